/**
 * Prices at random: published series, fees that follow them or begin and end with a service, and taxes.
 */
import fc from "fast-check";
import type { PublishedSeries, TaxRule } from "../../src/engine/prepare/commerce.ts";
import { PARTS_OF_PERIOD } from "../../src/engine/prepare/commerce.ts";
import type { TimeAmount } from "../../src/engine/prepare/expression.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { ROUNDING_MODES } from "../../src/engine/value/rounding.ts";
import { euros, type Formula, nameOf, percentage, perhaps } from "./arbitrary-formula.ts";

/** The last day on which every series has a value already. */
const BEGIN = 20_000;

const day = fc.integer({ min: BEGIN, max: 21_500 });
const rounding = perhaps("rounding", fc.constantFrom(...ROUNDING_MODES));

const dated = fc
  .tuple(fc.integer({ min: 1, max: 36 }), fc.constantFrom("months" as const, "calendar days" as const))
  .map(([count, unit]): TimeAmount => ({ kind: "time amount", count: ratio(count), unit }));

const published = fc.uniqueArray(day, { minLength: 1, maxLength: 4 }).chain((days) =>
  fc.array(fc.integer({ min: 1, max: 2_000_000 }), { minLength: 5, maxLength: 5 }).map((values) =>
    [BEGIN - 1, ...days.sort((a, b) => a - b)].map((from, index) => ({
      from,
      value: { kind: "number" as const, value: ratio(values[index] ?? 1, 10_000), percent: false },
    })),
  ),
);

/** An index and a rate, with fields of a stream that reports more of its values. */
export const series: fc.Arbitrary<readonly PublishedSeries[]> = fc
  .record({
    index: published,
    rate: published,
    holds: perhaps("holds", dated),
    reported: perhaps(
      "reported",
      fc.constant({ stream: "order lines", date: nameOf("agreed"), value: nameOf("ordered") }),
    ),
  })
  .map(({ index, rate, holds, reported }): readonly PublishedSeries[] => [
    { name: "consumer prices", source: "Statistics office: a", values: index, ...reported },
    {
      name: "dollars",
      source: "Central bank",
      rate: { of: "USD", in: "EUR" },
      values: rate,
      ...holds,
    },
  ]);

const indexed: fc.Arbitrary<Formula> = fc
  .tuple(
    euros,
    day,
    perhaps("from", day),
    dated,
    fc.tuple(percentage, percentage).map(([a, b]) => {
      const [least, most] =
        a.value.numerator * b.value.denominator <= b.value.numerator * a.value.denominator ? [a, b] : [b, a];
      return { atLeast: least.value, atMost: most.value };
    }),
    fc.subarray(["atLeast", "atMost"] as const),
    rounding,
  )
  .map(([of, base, from, each, limits, kept, rounded]): Formula => {
    const some = Object.fromEntries(kept.map((key) => [key, limits[key]]));
    return { kind: "indexed", of, series: "consumer prices", base, each, ...from, ...some, ...rounded };
  });

const converted: fc.Arbitrary<Formula> = fc.tuple(fc.integer({ min: 0, max: 9_999 }), day).map(
  ([dollars, date]): Formula => ({
    kind: "convert",
    of: { kind: "money", amount: ratio(dollars), currency: "USD" },
    rate: "dollars",
    on: { kind: "date", date },
  }),
);

const valued: fc.Arbitrary<Formula> = day.map(
  (date): Formula => ({
    kind: "times",
    of: [
      { kind: "value of", series: "consumer prices", on: { kind: "date", date } },
      { kind: "money", amount: ratio(1), currency: "EUR" },
    ],
  }),
);

const part: fc.Arbitrary<Formula> = fc
  .tuple(
    euros,
    perhaps("service", fc.constant("desk: support")),
    day,
    perhaps("to", day),
    fc.constantFrom(...PARTS_OF_PERIOD),
    rounding,
  )
  .map(
    ([of, service, from, to, counted, rounded]): Formula => ({
      kind: "pro rata",
      of,
      from,
      part: counted,
      ...service,
      ...to,
      ...rounded,
    }),
  );

/** What is paid, as the life of an agreement changes it. */
export const price: fc.Arbitrary<Formula> = fc.oneof(indexed, converted, valued, part);

/** A tax on a fee, or on credits alone. */
export const tax: fc.Arbitrary<TaxRule> = fc.record({
  name: fc.constantFrom("VAT", "sales tax: state"),
  rate: fc
    .integer({ min: 1, max: 9_999 })
    .map((n): Formula => ({ kind: "number", value: ratio(n, 10_000), percent: true })),
  on: fc.subarray(["monthly fee"]),
  credits: fc.constantFrom("reduce the taxable amount" as const, "outside tax" as const),
  rounding: fc.constantFrom(...ROUNDING_MODES),
});
