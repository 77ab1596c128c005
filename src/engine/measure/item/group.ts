/** Groups: order lines joined to orders, requests to five-minute intervals.
 *
 *  A group keeps no members, only what formulas ask of them, tallied as the members pass by; a month
 *  of requests needs the memory of its intervals. An interval belongs to the period in which it
 *  starts. Where empty intervals are included, silence has a value too and takes part in a mean. */

import type { PlannedSet, Reference } from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import { formatInstant } from "../../value/format.ts";
import type { Instant } from "../../value/instant.ts";
import { cellOf, combinationsOf, declaredWords, inOrder, keyOfWords } from "../cell/cell.ts";
import { NOT_APPLICABLE, type Value } from "../evaluation.ts";
import type { FieldValue } from "../fact/fact.ts";
import { wordOf } from "../formula/quantity.ts";
import type { MemberTest, Place } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import { type PlanNode, partsOf, walk } from "../formula/tree.ts";
import { type Accumulator, accumulatorFor } from "../tally/aggregate.ts";
import { intervalEnd, intervalStart, intervalStarts } from "./calendar-interval.ts";
import { type Dating, datingOf, instantOfDate, isDatedInPeriod } from "./dating.ts";
import { type Item, type ItemParts, itemsOf, type MembersOf, setNamed } from "./item.ts";
import type { View } from "./view.ts";

type GroupSet = Extract<PlannedSet, { readonly kind: "group" }>;

/** The groups of a set, in the order of their first members. `nodes` are the formulas that will look at
 *  the groups; what they ask of members is tallied on the way. */
export function* groupsOf(
  set: GroupSet,
  view: View,
  nodes: readonly PlanNode[],
  membersOf: MembersOf,
): Generator<ItemParts> {
  const questions = questionsIn(nodes);
  const groups = new Map<string, Group>();
  for (const { member, start } of membersIn(set, view, questions, membersOf)) {
    const keys = set.by.map((name) => keyOf(member, name));
    groupFor(groups, set, keys, start, view, questions).take(member, view.place);
  }
  if (set.empty === "included" && set.every !== undefined) addEmpty(groups, set, set.every, view, questions);
  for (const group of groups.values()) yield group.parts;
}

interface Group {
  readonly parts: ItemParts;
  take(member: Item, place: Place): void;
}

type Question = Aggregate<Reference> | MemberTest;

/** The aggregates and tests over members that stand in formulas, without those inside one another. */
function questionsIn(nodes: readonly PlanNode[]): readonly Question[] {
  const found = new Set<Question>();
  const enter = (node: PlanNode): boolean => {
    if (node.kind === "every member" || node.kind === "some member") {
      found.add(node);
      return false;
    }
    if ("over" in node && node.over === "members") {
      found.add(node);
      return false;
    }
    return true;
  };
  for (const node of nodes) walk(node, enter);
  return [...found];
}

/** The members that count, each with the start of its interval where time divides them. */
function* membersIn(
  set: GroupSet,
  view: View,
  questions: readonly Question[],
  membersOf: MembersOf,
): Generator<{ readonly member: Item; readonly start?: Instant }> {
  const below = setNamed(view.plan, set.of);
  const dating = datingOf(below, view.plan);
  const all = set.every !== undefined || set.datedBy !== undefined || membersOf === "all time";
  const inner = questions.flatMap(partsOf);
  for (const member of itemsOf(below, view, inner, all ? "all time" : "the period")) {
    if (set.every !== undefined) {
      const start = startOf(member, dating, set.every, view);
      if (start !== undefined) yield { member, start };
    } else if (all || isDatedInPeriod(member, dating, view)) yield { member };
  }
}

/** The start of a member's interval, if it lies in the period. */
function startOf(
  member: Item,
  dating: Dating,
  every: NonNullable<GroupSet["every"]>,
  view: View,
): Instant | undefined {
  const instant = instantOfDate(member, dating, view);
  if (instant === undefined) return undefined;
  const start = intervalStart(instant, every, view.place.zone);
  return start >= view.span.start && start < view.span.end ? start : undefined;
}

/** The group of a key, new when the key has not been seen. */
function groupFor(
  groups: Map<string, Group>,
  set: GroupSet,
  keys: readonly (FieldValue | undefined)[],
  start: Instant | undefined,
  { place }: View,
  questions: readonly Question[],
): Group {
  const words = keys.map((key) => wordOf(key) ?? "");
  const id = keyOfWords([...words, start === undefined ? "" : String(start)]);
  const known = groups.get(id);
  if (known !== undefined) return known;
  const subject = [...words, ...(start === undefined ? [] : [formatInstant(start)])].join(", ");
  const timed = start !== undefined && set.every !== undefined;
  const extent = timed
    ? { start, end: intervalEnd(start, set.every, place.zone) }
    : { start: Number.POSITIVE_INFINITY };
  const group = newGroup(subject, fieldsOf(set, keys), extent, questions);
  groups.set(id, group);
  return group;
}

/** A group without members yet. One without an interval begins with its earliest member. */
function newGroup(
  subject: string,
  fields: Readonly<Record<string, FieldValue>>,
  { start, end }: { readonly start: Instant; readonly end?: Instant },
  questions: readonly Question[],
): Group {
  let earliest = start;
  const answers = questions.map(answerFor);
  const answerTo = (question: Question): Value => answers[questions.indexOf(question)]?.result();
  return {
    parts: {
      subject,
      get at() {
        return earliest;
      },
      ...(end === undefined ? {} : { until: end }),
      facts: [],
      fields,
      clock: () => undefined,
      members: { aggregate: answerTo, passes: (test) => answerTo(test) === true },
      memo: new Map(),
    },
    take: (member, place) => {
      earliest = Math.min(earliest, member.parts.at);
      const scope = { place, item: member };
      for (const answer of answers) answer.add(scope);
    },
  };
}

function answerFor(question: Question): Accumulator {
  if ("over" in question) return accumulatorFor(question);
  const every = question.kind === "every member";
  let answer = every;
  return {
    add: (scope) => {
      if (passes(question.test, scope) !== every) answer = !every;
    },
    result: () => answer,
  };
}

/** The intervals in which nothing happened, for each combination of keys: the declared ones, or else
 *  those that were seen in the period. */
function addEmpty(
  groups: Map<string, Group>,
  set: GroupSet,
  every: NonNullable<GroupSet["every"]>,
  view: View,
  questions: readonly Question[],
): void {
  const below = setNamed(view.plan, set.of);
  const lists = set.by.map((name) => declaredWords(view.plan, [below], name));
  const declared = lists.filter((list) => list !== undefined);
  const combinations =
    declared.length === set.by.length
      ? combinationsOf(declared)
      : inOrder([...groups.values()].map(({ parts }) => cellOf(set.by, wordsOf(parts, set)))).map((cell) =>
          cell.dimensions.map(({ value }) => value),
        );
  for (const words of combinations) {
    for (const start of intervalStarts(view.span, every, view.place.zone)) {
      groupFor(groups, set, words, start, view, questions);
    }
  }
}

function wordsOf(parts: ItemParts, set: GroupSet): readonly string[] {
  return set.by.map((name) => wordOf(parts.fields[name]) ?? "");
}

function fieldsOf(
  set: GroupSet,
  keys: readonly (FieldValue | undefined)[],
): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    set.by.flatMap((name, index) => {
      const key = keys[index];
      return key === undefined ? [] : [[name, key] as const];
    }),
  );
}

/** A key of a member as its fact holds it: a value of its set, or else a field. */
function keyOf(member: Item, name: string): FieldValue | undefined {
  const value = member.value(name) ?? member.field(name);
  return value === NOT_APPLICABLE ? undefined : value;
}
