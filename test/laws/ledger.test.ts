/** Laws of accounts and of limits over spans, against a heap of single points and over histories at random. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { add, ratio, toCanonical, ZERO } from "../../src/engine/value/ratio.ts";
import { naiveLedger } from "../naive/ledger.ts";
import { type Happening, planOf, settleAll } from "../settle/settling.ts";

const HEAD = `tallystick: 1
agreement: Points
id: points
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Etc/UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  reports: { shape: records, fields: { come: number, go: number } }
fees: { monthly fee: 100 EUR }
figures:
  come: { sum of: come, over: reports }
  go: { sum of: go, over: reports }
targets:
  nothing comes: { measure: come, expected: at most 0, without value: not measured }
`;

interface Month {
  readonly add: number;
  readonly take: number;
}

const months: fc.Arbitrary<readonly Month[]> = fc.array(
  fc.record({ add: fc.integer({ min: 0, max: 9 }), take: fc.integer({ min: 0, max: 9 }) }),
  { minLength: 1, maxLength: 9 },
);

function settled(text: string, rows: readonly Month[]): readonly PeriodOutcome[] {
  const month = (index: number): string => `2026-${String(index + 1).padStart(2, "0")}`;
  const happenings: readonly Happening[] = rows.map(({ add: come, take: go }, index) => ({
    stream: "reports",
    at: `${month(index)}-15T00:00:00Z`,
    fields: { come, go },
  }));
  return settleAll(
    planOf(HEAD + text),
    "2026-01-01T00:00:00Z",
    `${month(rows.length - 1)}-20T00:00:00Z`,
    happenings,
  );
}

const terms = fc.record({
  opening: fc.integer({ min: 0, max: 9 }),
  atMost: fc.option(fc.integer({ min: 9, max: 20 }), { nil: undefined }),
  atLeast: fc.option(fc.integer({ min: -8, max: 0 }), { nil: undefined }),
  expiresAfter: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
});

describe("an account", () => {
  it("moves like a heap of single points", () => {
    fc.assert(
      fc.property(terms, months, ({ opening, atMost, atLeast, expiresAfter }, rows) => {
        const bounds = [
          ...(atMost === undefined ? [] : [`    at most: ${atMost}`]),
          ...(atLeast === undefined ? [] : [`    at least: ${atLeast}`]),
          ...(expiresAfter === undefined ? [] : [`    expires after: ${expiresAfter} periods`]),
        ];
        const text = ["accounts:", "  points:", "    holds: number", `    opening: ${opening}`, ...bounds]
          .concat(["    entries:", "      come: { add: come }", "      go: { take: go }", ""])
          .join("\n");
        const outcomes = settled(text, rows);
        const naive = naiveLedger(
          {
            opening,
            ...(atMost === undefined ? {} : { atMost }),
            ...(atLeast === undefined ? {} : { atLeast }),
            ...(expiresAfter === undefined ? {} : { expiresAfter }),
          },
          rows,
        );
        expect(outcomes.map(movesOf)).toEqual(naive);
        for (const [index, outcome] of outcomes.entries()) checkContinuity(outcome, outcomes[index - 1]);
      }),
      { numRuns: 120, seed: 5 },
    );
  });

  it("never changes an earlier period", () => {
    const text =
      "accounts: { points: { holds: number, expires after: 2 periods, entries: { come: { add: come } } } }\n";
    fc.assert(
      fc.property(months, (rows) => {
        const whole = settled(text, rows);
        rows.forEach((_, index) => {
          expect(settled(text, rows.slice(0, index + 1))).toEqual(whole.slice(0, index + 1));
        });
      }),
      { numRuns: 15, seed: 6 },
    );
  });
});

function movesOf({ ledger }: PeriodOutcome) {
  const moved = (entry: string): number => {
    const posting = ledger?.postings.find((each) => each.entry === entry);
    return Math.abs(Number(posting?.amount.numerator ?? 0n));
  };
  const closing = Number(ledger?.accounts[0]?.closing.numerator ?? 0n);
  return { expired: moved("expiry"), added: moved("come"), taken: moved("go"), closing };
}

/** Opening and postings make the closing balance, which is the next opening. */
function checkContinuity({ ledger }: PeriodOutcome, before: PeriodOutcome | undefined): void {
  const [account] = ledger?.accounts ?? [];
  const moved = (ledger?.postings ?? []).reduce((sum, { amount }) => add(sum, amount), ZERO);
  expect(toCanonical(add(account?.opening ?? ZERO, moved))).toBe(toCanonical(account?.closing ?? ZERO));
  if (before === undefined) return;
  expect(account?.opening).toEqual(before.ledger?.accounts[0]?.closing);
}

describe("a limit over a span", () => {
  const above = fc.constantFrom("lost", "carried forward", "paid in cash", "to account bank");
  const each = fc.constantFrom("", "each: calendar quarter, ", "each: year, ", "each: term, ");
  const limit = fc.integer({ min: 0, max: 900 });

  it("is never exceeded, and what is above it goes where the agreement says and nowhere else", () => {
    fc.assert(
      fc.property(months, above, each, limit, (rows, rest, span, most) => {
        const outcomes = settled(
          `credits:
  come credit: { when: always, amount: { times: [monthly fee, come] }, rounding: half up }
  go credit: { when: always, amount: { times: [monthly fee, go] }, rounding: half up }
caps:
  pool: { credits: all, ${span}at most: ${most} EUR, above: ${rest} }
accounts: { bank: { holds: money } }
`,
          rows,
        );
        for (const { credits, caps, ledger } of outcomes) {
          const [cap] = caps;
          if (cap === undefined) throw new Error("the cap is applied");
          const owed =
            credits.reduce((sum, { rounded }) => sum + rounded.minor, 0n) + cap.broughtForward.amount.minor;
          const granted =
            credits.reduce((sum, credit) => sum + credit.granted.minor, 0n) +
            cap.broughtForward.granted.minor;
          const kept = cap.carriedForward.minor + (cap.cash?.minor ?? 0n) + (cap.posted?.minor ?? 0n);
          if (rest !== "lost") expect(granted + kept).toBe(owed);
          const posted = (ledger?.postings ?? []).reduce((sum, { amount }) => add(sum, amount), ZERO);
          expect(posted).toEqual(ratio(cap.posted?.minor ?? 0n, 100));
        }
        for (const total of sumsBySpan(outcomes, span)) expect(total <= BigInt(most) * 100n).toBe(true);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

/** What was granted in each span, by the month number alone. */
function sumsBySpan(outcomes: readonly PeriodOutcome[], span: string): readonly bigint[] {
  const keyOf = (month: number): number =>
    span.includes("quarter") ? Math.floor(month / 3) : span === "" ? month : 0;
  const sums = new Map<number, bigint>();
  outcomes.forEach(({ total }, month) => {
    const key = keyOf(month);
    sums.set(key, (sums.get(key) ?? 0n) + total.minor);
  });
  return [...sums.values()];
}
