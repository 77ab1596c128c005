/** Clocks: what starts, stops and pauses them, their limit, and what holds in the hard cases. */

import type { ClockRule, PauseRule, Trigger } from "../../engine/prepare/agreement.ts";
import { CLOCK, LIMIT_CHANGES, PAUSE, REOPENINGS, SAME_INSTANT, TRIGGER } from "../keywords/clock.ts";
import type { Node } from "../tree.ts";
import { readCondition } from "./condition.ts";
import { readCalendarChoice, readDeadline } from "./deadline.ts";
import { readDeclarations } from "./declaration.ts";
import { readFormula } from "./formula.ts";
import { nameAt, readAmount } from "./literal.ts";
import {
  type Fields,
  fieldsOf,
  given,
  maybe,
  type Reading,
  readChoice,
  readList,
  readName,
  readNamed,
  report,
  reportConflict,
} from "./reading.ts";

const COUNT = ["count", "do not count"] as const;

/** The clocks of the agreement. */
export function readClocks(reading: Reading, node: Node | undefined): readonly ClockRule[] {
  return readDeclarations(reading, node, "section of clocks", (name, value) => {
    const fields = fieldsOf(reading, value, CLOCK);
    return {
      name,
      items: readName(reading, fields.need("items"), "the name of a stream of events"),
      ...readCourse(reading, fields),
      ...readPolicies(reading, fields),
      ...readLimit(reading, fields),
      ...readDeadline(reading, fields, "due"),
      ...given({
        attaches: maybe(fields.get("attaches"), (each) => readCondition(reading, each)),
        startsAt: maybe(fields.get("starts at"), (each) =>
          nameAt(readName(reading, each, "the name of a field"), each.pointer),
        ),
        calendar: maybe(fields.get("calendar"), (each) => readCalendarChoice(reading, each)),
      }),
    };
  });
}

type Course = Pick<ClockRule, "starts" | "stops" | "cancelledBy" | "resetBy" | "pauses">;

function readCourse(reading: Reading, fields: Fields): Course {
  const triggers = (key: string): readonly Trigger[] =>
    maybe(fields.get(key), (node) => readTriggers(reading, node)) ?? [];
  return {
    starts: readTriggers(reading, fields.need("starts")),
    stops: readTriggers(reading, fields.need("stops")),
    cancelledBy: triggers("cancelled by"),
    resetBy: triggers("reset by"),
    pauses: readNamed(reading, fields.get("pauses"), "list of pauses", (reason, node) =>
      readPause(reading, reason, node),
    ),
  };
}

/** One event or several, each with or without a test. */
function readTriggers(reading: Reading, node: Node): readonly Trigger[] {
  if (node.kind !== "list") return [readTrigger(reading, node)];
  if (node.items.length === 0)
    report(reading, "wrong-length", node.pointer, "The list of events is empty; write at least one.");
  return node.items.map((item) => readTrigger(reading, item));
}

function readTrigger(reading: Reading, node: Node): Trigger {
  if (node.kind !== "map") return { event: readName(reading, node, "the name of an event") };
  const fields = fieldsOf(reading, node, TRIGGER);
  return {
    event: readName(reading, fields.need("event"), "the name of an event"),
    ...given({ where: maybe(fields.get("where"), (each) => readCondition(reading, each)) }),
  };
}

function readPause(reading: Reading, reason: string, node: Node): PauseRule {
  const fields = fieldsOf(reading, node, PAUSE);
  const [from, until, during] = [fields.get("from"), fields.get("until"), fields.get("while")];
  const common = {
    reason,
    ...given({
      party: maybe(fields.get("party"), (each) =>
        readChoice(reading, each, ["provider", "customer", "supplier"] as const),
      ),
      atMost: maybe(fields.get("at most"), (each) =>
        each.kind === "text" && each.text === "no limit" ? ("no limit" as const) : readAmount(reading, each),
      ),
    }),
  };
  if (during !== undefined) {
    if (until !== undefined) reportConflict(reading, until.pointer, "while", "until");
    return { ...common, kind: "while", test: readCondition(reading, during) };
  }
  if (from !== undefined && until === undefined) {
    report(
      reading,
      "missing-key",
      node.pointer,
      '"until" is missing in this pause; write the events that end it.',
    );
  }
  const triggers = (each: Node | undefined): readonly Trigger[] =>
    each === undefined ? [] : readTriggers(reading, each);
  return { ...common, kind: "between", from: triggers(from), until: triggers(until) };
}

type Policies = Pick<
  ClockRule,
  "whenLimitChanges" | "whenReopened" | "pausesBeforeStart" | "pausesAfterBreach" | "atTheSameInstant"
>;

/** A clock has a limit and says what it means to reach it, or has neither and only measures. */
function readLimit(reading: Reading, fields: Fields): Pick<ClockRule, "limit" | "metWhen"> {
  if (!["limit", "met when", "cut-off", "due"].some((key) => fields.get(key) !== undefined)) return {};
  for (const [key, example] of [
    ["limit", "4 hours"],
    ["met when", "at most limit"],
  ] as const)
    needBeside(reading, fields, key, example);
  const metWhen = readChoice(reading, fields.need("met when"), ["at most limit", "below limit"] as const);
  return {
    limit: readFormula(reading, fields.need("limit")),
    metWhen: metWhen === "below limit" ? "below" : "at most",
  };
}

/** Neither may be guessed: one minute at the limit is what parties fall out about. */
function needBeside(reading: Reading, fields: Fields, key: "limit" | "met when", example: string): void {
  if (fields.get(key) !== undefined) return;
  const message = `"${key}" is missing in this clock, where "limit" and "met when" stand together; write it, for example "${key}: ${example}".`;
  report(reading, "missing-key", fields.pointer, message);
}

/** What holds in the hard cases; the defaults are those that the reference names. */
function readPolicies(reading: Reading, fields: Fields): Policies {
  const chosen = <T extends string>(key: string, choices: readonly T[]): T | undefined =>
    maybe(fields.get(key), (node) => readChoice(reading, node, choices));
  return {
    whenLimitChanges: chosen("when the limit changes", LIMIT_CHANGES) ?? "keep elapsed time",
    whenReopened: chosen("when reopened", REOPENINGS) ?? "first stop counts",
    pausesBeforeStart: chosen("pauses before the start", COUNT) ?? "do not count",
    pausesAfterBreach: chosen("pauses after breach", COUNT) ?? "count",
    atTheSameInstant:
      maybe(fields.get("at the same instant"), (node) => readOrder(reading, node)) ?? SAME_INSTANT,
  };
}

/** Every step once, in the order of the parties' choice. */
function readOrder(reading: Reading, node: Node): ClockRule["atTheSameInstant"] {
  const order = readList(
    reading,
    node,
    (item) => readChoice(reading, item, SAME_INSTANT),
    "a list of six words",
  );
  if (
    node.kind === "list" &&
    (order.length !== SAME_INSTANT.length || new Set(order).size !== order.length)
  ) {
    report(
      reading,
      "wrong-length",
      node.pointer,
      `The order must name each step once; write ${SAME_INSTANT.join(", ")} in the order you want.`,
    );
  }
  return order;
}
