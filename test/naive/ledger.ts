/** An account as a heap of single points, each with the month it came in; the engine knows nothing of it.
 *
 *  Adding puts points on the heap one by one, taking removes the oldest one by one, and a point beyond a
 *  bound is refused one by one. Slow, and plain to see. */

export interface NaiveTerms {
  readonly opening: number;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly expiresAfter?: number;
}

export interface NaiveMonth {
  readonly expired: number;
  readonly added: number;
  readonly taken: number;
  readonly closing: number;
}

/** The months of an account to which so many points are first added and then so many taken. */
export function naiveLedger(
  {
    opening,
    atMost = Number.POSITIVE_INFINITY,
    atLeast = Number.NEGATIVE_INFINITY,
    expiresAfter,
  }: NaiveTerms,
  months: readonly { readonly add: number; readonly take: number }[],
): readonly NaiveMonth[] {
  let heap: number[] = [];
  let debt = 0;
  const balance = (): number => heap.length - debt;
  for (let point = 0; point < opening; point += 1) heap.push(0);
  return months.map(({ add, take }, month) => {
    let expired = 0;
    const isOld = (born: number): boolean => expiresAfter !== undefined && month - born >= expiresAfter;
    while (heap[0] !== undefined && isOld(heap[0]) && balance() > atLeast) {
      heap = heap.slice(1);
      expired += 1;
    }
    let added = 0;
    while (added < add && balance() < atMost) {
      if (debt > 0) debt -= 1;
      else heap.push(month);
      added += 1;
    }
    let taken = 0;
    while (taken < take && balance() > atLeast) {
      if (heap.length > 0) heap = heap.slice(1);
      else debt += 1;
      taken += 1;
    }
    return { expired, added, taken, closing: balance() };
  });
}
