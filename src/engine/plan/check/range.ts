/** Between which bounds can a formula lie, whatever happens?
 *
 *  A share lies between 0 and 1, a length of time is never negative, the period has some length. That
 *  much can be known before any fact, and it tells a promise of 100.1 % from a promise of 120 % of plan,
 *  and a divisor that may be zero from one that cannot. */
import {
  add,
  compare,
  divide,
  max,
  min,
  multiply,
  ONE,
  type Ratio,
  ratio,
  signOf,
  subtract,
  ZERO,
} from "../../value/ratio.ts";
import type { Formula } from "../plan.ts";
import { literalOf } from "./constant.ts";
import type { Resolved } from "./walk.ts";

/** Closed bounds; absent where there is none. */
export interface Range {
  readonly low?: Ratio;
  readonly high?: Ratio;
}

/** The ranges of all fees, figures and targets; each uses only those before it. */
export type Ranges = ReadonlyMap<string, Range>;

export function rangesOf({ figures }: Resolved): Ranges {
  const ranges = new Map<string, Range>();
  for (const { name, is } of figures) ranges.set(name, rangeOf(is, ranges));
  return ranges;
}

/** The range of a formula. `measured` is the measure of that target. */
export function rangeOf(formula: Formula, ranges: Ranges, measured?: string): Range {
  const inner = (each: Formula): Range => rangeOf(each, ranges, measured);
  switch (formula.kind) {
    case "number":
    case "money":
    case "time amount":
      return exactly(literalOf(formula));
    case "share of":
    case "share of time":
      return SHARE;
    case "length of period":
    case "days in period":
      return { low: ONE };
    case "count of":
    case "time of":
    case "runs of":
    case "longest run of":
    case "cells of":
    case "in a row":
    case "times in last":
      return NOT_NEGATIVE;
    case "clock value":
      return formula.value === "elapsed" || formula.value === "paused" ? NOT_NEGATIVE : ANYTHING;
    case "measured":
      return ranges.get(measured ?? "") ?? ANYTHING;
    case "fee":
    case "figure":
    case "target":
      return ranges.get(formula.name) ?? ANYTHING;
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return inner(formula.value);
    case "sum of":
    case "steps":
      return isNotNegative(inner(formula.kind === "steps" ? formula.of : formula.value))
        ? NOT_NEGATIVE
        : ANYTHING;
    case "rounded":
      return isNotNegative(inner(formula.of)) ? NOT_NEGATIVE : ANYTHING;
    case "table":
      return hull([...formula.rows.map(({ value }) => inner(value)), ...optional(formula.otherwise, inner)]);
    case "bands":
      return hull([...formula.rows.map(({ gives }) => inner(gives)), ...optional(formula.otherwise, inner)]);
    case "in force":
      return hull(formula.rows.map(({ value }) => inner(value)));
    case "if":
      return hull([inner(formula.then), inner(formula.otherwise)]);
    default:
      return rangeOfArithmetic(formula, inner);
  }
}

/** Whether zero is among the values. */
export function mayBeZero({ low, high }: Range): boolean {
  return (low === undefined || signOf(low) <= 0) && (high === undefined || signOf(high) >= 0);
}

const ANYTHING: Range = {};
const SHARE: Range = { low: ZERO, high: ONE };
const NOT_NEGATIVE: Range = { low: ZERO };

function rangeOfArithmetic(formula: Formula, inner: (each: Formula) => Range): Range {
  switch (formula.kind) {
    case "add":
      return formula.of
        .map(inner)
        .reduce((a, b) => bounds(both(a.low, b.low, add), both(a.high, b.high, add)));
    case "subtract": {
      const [from, take] = [inner(formula.from), inner(formula.take)];
      return bounds(both(from.low, take.high, subtract), both(from.high, take.low, subtract));
    }
    case "times":
      return formula.of.map(inner).reduce(product);
    case "divide": {
      const [dividend, divisor] = [inner(formula.dividend), inner(formula.divisor)];
      return isNotNegative(dividend) && isNotNegative(divisor) ? scaled(dividend, divisor) : ANYTHING;
    }
    case "smaller of":
      return formula.of
        .map(inner)
        .reduce((a, b) => bounds(both(a.low, b.low, min), either(a.high, b.high, min)));
    case "larger of":
      return formula.of
        .map(inner)
        .reduce((a, b) => bounds(either(a.low, b.low, max), both(a.high, b.high, max)));
    default:
      return ANYTHING;
  }
}

function product(a: Range, b: Range): Range {
  if (!isNotNegative(a) || !isNotNegative(b)) return ANYTHING;
  return bounds(both(a.low, b.low, multiply), both(a.high, b.high, multiply));
}

/** A quotient of amounts that are not negative, by a divisor that is never zero. */
function scaled(dividend: Range, divisor: Range): Range {
  const never = divisor.low !== undefined && signOf(divisor.low) > 0 ? divisor.low : undefined;
  return bounds(
    divisor.high === undefined || never === undefined ? ZERO : both(dividend.low, divisor.high, divide),
    both(dividend.high, never, divide),
  );
}

function exactly(value: Ratio | undefined): Range {
  return value === undefined ? ANYTHING : { low: value, high: value };
}

function hull(ranges: readonly Range[]): Range {
  const [first, ...rest] = ranges;
  if (first === undefined) return ANYTHING;
  return rest.reduce((a, b) => bounds(both(a.low, b.low, min), both(a.high, b.high, max)), first);
}

function optional(formula: Formula | undefined, inner: (each: Formula) => Range): readonly Range[] {
  return formula === undefined ? [] : [inner(formula)];
}

function isNotNegative({ low }: Range): boolean {
  return low !== undefined && compare(low, ratio(0)) >= 0;
}

function both(
  a: Ratio | undefined,
  b: Ratio | undefined,
  combine: (a: Ratio, b: Ratio) => Ratio,
): Ratio | undefined {
  return a === undefined || b === undefined ? undefined : combine(a, b);
}

function either(
  a: Ratio | undefined,
  b: Ratio | undefined,
  choose: (a: Ratio, b: Ratio) => Ratio,
): Ratio | undefined {
  return a === undefined || b === undefined ? (a ?? b) : choose(a, b);
}

function bounds(low: Ratio | undefined, high: Ratio | undefined): Range {
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}
