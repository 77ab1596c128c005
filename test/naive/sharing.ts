/** Shares a cap out by hand: whole cents each, in proportion; what is left goes to the largest remainder. */

/** Two amounts in minor units that together are at most the cap. */
export function capped([a, b]: readonly [bigint, bigint], cap: bigint): readonly [bigint, bigint] {
  const sum = a + b;
  if (sum <= cap) return [a, b];
  const [first, second] = [(a * cap) / sum, (b * cap) / sum];
  const left = cap - first - second;
  return (a * cap) % sum >= (b * cap) % sum ? [first + left, second] : [first, second + left];
}
