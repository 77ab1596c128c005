import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { planOf } from "../../../../test/compile/document.ts";
import { HOUR, MINUTE } from "../../value/instant.ts";
import { ratio, toCanonical } from "../../value/ratio.ts";
import { feasibilityOf } from "./feasibility.ts";

const FOLDER = "examples/chain";
const read = (name: string): ReturnType<typeof planOf> =>
  planOf(readFileSync(`${FOLDER}/${name}.yaml`, "utf8"));
const beneath = new Map(
  ["network-ola", "database-ola", "hosting-uc"].map((id) => [id, read(`library/${id}`)]),
);
const library = (id: string): ReturnType<typeof planOf> | undefined => beneath.get(id);

describe("the web shop of the example, as its README works it out", () => {
  const { targets, problems } = feasibilityOf(read("agreement"), library);
  const [repaired, availability] = targets;

  it("is carried", () => {
    expect(problems).toEqual([]);
    expect(targets.map(({ carries }) => carries)).toEqual([true, true]);
  });

  it("has twenty hours to spare for P1, six of them in the office", () => {
    const time = repaired?.cells[0]?.time;
    expect(time?.margin).toBe(20 * HOUR);
    expect(time?.coveredMargin).toBe(6 * HOUR);
    expect(time?.tightest.name).toBe("hosting-uc: restore");
  });

  it("has seven and a half hours to spare for P2", () => {
    expect(repaired?.cells[1]?.time?.margin).toBe(7 * HOUR + 30 * MINUTE);
  });

  it("adds up the items that may be late, and multiplies them only as an expectation", () => {
    const share = repaired?.cells[0]?.share;
    expect(share && toCanonical(share.guaranteed)).toBe("19/20");
    expect(share && toCanonical(share.expected)).toBe(toCanonical(ratio(950796, 1000000)));
  });

  it("counts in February what Supplyhost may fail in two of its own months", () => {
    const share = availability?.cells[0]?.share;
    // 744 h and 672 h of New York, a thousandth each, and a hundredth of the 672 h of Berlin, of 672 h.
    expect(share?.period).toBe("2026-02");
    expect(share && toCanonical(share.guaranteed)).toBe(
      toCanonical(ratio(672_000 - 744 - 672 - 6_720, 672_000)),
    );
  });
});

describe("the same shop with a promise around the clock", () => {
  const { problems } = feasibilityOf(read("agreement-around-the-clock"), library);

  it("cannot be carried, by time for P1 and by level for the availability", () => {
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "chain-cannot-carry /targets/repaired in time/rests on",
      "chain-cannot-carry /targets/availability/rests on",
    ]);
  });

  it("is worst in the week between the two changes of clocks", () => {
    expect(problems[0]?.message).toContain("started just after 2026-10-30 17:00 (Europe/Berlin)");
    expect(problems[0]?.message).toContain("45 h after the promise is up");
  });
});

describe("a level in hours of its own", () => {
  const uptime = (id: string, hours: string, level: string, rests = ""): ReturnType<typeof planOf> =>
    planOf(`tallystick: 1
agreement: Under test
id: ${id}
version: 1
kind: operational level agreement
between: { provider: Team, customer: Northwind }
term: { from: 2026-02-01, to: 2026-02-28 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
calendars: { desk: { hours: { Mon-Fri: ${hours} } } }
facts: { outages: { shape: intervals } }
targets:
  up:
    measure: { subtract: [100 %, { share of time: { during: outages }, within: desk }] }
    expected: at least ${level}
    without value: met
${rests}`);
  const rests = "    rests on: { agreement: leg, target: up }\n";
  const guaranteed = (own: string, leg: string): string | undefined => {
    const plan = uptime("upper", own, "50 %", rests);
    const share = feasibilityOf(plan, () => uptime("leg", leg, "90 %")).targets[0]?.cells[0]?.share;
    return share && toCanonical(share.guaranteed);
  };

  it("is handed on as it is when the hours are the same", () => {
    expect(guaranteed("08:00-18:00", "08:00-18:00")).toBe("9/10");
  });

  it("counts all that may fail in longer hours against the shorter ones", () => {
    expect(guaranteed("08:00-18:00", "08:00-23:00")).toBe("17/20");
  });

  it("promises nothing for hours in which nobody does", () => {
    expect(guaranteed("08:00-18:00", "08:00-13:00")).toBe("9/20");
  });
});

describe("a library in which two ways lead to everything", () => {
  const base = read("library/network-ola");
  const leg = (agreement: string) => ({ kind: "leg", agreement, clock: "diagnosis", where: [] }) as const;

  /** Sixty layers of two agreements, each resting on both of the next layer. */
  const layered = (id: string): typeof base | undefined => {
    const known = library(id);
    const layer = Number(id.split("/")[1] ?? 0);
    if (known !== undefined && id !== "network-ola") return known;
    const of = layer >= 60 ? [] : [leg(`a/${layer + 1}`), leg(`b/${layer + 1}`)];
    const targets = base.agreement.targets.map((target) => ({
      ...target,
      restsOn: { kind: "in parallel" as const, of },
    }));
    return { ...base, agreement: { ...base.agreement, id, targets } };
  };

  it("is searched for circles agreement by agreement, not way by way", () => {
    const { problems } = feasibilityOf(read("agreement"), layered);
    expect(problems.filter(({ code }) => code === "chain-cycle")).toEqual([]);
  });
});
