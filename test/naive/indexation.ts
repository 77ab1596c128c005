/** An indexed fee with pencil and paper: year after year, the last published value, the change, its limits.
 *
 *  Years are counted on the digits of a date and amounts in schoolbook fractions; nothing of the engine is
 *  used, so it cannot agree by sharing a mistake. */
import { decimal, type Fraction, fraction, minorUnits, minus, plus, reaches, times } from "./fraction.ts";

export interface NaiveIndexation {
  readonly amount: string;
  /** Published values by date "2025-12-01", in any order. */
  readonly values: Readonly<Record<string, string>>;
  readonly base: string;
  readonly from: string;
  readonly atLeast?: string;
  readonly atMost?: string;
  readonly toCents: boolean;
}

/** The amount on a day; undefined while a value is missing. */
export function indexedOn(day: string, rule: NaiveIndexation): Fraction | undefined {
  let amount = decimal(rule.amount);
  let before = valueOn(rule.base, rule);
  for (let years = 1; laterBy(rule.from, years) <= day; years += 1) {
    const now = valueOn(laterBy(rule.base, years), rule);
    if (before === undefined || now === undefined) return undefined;
    const change = limited(minus(over(now, before), fraction(1)), rule);
    amount = times(amount, plus(fraction(1), change));
    if (rule.toCents) amount = fraction(minorUnits(amount), 100n);
    before = now;
  }
  return amount;
}

function valueOn(day: string, { values }: NaiveIndexation): Fraction | undefined {
  const last = Object.keys(values)
    .filter((date) => date <= day)
    .sort()
    .at(-1);
  return last === undefined ? undefined : decimal(values[last] ?? "0");
}

/** Days are the first of a month here, so a year later is the same day. */
function laterBy(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
}

function limited(change: Fraction, { atLeast, atMost }: NaiveIndexation): Fraction {
  const least = atLeast === undefined ? undefined : over(decimal(atLeast), fraction(100));
  const most = atMost === undefined ? undefined : over(decimal(atMost), fraction(100));
  if (least !== undefined && !reaches(change, least)) return least;
  return most !== undefined && reaches(change, most) ? most : change;
}

function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under, a.under * b.over);
}
