import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/engine/plan/plan.ts";
import type { FieldRule } from "../../src/engine/prepare/agreement.ts";
import type { Explanation } from "../../src/engine/report/explain/explanation.ts";
import { type Happening, planOf } from "../settle/settling.ts";
import { explainAll, faultsOf, read } from "./explaining.ts";

const EXAMPLES = [
  "idnet-care-levels",
  "digitalocean-family",
  "github-business-2017",
  "aws-s3",
  "contact-centre-80-20",
  "gsop-electricity",
  "walmart-otif-2024",
  "uk-model-services",
  "orgvue-support",
  "gcp-compute-engine",
] as const;

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 3, 1);

describe("an explanation", () => {
  it.each(EXAMPLES)("of every figure of %s gives that figure from its parts, whatever happened", (name) => {
    const plan = planOf(name);
    // Every five minutes of a month is an item there, so one month will do.
    const heavy = name === "aws-s3";
    const until = heavy ? "2026-04-20T00:00:00Z" : "2026-06-20T00:00:00Z";
    fc.assert(
      fc.property(happeningsFor(plan), fc.integer({ min: 0, max: 4 }), (happenings, most) => {
        const explained = explainAll(plan, "2026-04-02T00:00:00Z", until, happenings, most);
        expect(explained.flatMap(faultsOf)).toEqual([]);
      }),
      { numRuns: heavy ? 1 : 15, seed: 7, endOnFailure: true },
    );
  });

  it("of nodes that no example uses gives its figure too", () => {
    const plan = planOf(OTHERS);
    fc.assert(
      fc.property(happeningsFor(plan), fc.integer({ min: 0, max: 4 }), (happenings, most) => {
        const explained = explainAll(plan, "2026-04-02T00:00:00Z", "2026-06-20T00:00:00Z", happenings, most);
        expect(explained.flatMap(faultsOf)).toEqual([]);
      }),
      { numRuns: 40, seed: 8, endOnFailure: true },
    );
  });

  it("tells a share by its items, first those that failed are told one by one", () => {
    const [may] = explainAll(planOf("orgvue-support"), "2026-01-01T12:00:00Z", "2026-01-30T00:00:00Z", CASES);
    expect(read(may?.at("targets/cases answered in time[priority=high]") ?? fail())).toContain(
      "CASE-2: response: 1 h 20 min counted from 2026-01-05 16:30 to 2026-01-06 09:50, against 1 business hour: breached since 2026-01-06 09:30",
    );
  });

  it("tells the state of a claim, by when, and the fact that claimed it", () => {
    const outage: Happening = {
      stream: "outages",
      at: "2026-04-10T10:00:00Z",
      until: "2026-04-10T20:00:00Z",
      fields: {},
    };
    const request: Happening = {
      stream: "requests",
      id: "R-7",
      at: "2026-05-02T08:00:00Z",
      fields: { month: "2026-04-01" },
    };
    const toldWith = (...happenings: readonly Happening[]): Explanation => {
      const [april] = explainAll(planOf(CLAIMED), "2026-04-01T12:00:00Z", "2026-04-30T00:00:00Z", happenings);
      return april?.at("claims/credit request") ?? fail();
    };
    expect(read(toldWith(outage, request))).toBe(`credit request: claimed on 2026-05-02 08:00.
  request: made on 2026-05-02 08:00 by the fact "R-7", in time until 2026-05-31 00:00.
  All that it covers is EUR 100.00 and has to be above EUR 1.00.
  the minimum is EUR 1.00, as the agreement says.`);
    expect(toldWith(outage, request).parts[0]?.facts).toEqual(["R-7"]);
    expect(read(toldWith(outage))).toContain("request: not made by 2026-05-31 00:00.");
  });

  it("opens a deadline to the hours that counted, those that did not, and their facts", () => {
    const [may] = explainAll(planOf("orgvue-support"), "2026-01-01T12:00:00Z", "2026-01-30T00:00:00Z", CASES);
    const clock = may?.at("clocks/solution[CASE-1]") ?? fail();
    const told = (clock.intervals ?? []).map(({ kind, counted, reason = "", factIds }) => [
      kind,
      counted / 3_600_000,
      reason,
      factIds.join(" "),
    ]);
    expect(told).toEqual([
      ["running", 7, "", "f2 f3"],
      ["outside hours", 0, "office", ""],
      ["running", 1, "", "f2 f3"],
      ["paused", 0, "waiting for the client", "f3 f4"],
      ["running", 2, "", "f4 f5"],
      ["outside hours", 0, "office", ""],
      ["running", 6, "", "f4 f5"],
      ["overdue", 2, "", "f4 f5"],
      ["outside hours", 0, "office", ""],
      ["overdue", 1, "", "f4 f5"],
    ]);
    expect(clock.sentence).toBe(
      "solution: 19 h counted from 2026-01-06 10:00 to 2026-01-12 10:00, against 16 business hours: breached since 2026-01-09 15:00.",
    );
  });

  it("tells no breach of a clock that was cancelled, and the currency of an earlier credit", () => {
    const happened = (event: string, at: string): Happening => ({
      stream: "tickets",
      subject: "T1",
      event,
      at: `2026-${at}:00Z`,
    });
    const [april, may] = explainAll(planOf(CANCELLED), "2026-04-02T00:00:00Z", "2026-05-20T00:00:00Z", [
      happened("opened", "04-06T09:00"),
      happened("withdrawn", "04-06T15:00"),
    ]);
    const clock = april?.at("clocks/solution[T1]") ?? fail();
    expect(clock.sentence).toBe(
      "solution: 6 h counted from 2026-04-06 09:00 to 2026-04-06 15:00, against 2 hours: void since 2026-04-06 15:00.",
    );
    expect((clock.intervals ?? []).map(({ kind }) => kind)).toEqual(["running"]);
    expect(clock.parts.map(({ label }) => label)).not.toContain("breached");
    expect(read(may?.at("credits/earned back") ?? fail())).toContain(
      "the amount: 50 % × EUR 10.00 = EUR 5.00.",
    );
  });

  it("leaves nothing out silently: what is not listed stands there with its count", () => {
    const many = Array.from(
      { length: 50 },
      (_, index): Happening => ({
        stream: "survey answers",
        at: "2026-05-03T10:00:00Z",
        fields: { score: index < 43 ? 5 : 2 },
      }),
    );
    const [may] = explainAll(
      planOf("contact-centre-80-20"),
      "2026-05-01T12:00:00Z",
      "2026-05-30T00:00:00Z",
      many,
      3,
    );
    const told = read(may?.at("targets/satisfaction") ?? fail());
    expect(told).toContain("43 of 50 survey answers, that is 86 %");
    expect(told).toContain("and 40 more: 40.");
    expect(told).toContain("and 4 more: 4.");
  });

  it("follows a credit through its band to the outage that caused it", () => {
    const [may] = explainAll(planOf("gcp-compute-engine"), "2026-05-02T12:00:00Z", "2026-05-30T00:00:00Z", [
      {
        stream: "unreachable",
        id: "out-7",
        subject: "vm-1",
        at: "2026-05-04T10:00:00Z",
        until: "2026-05-04T20:00:00Z",
        fields: { tier: "premium", region: "r1", instance: "vm-1", cause: "provider" },
      },
      {
        stream: "invoices",
        at: "2026-05-05T10:00:00Z",
        fields: { tier: "premium", region: "r1", amount: 1000 },
      },
    ]);
    const told = read(may?.at("credits/uptime credit[tier=premium, region=r1]") ?? fail());
    expect(told).toContain("lies in the band at least 95 % and below 99 %, which gives 25 %");
    expect(told).toContain("all instances down: 10 h, from 1 stretch of time.");
  });

  it("is undefined for a path that the outcome does not have", () => {
    const [may] = explainAll(planOf("orgvue-support"), "2026-01-01T12:00:00Z", "2026-01-30T00:00:00Z", CASES);
    expect(() => may?.at("targets/no such thing")).toThrow("nothing at");
    expect(() => may?.at("clocks/solution[CASE-9]")).toThrow("nothing at");
  });
});

const CANCELLED = `tallystick: 1
agreement: Withdrawn tickets
id: withdrawn
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-04-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  tickets: { shape: events, events: [opened, withdrawn, solved] }
clocks:
  solution:
    items: tickets
    starts: opened
    stops: solved
    cancelled by: withdrawn
    limit: 2 hours
    met when: at most limit
targets:
  void ones: { measure: { count of: tickets, where: { solution: void } }, expected: exactly 0, without value: met }
credits:
  withdrawn: { for: void ones, amount: 10 EUR, rounding: half up }
  earned back:
    when: always
    amount: { times: [50 %, { previous: withdrawn, ago: 1, otherwise: 0 EUR }] }
    rounding: half up
    paid by: customer
`;

/** Percentiles, extremes, steps, roundings, runs, samples, history and dates in one agreement. */
const OTHERS = `tallystick: 1
agreement: What the examples leave out
id: others
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
calendars:
  office: { hours: { Mon-Fri: 08:00-18:00 } }
facts:
  readings: { shape: records, fields: { ms: number, team: { one of: [red, blue] } } }
  probes: { shape: samples, fields: { up: flag } }
  outages: { shape: intervals, fields: { team: { one of: [red, blue] } } }
  maintenance: { shape: intervals }
timelines:
  down:
    runs of at least: 15 minutes
    of: { any of: [{ during: outages }, { samples of: probes, showing: { up: false }, each holds at most: 2 hours }] }
    without: [{ at most: 4 hours, of: { during: maintenance } }]
figures:
  slowest: { highest of: ms, over: readings, where: { team: red } }
  hundreds: { full: 40, of: slowest }
  begun: { started: 40, of: slowest }
  one decimal: { rounded: { divide: [slowest, 7] }, decimals: 1, mode: half even }
  narrower: { smaller of: [slowest, 100] }
  outage time: { time of: down }
  outage runs: { runs of: down }
  longest outage: { longest run of: down }
  by month: { in force: [{ from: 2026-01-01, value: 5 }, { from: 2026-05-01, value: 7 }] }
  last slowest: { previous: slowest, ago: 1, otherwise: 0 }
  misses: { per: [team], is: { times in last: 3, of: ninety-fifth, verdict: missed } }
targets:
  ninety-fifth:
    per: [team]
    measure: { percentile: 95, of: ms, over: readings }
    expected: at most 90
    without value: not measured
  office uptime:
    measure: { subtract: [100 %, { share of time: down, within: office, without: [{ during: maintenance }] }] }
    rounding: half up to 2 decimals of a percent
    expected: at least 99 %
    without value: deemed met
credits:
  outage credit:
    for: office uptime
    when: always
    amount: { times: [{ if: { value: longest outage, is: above 1 hour }, then: 2, otherwise: 1 }, 10 EUR, { bands of: measured, rows: [{ at least: 98 %, gives: 1 }, { below: 98 %, gives: 3 }] }] }
    rounding: up
`;

const CLAIMED = `tallystick: 1
agreement: Claimed
id: claimed
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  outages: { shape: intervals }
  requests: { shape: records, fields: { month: date } }
timelines:
  down: { during: outages }
fees:
  monthly fee: 1000 EUR
targets:
  uptime:
    measure: { subtract: [100 %, { share of time: down }] }
    expected: at least 99.9 %
    without value: deemed met
credits:
  uptime credit: { for: uptime, amount: 10 % of monthly fee, rounding: half up }
claims:
  credit request:
    credits: all
    needs: { request: { by: requests, dated by: month, within: 30 calendar days, after: end of period } }
    minimum: above 1 EUR
`;

const CASES: readonly Happening[] = [
  ["CASE-1", "raised", "2026-01-05T16:30:00Z"],
  ["CASE-1", "responded", "2026-01-06T09:20:00Z"],
  ["CASE-1", "work started", "2026-01-06T10:00:00Z"],
  ["CASE-1", "waiting for client", "2026-01-07T10:00:00Z"],
  ["CASE-1", "client answered", "2026-01-08T15:00:00Z"],
  ["CASE-1", "solved", "2026-01-12T10:00:00Z"],
  ["CASE-2", "raised", "2026-01-05T16:30:00Z"],
  ["CASE-2", "responded", "2026-01-06T09:50:00Z"],
].map(([subject = "", event = "", at = ""]) => ({
  stream: "cases",
  subject,
  event,
  at,
  fields: { priority: "high" },
}));

/** Facts of every stream of a plan at random instants of a quarter, with values of the declared types. */
function happeningsFor(plan: Plan): fc.Arbitrary<readonly Happening[]> {
  const streams = [...plan.streams.values()].map(({ rule }) => rule);
  const each = streams.map((rule) =>
    fc
      .record({
        at: fc.integer({ min: 0, max: 80 * 96 }),
        length: fc.integer({ min: 0, max: 40 }),
        subject: fc.integer({ min: 1, max: 4 }),
        event: fc.constantFrom(...(rule.events.length === 0 ? [""] : rule.events)),
        fields: fc.record(Object.fromEntries(rule.fields.map((field) => [field.name, valueFor(field)]))),
      })
      .map(
        ({ at, length, subject, event, fields }): Happening => ({
          stream: rule.name,
          subject: `S${subject}`,
          at: FROM + at * 900_000,
          ...(rule.shape === "intervals" ? { until: FROM + (at + length) * 900_000 } : {}),
          ...(rule.shape === "events" ? { event } : {}),
          fields,
        }),
      ),
  );
  return fc.array(fc.oneof(...each), { maxLength: 40 });
}

function valueFor(field: FieldRule): fc.Arbitrary<string | number | boolean> {
  if (field.oneOf !== undefined) return fc.constantFrom(...field.oneOf);
  switch (field.type) {
    case "flag":
      return fc.boolean();
    case "text":
      return fc.constantFrom("red", "green", "blue");
    case "duration":
      return fc.integer({ min: 0, max: 60_000 });
    case "date":
      return fc.integer({ min: 1, max: 28 }).map((day) => `2026-05-${String(day).padStart(2, "0")}`);
    case "instant":
      return fc.integer({ min: 0, max: 80 }).map((day) => new Date(FROM + day * DAY).toISOString());
    default:
      return fc.integer({ min: 0, max: 120 });
  }
}

function fail(): never {
  throw new Error("there is an outcome");
}
