/** How much time, how many runs, which share of time: measures over a timeline in a cell of a period.
 *
 *  A timeline asks for intervals and samples, and is given those of the cell at hand: a set that knows
 *  a dimension of the cell is narrowed to it, one that does not is taken whole. A share takes its
 *  exclusions out of both sides; where nothing is left to take a share of, it has no value. */

import type { PlannedSet, Reference, Stretch } from "../../plan/plan.ts";
import type { PeriodKind } from "../../prepare/agreement.ts";
import type { TimelineMeasure } from "../../prepare/expression.ts";
import { type Interval, intersect, normalise, subtract, totalLength, union } from "../../time/interval.ts";
import { periodsBetween } from "../../time/period.ts";
import { assert, unreachable } from "../../value/assert.ts";
import { floorOf, ratio } from "../../value/ratio.ts";
import { cellOf, declaredWords, inOrder, wordIn } from "../cell/cell.ts";
import type { Cell, Value } from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import { setsIn } from "../formula/reading.ts";
import type { CellScope } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import { evaluate } from "../formula/value.ts";
import { setNamed } from "../item/item.ts";
import { termOf, type View } from "../item/view.ts";
import { namesKnown, type StretchIndex, stretchIndexOf } from "./stretch-index.ts";
import { intervalsOf, type TimelineScope } from "./timeline.ts";

export interface Stretches {
  /** The value of a measure; `scope` serves tests that compare an item with a figure of the cell. */
  measure(measure: TimelineMeasure<Reference>, cell: Cell, scope: CellScope): Value;
  /** The cells over `names` in which a set was there to fill time or to speak. */
  seen(set: PlannedSet, names: readonly string[]): readonly Cell[];
  /** How many items or samples of the period fall into no cell over `names`. */
  unplaced(set: PlannedSet, names: readonly string[], as: "lasting" | "samples"): number;
}

export function stretchesOf(view: View): Stretches {
  const index = stretchIndexOf(view);
  return {
    measure: (measure, cell, scope) => measureOf(measure, timelineScopeOf(cell, scope, index, view)),
    seen: (set, names) => index.reported(set, names),
    unplaced: index.unplaced,
  };
}

function measureOf(measure: TimelineMeasure<Reference>, scope: TimelineScope): Value {
  const intervals = intervalsOf(measure.timeline, scope);
  switch (measure.kind) {
    case "time of":
      return ratio(totalLength(intervals));
    case "runs of":
      return ratio(intervals.length);
    case "longest run of":
      return ratio(intervals.reduce((longest, { start, end }) => Math.max(longest, end - start), 0));
    case "share of time": {
      const base = baseOf(measure, scope);
      const length = totalLength(base);
      return length === 0 ? undefined : ratio(totalLength(intersect(intervals, base)), length);
    }
    default:
      return unreachable(measure);
  }
}

/** The time of which a share is taken: all that counts, without the exclusions. */
function baseOf(
  measure: Extract<TimelineMeasure<Reference>, { readonly kind: "share of time" }>,
  scope: TimelineScope,
): readonly Interval[] {
  const within = measure.within === undefined ? normalise([scope.span]) : intervalsOf(measure.within, scope);
  return subtract(within, union(...measure.without.map((each) => intervalsOf(each, scope))));
}

/** What a timeline sees from a cell. */
export function timelineScopeOf(
  cell: Cell,
  scope: CellScope,
  index: StretchIndex,
  view: View,
): TimelineScope {
  const { plan, place, span, asOf } = view;
  return {
    span,
    asOf,
    coverage: (name) => {
      const coverage = place.coverages.get(name);
      assert(coverage !== undefined, `the plan has a calendar "${name}"`);
      return coverage;
    },
    named: (name) => {
      const stretch = plan.timelines.get(name);
      assert(stretch !== undefined, `the plan has a timeline "${name}"`);
      return stretch;
    },
    extents: ({ items, where }) =>
      index
        .lasting(setNamed(plan, items), cell, where)
        .filter(({ item }) => where === undefined || passes(where, { place, item, cell: scope }))
        .map(({ extent }) => extent),
    samples: (stream, showing) =>
      index.samples(setNamed(plan, stream), cell).map((items) =>
        items.map((item) => ({
          at: item.parts.at,
          shows: showing === undefined || passes(showing, { place, item, cell: scope }),
        })),
      ),
    across: (stretch) =>
      cellsAlong(stretch, cell, index, view).map((each) =>
        timelineScopeOf(each, scope.in(each), index, view),
      ),
    length: (formula) => {
      const value = evaluate(formula, { place, cell: scope });
      return isRatio(value) ? Number(floorOf(value)) : undefined;
    },
    spansOf: (kind) => scopesOf(kind, cell, scope, view),
  };
}

/** The spans of a kind, such as years, that meet the view's, each from its beginning or the term's to the
 *  view's end: what earlier periods of the year used is found out again from their facts. */
function scopesOf(kind: PeriodKind, cell: Cell, scope: CellScope, view: View): readonly TimelineScope[] {
  const term = termOf(view);
  return periodsBetween(kind, view.place.zone, view.span.start, view.span.end).map(({ start, end }) => {
    const span = { start: Math.max(start, term.start), end: Math.min(end, view.span.end) };
    const within = { ...view, span };
    return timelineScopeOf(cell, scope, stretchIndexOf(within), within);
  });
}

/** The cell narrowed to each value of one more dimension: those that the items named have, or those that a
 *  stream declares, for what never failed is there too, or else those that were reported. */
function cellsAlong(
  { dimension, of, among }: Extract<Stretch, { readonly kind: "across" }>,
  cell: Cell,
  index: StretchIndex,
  view: View,
): readonly Cell[] {
  const sets = among === undefined ? setsIn(of, view.plan) : [setNamed(view.plan, among)];
  const words = sets
    .filter(({ dimensions }) => dimensions.includes(dimension))
    .flatMap((set) => {
      const declared = among === undefined ? declaredWords(view.plan, [set], dimension) : undefined;
      if (declared !== undefined) return declared;
      const names = namesKnown(set, cell);
      return index
        .reported(set, [...names.filter((name) => name !== dimension), dimension])
        .filter((reported) => names.every((name) => wordIn(reported, name) === wordIn(cell, name)))
        .map((reported) => wordIn(reported, dimension) ?? "");
    });
  const others = cell.dimensions.filter(({ name }) => name !== dimension);
  return inOrder(words.map((word) => cellOf([dimension], [word]))).map(({ dimensions }) => ({
    dimensions: [...others, ...dimensions],
  }));
}
