/** Adding, scaling, dividing: which values may meet, and what comes out.
 *
 *  Likes add up, at most one factor of a product has a unit, and a quotient of likes is a number. An
 *  instant moves by a length of time and two instants differ by one. Two dates differ by whole days of 24
 *  hours, whatever the clocks did between them; a date moves by days and months only, with {due: ...}. */
import type { Arithmetic, Expression, Name, ValueType } from "../../prepare/expression.ts";
import { operand, type Place, report, type Typed } from "../scope.ts";
import { commonType, type Expected, expectType } from "../types.ts";
import { resolveAs, resolveExpression } from "./expression.ts";

/** A sum, product, difference, quotient or extreme. Problem: `wrong-type`, at the operand that does not fit. */
export function resolveArithmetic(node: Arithmetic<Name>, place: Place): Typed {
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
  if (scaled !== undefined)
    return expectType(scaled.value, ["number", "any money", "duration"], scaled.place);
  return factors.every(({ value }) => value.type === "number") ? "number" : undefined;
}

/** Likes add up; an instant moves by lengths of time. */
function total(terms: readonly Placed[]): ValueType | undefined {
  const moved = terms.find(({ value }) => value.type === "instant");
  if (moved === undefined) {
    return commonType(terms.map((term) => narrowed(term, ["number", "any money", "duration"])));
  }
  for (const term of terms) if (term !== moved) expectType(term.value, ["duration"], term.place);
  return "instant";
}

function extreme(values: readonly Placed[]): ValueType | undefined {
  return commonType(
    values.map((value) => narrowed(value, ["number", "any money", "duration", "instant", "date"])),
  );
}

/** A value that was found wrong is told once and fits everywhere afterwards. */
function narrowed({ value, place }: Placed, allowed: readonly Expected[]): Placed {
  return { value: { ...value, type: expectType(value, allowed, place) }, place };
}

function difference(from: Typed, take: Typed, place: Place): ValueType | undefined {
  const [left, right] = [operand(place, "subtract", 0), operand(place, "subtract", 1)];
  const type = expectType(from, ["number", "any money", "duration", "instant", "date"], left);
  if (type === "date") return betweenDates(from, take, place);
  if (type === "instant")
    return expectType(take, ["instant", "duration"], right) === "duration" ? "instant" : "duration";
  if (type === undefined) return take.type;
  expectType(take, [type], right);
  return type;
}

/** Whole days. Of an earlier date nothing but the value beside it tells that it is one. */
function betweenDates(from: Typed, take: Typed, place: Place): ValueType {
  const right = operand(place, "subtract", 1);
  const told = [from, take].some(
    ({ formula }) => formula.kind !== "previous" || formula.otherwise !== undefined,
  );
  if (told) expectType(take, ["date"], right);
  else report(right, "wrong-type", `Nothing here shows that these are dates; add "otherwise" with a date.`);
  return "duration";
}

/** Likes give a number; anything divided by a number keeps its type. */
function resolveQuotient(node: Arithmetic<Name> & { readonly kind: "divide" }, place: Place): Typed {
  const [above, below] = [operand(place, "divide", 0), operand(place, "divide", 1)];
  const dividend = resolveAs(node.dividend, ["number", "any money", "duration"], above);
  const divisor = resolveAs(node.divisor, ["number", "any money", "duration"], below);
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

/** How many times a size goes into a value, full or started: always a number. */
export function resolveSteps(node: Expression<Name> & { readonly kind: "steps" }, place: Place): Typed {
  const of = resolveAs(node.of, ["number", "any money", "duration"], operand(place, "of"));
  const size = resolveExpression(node.size, operand(place, node.count));
  if (of.type !== undefined) expectType(size, [of.type], operand(place, node.count));
  return { type: "number", formula: { ...node, size: size.formula, of: of.formula } };
}
