/** To which period does an item belong?
 *
 *  To the one that holds its date: the date the target names, else the one its set names, else the
 *  instant at which the item begins. A group that is joined by fields alone has no date of its own:
 *  it is made of the members that are dated in the period. */

import type { Formula, Plan, PlannedSet } from "../../plan/plan.ts";
import type { LocalDate } from "../../time/civil.ts";
import { localDate, startOfDate } from "../../time/local-date.ts";
import type { Instant } from "../../value/instant.ts";
import type { Value } from "../evaluation.ts";
import { isDate } from "../formula/moment.ts";
import { evaluate } from "../formula/value.ts";
import type { Item } from "./item.ts";
import { inPeriod, type View } from "./view.ts";

/** The formula of an item's date; "start" for the instant it begins, "members" for a group by fields. */
export type Dating = Formula | "start" | "members";

/** How the items of a set are dated when no target says otherwise. */
export function datingOf(set: PlannedSet, plan: Plan): Dating {
  if (set.datedBy !== undefined) return set.datedBy;
  if (set.kind === "group") return set.every === undefined ? "members" : "start";
  const below = set.kind === "from" ? plan.sets.get(set.of) : undefined;
  return below === undefined ? "start" : datingOf(below, plan);
}

/** Whether the item's date lies in the period and in the agreement's term. */
export function isDatedInPeriod(item: Item, dating: Dating, view: View): boolean {
  if (dating === "members") return true;
  return inPeriod(dateOf(item, dating, view), dating === "start" ? undefined : dating, view);
}

/** The instant or local date of an item; undefined while it has none. */
export function dateOf(item: Item, dating: Formula | "start", view: View): number | undefined {
  if (dating === "start") return item.parts.at;
  const date: Value = evaluate(dating, { place: view.place, item });
  return typeof date === "number" ? date : undefined;
}

/** The local date by which values in force are chosen; that of the item's beginning while it has none. */
export function localDateOf(item: Item, dating: Formula, view: View): LocalDate {
  const date = dateOf(item, dating, view);
  if (date !== undefined && isDate(dating)) return date;
  return localDate(view.place.zone, date ?? item.parts.at);
}

/** The instant that stands for an item's date; a local date is the instant at which it begins. */
export function instantOfDate(item: Item, dating: Dating, view: View): Instant | undefined {
  if (dating === "members" || dating === "start") return item.parts.at;
  const date = dateOf(item, dating, view);
  if (date === undefined) return undefined;
  return isDate(dating) ? startOfDate(view.place.zone, date) : date;
}
