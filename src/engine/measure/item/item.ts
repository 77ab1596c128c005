/** What is counted: tickets, order lines, intervals, cycles of a clock, groups of any of them.
 *
 *  The items of a set come one after the other and are gone when the next one comes. An item's field
 *  is its last known value by when facts occurred; a value is computed when it is first asked for. The
 *  surprising rule: a set made from another one sees the same item again, with more names on it, so a
 *  clock is folded once however many sets look. */

import type { Formula, Plan, PlannedSet, Reference } from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import { localDate } from "../../time/local-date.ts";
import { assert, unreachable } from "../../value/assert.ts";
import type { Instant } from "../../value/instant.ts";
import { ratio } from "../../value/ratio.ts";
import type { ClockCycle, ClockHistory } from "../clock/reading.ts";

import { clockHistoryOf } from "../clock/version.ts";
import type { Value } from "../evaluation.ts";
import type { Fact, FactHistory, FieldValue } from "../fact/fact.ts";
import { wordOf } from "../formula/quantity.ts";
import type { ItemScope, MemberTest } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import type { PlanNode } from "../formula/tree.ts";
import { evaluate } from "../formula/value.ts";
import { type Dating, datingOf, localDateOf } from "./dating.ts";
import { groupsOf } from "./group.ts";
import type { Sieve } from "./known-dates.ts";
import { runsOf } from "./run.ts";
import { type View, visibleFacts } from "./view.ts";

/** One thing that is counted, as its formulas see it. */
export interface Item extends ItemScope {
  readonly parts: ItemParts;
  /** The same item for a target that dates it in its own way: values in force are chosen by that date. */
  datedBy(dating: Dating): Item;
  /** The item's word in a dimension: a text value of its set, or else a field. */
  dimension(name: string): string | undefined;
}

/** What an item is made of, whichever set it is seen in. */
export interface ItemParts {
  readonly subject: string;
  /** First fact of events, start of an interval or cycle, moment of a record: the date it has unless
   *  the set or the target names another. */
  readonly at: Instant;
  /** Where an interval or a cycle ends; absent while it lasts. */
  readonly until?: Instant;
  readonly facts: readonly Fact[];
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly clock: (name: string) => ClockCycle | undefined;
  readonly members: MemberTotals;
  /** Its place in the stream, where the item stands for facts and not for cycles or members. */
  readonly place?: number;
  readonly memo: Map<string, Value>;
}

/** What a group's formulas learn about its members. */
export interface MemberTotals {
  aggregate(aggregate: Aggregate<Reference>): Value;
  passes(test: MemberTest): boolean;
}

/** An item that is no group has no members to ask about. */
export const NO_MEMBERS: MemberTotals = { aggregate: () => undefined, passes: () => false };

/** Whether a group is formed over the members dated in the period, or over all of them because the
 *  group is dated itself. */
export type MembersOf = "the period" | "all time";

/** Every item of a set that exists at the as-of instant and passes the set's test. `asked` are nodes of
 *  formulas that will be put to the items, so that a group can tally what they ask of its members. */
export function* itemsOf(
  set: PlannedSet,
  view: View,
  asked: readonly PlanNode[] = [],
  membersOf: MembersOf = "the period",
  sieve?: Sieve,
): Generator<Item> {
  const values = valuesOf(set, view.plan);
  const nodes = [...asked, ...formulasOf(set)];
  const dating = datingOf(set, view.plan);
  for (const parts of partsIn(set, view, nodes, membersOf, sieve)) {
    const item = itemOf(parts, values, view, dating);
    if (set.where === undefined || passes(set.where, { place: view.place, item })) yield item;
    else if (parts.place !== undefined) sieve?.dropped(parts.place);
  }
}

/** A set by its name. Asserts that the plan knows it. */
export function setNamed(plan: Plan, name: string): PlannedSet {
  const set = plan.sets.get(name);
  assert(set !== undefined, `the plan has a set "${name}"`);
  return set;
}

function* partsIn(
  set: PlannedSet,
  view: View,
  nodes: readonly PlanNode[],
  membersOf: MembersOf,
  sieve: Sieve | undefined,
): Generator<ItemParts> {
  switch (set.kind) {
    case "stream":
      yield* partsOfStream(set.stream, view, sieve);
      return;
    case "from":
      for (const { parts } of itemsOf(setNamed(view.plan, set.of), view, nodes, membersOf, sieve))
        yield set.datedBy === undefined ? parts : forgetful(parts);
      return;
    case "cycles":
      yield* partsOfCycles(set.clock, view);
      return;
    case "group":
      yield* groupsOf(set, view, nodes, membersOf);
      return;
    case "runs":
      yield* runsOf(set, view);
      return;
    default:
      unreachable(set);
  }
}

/** Subjects for a stream of events, single facts for the other shapes. */
function* partsOfStream(name: string, view: View, sieve?: Sieve): Generator<ItemParts> {
  const stream = view.plan.streams.get(name);
  assert(stream !== undefined, `the plan has a stream "${name}"`);
  const { shape } = stream.rule;
  let place = -1;
  for (const history of view.book.histories(name)) {
    const facts = visibleFacts(history, shape, view);
    const lists = shape === "events" ? [facts] : facts.map((fact) => [fact]);
    for (const list of lists) {
      place += 1;
      if (sieve?.isElsewhere(place)) continue;
      const parts = partsOfFacts(history.subject, list, place, view);
      if (parts === undefined) continue;
      const { where } = stream;
      if (where === undefined || passes(where, { place: view.place, item: itemOf(parts, NO_VALUES, view) }))
        yield parts;
      else sieve?.dropped(place);
    }
  }
}

function* partsOfCycles(name: string, view: View): Generator<ItemParts> {
  const clock = view.plan.clocks.get(name);
  assert(clock !== undefined, `the plan has a clock "${name}"`);
  for (const parts of partsOfStream(clock.rule.items, view)) {
    const history = clockHistoryOf(name, parts.facts, view.versions);
    for (const cycle of history.cycles) {
      const until = cycle.stop ?? cycle.cancelled;
      const { place: _, ...ofItem } = parts;
      yield {
        ...ofItem,
        at: cycle.start,
        ...(until === undefined ? {} : { until }),
        clock: (asked) => (asked === name ? cycle : parts.clock(asked)),
        memo: new Map(),
      };
    }
  }
}

function partsOfFacts(
  subject: string,
  facts: readonly Fact[],
  place: number,
  view: View,
): ItemParts | undefined {
  const [first] = facts;
  if (first === undefined) return undefined;
  const fields = facts.length === 1 ? first.fields : Object.assign({}, ...facts.map((fact) => fact.fields));
  return {
    subject,
    at: first.occurredAt,
    ...(first.until === undefined ? {} : { until: first.until }),
    facts,
    fields,
    clock: clocksOf({ subject, facts }, view),
    members: NO_MEMBERS,
    place,
    memo: new Map(),
  };
}

/** Reads an item's clocks; each is folded when it is first asked for. Of several cycles the last one
 *  that was not cancelled speaks for the item. */
function clocksOf(history: FactHistory, view: View): (name: string) => ClockCycle | undefined {
  const folded = new Map<string, ClockHistory>();
  return (name) => {
    const known = folded.get(name) ?? clockHistoryOf(name, history.facts, view.versions);
    folded.set(name, known);
    return known.cycles.filter(({ outcome }) => outcome !== "void").at(-1) ?? known.cycles.at(-1);
  };
}

/** An item seen with the values of a set and dated as the set says. What its date itself rests on is
 *  chosen by the instant at which it begins, for a date cannot choose its own terms. */
export function itemOf(
  parts: ItemParts,
  values: ReadonlyMap<string, Formula>,
  view: View,
  dating: Dating = "start",
): Item {
  const { place } = view;
  const item: Item = {
    parts,
    get date() {
      if (typeof dating === "string") return localDate(place.zone, parts.at);
      return localDateOf(itemOf(forgetful(parts), values, view), dating, view);
    },
    datedBy: (other) => itemOf(forgetful(parts), values, view, other),
    field: (name) => fieldOf(parts.fields, name),
    value: (name) => {
      if (parts.memo.has(name)) return parts.memo.get(name);
      const formula = values.get(name);
      const value = formula === undefined ? undefined : evaluate(formula, { place, item });
      parts.memo.set(name, value);
      return value;
    },
    extent: (name) => extentOf(parts, name, view),
    dimension: (name) => (values.has(name) ? wordOf(item.value(name)) : wordOf(fieldOf(parts.fields, name))),
    clock: parts.clock,
    fieldAt: (field, event) => fieldAt(parts.facts, field, event),
    overMembers: parts.members.aggregate,
    membersPass: parts.members.passes,
  };
  return item;
}

/** When an item begins and ends, and how long it lasts or has lasted so far. */
function extentOf({ at, until }: ItemParts, name: "start" | "end" | "length", { asOf }: View): Value {
  if (name === "start") return at;
  return name === "end" ? until : ratio((until ?? Math.max(at, asOf)) - at);
}

/** The same parts without the values computed so far, for they may rest on another date. */
function forgetful(parts: ItemParts): ItemParts {
  return { ...parts, memo: new Map() };
}

function fieldOf(fields: Readonly<Record<string, FieldValue>>, name: string): FieldValue | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function fieldAt(facts: readonly Fact[], field: string, event: string): FieldValue | undefined {
  let known: FieldValue | undefined;
  for (const fact of facts) {
    known = fieldOf(fact.fields, field) ?? known;
    if (fact.event === event) return known;
  }
  return undefined;
}

/** The values that a set's items offer: its own and those of the sets it is made from. */
export function valuesOf(set: PlannedSet, plan: Plan): ReadonlyMap<string, Formula> {
  const inherited = set.kind === "from" ? valuesOf(setNamed(plan, set.of), plan) : NO_VALUES;
  if (set.values.length === 0) return inherited;
  return new Map([...inherited, ...set.values.map(({ name, is }) => [name, is] as const)]);
}

const NO_VALUES: ReadonlyMap<string, Formula> = new Map();

function formulasOf(set: PlannedSet): readonly PlanNode[] {
  const tests = set.where === undefined ? [] : [set.where];
  const dating = set.datedBy === undefined ? [] : [set.datedBy];
  return [...set.values.map(({ is }) => is), ...tests, ...dating];
}
