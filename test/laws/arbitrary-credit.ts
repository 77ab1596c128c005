/**
 * Credits and caps at random: bands over the measure, streaks of misses, earlier periods, pools.
 */
import fc from "fast-check";
import type { CreditCap, CreditRule } from "../../src/engine/prepare/agreement.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { ROUNDING_MODES } from "../../src/engine/value/rounding.ts";
import { bandsOf, type Formula, ifElse, nameOf, percentage, type Test } from "./arbitrary-formula.ts";

const skipping = fc.constantFrom({}, { notMeasured: "is skipped" as const });

/** A figure over the last periods, or a credit over those before. */
const overPeriods: fc.Arbitrary<Formula> = fc
  .tuple(
    fc.constantFrom("sum of" as const, "mean of" as const, "lowest of" as const, "highest of" as const),
    fc.constantFrom(
      { name: "lost", kind: "last" as const },
      { name: "lost", kind: "before" as const },
      { name: "first credit", kind: "before" as const },
    ),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([aggregate, { name, kind }, periods]) => ({
    kind: "over periods",
    aggregate,
    name,
    span: { kind, periods },
  }));

/** How often in a row the target had a verdict. */
const streakOf = (name: string): fc.Arbitrary<Test> =>
  fc.tuple(fc.constantFrom("met" as const, "missed" as const), fc.integer({ min: 1, max: 6 }), skipping).map(
    ([which, times, more]): Test => ({
      kind: "compare",
      left: { kind: "in a row", target: name, verdict: which, ...more },
      comparator: "at least",
      right: { kind: "number", value: ratio(times), percent: false },
    }),
  );

const double: Formula = { kind: "number", value: ratio(2), percent: false };
const single: Formula = { kind: "number", value: ratio(1), percent: false };

/** When a credit is due, and how much it is. Bands stand alone, for they may pay although the level is kept. */
const terms = (of: string): fc.Arbitrary<Pick<CreditRule, "when" | "amount">> =>
  fc.oneof(
    bandsOf(fc.constant(nameOf("measured")), percentage).map((bands) => ({
      when: "always" as const,
      amount: { kind: "times" as const, of: [bands, nameOf("at stake")] },
    })),
    fc.record({
      when: fc.oneof<fc.Arbitrary<CreditRule["when"]>[]>(fc.constantFrom("missed", "always"), streakOf(of)),
      amount: fc.oneof<fc.Arbitrary<Formula>[]>(
        percentage.map((factor): Formula => ({ kind: "times", of: [factor, nameOf("monthly fee")] })),
        streakOf(of).map(
          (test): Formula => ({
            kind: "times",
            of: [ifElse(test, double, single), nameOf("at stake")],
          }),
        ),
        overPeriods,
        fc.constant<Formula>({
          kind: "larger of",
          of: [
            nameOf("lost"),
            {
              kind: "previous",
              name: "lost",
              ago: 1,
              otherwise: { kind: "money", amount: ratio(0), currency: "EUR" },
            },
          ],
        }),
      ),
    }),
  );

export const credit = (name: string, of: string): fc.Arbitrary<CreditRule> =>
  fc
    .tuple(
      terms(of),
      fc.constantFrom(...ROUNDING_MODES),
      fc.constantFrom("provider" as const, "customer" as const),
    )
    .map(([rule, rounding, paidBy]) => ({ name, target: of, ...rule, rounding, paidBy }));

const span: fc.Arbitrary<Pick<CreditCap, "each">> = fc.constantFrom<Pick<CreditCap, "each">[]>(
  {},
  { each: { kind: "term" } },
  { each: { kind: "year", startMonth: 4 } },
  { each: { kind: "rolling", days: 365 } },
);

export const caps: fc.Arbitrary<readonly CreditCap[]> = fc
  .tuple(
    percentage,
    fc.boolean(),
    span,
    fc.constantFrom<CreditCap["above"][]>("lost", "paid in cash", "carried forward"),
  )
  .map(([factor, second, each, above]) => [
    {
      name: "the pool",
      per: [],
      credits: "all",
      atMost: { kind: "times", of: [factor, nameOf("monthly fee")] },
      ...each,
      above,
    },
    ...(second
      ? [
          {
            name: "one, alone",
            per: [],
            credits: ["first credit"],
            atMost: nameOf("at stake"),
            above: "carried forward",
          } satisfies CreditCap,
        ]
      : []),
  ]);
