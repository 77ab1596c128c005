/** What does this formula compute? Names become references and every node gets a type.
 *
 *  One case a node, in the order of `Expression`; the larger families have files of their own. The tree
 *  keeps its shape, so that whatever a plan computes can be said in the agreement's words. */
import type { Arithmetic, Expression, Literal, Name, TimeAmount, ValueType } from "../prepare/expression.ts";
import { nearest } from "../prepare/nearest.ts";
import { unreachable } from "../value/assert.ts";
import { currencyCodes, currencyExponent } from "../value/currency.ts";
import { resolveAggregate, resolveHistory, resolveTimelineMeasure } from "./resolve-aggregate.ts";
import { resolveCondition } from "./resolve-condition.ts";
import { resolveName } from "./resolve-name.ts";
import { resolveBands, resolveInForce, resolveTable } from "./resolve-table.ts";
import { resolveTimeExpression } from "./resolve-time.ts";
import { inside, operand, type Place, report, type Typed, UNRESOLVED } from "./scope.ts";
import { commonType, expectType } from "./types.ts";

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
      const type = expectType(of, ["number", "money", "duration"], operand(place, "rounded"));
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
      return resolveHistory(expression, place);
    default:
      return unreachable(expression);
  }
}

/** A formula that must have one of the types; `wrong-type` otherwise. */
export function resolveAs(expression: Expression<Name>, allowed: readonly ValueType[], place: Place): Typed {
  const value = resolveExpression(expression, place);
  return { ...value, type: expectType(value, allowed, place) };
}

/** A constant. Problems: `unknown-currency`, `mixed-currency`, `wrong-unit`. */
export function resolveLiteral(literal: Literal, place: Place): Typed {
  switch (literal.kind) {
    case "not applicable":
      return UNRESOLVED;
    case "money":
      checkCurrency(literal.currency, place);
      return { type: "money", formula: literal };
    case "time amount":
      checkUnit(literal, place);
      return { type: "duration", formula: literal };
    default:
      return { type: literal.kind, formula: literal };
  }
}

function checkCurrency(currency: string, place: Place): void {
  const governing = place.compilation.agreement.governing.currency;
  if (currency === governing) return;
  if (currencyExponent(currency) === undefined) {
    const near = nearest(currency, [governing, ...currencyCodes()]) ?? governing;
    report(place, "unknown-currency", `"${currency}" is no ISO 4217 currency; did you mean ${near}?`);
  } else {
    const advice = `state the amount in ${governing}, or change /governing/currency`;
    report(place, "mixed-currency", `The agreement settles in ${governing}, this is ${currency}; ${advice}.`);
  }
}

function checkUnit({ unit }: TimeAmount, place: Place): void {
  if (place.promisesTime || (unit !== "business days" && unit !== "calendar days" && unit !== "months"))
    return;
  const example =
    unit === "business days" ? "8 business hours" : unit === "calendar days" ? "24 hours" : "720 hours";
  report(
    place,
    "wrong-unit",
    `${unit} have no fixed length; write hours here (such as ${example}), or reckon with {due: ...}.`,
  );
}

function resolveArithmetic(node: Arithmetic<Name>, place: Place): Typed {
  switch (node.kind) {
    case "subtract": {
      const from = resolveExpression(node.from, operand(place, "subtract", 0));
      const take = resolveExpression(node.take, operand(place, "subtract", 1));
      return {
        type: difference(from, take, place),
        formula: { ...node, from: from.formula, take: take.formula },
      };
    }
    case "divide":
      return resolveQuotient(node, place);
    default: {
      const places = node.of.map((_, index) => operand(place, node.kind, index));
      const values = node.of.map((each, index) => resolveExpression(each, places[index] ?? place));
      const placed = values.map((value, index) => ({ value, place: places[index] ?? place }));
      const type =
        node.kind === "times" ? product(placed) : node.kind === "add" ? total(placed) : extreme(placed);
      return { type, formula: { kind: node.kind, of: values.map(({ formula }) => formula) } };
    }
  }
}

type Placed = { readonly value: Typed; readonly place: Place };

/** At most one factor has a unit; the others are numbers. */
function product(factors: readonly Placed[]): ValueType | undefined {
  const [scaled, ...others] = factors.filter(
    ({ value }) => value.type !== undefined && value.type !== "number",
  );
  for (const { value, place } of others) expectType(value, ["number"], place);
  if (scaled !== undefined) return expectType(scaled.value, ["number", "money", "duration"], scaled.place);
  return factors.every(({ value }) => value.type === "number") ? "number" : undefined;
}

/** Likes add up; an instant moves by lengths of time. */
function total(terms: readonly Placed[]): ValueType | undefined {
  const moved = terms.find(({ value }) => value.type === "instant");
  if (moved === undefined) {
    for (const { value, place } of terms) expectType(value, ["number", "money", "duration"], place);
    return commonType(terms);
  }
  for (const term of terms) if (term !== moved) expectType(term.value, ["duration"], term.place);
  return "instant";
}

function extreme(values: readonly Placed[]): ValueType | undefined {
  for (const { value, place } of values) {
    expectType(value, ["number", "money", "duration", "instant", "date"], place);
  }
  return commonType(values);
}

function difference(from: Typed, take: Typed, place: Place): ValueType | undefined {
  const [left, right] = [operand(place, "subtract", 0), operand(place, "subtract", 1)];
  const type = expectType(from, ["number", "money", "duration", "instant"], left);
  if (type === "instant")
    return expectType(take, ["instant", "duration"], right) === "duration" ? "instant" : "duration";
  if (type === undefined) return take.type;
  expectType(take, [type], right);
  return type;
}

/** Likes give a number; anything divided by a number keeps its type. */
function resolveQuotient(node: Arithmetic<Name> & { readonly kind: "divide" }, place: Place): Typed {
  const [above, below] = [operand(place, "divide", 0), operand(place, "divide", 1)];
  const dividend = resolveAs(node.dividend, ["number", "money", "duration"], above);
  const divisor = resolveAs(node.divisor, ["number", "money", "duration"], below);
  if (dividend.type !== undefined && divisor.type !== "number") expectType(divisor, [dividend.type], below);
  const unknown = dividend.type === undefined || divisor.type === undefined;
  const type = divisor.type === "number" ? dividend.type : unknown ? undefined : "number";
  const formula = { ...node, dividend: dividend.formula, divisor: divisor.formula };
  if (node.byZero === undefined)
    return { type, formula: { kind: "divide", dividend: dividend.formula, divisor: divisor.formula } };
  const byZero = resolveExpression(node.byZero, operand(place, "by zero"));
  if (type !== undefined) expectType(byZero, [type], operand(place, "by zero"));
  return { type, formula: { ...formula, byZero: byZero.formula } };
}

function resolveSteps(node: Expression<Name> & { readonly kind: "steps" }, place: Place): Typed {
  const of = resolveAs(node.of, ["number", "money", "duration"], operand(place, "of"));
  const size = resolveExpression(node.size, operand(place, node.count));
  if (of.type !== undefined) expectType(size, [of.type], operand(place, node.count));
  return { type: "number", formula: { ...node, size: size.formula, of: of.formula } };
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
