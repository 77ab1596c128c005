/** Sums, means, extremes and percentiles opened to the items whose values made them.
 *
 *  The items are folded again, one after the other. The first of those that weigh anything are listed
 *  with the formula of their value; the rest stays as one part with its own count and quantity, so that
 *  a million order lines are explained in a page and still add up. */

import { NOT_APPLICABLE, type Value } from "../../measure/evaluation.ts";
import { isRatio, orderOf, sameValue } from "../../measure/formula/quantity.ts";
import { evaluate } from "../../measure/formula/value.ts";
import type { Formula, Reference } from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import { unreachable } from "../../value/assert.ts";
import { pointerTo } from "../../value/problem.ts";
import { add, ceilingOf, isZero, multiply, ratio, ZERO } from "../../value/ratio.ts";
import { counted, explainCount, explainShare } from "./count.ts";
import type { Explanation } from "./explanation.ts";
import { explainFormula, made } from "./formula.ts";
import { readsAsPercent, typeOf } from "./formula-kind.ts";
import { type Selected, selectedBy } from "./selected-items.ts";
import { type NodeDraft, node } from "./sentence.ts";
import { type Standing, scopeOf } from "./standing.ts";

type AnyAggregate = Aggregate<Reference>;
type ValueAggregate = Exclude<AnyAggregate, { readonly kind: "count of" | "share of" }>;

/** Explains an aggregate over a set of the period, or over the members of a group. */
export function explainAggregate(aggregate: AnyAggregate, standing: Standing, label: string): Explanation {
  const name = label === "" ? titleOf(aggregate) : label;
  switch (aggregate.kind) {
    case "count of":
      return explainCount(aggregate, standing, name);
    case "share of":
      return explainShare(aggregate, standing, name);
    case "sum of":
      return explainSum(aggregate, standing, name).total;
    case "mean of": {
      const { total, items } = explainSum(aggregate, standing, `the sum of ${valueName(aggregate.value)}`);
      if (items === 0) return made(aggregate, standing, "reading", [], name);
      const count = counted(standing, `the number of ${aggregate.over}`, items);
      return made(aggregate, standing, "mean", [total, count], name);
    }
    case "lowest of":
    case "highest of":
      return explainExtreme(aggregate, standing, name);
    case "percentile of":
      return explainPercentile(aggregate, standing, name);
    default:
      return unreachable(aggregate);
  }
}

/** The total of the items that have a value, and how many those are. */
function explainSum(
  aggregate: ValueAggregate,
  standing: Standing,
  label: string,
): { readonly total: Explanation; readonly items: number } {
  const shown: Explanation[] = [];
  let items = 0;
  let rest = ZERO;
  for (const each of selectedBy(aggregate, standing)) {
    const value = valueAt(aggregate, each);
    if (!isRatio(value)) continue;
    items += 1;
    // What adds nothing is not worth a line of its own.
    if (!isZero(value) && shown.length < standing.telling.most)
      shown.push(valuePart(aggregate, each, standing));
    else rest = add(rest, value);
  }
  const others = items - shown.length;
  const kind = kindOf(aggregate, standing);
  const more = shown.length === 0 ? `${others}` : `and ${others} more`;
  const remainder = node(standing, { label: more, operation: "given", ...kind, value: rest, count: others });
  const parts = others === 0 ? shown : [...shown, remainder];
  const sentence = (text: string): string =>
    `${label}: ${text} over ${items} ${items === 1 ? "item" : "items"} of ${aggregate.over}.`;
  return { total: node(standing, { label, operation: "sum", ...kind, parts, sentence }), items };
}

function kindOf({ value }: ValueAggregate, { telling }: Standing): Pick<NodeDraft, "type" | "percent"> {
  const type = typeOf(value, telling.plan);
  return { type, percent: type === "number" && readsAsPercent(value, telling.plan) };
}

function valueAt(aggregate: ValueAggregate, { standing }: Selected): Value {
  return evaluate(aggregate.value, scopeOf(standing));
}

function valuePart(
  aggregate: ValueAggregate,
  { item, standing: place }: Selected,
  standing: Standing,
): Explanation {
  const at = pointerTo(standing.at, aggregate.kind === "percentile of" ? "of" : aggregate.kind);
  const { subject, facts } = item.parts;
  return node(
    { ...place, at },
    {
      label: subject,
      operation: "same",
      ...kindOf(aggregate, standing),
      parts: [explainFormula(aggregate.value, { ...place, at }, valueName(aggregate.value))],
      facts: facts.map(({ id }) => id),
      sentence: (text) => `${subject}: ${text}`,
    },
  );
}

interface Valued extends Selected {
  readonly value: Value;
}

/** The most extreme items one by one; the next one stands for all that are less so. */
function explainExtreme(aggregate: ValueAggregate, standing: Standing, label: string): Explanation {
  const sign = aggregate.kind === "lowest of" ? 1 : -1;
  const wanted = standing.telling.most + 1;
  let best: Valued[] = [];
  let items = 0;
  for (const each of selectedBy(aggregate, standing)) {
    const value = valueAt(aggregate, each);
    if (value === undefined || value === NOT_APPLICABLE) continue;
    items += 1;
    best.push({ ...each, value });
    if (best.length >= 4 * wanted) best = firstOf(best, wanted, sign);
  }
  const [shown, next] = splitAt(firstOf(best, wanted, sign), wanted - 1);
  const left = items - shown.length;
  const parts = shown.map((each) => valuePart(aggregate, each, standing));
  const rest =
    next === undefined
      ? []
      : [{ ...valuePart(aggregate, next, standing), label: `and ${left} more`, count: left }];
  return made(aggregate, standing, sign === 1 ? "lowest" : "highest", [...parts, ...rest], label);
}

function firstOf(items: readonly Valued[], count: number, sign: 1 | -1): Valued[] {
  return [...items].sort((a, b) => (orderOf(a.value, b.value) ?? 0) * sign).slice(0, count);
}

function splitAt(items: readonly Valued[], at: number): readonly [readonly Valued[], Valued | undefined] {
  return [items.slice(0, at), items[at]];
}

/** The item at the rank, with how many lie before and after it. A second pass finds it by its value. */
function explainPercentile(
  aggregate: Extract<AnyAggregate, { readonly kind: "percentile of" }>,
  standing: Standing,
  label: string,
): Explanation {
  const values: Value[] = [];
  for (const each of selectedBy(aggregate, standing)) {
    const value = valueAt(aggregate, each);
    if (value !== undefined && value !== NOT_APPLICABLE) values.push(value);
  }
  values.sort((a, b) => orderOf(a, b) ?? 0);
  const place = Math.max(Number(ceilingOf(multiply(aggregate.percentile, ratio(values.length, 100)))), 1);
  const at = firstWith(aggregate, standing, values[place - 1]);
  if (at === undefined) return made(aggregate, standing, "reading", [], label);
  const parts = [
    counted(standing, "values before it in order", place - 1),
    valuePart(aggregate, at, standing),
    counted(standing, "values after it in order", values.length - place),
  ];
  const rule = { kind: "percentile", ...aggregate.percentile } as const;
  const sentence = (text: string): string =>
    `${label}: number ${place} of ${values.length} values in ascending order is ${text}.`;
  return made(aggregate, standing, "percentile", parts, label, { rule, sentence });
}

function firstWith(aggregate: ValueAggregate, standing: Standing, value: Value): Selected | undefined {
  if (value === undefined) return undefined;
  for (const each of selectedBy(aggregate, standing))
    if (sameValue(valueAt(aggregate, each), value)) return each;
  return undefined;
}

function titleOf(aggregate: AnyAggregate): string {
  if (aggregate.kind === "count of") return `the number of ${aggregate.over}`;
  if (aggregate.kind === "share of") return `the share of ${aggregate.over}`;
  return `the ${aggregate.kind} ${valueName(aggregate.value)}`;
}

function valueName(formula: Formula): string {
  return "name" in formula ? formula.name : "values";
}
