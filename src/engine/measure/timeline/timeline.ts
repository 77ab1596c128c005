/** During which stretches of time was something so?
 *
 *  A timeline is built from the intervals of items and the states that samples show, then joined, cut and
 *  filtered by the nodes of its tree; every node yields sorted, disjoint, half-open intervals within the
 *  span. The surprising rule: a sample speaks only for the time until the next one, and no longer than
 *  the agreement lets it; what no sample speaks for is silence, and silence is judged by the
 *  agreement, never taken for good news. */

import type { Formula, Stretch } from "../../plan/plan.ts";
import type { PeriodKind } from "../../prepare/agreement.ts";
import type { TimeAmount } from "../../prepare/expression.ts";
import { lengthOf } from "../../prepare/time-amount.ts";
import { type Coverage, coveredIntervals } from "../../time/coverage.ts";
import {
  atLeastKOf,
  beyondFirst,
  clip,
  complementWithin,
  dropShorterThan,
  firstTotal,
  type Interval,
  intersect,
  normalise,
  subtract,
  type UnitRule,
  union,
  wholeUnits,
} from "../../time/interval.ts";
import { assert, unreachable } from "../../value/assert.ts";
import type { Duration, Instant } from "../../value/instant.ts";
import { floorOf } from "../../value/ratio.ts";

/** What a timeline may look at: the span (a period, clipped to the term) and the facts of one cell. */
export interface TimelineScope {
  readonly span: Interval;
  /** Where an interval without an end, and the last sample, stop speaking. */
  readonly asOf: Instant;
  coverage(calendar: string): Coverage;
  named(timeline: string): Stretch;
  /** The intervals of the items that pass the test, in any order; one without an end reaches to as-of. */
  extents(during: Extract<Stretch, { readonly kind: "during" }>): readonly Interval[];
  /** One list per subject, in order of time, from before the span on. `shows` is the answer of the test. */
  samples(
    stream: string,
    showing: Extract<Stretch, { readonly kind: "samples" }>["showing"] | undefined,
  ): readonly (readonly Sample[])[];
  /** The same cell narrowed to each value of a dimension of a timeline: declared, or else reported. */
  across(stretch: Extract<Stretch, { readonly kind: "across" }>): readonly TimelineScope[];
  /** What a formula of the cell comes to, in whole milliseconds; undefined where it has no value. */
  length(formula: Formula): Duration | undefined;
  /** The spans of a kind that meet this one, each seen from its own beginning to the end of this one. */
  spansOf(kind: PeriodKind): readonly TimelineScope[];
}

/** What one look at a subject showed. */
export interface Sample {
  readonly at: Instant;
  readonly shows: boolean;
}

/** The stretches of a timeline within the scope's span. */
export function intervalsOf(stretch: Stretch, scope: TimelineScope): readonly Interval[] {
  switch (stretch.kind) {
    case "period":
      return normalise([scope.span]);
    case "calendar":
      return coveredIntervals(scope.coverage(stretch.name), scope.span);
    case "named":
      return intervalsOf(scope.named(stretch.name), scope);
    case "during":
      return clip(normalise(scope.extents(stretch)), scope.span);
    case "samples":
    case "silence":
      return clip(spoken(stretch, scope), scope.span);
    case "union":
      return union(...stretch.of.map((each) => intervalsOf(each, scope)));
    case "overlap":
      return stretch.of.map((each) => intervalsOf(each, scope)).reduce(intersect, normalise([scope.span]));
    case "at least k":
      return atLeastKOf(
        stretch.k,
        stretch.of.map((each) => intervalsOf(each, scope)),
      );
    case "across":
      return acrossOf(stretch, scope);
    case "without":
      return subtract(
        intervalsOf(stretch.of, scope),
        union(...stretch.take.map((each) => intervalsOf(each, scope))),
      );
    case "outside":
      return complementWithin(scope.span, intervalsOf(stretch.of, scope));
    default:
      return refined(stretch, scope);
  }
}

type Refinement = Extract<Stretch, { readonly kind: "runs" | "beyond" | "whole" | "budget" }>;

/** Nodes that keep some of the stretches below them, or some part of each. Runs are looked at as they
 *  lie in the span: what began before the period is this period's from its first instant. Whole units
 *  are laid from there too, so that an hour is one that the clocks of the zone show. */
function refined(stretch: Refinement, scope: TimelineScope): readonly Interval[] {
  const below = intervalsOf(stretch.of, scope);
  switch (stretch.kind) {
    case "runs":
      return limited(stretch.atLeast, scope, (least) => dropShorterThan(below, least, stretch.strictly));
    case "beyond":
      return limited(stretch.first, scope, (first) => beyondFirst(below, first));
    case "whole":
      return clip(wholeUnits(below, msOf(stretch.unit), unitRule(stretch), scope.span.start), scope.span);
    case "budget":
      return limited(stretch.atMost, scope, (most) => budgeted(stretch, most, scope));
    default:
      return unreachable(stretch);
  }
}

/** By a limit that is not known nothing passes, as by a test of something unknown. */
function limited(
  limit: Formula,
  scope: TimelineScope,
  apply: (limit: Duration) => readonly Interval[],
): readonly Interval[] {
  const length = scope.length(limit);
  return length === undefined ? [] : apply(Math.max(0, length));
}

/** The first so much, anew in each span that has a budget; what lies before the scope uses it up too. */
function budgeted(
  { of, each }: Extract<Stretch, { readonly kind: "budget" }>,
  most: Duration,
  scope: TimelineScope,
): readonly Interval[] {
  if (each === undefined) return firstTotal(intervalsOf(of, scope), most);
  const kept = scope.spansOf(each).flatMap((span) => firstTotal(intervalsOf(of, span), most));
  return clip(normalise(kept), scope.span);
}

function acrossOf(
  stretch: Extract<Stretch, { readonly kind: "across" }>,
  scope: TimelineScope,
): readonly Interval[] {
  const lists = scope.across(stretch).map((each) => intervalsOf(stretch.of, each));
  const needed =
    stretch.quantity === "any"
      ? 1
      : stretch.quantity === "all"
        ? Math.max(1, lists.length)
        : stretch.quantity;
  return atLeastKOf(needed, lists);
}

function unitRule({ badFrom, strictly }: Extract<Stretch, { readonly kind: "whole" }>): UnitRule {
  return badFrom === "touched" || badFrom === "full" ? badFrom : { atLeast: msOf(badFrom), strictly };
}

/** The time for which a sample speaks and shows the state; or, for silence, for which none speaks. */
function spoken(
  stretch: Extract<Stretch, { readonly kind: "samples" | "silence" }>,
  scope: TimelineScope,
): readonly Interval[] {
  const end = Math.min(scope.span.end, scope.asOf);
  if (stretch.kind === "samples") {
    const holds = stretch.holds === undefined ? Number.POSITIVE_INFINITY : msOf(stretch.holds);
    const lists = scope.samples(stretch.stream, stretch.showing);
    return atLeastKOf(
      1,
      lists.map((samples) => normalise(heldBy(samples, holds, end).filter(({ shows }) => shows))),
    );
  }
  const watched: Interval = { start: scope.span.start, end: Math.max(scope.span.start, end) };
  const lists = scope.samples(stretch.stream, undefined);
  if (lists.length === 0) return normalise([watched]);
  return atLeastKOf(
    1,
    lists.map((samples) =>
      complementWithin(watched, clip(normalise(heldBy(samples, msOf(stretch.after), end)), watched)),
    ),
  );
}

interface Held extends Interval {
  readonly shows: boolean;
}

/** Each sample's stretch: until the next one, at most `holds` ms, never beyond `end`. */
function heldBy(samples: readonly Sample[], holds: Duration, end: Instant): readonly Held[] {
  return samples.map(({ at, shows }, index) => {
    const next = samples[index + 1]?.at ?? end;
    return { start: at, end: Math.max(at, Math.min(next, at + holds, end)), shows };
  });
}

function msOf(amount: TimeAmount): Duration {
  const length = lengthOf(amount);
  assert(length !== undefined, "a timeline is measured in units of fixed length");
  return Number(floorOf(length));
}
