/** The statement body: the same evidence gives the same bytes, whatever the order in which it came. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { Fact } from "../../src/engine/measure/fact/fact.ts";
import { evidenceOf } from "../../src/engine/report/evidence.ts";
import { buildStatement, canonicalBody } from "../../src/engine/report/statement.ts";
import { periodsOf, settlePeriod } from "../../src/engine/river.ts";
import { factsOf, type Happening, instant, planOf } from "./settling.ts";

const asOf = instant("2026-08-01T00:00:00Z");

function bodyOf(plan: ReturnType<typeof planOf>, facts: readonly Fact[]): string {
  const [period] = periodsOf(plan, {
    start: instant("2026-06-15T00:00:00Z"),
    end: instant("2026-06-16T00:00:00Z"),
  });
  if (period === undefined) throw new Error("June is a period");
  const { book } = bookOf(facts);
  const outcome = settlePeriod(plan, book, period, { asOf });
  const evidence = evidenceOf(plan, book, period, asOf);
  return canonicalBody(buildStatement(plan, outcome, { asOf, documentHash: "0".repeat(64), evidence }));
}

const plan = planOf("walmart-otif-2024");
const lines: readonly Happening[] = Array.from({ length: 12 }, (_, index) => ({
  stream: "order lines",
  at: instant("2026-05-20T08:00:00Z") + index,
  fields: {
    channel: "store",
    mode: index % 3 === 0 ? "collect" : "prepaid",
    earliest: "2026-06-09",
    "must arrive by": "2026-06-10",
    arrived: index % 4 === 0 ? "2026-06-12" : "2026-06-10",
    ordered: 100 + index,
    received: index % 5 === 0 ? 90 : 120,
    "case cost": "3.37",
    disputed: false,
  },
}));
const facts = factsOf(plan, lines);
const body = bodyOf(plan, facts);

describe("a statement body", () => {
  it("has the same bytes for the same facts in any order, doubled or not", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...facts, ...facts], { minLength: 24, maxLength: 24 }), (shuffled) => {
        expect(bodyOf(plan, shuffled)).toBe(body);
      }),
      { numRuns: 50 },
    );
  });

  it("says what counted, exactly", () => {
    const parsed = JSON.parse(body);
    expect(Object.keys(parsed)).toEqual([
      "agreement",
      "asOf",
      "caps",
      "credits",
      "evaluations",
      "facts",
      "figures",
      "period",
      "provisional",
      "semantics",
      "tallystick",
      "total",
      "zoneRelease",
    ]);
    expect(parsed.agreement).toEqual({ id: "walmart-otif-2024", version: 1, hash: "0".repeat(64) });
    expect(parsed.period).toEqual({
      label: "2026-06",
      start: "2026-06-01T05:00:00Z",
      end: "2026-07-01T05:00:00Z",
    });
    expect(parsed.evaluations[2].measured.value).toMatch(/^\d+\/\d+$/);
    expect(parsed.total.currency).toBe("USD");
    expect(parsed.provisional).toBe(false);
  });

  it("holds no number that is not whole", () => {
    expect(body).not.toMatch(/:-?\d+[.eE]/);
  });
});

describe("late facts", () => {
  const windowed = planOf(`
tallystick: 1
agreement: Uptime with an evidence window
id: windowed
version: 1
kind: service level agreement
between: { provider: Host, customer: Tenant }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month, evidence window: 10 calendar days }
facts:
  outages: { shape: intervals }
timelines:
  down: { during: outages }
targets:
  uptime:
    measure: { subtract: [100 %, { share of time: down }] }
    expected: at least 99 %
    without value: not measured
`);
  const outage = (recorded: string): Happening => ({
    stream: "outages",
    id: "late one",
    at: "2026-06-10T00:00:00Z",
    until: "2026-06-12T00:00:00Z",
    recorded,
  });

  it("a fact recorded within the window counts", () => {
    const counted = JSON.parse(bodyOf(windowed, factsOf(windowed, [outage("2026-07-11T00:00:00Z")])));
    expect(counted.evaluations[0].verdict).toBe("missed");
    expect(counted.facts).toEqual({ counted: [{ stream: "outages", facts: 1 }], late: [] });
  });

  it("a fact recorded after it is listed as late and does not count", () => {
    const late = JSON.parse(bodyOf(windowed, factsOf(windowed, [outage("2026-07-11T00:00:01Z")])));
    expect(late.evaluations[0].verdict).toBe("met");
    expect(late.facts).toEqual({
      counted: [{ stream: "outages", facts: 0 }],
      late: [{ stream: "outages", source: "test", id: "late one" }],
    });
  });
});
