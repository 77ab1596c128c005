/** Open stretches as columns, with the time worked before each: what makes counting one subtraction.
 *
 *  A layout covers a span of instants. To find the stretch around an instant it keeps, for every
 *  bucket of nine hours, the first stretch that ends after the bucket begins; the search is then a
 *  division and a step or two. A layout is never changed: a wider one takes its place, half as large
 *  again, so that many small steps cost no more than a few large ones. */
import { DAY, type Duration, type Instant } from "../value/instant.ts";
import type { Interval } from "./interval.ts";

/** Nothing is counted before 1850-01-01 or from 2300-01-01 on. */
export const HORIZON_START: Instant = -3_786_912_000_000;
export const HORIZON_END: Instant = 10_413_792_000_000;

/** About nine hours: a power of two, so that dividing by it is exact. */
const BUCKET: Duration = 2 ** 25;

/** Enough for most deadlines, so that a short list of tickets needs one layout. */
const LEAST_MARGIN: Duration = 100 * DAY;

/** Stretch i is [opens[i], closes[i]) after `before[i]` ms of earlier stretches; `before[count]` is
 *  their sum. Stretches are cut off at `start` and `end`. */
export interface Layout {
  readonly start: Instant;
  readonly end: Instant;
  readonly count: number;
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  readonly before: Float64Array;
  readonly bucketFirst: Int32Array;
}

/** Lays out the open stretches of a span; they are sorted, disjoint and inside it. */
export function layOut(segments: readonly Interval[], start: Instant, end: Instant): Layout {
  const count = segments.length;
  const opens = new Float64Array(count);
  const closes = new Float64Array(count);
  const before = new Float64Array(count + 1);
  const bucketFirst = new Int32Array(Math.ceil((end - start) / BUCKET) + 1);
  let bucket = 0;
  let worked = 0;
  segments.forEach((each, index) => {
    opens[index] = each.start;
    closes[index] = each.end;
    before[index] = worked;
    worked += each.end - each.start;
    for (; bucket < bucketFirst.length && start + bucket * BUCKET < each.end; bucket += 1)
      bucketFirst[bucket] = index;
  });
  before[count] = worked;
  bucketFirst.fill(count, bucket);
  return { start, end, count, opens, closes, before, bucketFirst };
}

/** The layout of no span at all, to grow from. */
export const NO_LAYOUT: Layout = layOut([], 0, 0);

/** Whether a layout answers for two instants, as far as the horizon reaches. */
export function spans(layout: Layout, from: Instant, until: Instant): boolean {
  const startsEarly = layout.start <= Math.max(from, HORIZON_START);
  const endsLate = layout.end > until || layout.end >= HORIZON_END;
  return startsEarly && endsLate && layout.end > layout.start;
}

/** The wider span to lay out next so that both instants are inside it. */
export function widerSpan(layout: Layout, from: Instant, until: Instant): Interval {
  const length = layout.end - layout.start;
  const margin = Math.max(LEAST_MARGIN, Math.floor(length / 2));
  const known = length > 0;
  const start = known && from >= layout.start ? layout.start : from - margin;
  const end = known && until < layout.end ? layout.end : until + margin;
  return {
    start: clamp(known ? Math.min(start, layout.start) : start),
    end: clamp(known ? Math.max(end, layout.end) : end),
  };
}

/** Milliseconds worked in the layout before an instant. */
export function workedUntil(layout: Layout, at: Instant): Duration {
  const index = stretchAfter(layout, at);
  const worked = entry(layout.before, index);
  if (index === layout.count) return worked;
  const into = at - entry(layout.opens, index);
  return into > 0 ? worked + into : worked;
}

/** The index of the first stretch that ends after the instant; `count` when none does. */
export function stretchAfter(layout: Layout, at: Instant): number {
  const bucket = Math.floor((at - layout.start) / BUCKET);
  if (bucket < 0) return 0;
  let index = bucket < layout.bucketFirst.length ? entry(layout.bucketFirst, bucket) : layout.count;
  while (index < layout.count && entry(layout.closes, index) <= at) index += 1;
  return index;
}

/** The first stretch, not before `low`, by whose end at least `target` ms have been worked. */
export function stretchReaching(layout: Layout, target: Duration, low: number): number {
  let below = low;
  let step = 1;
  while (below + step < layout.count && entry(layout.before, below + step) < target) step *= 2;
  let above = Math.min(below + step, layout.count) - 1;
  below += step >> 1;
  while (below < above) {
    const middle = (below + above) >>> 1;
    if (entry(layout.before, middle + 1) >= target) above = middle;
    else below = middle + 1;
  }
  return below;
}

/** An entry of a column; the index is inside it. */
export function entry(column: Float64Array | Int32Array, index: number): number {
  return column[index] as number;
}

function clamp(at: Instant): Instant {
  return Math.min(HORIZON_END, Math.max(HORIZON_START, at));
}
