/**
 * Formulas, conditions and timelines at random, typed so that most of them make sense: a sum of money is taken of a
 * money field, a share of time of a timeline. What may be named at a place is its scope.
 */
import fc from "fast-check";
import type {
  Bands,
  Comparator,
  Condition,
  Expression,
  Literal,
  Name,
  Table,
  TimeAmount,
} from "../../src/engine/prepare/expression.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { ROUNDING_MODES } from "../../src/engine/value/rounding.ts";
import type { NamesAt } from "./arbitrary-facts.ts";

export type Formula = Expression<Name>;
export type Test = Condition<Name>;

export function nameOf(name: string): Name {
  return { kind: "name", name, pointer: "" };
}

/** A number with at most four decimals. */
export const decimal = fc
  .tuple(fc.integer({ min: -20_000, max: 200_000 }), fc.constantFrom(1, 10, 100, 10_000))
  .map(([n, d]): Literal => ({ kind: "number", value: ratio(n, d), percent: false }));

/** 0 % to 100 %, with at most two decimals of the percentage. */
export const percentage = fc
  .integer({ min: 0, max: 10_000 })
  .map((n): Literal & { kind: "number" } => ({ kind: "number", value: ratio(n, 10_000), percent: true }));

export const euros = fc
  .integer({ min: 0, max: 500_000 })
  .map((cents): Literal => ({ kind: "money", amount: ratio(cents, 100), currency: "EUR" }));

/** Lengths that are the same everywhere. */
export const clockTime: fc.Arbitrary<TimeAmount> = fc
  .tuple(
    fc.integer({ min: 1, max: 90 }),
    fc.constantFrom("seconds" as const, "minutes" as const, "hours" as const),
  )
  .map(([count, unit]) => ({ kind: "time amount", count: ratio(count), unit }));

/** Lengths as a limit promises them, on a calendar. */
export const promisedTime: fc.Arbitrary<TimeAmount> = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom(
      "minutes" as const,
      "hours" as const,
      "business hours" as const,
      "business days" as const,
      "calendar days" as const,
      "months" as const,
    ),
  )
  .map(([count, unit]) => ({ kind: "time amount", count: ratio(count), unit }));

export const comparator: fc.Arbitrary<Comparator> = fc.constantFrom(
  "at least",
  "at most",
  "above",
  "below",
  "exactly",
);

/** One of the names, or undefined where there is none. */
function oneName(names: readonly string[]): fc.Arbitrary<Formula> | undefined {
  return names.length === 0 ? undefined : fc.constantFrom(...names).map(nameOf);
}

export function oneOf<T>(...choices: readonly (fc.Arbitrary<T> | undefined)[]): fc.Arbitrary<T> {
  return fc.oneof(...choices.filter((each): each is fc.Arbitrary<T> => each !== undefined));
}

/** A number about one item. */
export function numberAt(names: NamesAt, depth: number): fc.Arbitrary<Formula> {
  const leaf = oneOf<Formula>(decimal, percentage, oneName(names.numbers));
  if (depth === 0) return leaf;
  const inner = numberAt(names, depth - 1);
  return oneOf<Formula>(
    leaf,
    fc
      .tuple(
        fc.constantFrom("add", "times", "smaller of", "larger of"),
        fc.array(inner, { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, of]): Formula => ({ kind, of })),
    fc.tuple(inner, inner).map(([from, take]): Formula => ({ kind: "subtract", from, take })),
    fc
      .tuple(inner, inner, percentage)
      .map(([dividend, divisor, byZero]): Formula => ({ kind: "divide", dividend, divisor, byZero })),
    fc
      .tuple(inner, fc.constantFrom(...ROUNDING_MODES), fc.nat(4))
      .map(([of, mode, decimals]): Formula => ({ kind: "rounded", of, rounding: { mode, decimals } })),
    fc.tuple(conditionAt(names, depth - 1), inner, inner).map((parts) => ifElse(...parts)),
    bandsOf(inner, decimal),
    tableAt(names, inner),
  );
}

/** Money about one item. */
export function moneyAt(names: NamesAt, depth: number): fc.Arbitrary<Formula> {
  const leaf = oneOf<Formula>(euros, oneName(names.money));
  if (depth === 0) return leaf;
  const inner = moneyAt(names, depth - 1);
  return oneOf<Formula>(
    leaf,
    fc.tuple(percentage, leaf).map(([factor, base]): Formula => ({ kind: "times", of: [factor, base] })),
    fc
      .tuple(numberAt(names, depth - 1), inner)
      .map(([factor, base]): Formula => ({ kind: "times", of: [factor, base] })),
    fc.tuple(conditionAt(names, depth - 1), inner, inner).map((parts) => ifElse(...parts)),
    fc.tuple(inner, inner).map((of): Formula => ({ kind: "add", of })),
    tableAt(names, inner),
  );
}

/** A length of time about one item. */
export function durationAt(names: NamesAt, depth: number): fc.Arbitrary<Formula> {
  const clock = names.clocks.length === 0 ? undefined : fc.constantFrom(...names.clocks);
  const leaf = oneOf<Formula>(
    clockTime,
    oneName(names.durations),
    clock &&
      fc
        .tuple(clock, fc.constantFrom("elapsed" as const, "paused" as const, "margin" as const))
        .map(clockValue),
  );
  if (depth === 0) return leaf;
  const inner = durationAt(names, depth - 1);
  return oneOf<Formula>(
    leaf,
    fc.tuple(inner, inner).map((of): Formula => ({ kind: "larger of", of })),
    fc
      .tuple(fc.constantFrom("full" as const, "started" as const), clockTime, inner)
      .map(
        ([count, size, of]): Formula => ({ kind: "times", of: [{ kind: "steps", count, size, of }, size] }),
      ),
    fc
      .tuple(instantAt(names), instantAt(names))
      .map(([from, to]): Formula => ({ kind: "time between", from, to })),
    fc.tuple(instantAt(names), instantAt(names)).map(
      ([from, to]): Formula => ({
        kind: "time between",
        from,
        to,
        on: { kind: "calendar", name: "office" },
      }),
    ),
  );
}

export function instantAt(names: NamesAt): fc.Arbitrary<Formula> {
  const clock = names.clocks.length === 0 ? undefined : fc.constantFrom(...names.clocks);
  const moment = fc
    .integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 })
    .map((instant): Formula => ({ kind: "instant", instant }));
  const leaf = oneOf<Formula>(
    moment,
    oneName(names.instants),
    clock &&
      fc
        .tuple(clock, fc.constantFrom("due" as const, "start" as const, "stop" as const, "breach" as const))
        .map(clockValue),
  );
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          leaf,
          promisedTime,
          fc.option(fc.constant({ kind: "calendar" as const, name: "office" }), { nil: undefined }),
        )
        .map(
          ([from, by, on]): Formula => ({
            kind: "moved",
            from,
            by,
            on: on ?? { kind: "calendar", name: "always" },
            snap: "end of day",
          }),
        ),
    },
  );
}

export function dateAt(names: NamesAt): fc.Arbitrary<Formula> {
  return oneOf<Formula>(
    fc.integer({ min: 20_000, max: 21_500 }).map((date): Formula => ({ kind: "date", date })),
    oneName(names.dates),
    instantAt(names).map((instant): Formula => ({ kind: "day of", instant })),
  );
}

/** A test of one item. */
export function conditionAt(names: NamesAt, depth: number): fc.Arbitrary<Test> {
  const compared = (name: string, right: fc.Arbitrary<Formula>): fc.Arbitrary<Test> =>
    fc
      .tuple(comparator, right)
      .map(([by, value]): Test => ({ kind: "compare", left: nameOf(name), comparator: by, right: value }));
  const leaf = oneOf<Test>(
    fc.constant<Test>({ kind: "any of", of: [] }),
    ...Object.entries(names.choices).map(([name, values]) =>
      fc
        .subarray([...values], { minLength: 1 })
        .map((some): Test => ({ kind: "one of", subject: nameOf(name), values: some })),
    ),
    ...names.numbers.map((name) => compared(name, decimal)),
    ...names.durations.map((name) => compared(name, clockTime)),
    ...names.money.map((name) => compared(name, euros)),
    ...names.dates.map((name) => compared(name, dateAt(names))),
    ...names.flags.map((name) =>
      fc.boolean().map(
        (flag): Test => ({
          kind: "compare",
          left: nameOf(name),
          comparator: "exactly",
          right: { kind: "flag", flag },
        }),
      ),
    ),
    ...names.clocks.map((name) =>
      fc
        .subarray(["met", "breached", "undecided", "void", "absent"] as const, { minLength: 1 })
        .map((outcomes): Test => ({ kind: "clock is", clock: nameOf(name), outcomes })),
    ),
    ...[...names.numbers, ...names.flags].map((name) =>
      fc.boolean().map((known): Test => ({ kind: "presence", subject: nameOf(name), known })),
    ),
  );
  if (depth === 0) return leaf;
  const inner = conditionAt(names, depth - 1);
  return oneOf<Test>(
    leaf,
    fc
      .tuple(fc.constantFrom("all of" as const, "any of" as const), fc.array(inner, { maxLength: 3 }))
      .map(([kind, of]): Test => ({ kind, of })),
    inner.map((test): Test => ({ kind: "not", test })),
    fc
      .tuple(numberAt(names, depth - 1), comparator, decimal)
      .map(([left, by, right]): Test => ({ kind: "compare", left, comparator: by, right })),
  );
}

/** Rows that tile the line of what they look at. */
export function bandsOf(of: fc.Arbitrary<Formula>, gives: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> {
  return fc
    .tuple(
      of,
      fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 3 }),
      fc.array(gives, { minLength: 4, maxLength: 4 }),
    )
    .map(([measure, bounds, values]): Formula => {
      const sorted = [...bounds]
        .sort((a, b) => b - a)
        .map((n) => ({ kind: "number" as const, value: ratio(n, 10_000), percent: true }));
      const value = (index: number): Formula => values[index] ?? { kind: "not applicable" };
      const rows = sorted.map((bound, index): Bands<Name>["rows"][number] => {
        const above = sorted[index - 1];
        return {
          from: { bound, inclusive: true },
          ...(above === undefined ? {} : { to: { bound: above, inclusive: false } }),
          gives: value(index),
        };
      });
      const lowest = sorted.at(-1) ?? { kind: "number", value: ratio(0), percent: true };
      return {
        kind: "bands",
        of: measure,
        rows: [...rows, { to: { bound: lowest, inclusive: false }, gives: value(sorted.length) }],
        overlap: "refused",
      };
    });
}

/** A table by one or two closed lists; undefined where the items have none. */
export function tableAt(names: NamesAt, cell: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> | undefined {
  const [first, second] = Object.entries(names.choices);
  if (first === undefined) return undefined;
  const byOne = tableBy([first], cell);
  return second === undefined ? byOne : fc.oneof(byOne, tableBy([first, second], cell));
}

function tableBy(
  columns: readonly (readonly [string, readonly string[]])[],
  cell: fc.Arbitrary<Formula>,
): fc.Arbitrary<Formula> {
  const keys = fc.tuple(
    ...columns.map(([, values]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 4 })),
  );
  const rows = fc.uniqueArray(fc.tuple(keys, cell), {
    minLength: 1,
    maxLength: 4,
    selector: ([key]) => key.join("\n"),
  });
  return fc.tuple(rows, cell).map(
    ([some, otherwise]): Table<Name> => ({
      kind: "table",
      by: columns.map(([name]) => nameOf(name)),
      rows: some.map(([key, value]) => ({ keys: key, value })),
      otherwise,
    }),
  );
}

/** One of two values. */
export function ifElse(test: Test, then: Formula, otherwise: Formula): Formula {
  return { kind: "if", test, then, otherwise };
}

function clockValue([clock, value]: [
  string,
  "elapsed" | "paused" | "margin" | "due" | "start" | "stop" | "breach",
]): Formula {
  return { kind: "clock value", clock: nameOf(clock), value };
}

/** An optional key, either there or not, so that it is never undefined. */
export function perhaps<T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .option(value, { nil: undefined })
    .map((found) => (found === undefined ? {} : { [key]: found })) as fc.Arbitrary<Record<string, T>>;
}
