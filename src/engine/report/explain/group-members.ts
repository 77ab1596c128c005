/** Which items make up the group at hand?
 *
 *  A group kept no members while settling, so they are looked for once more: the items below it with
 *  the same keys, dated into the same interval. This is one pass for each group that is opened, which
 *  is why only the listed groups are. */

import { NOT_APPLICABLE } from "../../measure/evaluation.ts";
import { wordOf } from "../../measure/formula/quantity.ts";
import { intervalStart } from "../../measure/item/calendar-interval.ts";
import { datingOf, instantOfDate, isDatedInPeriod } from "../../measure/item/dating.ts";
import { type Item, itemsOf, setNamed } from "../../measure/item/item.ts";
import type { Plan, PlannedSet } from "../../plan/plan.ts";
import { assert } from "../../value/assert.ts";
import type { Standing } from "./standing.ts";

type GroupSet = Extract<PlannedSet, { readonly kind: "group" }>;

/** The members, and the set below in which they are seen. Asserts that a group is at hand. */
export function membersOf(standing: Standing): { readonly set: PlannedSet; readonly items: Iterable<Item> } {
  const { item: group, set, telling, datedBy } = standing;
  assert(group !== undefined && set !== undefined, "members belong to a group");
  const grouping = groupingOf(set, telling.plan);
  const below = setNamed(telling.plan, grouping.of);
  const dating = datingOf(below, telling.plan);
  const all = grouping.every !== undefined || grouping.datedBy !== undefined || datedBy !== undefined;
  const items: Item[] = [];
  for (const item of itemsOf(below, telling.view, [], all ? "all time" : "the period")) {
    if (!grouping.by.every((name) => keyOf(item, name) === (wordOf(group.parts.fields[name]) ?? "")))
      continue;
    if (grouping.every === undefined) {
      if (all || isDatedInPeriod(item, dating, telling.view)) items.push(item);
      continue;
    }
    const instant = instantOfDate(item, dating, telling.view);
    const start =
      instant === undefined ? undefined : intervalStart(instant, grouping.every, telling.plan.zone);
    if (start === group.parts.at) items.push(item);
  }
  return { set: below, items };
}

/** The group behind a set that narrows it. */
function groupingOf(set: PlannedSet, plan: Plan): GroupSet {
  if (set.kind === "group") return set;
  assert(set.kind === "from", "members belong to a group");
  return groupingOf(setNamed(plan, set.of), plan);
}

function keyOf(item: Item, name: string): string {
  const key = item.value(name) ?? item.field(name);
  return key === NOT_APPLICABLE ? "" : (wordOf(key) ?? "");
}
