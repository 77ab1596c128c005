/** A count, share, sum or extreme opened to its items.
 *
 *  The items are folded again, one after the other. Those that are worth a look come first in the list
 *  (of a share, the items that failed); the rest stays as one part with its own count and quantity, so
 *  that a million tickets are explained in a page and still add up. */

import { wordIn } from "../measure/cell.ts";
import { datingOf, isDatedInPeriod } from "../measure/dating.ts";
import { NOT_APPLICABLE, type Value } from "../measure/evaluation.ts";
import { type Item, itemsOf, setNamed } from "../measure/item.ts";
import { isRatio, orderOf } from "../measure/quantity.ts";
import { passes } from "../measure/test.ts";
import { partsOf } from "../measure/tree.ts";
import { evaluate } from "../measure/value.ts";
import type { Formula, Plan, PlannedSet, Reference, Test } from "../plan/plan.ts";
import type { Aggregate } from "../prepare/expression.ts";
import { unreachable } from "../value/assert.ts";
import { pointerTo } from "../value/problem.ts";
import { ceilingOf, multiply, ratio, sum } from "../value/ratio.ts";
import { explainFormula, made } from "./explain-formula.ts";
import { explainGrounds } from "./explain-grounds.ts";
import type { Explanation } from "./explanation.ts";
import { readsAsPercent, typeOf } from "./formula-kind.ts";
import { membersOf } from "./group-members.ts";
import { node } from "./sentence.ts";
import { type Standing, scopeOf } from "./standing.ts";

type AnyAggregate = Aggregate<Reference>;
type ValueAggregate = Exclude<AnyAggregate, { readonly kind: "count of" | "share of" }>;

/** Explains an aggregate over a set of the period, or over the members of a group. */
export function explainAggregate(aggregate: AnyAggregate, standing: Standing, label: string): Explanation {
  const name = label === "" ? titleOf(aggregate) : label;
  const items = aggregate.over === "members" ? members(aggregate, standing) : selected(aggregate, standing);
  switch (aggregate.kind) {
    case "count of":
      return made(aggregate, standing, "count", listed(items, aggregate.where, standing), name);
    case "share of":
      return explainShare(aggregate, items, standing, name);
    case "sum of":
      return explainSum(aggregate, items, standing, name);
    case "mean of": {
      const total = explainSum(aggregate, items, standing, `the sum of ${valueName(aggregate.value)}`);
      const known = items.filter(({ item }) => isRatio(valueAt(aggregate, item, standing)));
      const count = counted(standing, `the number of ${aggregate.over}`, known.length);
      const parts = known.length === 0 ? [] : [total, count];
      return known.length === 0
        ? made(aggregate, standing, "reading", [], name)
        : made(aggregate, standing, "mean", parts, name);
    }
    case "lowest of":
    case "highest of":
      return explainExtreme(aggregate, items, standing, name);
    case "percentile of":
      return explainPercentile(aggregate, items, standing, name);
    default:
      return unreachable(aggregate);
  }
}

interface Selected {
  readonly item: Item;
  readonly standing: Standing;
}

/** The items of the cell and the period that pass the aggregate's own test. */
function selected(aggregate: AnyAggregate, standing: Standing): readonly Selected[] {
  const { view, plan } = standing.telling;
  const set = setNamed(plan, aggregate.over);
  const dating = standing.datedBy ?? datingOf(set, plan);
  const known = standing.cell.dimensions.filter(({ name }) => set.dimensions.includes(name));
  const values = valuesWithPlaces(set, plan);
  const membersOf = standing.datedBy === undefined ? "the period" : "all time";
  const found: Selected[] = [];
  for (const item of itemsOf(set, view, partsOf(aggregate), membersOf)) {
    if (!isDatedInPeriod(item, dating, view)) continue;
    if (!known.every(({ name }) => item.dimension(name) === wordIn(standing.cell, name))) continue;
    const place = { ...standing, item, set, values, path: `items/${aggregate.over}[${item.parts.subject}]` };
    if (aggregate.where === undefined || passes(aggregate.where, scopeOf(place)))
      found.push({ item, standing: place });
  }
  return found;
}

/** The members of the group at hand that pass the aggregate's own test. */
function members(aggregate: AnyAggregate, standing: Standing): readonly Selected[] {
  const { plan, view } = standing.telling;
  const { set, items } = membersOf(standing);
  const values = valuesWithPlaces(set, plan);
  return items
    .filter((item) => aggregate.where === undefined || passes(aggregate.where, { place: view.place, item }))
    .map((item) => ({
      item,
      standing: { ...standing, item, set, values, path: `${standing.path}/${item.parts.subject}` },
    }));
}

/** The derived values of a set with the places of their formulas. */
export function valuesWithPlaces(set: PlannedSet, plan: Plan): NonNullable<Standing["values"]> {
  const inherited = set.kind === "from" ? valuesWithPlaces(setNamed(plan, set.of), plan) : new Map();
  const own = set.values.map(
    ({ name, is }) => [name, { is, at: pointerTo("/items", set.name, "values", name) }] as const,
  );
  return new Map([...inherited, ...own]);
}

function explainShare(
  aggregate: Extract<AnyAggregate, { readonly kind: "share of" }>,
  items: readonly Selected[],
  standing: Standing,
  label: string,
): Explanation {
  const { over, that } = aggregate;
  const passing = items.filter(({ standing: place }) => passes(that, scopeOf(place)));
  const failing = items.filter((each) => !passing.includes(each));
  const place = { ...standing, at: pointerTo(standing.at, "that") };
  const kept = node(place, {
    label: `${over} that count`,
    operation: "count",
    type: "number",
    parts: listed(passing, that, place),
  });
  const rest = counted(place, `${over} that count, as above`, passing.length);
  const all = node(standing, {
    label: `all ${over}`,
    operation: "count",
    type: "number",
    parts: [...(passing.length === 0 ? [] : [rest]), ...listed(failing, that, place)],
  });
  const sentence = (text: string): string =>
    `${label}: ${kept.text} of ${all.text} ${over}, that is ${text}.`;
  return made(aggregate, standing, "share", [kept, all], label, { sentence });
}

/** Each item as a part that counts once, up to the limit, and one part for the rest. */
function listed(
  items: readonly Selected[],
  test: Test | undefined,
  standing: Standing,
): readonly Explanation[] {
  const { most } = standing.telling;
  const shown = items.slice(0, most).map(({ item, standing: place }) => {
    const grounds = test === undefined ? [] : explainGrounds(test, { ...place, at: standing.at });
    const facts = item.parts.facts.map(({ id }) => id);
    const sentence = (): string => itemSentence(item, grounds);
    return node(place, {
      label: item.parts.subject,
      operation: "given",
      type: "number",
      value: ratio(1),
      parts: grounds,
      facts,
      sentence,
    });
  });
  const rest = items.length - shown.length;
  return rest === 0 ? shown : [...shown, counted(standing, `and ${rest} more`, rest)];
}

function itemSentence(item: Item, grounds: readonly Explanation[]): string {
  const told = grounds.map((ground) => ground.sentence.replace(/\.$/, "")).join("; ");
  return told === "" ? item.parts.subject : `${item.parts.subject}: ${told}`;
}

/** A part that stands for a number of items without listing them. */
function counted(standing: Standing, label: string, count: number): Explanation {
  return node(standing, { label, operation: "given", type: "number", value: ratio(count), count });
}

function valueAt(aggregate: ValueAggregate, item: Item, standing: Standing): Value {
  return evaluate(aggregate.value, scopeOf({ ...standing, item }));
}

/** Items with a value, each explained if it is among the first, with the rest added up. */
function explainSum(
  aggregate: ValueAggregate,
  items: readonly Selected[],
  standing: Standing,
  label: string,
): Explanation {
  const valued = items.flatMap((each) => {
    const value = valueAt(aggregate, each.item, standing);
    return isRatio(value) ? [{ ...each, value }] : [];
  });
  const weighty = valued.filter(({ value }) => value.numerator !== 0n);
  const { most } = standing.telling;
  const shown = weighty.slice(0, most).map((each) => valuePart(aggregate, each, standing));
  const others = [...weighty.slice(most), ...valued.filter(({ value }) => value.numerator === 0n)];
  const type = typeOf(aggregate.value);
  const percent = type === "number" && readsAsPercent(aggregate.value, standing.telling.plan);
  const rest =
    others.length === 0
      ? []
      : [
          node(standing, {
            label:
              `${shown.length === 0 ? "" : "and "}${others.length} ${shown.length === 0 ? "" : "more"}`.trim(),
            operation: "given",
            type,
            percent,
            value: sum(others.map(({ value }) => value)),
            count: others.length,
          }),
        ];
  const sentence = (text: string): string =>
    `${label}: ${text} over ${valued.length} ${valued.length === 1 ? "item" : "items"} of ${aggregate.over}.`;
  return node(standing, { label, operation: "sum", type, percent, parts: [...shown, ...rest], sentence });
}

function valuePart(
  aggregate: ValueAggregate,
  { item, standing: place }: Selected,
  standing: Standing,
): Explanation {
  const at = pointerTo(standing.at, aggregate.kind === "percentile of" ? "of" : aggregate.kind);
  const told = explainFormula(aggregate.value, { ...place, at }, valueName(aggregate.value));
  const facts = item.parts.facts.map(({ id }) => id);
  const type = typeOf(aggregate.value);
  const percent = type === "number" && readsAsPercent(aggregate.value, standing.telling.plan);
  const sentence = (text: string): string => `${item.parts.subject}: ${text}`;
  return node(
    { ...place, at },
    { label: item.parts.subject, operation: "same", type, percent, parts: [told], facts, sentence },
  );
}

function explainExtreme(
  aggregate: ValueAggregate,
  items: readonly Selected[],
  standing: Standing,
  label: string,
): Explanation {
  const sorted = inOrder(aggregate, items, standing, aggregate.kind === "lowest of" ? 1 : -1);
  const { most } = standing.telling;
  const shown = sorted.slice(0, most).map((each) => valuePart(aggregate, each, standing));
  const next = sorted[most];
  const rest =
    next === undefined
      ? []
      : [
          {
            ...valuePart(aggregate, next, standing),
            label: `and ${sorted.length - most} more`,
            count: sorted.length - most,
          },
        ];
  return made(
    aggregate,
    standing,
    aggregate.kind === "lowest of" ? "lowest" : "highest",
    [...shown, ...rest],
    label,
  );
}

function inOrder(
  aggregate: ValueAggregate,
  items: readonly Selected[],
  standing: Standing,
  sign: 1 | -1,
): readonly Selected[] {
  const valued = items.flatMap((each) => {
    const value = valueAt(aggregate, each.item, standing);
    return value === undefined || value === NOT_APPLICABLE ? [] : [{ ...each, value }];
  });
  return valued.sort((a, b) => (orderOf(a.value, b.value) ?? 0) * sign);
}

function explainPercentile(
  aggregate: Extract<AnyAggregate, { readonly kind: "percentile of" }>,
  items: readonly Selected[],
  standing: Standing,
  label: string,
): Explanation {
  const sorted = inOrder(aggregate, items, standing, 1);
  const place = Math.max(Number(ceilingOf(multiply(aggregate.percentile, ratio(sorted.length, 100)))), 1);
  const at = sorted[place - 1];
  const rule = { kind: "percentile", ...aggregate.percentile } as const;
  if (at === undefined) return made(aggregate, standing, "reading", [], label);
  const parts = [
    counted(standing, "values before it in order", place - 1),
    valuePart(aggregate, at, standing),
    counted(standing, "values after it in order", sorted.length - place),
  ];
  const sentence = (text: string): string =>
    `${label}: number ${place} of ${sorted.length} values in ascending order is ${text}.`;
  return made(aggregate, standing, "percentile", parts, label, { rule, sentence });
}

function titleOf(aggregate: AnyAggregate): string {
  if (aggregate.kind === "count of") return `the number of ${aggregate.over}`;
  if (aggregate.kind === "share of") return `the share of ${aggregate.over}`;
  return `the ${aggregate.kind} ${valueName(aggregate.value)}`;
}

function valueName(formula: Formula): string {
  return "name" in formula ? formula.name : "values";
}
