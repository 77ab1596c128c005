/** Laws of claims and rights over random facts: what a later look, another order or another month can change. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import { settlePeriods } from "../../src/engine/river.ts";
import { DAY } from "../../src/engine/value/instant.ts";
import { factsOf, type Happening, instant, planOf } from "../settle/settling.ts";

const plan = planOf(`tallystick: 1
agreement: At random
id: at-random
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  outages: { shape: intervals, fields: { line: { one of: [a, b] } } }
  notices: { shape: records, fields: { line: { one of: [a, b] }, month: date } }
  requests: { shape: records, fields: { month: date } }
fees:
  monthly fee: 1000 EUR
timelines:
  down: { during: outages }
targets:
  uptime:
    per: [line]
    measure: { subtract: [100 %, { share of time: down }] }
    expected: at least 99.9 %
    without value: deemed met
credits:
  uptime credit: { for: uptime, amount: { times: [{ share of time: down }, monthly fee] }, rounding: half up }
claims:
  asking:
    credits: all
    needs:
      notice: { by: notices, dated by: month, within: 10 calendar days, after: end of period }
      request: { by: requests, dated by: month, within: 30 calendar days, after: end of period }
    minimum: at least 2 EUR
rights:
  leave:
    who: customer
    may: terminate
    per: [line]
    when: { value: { in a row: uptime, verdict: missed }, is: at least 2 }
    within: 3 months
`);

const line = fc.constantFrom("a", "b");
const month = fc.constantFrom("2026-01-01", "2026-02-01", "2026-03-01");
const START = instant("2026-01-01T00:00:00Z");
const at = fc.integer({ min: 0, max: 130 * 24 }).map((hours) => START + hours * (DAY / 24));

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.tuple(at, fc.integer({ min: 1, max: 20 }), line).map(([from, hours, of]) => ({
    stream: "outages",
    at: from,
    until: from + hours * (DAY / 24),
    fields: { line: of },
  })),
  fc
    .tuple(at, month, line)
    .map(([when, of, on]) => ({ stream: "notices", at: when, fields: { month: of, line: on } })),
  fc.tuple(at, month).map(([when, of]) => ({ stream: "requests", at: when, fields: { month: of } })),
);

const history = fc
  .array(happening, { maxLength: 25 })
  .map((list) => list.map((each, index): Happening => ({ ...each, id: `f${index}` })));

function settled(happenings: readonly Happening[], asOf: number): readonly PeriodOutcome[] {
  const { book } = bookOf(factsOf(plan, happenings));
  return settlePeriods(plan, book, START, START + 120 * DAY, { asOf });
}

function claimsIn(outcomes: readonly PeriodOutcome[]): ReadonlyMap<string, string> {
  return new Map(
    outcomes.flatMap(({ period, credits }) =>
      credits.map(({ cell, claim }) => [
        `${period.label} ${cell.dimensions[0]?.value}`,
        claim?.state ?? "none",
      ]),
    ),
  );
}

const LATE = START + 600 * DAY;

describe("claims", () => {
  it("are the same whatever the order and number of times in which facts come", () => {
    fc.assert(
      fc.property(history, fc.integer(), (list, turn) => {
        const cut = list.length === 0 ? 0 : Math.abs(turn) % list.length;
        const shuffled = [...list.slice(cut), ...list.slice(0, cut), ...list.slice(0, 3)];
        expect(settled(shuffled, LATE)).toEqual(settled(list, LATE));
      }),
      { numRuns: 60 },
    );
  });

  it("never lapse by looking later once they were made, and never come to more than is owed", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 130, max: 170 }), (list, days) => {
        const [early, late] = [settled(list, START + days * DAY), settled(list, LATE)];
        const later = claimsIn(late);
        for (const [key, state] of claimsIn(early)) {
          if (state === "claimed" || state === "lapsed") expect(later.get(key)).toBe(state);
        }
        for (const { claims = [] } of late) {
          for (const { owed, claimed, open, forgone } of claims) {
            expect(claimed.minor).toBeLessThanOrEqual(owed.minor);
            expect(claimed.minor + open.minor + forgone.minor).toBe(owed.minor);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("for one month move nothing of another", () => {
    fc.assert(
      fc.property(history, at, (list, when) => {
        const more = [
          { stream: "requests", id: "more", at: when, fields: { month: "2026-02-01" } },
          { stream: "notices", id: "and", at: when, fields: { month: "2026-02-01", line: "a" } },
        ];
        const others = (outcomes: readonly PeriodOutcome[]): readonly PeriodOutcome[] =>
          outcomes.filter(({ period }) => period.label !== "2026-02");
        expect(others(settled([...list, ...more], LATE))).toEqual(others(settled(list, LATE)));
      }),
      { numRuns: 60 },
    );
  });
});

describe("rights", () => {
  it("hold exactly in runs of two missed months or more, each since its second month", () => {
    fc.assert(
      fc.property(history, (list) => {
        const outcomes = settled(list, LATE);
        for (const of of ["a", "b"]) {
          let run = 0;
          let since = "";
          for (const { period, evaluations, rights = [] } of outcomes) {
            const isHere = ({ cell }: { readonly cell: PeriodOutcome["evaluations"][number]["cell"] }) =>
              cell.dimensions[0]?.value === of;
            run = evaluations.find(isHere)?.verdict === "missed" ? run + 1 : 0;
            if (run === 2) since = period.label;
            const found = rights.find(isHere);
            expect([found?.holds, found?.since?.label]).toEqual([run >= 2, run >= 2 ? since : undefined]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("stay when service gets worse", () => {
    fc.assert(
      fc.property(history, happening, (list, more) => {
        fc.pre(more.stream === "outages");
        const [before, after] = [settled(list, LATE), settled([...list, { ...more, id: "more" }], LATE)];
        before.forEach(({ rights = [] }, index) => {
          rights.forEach(({ holds }, place) => {
            if (holds) expect(after[index]?.rights?.[place]?.holds).toBe(true);
          });
        });
      }),
      { numRuns: 60 },
    );
  });
});
