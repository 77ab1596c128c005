/** Exact fractions: attainments, percentages, weights and every step between a fee and a credit.
 *
 *  A float would decide some breaches by its last bit, so the engine computes with a pair of whole
 *  numbers instead. A ratio is always in lowest terms with a positive denominator; that makes equal
 *  ratios equal texts, which is what signed statements are made of. */
import { assert } from "./assert.ts";
import { type Rounding, type RoundingMode, roundToInteger } from "./rounding.ts";

/** numerator/denominator in lowest terms, denominator > 0. Make one with `ratio`, never by hand. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Ratio = { numerator: 0n, denominator: 1n };
export const ONE: Ratio = { numerator: 1n, denominator: 1n };

/** n/d reduced; numbers must be whole. Asserts that d is not zero. */
export function ratio(n: bigint | number, d: bigint | number = 1n): Ratio {
  const numerator = wholeOf(n);
  const denominator = wholeOf(d);
  assert(denominator !== 0n, "a ratio has a denominator other than zero");
  return reduced(numerator, denominator);
}

/** Reads "99.95", "-3" or "+0.5": digits, an optional point with digits; no exponent, no grouping. */
export function parseDecimal(text: string): Ratio | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", decimals = ""] = match;
  const digits = BigInt(whole + decimals);
  return reduced(sign === "-" ? -digits : digits, powerOfTen(decimals.length));
}

/** Reads what `toCanonical` writes: "n" or "n/d". */
export function parseCanonical(text: string): Ratio | undefined {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const denominator = BigInt(match[2] ?? "1");
  return denominator === 0n ? undefined : reduced(BigInt(match[1] ?? "0"), denominator);
}

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) return reduced(a.numerator + b.numerator, a.denominator);
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return add(a, negate(b));
}

export function multiply(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a/b; asserts that b is not zero, because what a zero base means is a term of the agreement. */
export function divide(a: Ratio, b: Ratio): Ratio {
  assert(b.numerator !== 0n, "a ratio is not divided by zero");
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate(a: Ratio): Ratio {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function abs(a: Ratio): Ratio {
  return a.numerator < 0n ? negate(a) : a;
}

/** The sum of a list; zero for an empty one. */
export function sum(values: readonly Ratio[]): Ratio {
  return values.reduce(add, ZERO);
}

/** -1, 0 or 1: the sign of a − b. */
export function compare(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const left = a.denominator === b.denominator ? a.numerator : a.numerator * b.denominator;
  const right = a.denominator === b.denominator ? b.numerator : b.numerator * a.denominator;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function equal(a: Ratio, b: Ratio): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** The smaller; the first of two equal ones. */
export function min(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b;
}

/** The larger; the first of two equal ones. */
export function max(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b;
}

export function isZero(a: Ratio): boolean {
  return a.numerator === 0n;
}

/** -1, 0 or 1. */
export function signOf(a: Ratio): -1 | 0 | 1 {
  if (a.numerator === 0n) return 0;
  return a.numerator < 0n ? -1 : 1;
}

/** The greatest whole number not above the ratio. */
export function floorOf(a: Ratio): bigint {
  return roundToInteger(a, "floor");
}

/** The least whole number not below the ratio. */
export function ceilingOf(a: Ratio): bigint {
  return roundToInteger(a, "ceiling");
}

/** The ratio brought to a number of decimals; still exact arithmetic, still a ratio. */
export function roundRatio(a: Ratio, rounding: Rounding): Ratio {
  const scale = powerOfTen(rounding.decimals);
  return reduced(scaledInteger(a, scale, rounding.mode), scale);
}

/** Digits with a point and exactly `decimals` decimals, "99.95"; longer fractions round half up. */
export function formatDecimal(a: Ratio, decimals: number): string {
  const scaled = scaledInteger(a, powerOfTen(decimals), "half up");
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, "0");
  const sign = scaled < 0n ? "-" : "";
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** "n/d", or "n" for a whole number: equal ratios give equal texts. */
export function toCanonical(a: Ratio): string {
  return a.denominator === 1n ? a.numerator.toString() : `${a.numerator}/${a.denominator}`;
}

/** 10^decimals as a whole number. Asserts a whole exponent from 0 to 1000. */
export function powerOfTen(decimals: number): bigint {
  assert(Number.isInteger(decimals) && decimals >= 0 && decimals <= 1000, "decimals are a count");
  return 10n ** BigInt(decimals);
}

function scaledInteger(a: Ratio, scale: bigint, mode: RoundingMode): bigint {
  return roundToInteger({ numerator: a.numerator * scale, denominator: a.denominator }, mode);
}

function wholeOf(n: bigint | number): bigint {
  if (typeof n === "bigint") return n;
  assert(Number.isSafeInteger(n), "a ratio is made of whole numbers");
  return BigInt(n);
}

function reduced(numerator: bigint, denominator: bigint): Ratio {
  if (denominator === 1n) return { numerator, denominator };
  if (numerator === 0n) return ZERO;
  const positive = denominator > 0n;
  const d = positive ? denominator : -denominator;
  const n = positive ? numerator : -numerator;
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d);
  return divisor === 1n
    ? { numerator: n, denominator: d }
    : { numerator: n / divisor, denominator: d / divisor };
}

const LARGEST_EXACT_NUMBER = 9_007_199_254_740_991n;

/** Small operands take plain numbers, which are several times faster than bigints of one word. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y > LARGEST_EXACT_NUMBER || x > LARGEST_EXACT_NUMBER) {
    if (y === 0n) return x;
    [x, y] = [y, x % y];
  }
  let small = Number(x);
  let other = Number(y);
  while (other !== 0) [small, other] = [other, small % other];
  return BigInt(small);
}
