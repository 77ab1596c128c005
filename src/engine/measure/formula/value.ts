/** What does a formula come to, for this item or in this cell of the period?
 *
 *  Every number, amount of money and duration is an exact ratio, so no step rounds unless the
 *  agreement says so. Two results are not numbers and travel through all arithmetic: "no value" when
 *  something was not reported, and "not applicable" when nothing was promised. Not applicable wins
 *  where both meet: where no promise was made it does not matter what is unknown. */

import type { Formula, Reference } from "../../plan/plan.ts";
import type { AccountBalance, CellCount, History, Literal } from "../../prepare/expression.ts";
import { lengthOf } from "../../prepare/time-amount.ts";
import { unreachable } from "../../value/assert.ts";
import { type Ratio, ratio, roundRatio, ZERO } from "../../value/ratio.ts";
import { NOT_APPLICABLE, type Value } from "../evaluation.ts";

import { calculate, onRatios, stepsIn } from "./arithmetic.ts";
import { bandValue, rowFor, valueInForce } from "./choice.ts";
import { momentOf } from "./moment.ts";
import { priceOf } from "./price.ts";
import { typed } from "./quantity.ts";
import type { Scope } from "./scope.ts";
import { passes } from "./test.ts";

/** The value of a formula; `undefined` where there is none. */
export function evaluate(formula: Formula, scope: Scope): Value {
  switch (formula.kind) {
    case "number":
    case "money":
    case "time amount":
    case "date":
    case "instant":
    case "text":
    case "flag":
    case "not applicable":
      return constant(formula);
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
    case "subtract":
    case "divide":
      return calculate(formula, scope);
    case "steps":
      return stepsIn(formula, scope);
    case "rounded":
      return onRatios([evaluate(formula.of, scope)], ([of = ZERO]) => roundRatio(of, formula.rounding));
    case "bands":
      return bandValue(formula, scope);
    case "table": {
      const row = rowFor(formula, scope);
      return row === undefined ? NOT_APPLICABLE : evaluate(row, scope);
    }
    case "if":
      return evaluate(passes(formula.test, scope) ? formula.then : formula.otherwise, scope);
    case "in force":
      return valueInForce(formula, scope);
    case "test":
      return passes(formula.test, scope);
    case "time between":
    case "moved":
    case "day of":
    case "clock value":
    case "field at":
      return momentOf(formula, scope);
    case "count of":
    case "share of":
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return formula.over === "members" ? scope.item?.overMembers(formula) : scope.cell?.aggregate(formula);
    case "time of":
    case "runs of":
    case "longest run of":
    case "share of time":
      return scope.cell?.timeline(formula);
    case "value of":
    case "convert":
    case "indexed":
    case "pro rata":
      return priceOf(formula, scope);
    default:
      return ofThePeriod(formula, scope);
  }
}

/** What is known of the period and of those before it, and what names stand for. */
function ofThePeriod(formula: History | CellCount | AccountBalance | Reference, scope: Scope): Value {
  switch (formula.kind) {
    case "previous":
    case "in a row":
    case "times in last":
    case "over periods":
      return scope.cell?.history(formula);
    case "cells of":
      return scope.cell?.cellsOf(formula);
    case "opening balance of":
    case "balance of":
      return scope.cell?.balance(formula);
    default:
      return named(formula, scope);
  }
}

/** A constant as a value: money in major units, durations in milliseconds. */
export function constant(literal: Literal): Value {
  switch (literal.kind) {
    case "number":
      return literal.value;
    case "money":
      return literal.amount;
    case "time amount":
      return lengthOf(literal);
    case "date":
      return literal.date;
    case "instant":
      return literal.instant;
    case "text":
      return literal.text;
    case "flag":
      return literal.flag;
    case "not applicable":
      return NOT_APPLICABLE;
    default:
      return unreachable(literal);
  }
}

/** What a name stands for. A clock is no value; its readings are. */
function named(reference: Reference, scope: Scope): Value {
  switch (reference.kind) {
    case "field":
      return typed(scope.item?.field(reference.name), reference.type);
    case "value":
      return scope.item?.value(reference.name);
    case "extent":
      return scope.item?.extent(reference.name);
    case "clock":
      return undefined;
    case "fee":
    case "figure":
    case "target":
    case "credit":
      return scope.cell?.quantity(reference.kind, reference.name);
    case "measured":
      return scope.cell?.measured();
    case "expected":
    case "minimum":
      return scope.cell?.level(reference.kind);
    case "dimension":
      return scope.cell?.dimension(reference.name);
    case "start of period":
      return scope.cell?.period.start;
    case "end of period":
      return scope.cell?.period.end;
    case "length of period":
      return wholeRatio(scope.cell?.lengthOfPeriod);
    case "days in period":
      return wholeRatio(scope.cell?.daysInPeriod);
    default:
      return unreachable(reference);
  }
}

function wholeRatio(count: number | undefined): Ratio | undefined {
  return count === undefined ? undefined : ratio(count);
}
