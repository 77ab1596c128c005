/** A coverage as a table of whole seconds: counts covered time for columns of instants.
 *
 *  The span is cut into buckets of a power of two seconds, so short that no bucket holds more than one open
 *  stretch. What was worked by a second is then one row: `base + clamp(t - opens, 0, length)`, without a search and
 *  without a branch. The way back, from worked seconds to the second in which they are reached, is a second table
 *  of the same kind. The readable definition is `workingTimeBetween` and `addWorkingTime`; a law compares them. */
import { assert } from "../value/assert.ts";
import type { Instant } from "../value/instant.ts";
import { type Coverage, coveredIntervals } from "./coverage.ts";
import type { Interval } from "./interval.ts";

/** Seconds count from `start`. Rows are four integers wide, the last of them unused, so that a row is found by
 *  a shift. */
export interface CoverageTable {
  readonly start: Instant;
  /** Length of the span in seconds. */
  readonly seconds: number;
  readonly shift: number;
  /** By bucket: the second at which its stretch opens, how long it stays open within the bucket, what was worked before. */
  readonly forward: Int32Array;
  readonly inverseShift: number;
  /** By bucket of worked seconds: up to where the first stretch reaches, what to add within it and beyond it. */
  readonly inverse: Int32Array;
  /** Worked seconds of the whole span. */
  readonly worked: number;
}

const ROW = 2;
/** Buckets from nine hours down to one minute; a calendar with stretches closer than that is not for tables. */
const LARGEST_SHIFT = 15;
const SMALLEST_SHIFT = 6;
/** The table of a span this long still has seconds that fit 32 bits. */
const LONGEST = 2 ** 31 - 2 ** LARGEST_SHIFT - 1;

/** The table of a span of whole seconds; undefined where a stretch begins or ends within a second, where two
 *  stretches lie too close, or where the span is longer than 68 years. */
export function tableOf(coverage: Coverage, span: Interval): CoverageTable | undefined {
  const seconds = (span.end - span.start) / 1000;
  if (!Number.isInteger(span.start / 1000) || !Number.isInteger(seconds) || seconds > LONGEST)
    return undefined;
  const stretches = secondsOf(coveredIntervals(coverage, span), span.start);
  if (stretches === undefined) return undefined;
  const shift = bucketShift(stretches);
  const inverseShift = inverseBucketShift(stretches);
  if (shift === undefined || inverseShift === undefined) return undefined;
  const forward = forwardRows(stretches, seconds, shift);
  const { inverse, worked } = inverseRows(stretches, inverseShift);
  return { start: span.start, seconds, shift, forward, inverseShift, inverse, worked };
}

/** Worked seconds from `from[i]` to `to[i]`, negative where reversed; all of them seconds of the span. */
export function workedBetween(
  { forward, shift }: CoverageTable,
  from: Int32Array,
  to: Int32Array,
  into: Int32Array,
): void {
  assert(from.length === to.length && into.length >= from.length, "columns are of one length");
  for (let i = 0; i < from.length; i += 1) {
    const a = from[i] as number;
    const b = to[i] as number;
    into[i] = workedBy(forward, shift, b) - workedBy(forward, shift, a);
  }
}

/** The second in which `amount[i]` worked seconds have passed since `from[i]`; amounts are positive, and a sum that
 *  lands on closing time stays there. -1 where the span ends before. */
export function reachedAfter(
  { forward, shift, inverse, inverseShift, worked }: CoverageTable,
  from: Int32Array,
  amount: Int32Array,
  into: Int32Array,
): void {
  assert(from.length === amount.length && into.length >= from.length, "columns are of one length");
  for (let i = 0; i < from.length; i += 1) {
    const target = workedBy(forward, shift, from[i] as number) + (amount[i] as number);
    if (target > worked) {
      into[i] = -1;
      continue;
    }
    const row = (target >> inverseShift) << ROW;
    into[i] =
      target +
      (target <= (inverse[row] as number) ? (inverse[row + 1] as number) : (inverse[row + 2] as number));
  }
}

function workedBy(forward: Int32Array, shift: number, at: number): number {
  const row = (at >> shift) << ROW;
  const since = at - (forward[row] as number);
  const length = forward[row + 1] as number;
  return (forward[row + 2] as number) + Math.max(0, Math.min(since, length));
}

interface Stretch {
  readonly opens: number;
  readonly closes: number;
}

function secondsOf(intervals: readonly Interval[], start: Instant): readonly Stretch[] | undefined {
  const stretches = intervals.map((each) => ({
    opens: (each.start - start) / 1000,
    closes: (each.end - start) / 1000,
  }));
  const whole = stretches.every(({ opens, closes }) => Number.isInteger(opens) && Number.isInteger(closes));
  return whole ? stretches : undefined;
}

/** The largest bucket that never holds parts of two stretches. */
function bucketShift(stretches: readonly Stretch[]): number | undefined {
  for (let shift = LARGEST_SHIFT; shift >= SMALLEST_SHIFT; shift -= 1) {
    const apart = stretches.every((each, index) => {
      const before = stretches[index - 1];
      return before === undefined || (before.closes - 1) >> shift !== each.opens >> shift;
    });
    if (apart) return shift;
  }
  return undefined;
}

/** The largest bucket of worked seconds in which at most one stretch gives way to the next. */
function inverseBucketShift(stretches: readonly Stretch[]): number | undefined {
  const shortest = stretches
    .slice(0, -1)
    .reduce((least, { opens, closes }) => Math.min(least, closes - opens), 2 ** LARGEST_SHIFT);
  for (let shift = LARGEST_SHIFT; shift >= 0; shift -= 1) if (2 ** shift <= shortest) return shift;
  return undefined;
}

function forwardRows(stretches: readonly Stretch[], seconds: number, shift: number): Int32Array {
  const rows = new Int32Array(((seconds >> shift) + 1) << ROW);
  let worked = 0;
  let next = 0;
  for (let row = 0; row < rows.length; row += 1 << ROW) {
    const start = (row >> ROW) << shift;
    const end = start + 2 ** shift;
    let [opens, length] = [start, 0];
    const stretch = stretches[next];
    if (stretch !== undefined && stretch.opens < end) {
      opens = Math.max(stretch.opens, start);
      length = Math.min(stretch.closes, end) - opens;
      if (stretch.closes <= end) next += 1;
    }
    rows[row] = opens;
    rows[row + 1] = length;
    rows[row + 2] = worked;
    worked += length;
  }
  return rows;
}

function inverseRows(
  stretches: readonly Stretch[],
  shift: number,
): { readonly inverse: Int32Array; readonly worked: number } {
  const worked = stretches.reduce((sum, { opens, closes }) => sum + closes - opens, 0);
  const inverse = new Int32Array(((worked >> shift) + 1) << ROW);
  let index = 0;
  let before = 0;
  for (let row = 0; row < inverse.length; row += 1 << ROW) {
    const from = (row >> ROW) << shift;
    for (let each = stretches[index]; each !== undefined; each = stretches[index]) {
      if (before + each.closes - each.opens >= from) break;
      before += each.closes - each.opens;
      index += 1;
    }
    const [here, next] = [stretches[index], stretches[index + 1]];
    const reaches = here === undefined ? before : before + here.closes - here.opens;
    inverse[row] = reaches;
    inverse[row + 1] = here === undefined ? 0 : here.opens - before;
    inverse[row + 2] = next === undefined ? 0 : next.opens - reaches;
  }
  return { inverse, worked };
}
