/** Exact arithmetic over values, and what a missing operand does to it.
 *
 *  An unknown operand makes the result unknown; an operand that is not applicable makes it not
 *  applicable. A quotient by zero is what the agreement says it is, or else no value. The one place
 *  where units meet is the time line: an instant moves by a duration, two instants differ by one, and
 *  two dates by whole days of 24 hours. */

import type { Formula, Reference } from "../../plan/plan.ts";
import type { Arithmetic } from "../../prepare/expression.ts";
import { unreachable } from "../../value/assert.ts";
import { DAY } from "../../value/instant.ts";
import {
  divide,
  isZero,
  multiply,
  negate,
  ONE,
  type Ratio,
  ratio,
  subtract,
  sum,
  ZERO,
} from "../../value/ratio.ts";
import { roundToInteger } from "../../value/rounding.ts";
import { NOT_APPLICABLE, type Value } from "../evaluation.ts";
import { isDate } from "./moment.ts";
import { isRatio, orderOf } from "./quantity.ts";
import type { Scope } from "./scope.ts";
import { evaluate } from "./value.ts";

/** A sum, product, difference, quotient or extreme. */
export function calculate(formula: Arithmetic<Reference>, scope: Scope): Value {
  switch (formula.kind) {
    case "add":
      return sumOf(formula.of, scope);
    case "times":
      return onRatios(valuesOf(formula.of, scope), (factors) => factors.reduce(multiply, ONE));
    case "smaller of":
      return extremeOf(valuesOf(formula.of, scope), -1);
    case "larger of":
      return extremeOf(valuesOf(formula.of, scope), 1);
    case "subtract":
      return difference(formula, scope);
    case "divide":
      return quotient(formula, scope);
    default:
      return unreachable(formula);
  }
}

/** How many steps of a size lie in a quantity: only full ones, or also the one that was started.
 *  Below zero the count mirrors the one above. */
export function stepsIn(formula: Extract<Formula, { readonly kind: "steps" }>, scope: Scope): Value {
  return onRatios([evaluate(formula.of, scope), evaluate(formula.size, scope)], ([of = ZERO, size = ZERO]) =>
    isZero(size)
      ? undefined
      : ratio(roundToInteger(divide(of, size), formula.count === "full" ? "down" : "up")),
  );
}

/** Applies exact arithmetic unless an operand has no value or is not applicable. */
export function onRatios(values: readonly Value[], compute: (operands: readonly Ratio[]) => Value): Value {
  if (values.includes(NOT_APPLICABLE)) return NOT_APPLICABLE;
  const operands = values.filter(isRatio);
  return operands.length === values.length ? compute(operands) : undefined;
}

function valuesOf(formulas: readonly Formula[], scope: Scope): readonly Value[] {
  return formulas.map((each) => evaluate(each, scope));
}

/** At most one term is an instant; the plan has seen to that. */
function sumOf(terms: readonly Formula[], scope: Scope): Value {
  const values = valuesOf(terms, scope);
  const point = values.findIndex((value) => typeof value === "number");
  if (point < 0) return onRatios(values, sum);
  const durations = values.filter((_, index) => index !== point);
  return onRatios(durations, (parts) => movedBy(values[point], sum(parts)));
}

function difference(
  formula: Extract<Arithmetic<Reference>, { readonly kind: "subtract" }>,
  scope: Scope,
): Value {
  const from = evaluate(formula.from, scope);
  const take = evaluate(formula.take, scope);
  if (typeof from !== "number") return onRatios([from, take], ([a = ZERO, b = ZERO]) => subtract(a, b));
  if (typeof take === "number") return ratio((from - take) * (isDifferenceOfDates(formula) ? DAY : 1));
  return onRatios([take], ([length = ZERO]) => movedBy(from, negate(length)));
}

function isDifferenceOfDates({ from, take }: { readonly from: Formula; readonly take: Formula }): boolean {
  return isDate(from) || isDate(take);
}

/** An instant moved by a length of time; a part of a millisecond is dropped toward the past. */
function movedBy(instant: Value, length: Ratio): Value {
  return typeof instant === "number" ? instant + Number(roundToInteger(length, "floor")) : undefined;
}

function quotient(formula: Extract<Arithmetic<Reference>, { readonly kind: "divide" }>, scope: Scope): Value {
  const operands: readonly Value[] = [evaluate(formula.dividend, scope), evaluate(formula.divisor, scope)];
  return onRatios(operands, ([dividend = ZERO, divisor = ONE]) => {
    if (!isZero(divisor)) return divide(dividend, divisor);
    return formula.byZero === undefined ? undefined : evaluate(formula.byZero, scope);
  });
}

function extremeOf(values: readonly Value[], sign: -1 | 1): Value {
  if (values.includes(NOT_APPLICABLE)) return NOT_APPLICABLE;
  return values.reduce((best, each) => {
    const order = orderOf(each, best);
    if (order === undefined) return undefined;
    return order * sign > 0 ? each : best;
  });
}
