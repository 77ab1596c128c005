/** What does this formula compute? Names become references and every node gets a type.
 *
 *  One case a node, in the order of `Expression`; the larger families have files of their own. The tree
 *  keeps its shape, so that whatever a plan computes can be said in the agreement's words. */
import type { Expression, Literal, Name, TimeAmount, ValueType } from "../../prepare/expression.ts";
import { nearest } from "../../prepare/nearest.ts";
import { currencyCodes, currencyExponent } from "../../value/currency.ts";
import { inside, operand, type Place, report, type Typed, UNRESOLVED } from "../scope.ts";
import { commonType, type Expected, expectType } from "../types.ts";
import { resolveBalance } from "./account.ts";
import { resolveAggregate, resolveTimelineMeasure } from "./aggregate.ts";
import { resolveArithmetic, resolveSteps } from "./arithmetic.ts";
import { resolveCellCount } from "./cell-count.ts";
import { resolveCondition } from "./condition.ts";
import { resolveHistory } from "./history.ts";
import { resolveName } from "./name.ts";
import { resolvePrice } from "./price.ts";
import { resolveBands, resolveInForce, resolveTable } from "./table.ts";
import { resolveTimeExpression } from "./time.ts";

/** The formula with its type. */
export function resolveExpression(expression: Expression<Name>, place: Place): Typed {
  switch (expression.kind) {
    case "name":
      return resolveName(expression, place);
    case "number":
    case "money":
    case "time amount":
    case "date":
    case "instant":
    case "text":
    case "flag":
    case "not applicable":
      return resolveLiteral(expression, place);
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
    case "subtract":
    case "divide":
      return resolveArithmetic(expression, place);
    case "steps":
      return resolveSteps(expression, place);
    case "rounded": {
      const of = resolveExpression(expression.of, operand(place, "rounded"));
      const type = expectType(of, ["number", "any money", "duration"], operand(place, "rounded"));
      return { type, formula: { ...expression, of: of.formula } };
    }
    case "bands":
      return resolveBands(expression, place);
    case "table":
      return resolveTable(expression, place);
    case "if":
      return resolveChoice(expression, place);
    case "in force":
      return resolveInForce(expression, place);
    case "test":
      return { type: "flag", formula: { kind: "test", test: resolveCondition(expression.test, place) } };
    case "time between":
    case "moved":
    case "day of":
    case "clock value":
    case "field at":
      return resolveTimeExpression(expression, place);
    case "count of":
    case "share of":
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return resolveAggregate(expression, place);
    case "time of":
    case "runs of":
    case "longest run of":
    case "share of time":
      return resolveTimelineMeasure(expression, place);
    case "previous":
    case "in a row":
    case "times in last":
    case "over periods":
      return resolveHistory(expression, place);
    case "cells of":
      return resolveCellCount(expression, place);
    case "opening balance of":
    case "balance of":
      return resolveBalance(expression, place);
    default:
      return resolvePrice(expression, place);
  }
}

/** A formula that must have one of the types; `wrong-type` otherwise. */
export function resolveAs(expression: Expression<Name>, allowed: readonly Expected[], place: Place): Typed {
  const value = resolveExpression(expression, place);
  return { ...value, type: expectType(value, allowed, place) };
}

/** A constant. Problems: `unknown-currency`, `wrong-unit`. */
export function resolveLiteral(literal: Literal, place: Place): Typed {
  switch (literal.kind) {
    case "not applicable":
      return UNRESOLVED;
    case "money":
      return { type: moneyType(literal.currency, place), formula: literal };
    case "time amount":
      checkUnit(literal, place);
      return { type: "duration", formula: literal };
    default:
      return { type: literal.kind, formula: literal };
  }
}

/** Money in another currency is of another type. */
function moneyType(currency: string, place: Place): ValueType | undefined {
  const governing = place.compilation.agreement.governing.currency;
  if (currency === governing) return "money";
  if (currencyExponent(currency) !== undefined) return `money in ${currency}`;
  const near = nearest(currency, [governing, ...currencyCodes()]) ?? governing;
  report(place, "unknown-currency", `"${currency}" is no ISO 4217 currency; did you mean ${near}?`);
  return undefined;
}

function checkUnit({ unit }: TimeAmount, place: Place): void {
  if (place.promisesTime || (unit !== "business days" && unit !== "calendar days" && unit !== "months"))
    return;
  const example =
    unit === "business days" ? "8 business hours" : unit === "calendar days" ? "24 hours" : "720 hours";
  report(
    place,
    "wrong-unit",
    `${capital(unit)} have no fixed length; write hours here (such as ${example}), or reckon with {due: ...}.`,
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function resolveChoice(node: Expression<Name> & { readonly kind: "if" }, place: Place): Typed {
  const test = resolveCondition(node.test, inside(place, "if"));
  const then = resolveExpression(node.then, inside(place, "then"));
  const otherwise = resolveExpression(node.otherwise, inside(place, "otherwise"));
  const type = commonType([
    { value: then, place: inside(place, "then") },
    { value: otherwise, place: inside(place, "otherwise") },
  ]);
  // biome-ignore lint/suspicious/noThenProperty: the word of the document; the engine awaits nothing.
  return { type, formula: { kind: "if", test, then: then.formula, otherwise: otherwise.formula } };
}
