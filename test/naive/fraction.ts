/** Exact fractions for the naive models: a pair of big integers, reduced when it is shown.
 *
 *  Kept as small as schoolbook arithmetic; the engine's own fractions are not used, so that a mistake in
 *  them cannot hide in the figures they are compared with. */

export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export function fraction(over: number | bigint, under: number | bigint = 1): Fraction {
  return { over: BigInt(over), under: BigInt(under) };
}

/** The fraction of a decimal text such as "12.50". */
export function decimal(text: string): Fraction {
  const [whole = "0", decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, fraction(-b.over, b.under));
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.over, a.under * b.under);
}

export function sumOf(list: readonly Fraction[]): Fraction {
  return list.reduce(plus, fraction(0));
}

/** Whether a is at least b. */
export function reaches(a: Fraction, b: Fraction): boolean {
  return a.over * b.under >= b.over * a.under;
}

/** "19/20", or "3" for a whole number. */
export function exactText({ over, under }: Fraction): string {
  const divisor = gcd(over < 0n ? -over : over, under);
  const [top, bottom] = divisor === 0n ? [over, under] : [over / divisor, under / divisor];
  return bottom === 1n ? `${top}` : `${top}/${bottom}`;
}

/** The next whole number, halves up; for amounts that are not negative. */
export function halfUp({ over, under }: Fraction): bigint {
  return (2n * over + under) / (2n * under);
}

/** Minor units of an amount in major ones, rounded half up; `scale` is 100 for cents. */
export function minorUnits(amount: Fraction, scale = 100): bigint {
  return halfUp(times(amount, fraction(scale)));
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
