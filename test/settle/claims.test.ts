/**
 * Credits that have to be asked for: in time, for the right month and place, above a minimum, in good standing.
 */
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/document/parse.ts";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import { isProvisional } from "../../src/engine/report/statement.ts";
import { formatInstant } from "../../src/engine/value/format.ts";
import { zoneRelease } from "../../src/zones/release.ts";
import { type Happening, instant, planOf, settle } from "./settling.ts";

const agreement = (claim: string): string => `tallystick: 1
agreement: Hosting
id: hosting
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month, evidence window: 5 calendar days }
calendars:
  office: { hours: { Mon-Fri: 08:00-18:00 } }
facts:
  outages: { shape: intervals, fields: { region: { one of: [north, south] } } }
  notices: { shape: records, fields: { region: text } }
  requests: { shape: records, fields: { month: date, region: text, subject: text } }
  reminders: { shape: records }
fees:
  monthly fee: 1000 EUR
timelines:
  down: { during: outages }
targets:
  uptime:
    per: [region]
    measure: { subtract: [100 %, { share of time: down }] }
    expected: at least 99.9 %
    without value: deemed met
credits:
  uptime credit: { for: uptime, amount: 10 % of monthly fee, rounding: half up }
caps:
  ceiling: { credits: all, at most: 150 EUR, above: lost }
claims:
  credit request:
    credits: all
${claim}`;

const REQUEST = `    needs:
      request: { by: requests, dated by: month, within: 30 calendar days, after: end of period }
`;
const plan = planOf(agreement(REQUEST));
const outage = (region: string): Happening => ({
  stream: "outages",
  at: "2026-06-10T10:00:00Z",
  until: "2026-06-10T12:00:00Z",
  fields: { region },
});
const request = (at: string, fields: Happening["fields"] = {}): Happening => ({
  stream: "requests",
  at,
  fields: { month: "2026-06-01", ...fields },
});

function told({ credits, total }: PeriodOutcome): readonly string[] {
  return [
    ...credits.map(({ cell, claim, granted }) => {
      const at = claim?.at === undefined ? "" : ` ${formatInstant(claim.at)}`;
      return `${cell.dimensions[0]?.value}: ${claim?.state}${at}, ${granted.minor}`;
    }),
    `total ${total.minor}`,
  ];
}

function problemsOf(text: string): readonly string[] {
  const { agreement: read, problems } = parseAgreement(text);
  const all = read === undefined ? problems : compilePlan(read, zoneRelease()).problems;
  return all.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

describe("a credit that needs a request", () => {
  it("is open until the window ends, and the statement provisional as long", () => {
    const asOf = instant("2026-07-10T00:00:00Z");
    const june = settle(plan, "2026-06", [outage("north")], { asOf });
    expect(told(june)).toEqual(["north: open 2026-07-30T22:00:00Z, 0", "south: undefined, 0", "total 0"]);
    expect(isProvisional(june, asOf)).toBe(true);
    expect(june.claims).toMatchObject([{ owed: { minor: 10_000n }, open: { minor: 10_000n } }]);
  });

  it("is given once it was requested, and then goes on to the caps", () => {
    const both = [outage("north"), outage("south"), request("2026-07-30T22:00:00Z")];
    expect(told(settle(plan, "2026-06", both))).toEqual([
      "north: claimed 2026-07-30T22:00:00Z, 7500",
      "south: claimed 2026-07-30T22:00:00Z, 7500",
      "total 15000",
    ]);
  });

  it("lapses with the first instant after the window", () => {
    const late = [outage("north"), request("2026-07-30T22:00:00.001Z")];
    expect(told(settle(plan, "2026-06", late))[0]).toBe("north: lapsed 2026-07-30T22:00:00Z, 0");
    const nobody = settle(plan, "2026-06", [outage("north")]);
    expect(told(nobody)[0]).toBe("north: lapsed 2026-07-30T22:00:00Z, 0");
    expect(isProvisional(nobody, instant("2027-01-01T00:00:00Z"))).toBe(false);
  });

  it("is given for the cell that the request names, and for all when it names none", () => {
    const north = [outage("north"), outage("south"), request("2026-07-02T08:00:00Z", { region: "north" })];
    expect(told(settle(plan, "2026-06", north))).toEqual([
      "north: claimed 2026-07-02T08:00:00Z, 10000",
      "south: lapsed 2026-07-30T22:00:00Z, 0",
      "total 10000",
    ]);
  });

  it("is not given for a request about another month", () => {
    const july = [outage("north"), request("2026-07-02T08:00:00Z", { month: "2026-07-01" })];
    expect(told(settle(plan, "2026-06", july))[0]).toMatch(/^north: lapsed/);
  });

  it("counts however late the request was recorded: its own window decides", () => {
    const recorded = { ...request("2026-07-02T08:00:00Z"), recorded: "2026-09-01T08:00:00Z" };
    expect(told(settle(plan, "2026-06", [outage("north"), recorded]))[0]).toMatch(/^north: claimed/);
  });
});

describe("a step without a window", () => {
  const patient = planOf(
    agreement(
      "    needs: { request: { by: requests, dated by: month } }\n    decided within: 2 calendar days\n",
    ),
  );
  it("is open without a date until it is made, and never lapses", () => {
    const asOf = instant("2036-01-01T00:00:00Z");
    const nobody = settle(patient, "2026-06", [outage("north")], { asOf });
    expect(told(nobody)).toEqual(["north: open, 0", "south: undefined, 0", "total 0"]);
    expect(isProvisional(nobody, asOf)).toBe(true);
    const late = settle(patient, "2026-06", [outage("north"), request("2035-12-01T08:00:00Z")], { asOf });
    expect(told(late)[0]).toBe("north: claimed 2035-12-01T08:00:00Z, 10000");
    expect(isProvisional(late, asOf)).toBe(false);
  });

  it("beside one with a window leaves that window alone", () => {
    const both = planOf(
      agreement(`    needs:
      notice: { by: notices, within: 20 calendar days, after: start of period }
      request: { by: requests, dated by: month }
`),
    );
    const asOf = instant("2036-01-01T00:00:00Z");
    const notice: Happening = { stream: "notices", at: "2026-06-11T08:00:00Z" };
    const state = (facts: readonly Happening[]) =>
      told(settle(both, "2026-06", [outage("north"), ...facts], { asOf }))[0];
    expect(state([])).toBe("north: lapsed 2026-06-20T22:00:00Z, 0");
    expect(state([notice])).toBe("north: open, 0");
    expect(state([notice, request("2035-07-03T08:00:00Z")])).toBe(
      "north: claimed 2035-07-03T08:00:00Z, 10000",
    );
  });

  it("has to say for which period it is, and states both halves of a window or none", () => {
    const codes = (needs: string) => problemsOf(agreement(`    needs: ${needs}\n`));
    expect(codes("{ request: { by: requests } }")).toEqual(["claim-undated"]);
    expect(codes("{ request: { by: requests, dated by: month, within: 3 calendar days } }")).toEqual([
      "missing-key",
    ]);
    expect(codes("{ request: { by: requests, dated by: month, after: end of period } }")).toEqual([
      "missing-key",
    ]);
  });
});

describe("several steps", () => {
  const steps = planOf(
    agreement(`    needs:
      notice: { by: notices, within: 24 hours, after: { due: { from: start of period, by: 9 calendar days } } }
`),
  );
  it("count their windows from any instant of the period", () => {
    const notice: Happening = { stream: "notices", at: "2026-06-10T21:00:00Z" };
    expect(told(settle(steps, "2026-06", [outage("north"), notice]))[0]).toBe(
      "north: claimed 2026-06-10T21:00:00Z, 10000",
    );
  });

  const ordered = planOf(
    agreement(`    needs:
      notice: { by: notices, within: 20 calendar days, after: start of period }
      request: { by: requests, dated by: month, within: 10 business days, after: end of period }
    on: office
    decided within: 2 business days
    expires: 12 months
`),
  );
  it("come in written order, each in time", () => {
    const notice: Happening = { stream: "notices", at: "2026-06-11T08:00:00Z" };
    const early = request("2026-06-10T08:00:00Z");
    const twice = settle(ordered, "2026-06", [
      outage("north"),
      notice,
      early,
      request("2026-07-03T08:00:00Z"),
    ]);
    const claim = twice.credits[0]?.claim;
    expect(told(twice)[0]).toBe("north: claimed 2026-07-03T08:00:00Z, 10000");
    expect(claim?.steps.map(({ until }) => until && formatInstant(until))).toEqual([
      "2026-06-20T22:00:00Z",
      "2026-07-15T06:00:00Z",
    ]);
    expect(claim?.decideBy && formatInstant(claim.decideBy)).toBe("2026-07-07T08:00:00Z");
    expect(claim?.expires && formatInstant(claim.expires)).toBe("2027-07-03T08:00:00Z");
    expect(told(settle(ordered, "2026-06", [outage("north"), notice, early]))[0]).toMatch(/^north: lapsed/);
    const unannounced = [outage("north"), request("2026-07-03T08:00:00Z")];
    expect(told(settle(ordered, "2026-06", unannounced))[0]).toBe("north: lapsed 2026-06-20T22:00:00Z, 0");
  });
});

describe("a minimum and good standing", () => {
  const strict = planOf(
    agreement(`${REQUEST}    minimum: above 100 EUR
    only if: { value: { count of: reminders }, is: at most 1 }
`),
  );
  const asked = request("2026-07-02T08:00:00Z");
  it("measure the sum of what the rule covers, before caps", () => {
    expect(told(settle(strict, "2026-06", [outage("north"), asked]))[0]).toBe("north: below the minimum, 0");
    const both = settle(strict, "2026-06", [outage("north"), outage("south"), asked]);
    expect(told(both).at(-1)).toBe("total 15000");
  });

  it("are looked at whatever was requested", () => {
    const reminder: Happening = { stream: "reminders", at: "2026-06-20T10:00:00Z" };
    const owing = [outage("north"), outage("south"), asked, reminder, reminder].map((each, index) => ({
      ...each,
      id: `f${index}`,
    }));
    expect(told(settle(strict, "2026-06", owing)).at(-1)).toBe("total 0");
  });
});
