/**
 * Timelines at random: intervals of facts, samples, silence and calendars, joined, cut and counted in units.
 */
import fc from "fast-check";
import type { PeriodKind } from "../../src/engine/prepare/agreement.ts";
import type { Expression, Name, TimeAmount, Timeline } from "../../src/engine/prepare/expression.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import type { SetAt } from "./arbitrary-facts.ts";
import { clockTime, conditionAt, oneOf } from "./arbitrary-formula.ts";

/** Where timelines come from: intervals, samples and calendars by name. */
export interface TimelineSources {
  readonly intervals: readonly SetAt[];
  readonly samples: readonly SetAt[];
  readonly named: readonly string[];
  readonly dimension: string;
}

/** A timeline of so many layers. */
export function timelineFrom(sources: TimelineSources, depth: number): fc.Arbitrary<Timeline<Name>> {
  const leaf = sourceOf(sources);
  if (depth === 0) return leaf;
  return oneOf<Timeline<Name>>(leaf, madeOf(timelineFrom(sources, depth - 1)), ...acrossValues(sources));
}

function sourceOf(sources: TimelineSources): fc.Arbitrary<Timeline<Name>> {
  return oneOf<Timeline<Name>>(
    fc.constant<Timeline<Name>>({ kind: "calendar", name: "office" }),
    fc.constant<Timeline<Name>>({ kind: "period" }),
    sources.named.length === 0
      ? undefined
      : fc.constantFrom(...sources.named).map((name): Timeline<Name> => ({ kind: "named", name })),
    ...sources.intervals.map(({ name, names }) =>
      fc
        .tuple(fc.option(conditionAt(names, 1), { nil: undefined }))
        .map(([where]): Timeline<Name> => ({ kind: "during", items: name, ...(where && { where }) })),
    ),
    ...sources.samples.map(({ name, names }) =>
      fc
        .tuple(conditionAt(names, 1), clockTime)
        .map(([showing, holds]): Timeline<Name> => ({ kind: "samples", stream: name, showing, holds })),
    ),
    ...sources.samples.map(({ name }) =>
      clockTime.map((after): Timeline<Name> => ({ kind: "silence", stream: name, after })),
    ),
  );
}

function madeOf(inner: fc.Arbitrary<Timeline<Name>>): fc.Arbitrary<Timeline<Name>> {
  return oneOf<Timeline<Name>>(
    fc
      .tuple(
        fc.constantFrom("union" as const, "overlap" as const),
        fc.array(inner, { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, of]): Timeline<Name> => ({ kind, of })),
    fc
      .array(inner, { minLength: 2, maxLength: 3 })
      .map((of): Timeline<Name> => ({ kind: "at least k", k: 2, of })),
    fc
      .tuple(inner, fc.array(inner, { minLength: 1, maxLength: 2 }))
      .map(([of, take]): Timeline<Name> => ({ kind: "without", of, take })),
    inner.map((of): Timeline<Name> => ({ kind: "outside", of })),
    fc
      .tuple(inner, lengthOfTime, fc.boolean())
      .map(([of, atLeast, strictly]): Timeline<Name> => ({ kind: "runs", of, atLeast, strictly })),
    fc.tuple(inner, lengthOfTime).map(([of, first]): Timeline<Name> => ({ kind: "beyond", of, first })),
    fc
      .tuple(inner, lengthOfTime, fc.option(span, { nil: undefined }))
      .map(([of, atMost, each]): Timeline<Name> => ({ kind: "budget", of, atMost, ...(each && { each }) })),
    fc
      .tuple(inner, fc.constantFrom("full" as const, "touched" as const))
      .map(([of, badFrom]): Timeline<Name> => ({ kind: "whole", of, unit: hour, badFrom, strictly: false })),
    fc.tuple(inner, fc.integer({ min: 1, max: 60 }), fc.boolean()).map(
      ([of, n, strictly]): Timeline<Name> => ({
        kind: "whole",
        of,
        unit: hour,
        badFrom: { kind: "time amount", count: ratio(n), unit: "minutes" },
        strictly,
      }),
    ),
  );
}

/** Intervals that must overlap for one, or for every, value of a dimension. */
function acrossValues({ intervals, dimension }: TimelineSources): readonly fc.Arbitrary<Timeline<Name>>[] {
  return intervals.map(({ name, names }) =>
    fc
      .tuple(
        fc.constantFrom<"any" | "all" | number>("any", "all", 1),
        fc.option(conditionAt(names, 1), { nil: undefined }),
        fc.option(fc.constant(name), { nil: undefined }),
      )
      .map(
        ([quantity, where, among]): Timeline<Name> => ({
          kind: "across",
          dimension,
          quantity,
          ...(among === undefined ? {} : { among }),
          of: { kind: "during", items: name, ...(where && { where }) },
        }),
      ),
  );
}

const hour: TimeAmount = { kind: "time amount", count: ratio(1), unit: "hours" };

/** A length as it stands, or by a table of the cell. */
const lengthOfTime: fc.Arbitrary<Expression<Name>> = fc.oneof(
  { weight: 15, arbitrary: clockTime },
  {
    weight: 1,
    arbitrary: fc.tuple(clockTime, clockTime).map(
      ([north, otherwise]): Expression<Name> => ({
        kind: "table",
        by: [{ kind: "name", name: "region", pointer: "" }],
        rows: [{ keys: ["north"], value: north }],
        otherwise,
      }),
    ),
  },
);

const span: fc.Arbitrary<PeriodKind> = fc.constantFrom(
  { kind: "calendar quarter" },
  { kind: "year", startMonth: 4 },
  { kind: "week" },
);
