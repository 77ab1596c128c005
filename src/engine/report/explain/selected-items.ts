/** The items that an aggregate looks at, one after the other.
 *
 *  They come as a stream and are kept by nobody, so that the explanation of a million tickets needs
 *  the memory of those that it lists. */

import { wordIn } from "../../measure/cell/cell.ts";
import { passes } from "../../measure/formula/test.ts";
import { partsOf } from "../../measure/formula/tree.ts";
import { datingOf, isDatedInPeriod } from "../../measure/item/dating.ts";
import { type Item, itemsOf, setNamed } from "../../measure/item/item.ts";
import type { Plan, PlannedSet, Reference } from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import { pointerTo } from "../../value/problem.ts";
import { membersOf } from "./group-members.ts";
import { type Standing, scopeOf } from "./standing.ts";

/** An item, and the place from which its own formulas are explained. */
export interface Selected {
  readonly item: Item;
  readonly standing: Standing;
}

/** The items of the cell and the period, or the members of the group at hand, that pass the aggregate's test. */
export function selectedBy(aggregate: Aggregate<Reference>, standing: Standing): Iterable<Selected> {
  return aggregate.over === "members"
    ? selectedMembers(aggregate, standing)
    : selectedItems(aggregate, standing);
}

function* selectedItems(aggregate: Aggregate<Reference>, standing: Standing): Generator<Selected> {
  const { view, plan } = standing.telling;
  const set = setNamed(plan, aggregate.over);
  const dating = standing.datedBy ?? datingOf(set, plan);
  const known = standing.cell.dimensions.filter(({ name }) => set.dimensions.includes(name));
  const values = valuesWithPlaces(set, plan);
  const span = standing.datedBy === undefined ? "the period" : "all time";
  for (const each of itemsOf(set, view, partsOf(aggregate), span)) {
    if (!isDatedInPeriod(each, dating, view)) continue;
    const item = standing.datedBy === undefined ? each : each.datedBy(dating);
    if (!known.every(({ name }) => item.dimension(name) === wordIn(standing.cell, name))) continue;
    const place = { ...standing, item, set, values, path: `items/${aggregate.over}[${item.parts.subject}]` };
    if (aggregate.where === undefined || passes(aggregate.where, scopeOf(place)))
      yield { item, standing: place };
  }
}

function* selectedMembers(aggregate: Aggregate<Reference>, standing: Standing): Generator<Selected> {
  const { plan, view } = standing.telling;
  const { set, items } = membersOf(standing);
  const values = valuesWithPlaces(set, plan);
  for (const item of items) {
    if (aggregate.where !== undefined && !passes(aggregate.where, { place: view.place, item })) continue;
    const path = `${standing.path}/${item.parts.subject}`;
    yield { item, standing: { ...standing, item, set, values, path } };
  }
}

/** The derived values of a set with the places of their formulas. */
function valuesWithPlaces(set: PlannedSet, plan: Plan): NonNullable<Standing["values"]> {
  const inherited = set.kind === "from" ? valuesWithPlaces(setNamed(plan, set.of), plan) : new Map();
  const own = set.values.map(
    ({ name, is }) => [name, { is, at: pointerTo("/items", set.name, "values", name) }] as const,
  );
  return new Map([...inherited, ...own]);
}
