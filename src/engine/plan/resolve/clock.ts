/** What starts, stops and holds a clock: events and fields of one stream, resolved.
 *
 *  A clock reads an item's own facts and nothing else: not other clocks, values or figures. That is why
 *  it can be folded for one ticket at a time, and why looking at it never changes a period. */
import type { ClockRule, FactStream, PauseRule, Trigger } from "../../prepare/agreement.ts";
import type { Condition, Expression, Name } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import type { Formula, PlannedClock, PlannedPause, PlannedTrigger } from "../plan.ts";
import { type Compilation, type ItemScope, inside, type Place, report } from "../scope.ts";
import { expectType } from "../types.ts";
import { resolveCondition } from "./condition.ts";
import { resolveAs } from "./expression.ts";
import { resolveName } from "./name.ts";
import { scopeOfStream } from "./set.ts";
import { promisesBusinessTime, reportNoCalendar, resolveCalendar } from "./time.ts";

function isBusiness(amount: PauseRule["atMost"]): boolean {
  return amount !== undefined && amount !== "no limit" && amount.unit.startsWith("business");
}

/** A clock. Problems: `unknown-set`, `wrong-shape`, `unknown-event`, `unknown-name`, `unknown-calendar`,
 *  `business-unit-without-calendar`, `wrong-type`. */
export function resolveClockRule(rule: ClockRule, compilation: Compilation): PlannedClock {
  const stream = compilation.streams.get(rule.items) ?? NO_STREAM;
  const scope = { item: scopeOfStream(stream, []) };
  const place = inside({ compilation, scope, pointer: "", promisesTime: false }, "clocks", rule.name);
  checkStream(rule, stream, place);
  const triggers = (list: readonly Trigger[], key: string): readonly PlannedTrigger[] =>
    resolveTriggers(list, stream, inside(place, key));
  const startsAt = rule.startsAt === undefined ? undefined : fieldOfInstants(rule.startsAt, place);
  const attached = { ...place, scope: { item: attachedTo(rule.attaches, scope.item) } };
  const calendar =
    rule.calendar === undefined ? undefined : resolveCalendar(rule.calendar, inside(attached, "calendar"));
  if (rule.calendar === undefined && rule.snap === "end of business day")
    reportNoCalendar(inside(place, "due"), "calendar");
  if (rule.calendar === undefined && rule.limit !== undefined && promisesBusinessTime(rule.limit))
    reportNoCalendar(inside(place, "limit"), "calendar");
  return {
    rule,
    ...(rule.attaches === undefined
      ? {}
      : { attaches: resolveCondition(rule.attaches, inside(place, "attaches")) }),
    ...(startsAt === undefined ? {} : { startsAt }),
    starts: triggers(rule.starts, "starts"),
    stops: triggers(rule.stops, "stops"),
    cancelledBy: triggers(rule.cancelledBy, "cancelled by"),
    resetBy: triggers(rule.resetBy, "reset by"),
    pauses: rule.pauses.map((pause) => {
      const here = inside(place, "pauses", pause.reason);
      if (rule.calendar === undefined && isBusiness(pause.atMost))
        reportNoCalendar(inside(here, "at most"), "calendar");
      return resolvePause(pause, stream, here);
    }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(rule.limit === undefined ? {} : { limit: limitOf(rule.limit, attached) }),
  };
}

function limitOf(limit: Expression<Name>, place: Place): Formula {
  return resolveAs(limit, ["duration"], { ...inside(place, "limit"), promisesTime: true }).formula;
}

const NO_STREAM: FactStream = { name: "", shape: "events", events: [], fields: [] };

/** The item as a clock meets it: a field that decides whether the clock attaches has those values only. */
function attachedTo(test: Condition<Name> | undefined, item: ItemScope): ItemScope {
  const fields = new Map(item.fields);
  for (const part of test?.kind === "all of" ? test.of : [test]) {
    if (part?.kind !== "one of") continue;
    const field = fields.get(part.subject.name);
    if (field !== undefined) fields.set(part.subject.name, { ...field, among: part.values });
  }
  return { ...item, fields };
}

function checkStream(rule: ClockRule, stream: FactStream, place: Place): void {
  const here = inside(place, "items");
  const { streams } = place.compilation;
  const known = [...streams.values()].filter(({ shape }) => shape === "events").map(({ name }) => name);
  if (stream === NO_STREAM) {
    report(
      here,
      "unknown-set",
      `A clock measures a stream of events; there is no stream "${rule.items}"; ${meant(rule.items, known)}`,
    );
  } else if (stream.shape !== "events") {
    report(
      here,
      "wrong-shape",
      `"${rule.items}" has ${stream.shape}, a clock needs events; declare it with "shape: events".`,
    );
  }
}

function resolveTriggers(
  triggers: readonly Trigger[],
  stream: FactStream,
  place: Place,
): readonly PlannedTrigger[] {
  return triggers.map(({ event, where }, index) => {
    const here = triggers.length === 1 ? place : inside(place, index);
    if (stream !== NO_STREAM && !stream.events.includes(event)) {
      report(
        here,
        "unknown-event",
        `"${event}" is no event of "${stream.name}"; ${meant(event, stream.events)}`,
      );
    }
    return where === undefined ? { event } : { event, where: resolveCondition(where, inside(here, "where")) };
  });
}

function fieldOfInstants(name: Name, place: Place): string {
  const field = resolveName(name, place);
  expectType(field, ["instant"], { ...place, pointer: name.pointer });
  return name.name;
}

function resolvePause(pause: PauseRule, stream: FactStream, place: Place): PlannedPause {
  if (pause.kind === "while") return { ...pause, test: resolveCondition(pause.test, inside(place, "while")) };
  return {
    ...pause,
    from: resolveTriggers(pause.from, stream, inside(place, "from")),
    until: resolveTriggers(pause.until, stream, inside(place, "until")),
  };
}
