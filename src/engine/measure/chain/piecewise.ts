/** Functions from an instant to an instant that go along with time or stand still, exactly.
 *
 *  "When is it due, if it starts at t?" is such a function: within a stretch the due instant either moves
 *  with the start (slope 1) or stays (slope 0), and between stretches it may jump. All values are whole
 *  milliseconds, so a composition, a maximum and the smallest difference of two such functions are found
 *  at the ends of stretches; nothing is sampled. */

import type { Interval } from "../../time/interval.ts";
import { assert } from "../../value/assert.ts";
import type { Duration, Instant } from "../../value/instant.ts";

/** From `start` until the next piece starts: `value` there, going along (1) or staying (0). */
export interface Piece {
  readonly start: Instant;
  readonly value: Instant;
  readonly slope: 0 | 1;
}

/** Pieces in order, the last one until `end`; never empty. */
export interface Piecewise {
  readonly pieces: readonly Piece[];
  readonly end: Instant;
}

/** The function that is `f` on a span. Between neighbouring candidates `f` must be of one piece, or become
 *  so when the stretch is halved often enough. Undefined where `f` is. */
export function piecewiseOf(
  f: (at: Instant) => Instant | undefined,
  candidates: Iterable<Instant>,
  span: Interval,
): Piecewise | undefined {
  const cuts = [...new Set(candidates)].filter((at) => at > span.start && at < span.end);
  cuts.sort((a, b) => a - b);
  const pieces: Piece[] = [];
  const starts = [span.start, ...cuts];
  for (const [index, start] of starts.entries()) {
    const isWhole = addPieces(pieces, f, start, starts[index + 1] ?? span.end);
    if (!isWhole) return undefined;
  }
  return { pieces, end: span.end };
}

/** A start that is moved by so much. */
export function shifted(by: Duration, span: Interval): Piecewise {
  return { pieces: [{ start: span.start, value: span.start + by, slope: 1 }], end: span.end };
}

/** The value at an instant of the span. */
export function valueAt({ pieces }: Piecewise, at: Instant): Instant {
  const piece = pieces[indexAt(pieces, at)];
  assert(piece !== undefined, "a piecewise function is asked within its span");
  return piece.value + piece.slope * (at - piece.start);
}

/** All values of a function, from the least to after the greatest. */
export function imageOf({ pieces, end }: Piecewise): Interval {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  pieces.forEach(({ start, value, slope }, index) => {
    const last = (pieces[index + 1]?.start ?? end) - 1;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value + slope * (last - start));
  });
  return { start: least, end: greatest + 1 };
}

/** One after the other: `second` begins where `first` leads. Its span must hold all values of the first. */
export function after(first: Piecewise, second: Piecewise): Piecewise {
  const pieces: Piece[] = [];
  first.pieces.forEach((piece, index) => {
    const length = (first.pieces[index + 1]?.start ?? first.end) - piece.start;
    if (piece.slope === 0) {
      push(pieces, { start: piece.start, value: valueAt(second, piece.value), slope: 0 });
      return;
    }
    const end = piece.value + length;
    for (let at = indexAt(second.pieces, piece.value); at < second.pieces.length; at += 1) {
      const next = second.pieces[at];
      if (next === undefined || next.start >= end) break;
      const from = Math.max(next.start, piece.value);
      const value = next.value + next.slope * (from - next.start);
      push(pieces, { start: piece.start + (from - piece.value), value, slope: next.slope });
    }
  });
  return { pieces, end: first.end };
}

/** Side by side: the later (or the earlier) of two at every instant. */
export function either(pick: "later" | "earlier", a: Piecewise, b: Piecewise): Piecewise {
  const pieces: Piece[] = [];
  for (const { start, end } of commonStretches(a, b)) {
    const [left, right] = [pieceFrom(a, start), pieceFrom(b, start)];
    const lead = left.value - right.value;
    const isLeft = lead === 0 ? left.slope > right.slope : lead > 0;
    const [ahead, behind] = isLeft ? [left, right] : [right, left];
    const [upper, lower] = pick === "later" ? [ahead, behind] : [behind, ahead];
    push(pieces, upper);
    const crossing = start + Math.abs(lead);
    if (behind.slope > ahead.slope && crossing < end) push(pieces, pieceAt(lower, crossing));
  }
  return { pieces, end: a.end };
}

/** The smallest `a − b`, and the first instant that has it. */
export function leastDifference(
  a: Piecewise,
  b: Piecewise,
): { readonly at: Instant; readonly difference: Duration } {
  let least = { at: a.pieces[0]?.start ?? a.end, difference: Number.POSITIVE_INFINITY };
  for (const { start, end } of commonStretches(a, b))
    for (const at of [start, end - 1]) {
      const difference = valueAt(a, at) - valueAt(b, at);
      if (difference < least.difference) least = { at, difference };
    }
  return least;
}

/** Adds the pieces of one stretch, halving it until each is of one piece. */
function addPieces(
  pieces: Piece[],
  f: (at: Instant) => Instant | undefined,
  start: Instant,
  end: Instant,
): boolean {
  const [first, last] = [f(start), f(end - 1)];
  if (first === undefined || last === undefined) return false;
  const length = end - 1 - start;
  const half = start + Math.ceil(length / 2);
  const middle = f(half);
  if (middle === undefined) return false;
  if (last === first && middle === first) push(pieces, { start, value: first, slope: 0 });
  else if (last - first === length && middle - first === half - start)
    push(pieces, { start, value: first, slope: 1 });
  else return addPieces(pieces, f, start, half) && addPieces(pieces, f, half, end);
  return true;
}

/** Adds a piece, unless it only continues the one before. */
function push(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  const continues =
    last !== undefined &&
    last.slope === piece.slope &&
    last.value + last.slope * (piece.start - last.start) === piece.value;
  if (!continues) pieces.push(piece);
}

/** Stretches in which both functions are of one piece. */
function commonStretches(a: Piecewise, b: Piecewise): readonly Interval[] {
  const starts = [...new Set([...a.pieces, ...b.pieces].map(({ start }) => start))];
  starts.sort((x, y) => x - y);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? a.end }));
}

function pieceFrom(of: Piecewise, at: Instant): Piece {
  const piece = of.pieces[indexAt(of.pieces, at)];
  assert(piece !== undefined, "both functions have the same span");
  return pieceAt(piece, at);
}

function pieceAt({ start, value, slope }: Piece, at: Instant): Piece {
  return { start: at, value: value + slope * (at - start), slope };
}

/** The piece that holds an instant. */
function indexAt(pieces: readonly Piece[], at: Instant): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((pieces[middle]?.start ?? Number.POSITIVE_INFINITY) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
