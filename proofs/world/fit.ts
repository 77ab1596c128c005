/** Which limit in whole hours explains best what somebody decided?
 *
 *  The one that disagrees with the fewest decisions; of equals the smallest, since it promises no more
 *  than was seen. Whole hours, because people who agree on limits agree on whole hours. */

export interface FittedCase {
  /** Time that counted, ms. */
  readonly elapsed: number;
  /** What was decided: within the limit or not. */
  readonly made: boolean;
}

const HOUR = 3_600_000;

/** Hours, zero or more. Every limit between two cases decides alike, so only the cases are tried. */
export function bestLimit(cases: readonly FittedCase[]): number {
  const sorted = [...cases].sort((a, b) => a.elapsed - b.elapsed);
  let [limit, fewest, next] = [0, Number.POSITIVE_INFINITY, 0];
  let disagreeing = sorted.filter((each) => each.made).length;
  for (const hours of [...new Set([0, ...sorted.map(({ elapsed }) => Math.ceil(elapsed / HOUR))])]) {
    for (let each = sorted[next]; each !== undefined && each.elapsed <= hours * HOUR; each = sorted[next]) {
      disagreeing += each.made ? -1 : 1;
      next += 1;
    }
    if (disagreeing < fewest) [limit, fewest] = [hours, disagreeing];
  }
  return limit;
}
