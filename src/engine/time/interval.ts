/** The algebra of stretches of time: outages, maintenance, coverage.
 *
 *  Every list here is sorted and disjoint, with half-open intervals, so each operation is one pass and
 *  touching stretches are one stretch. That is also the surprising rule: an outage reported as two
 *  adjoining halves is one outage, and a stretch of no length is none. `normalise` makes such a list
 *  out of anything; the other functions assume it. */
import { assert } from "../value/assert.ts";
import type { Duration, Instant } from "../value/instant.ts";

/** From start up to but without end. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Sorts, drops empty and reversed intervals, and unites those that overlap or touch. */
export function normalise(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(({ start, end }) => start < end);
  if (!isSorted(sorted)) sorted.sort((a, b) => a.start - b.start);
  const united: Interval[] = [];
  for (const each of sorted) append(united, each.start, each.end);
  return united;
}

/** Whatever is in at least one of the lists. */
export function union(...lists: readonly (readonly Interval[])[]): readonly Interval[] {
  return atLeastKOf(1, lists);
}

/** Whatever is in both lists. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const common: Interval[] = [];
  let i = 0;
  let j = 0;
  while (true) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return common;
    append(common, Math.max(left.start, right.start), Math.min(left.end, right.end));
    if (left.end <= right.end) i += 1;
    else j += 1;
  }
}

/** Whatever is in the first list and not in the second. */
export function subtract(from: readonly Interval[], take: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = [];
  let j = 0;
  for (const { start, end } of from) {
    let cursor = start;
    while (cursor < end) {
      const hole = take[j];
      if (hole === undefined || hole.start >= end) break;
      append(left, cursor, Math.min(hole.start, end));
      cursor = Math.max(cursor, hole.end);
      if (hole.end >= end) break;
      j += 1;
    }
    append(left, cursor, end);
  }
  return left;
}

/** Whatever is in at least k of the lists: 1 is "any", the number of lists is "all". */
export function atLeastKOf(k: number, lists: readonly (readonly Interval[])[]): readonly Interval[] {
  assert(Number.isInteger(k) && k >= 1, "at least one list is asked for");
  const edges = lists.flatMap((list) =>
    list.flatMap(({ start, end }) => [
      { at: start, step: 1 },
      { at: end, step: -1 },
    ]),
  );
  edges.sort((a, b) => a.at - b.at);
  const met: Interval[] = [];
  let depth = 0;
  let since = 0;
  for (const { at, step } of edges) {
    const was = depth;
    depth += step;
    if (was < k && depth >= k) since = at;
    if (was >= k && depth < k) append(met, since, at);
  }
  return met;
}

/** Whatever of the span is not in the list. */
export function complementWithin(span: Interval, list: readonly Interval[]): readonly Interval[] {
  return subtract(normalise([span]), list);
}

/** The part of the list inside the span. */
export function clip(list: readonly Interval[], span: Interval): readonly Interval[] {
  return intersect(list, normalise([span]));
}

/** The milliseconds of all intervals together. */
export function totalLength(list: readonly Interval[]): Duration {
  return list.reduce((sum, { start, end }) => sum + (end - start), 0);
}

/** Whether an instant is inside one of the intervals. */
export function holds(list: readonly Interval[], instant: Instant): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.end ?? Infinity) > instant) high = middle;
    else low = middle + 1;
  }
  return (list[low]?.start ?? Infinity) <= instant;
}

/** Keeps the runs of at least `shortest` ms; `strictly` drops those of exactly that length too. */
export function dropShorterThan(
  list: readonly Interval[],
  shortest: Duration,
  strictly = false,
): readonly Interval[] {
  return list.filter(({ start, end }) => end - start > shortest || (!strictly && end - start === shortest));
}

/** What remains of each run after its first `grace` ms. */
export function beyondFirst(list: readonly Interval[], grace: Duration): readonly Interval[] {
  return list
    .filter(({ start, end }) => end - start > grace)
    .map(({ start, end }) => ({ start: start + grace, end }));
}

/** The earliest part of the list whose length together is at most `budget` ms. */
export function firstTotal(list: readonly Interval[], budget: Duration): readonly Interval[] {
  const kept: Interval[] = [];
  let left = budget;
  for (const { start, end } of list) {
    append(kept, start, Math.min(end, start + Math.max(0, left)));
    left -= end - start;
  }
  return kept;
}

/** Which share of a unit must be covered for the whole unit to count: any touch, all of it, or at
 *  least (more than, if `strictly`) a number of milliseconds. */
export type UnitRule = "touched" | "full" | { readonly atLeast: Duration; readonly strictly?: boolean };

/** Whole units of time (minutes, hours) that count under the rule. Units of `unit` ms are laid from
 *  `alignment` in both directions; the ms of several intervals within one unit add up. */
export function wholeUnits(
  list: readonly Interval[],
  unit: Duration,
  rule: UnitRule,
  alignment: Instant = 0,
): readonly Interval[] {
  assert(unit > 0, "a unit has a length");
  const whole: Interval[] = [];
  let current = -Infinity;
  let covered = 0;
  const close = (): void => {
    if (covered > 0 && counts(covered, unit, rule)) append(whole, current, current + unit);
  };
  const enter = (start: Instant, end: Instant): void => {
    const cell = alignment + Math.floor((start - alignment) / unit) * unit;
    if (cell !== current) {
      close();
      current = cell;
      covered = 0;
    }
    covered += end - start;
  };
  for (const { start, end } of list) {
    const inner = alignment + Math.ceil((start - alignment) / unit) * unit;
    const outer = alignment + Math.floor((end - alignment) / unit) * unit;
    if (inner >= outer) {
      const seam = Math.min(Math.max(inner, start), end);
      if (start < seam) enter(start, seam);
      if (seam < end) enter(seam, end);
      continue;
    }
    if (start < inner) enter(start, inner);
    close();
    covered = 0;
    current = -Infinity;
    if (counts(unit, unit, rule)) append(whole, inner, outer);
    if (outer < end) enter(outer, end);
  }
  close();
  return whole;
}

function counts(covered: Duration, unit: Duration, rule: UnitRule): boolean {
  if (rule === "touched") return true;
  if (rule === "full") return covered === unit;
  return covered > rule.atLeast || (rule.strictly !== true && covered === rule.atLeast);
}

/** Adds an interval that starts no earlier than the last one, uniting the two where they meet. */
function append(list: Interval[], start: Instant, end: Instant): void {
  if (start >= end) return;
  const last = list[list.length - 1];
  if (last === undefined || start > last.end) list.push({ start, end });
  else if (end > last.end) list[list.length - 1] = { start: last.start, end };
}

function isSorted(list: readonly Interval[]): boolean {
  return list.every((each, index) => index === 0 || (list[index - 1]?.start ?? -Infinity) <= each.start);
}
