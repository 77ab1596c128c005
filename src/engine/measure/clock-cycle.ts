/** When does a clock start and end? Cycles follow from triggers alone; pauses and limits play no part.
 *
 *  Events at one instant are taken in the order that the agreement names, so a message that ends one
 *  cycle and begins the next does the former first. A stop without a start, and a second start, change
 *  nothing and are kept as notes, because facts arrive late and out of order every day. */

import type { PlannedClock, PlannedTrigger } from "../plan/plan.ts";
import type { Interval } from "../time/interval.ts";
import { unreachable } from "../value/assert.ts";
import type { Instant } from "../value/instant.ts";
import type { ClockContext, ClockNote } from "./clock.ts";
import type { Moment } from "./clock-moment.ts";

export interface CycleBounds {
  /** From when time counts; earlier than `attachedAt` when the start is retroactive. */
  readonly start: Instant;
  readonly attachedAt: Instant;
  readonly stop?: Instant;
  readonly cancelled?: Instant;
  /** Stretches between a stop and a reopening that continues the same cycle. */
  readonly stopped: readonly Interval[];
  readonly startedBy: string;
  readonly endedBy?: string;
}

type Action = "start" | "stop" | "reset" | "cancel";

interface Signal {
  readonly action: Action;
  readonly moment: Moment;
}

interface Walk {
  readonly ended: CycleBounds[];
  readonly notes: ClockNote[];
  open?: CycleBounds | undefined;
}

/** All cycles of an item, and the facts that fitted none. */
export function cyclesOf(
  clock: PlannedClock,
  moments: readonly Moment[],
  context: ClockContext,
): { readonly cycles: readonly CycleBounds[]; readonly notes: readonly ClockNote[] } {
  const walk: Walk = { ended: [], notes: [] };
  for (const signal of signalsOf(clock, moments, context)) act(signal, clock, walk, context);
  return { cycles: walk.open === undefined ? walk.ended : [...walk.ended, walk.open], notes: walk.notes };
}

function signalsOf(
  clock: PlannedClock,
  moments: readonly Moment[],
  context: ClockContext,
): readonly Signal[] {
  const triggers: readonly (readonly [Action, readonly PlannedTrigger[]])[] = [
    ["stop", clock.stops],
    ["reset", clock.resetBy],
    ["cancel", clock.cancelledBy],
    ["start", clock.starts],
  ];
  const order = clock.rule.atTheSameInstant;
  const signals: Signal[] = [];
  for (const moment of moments) {
    for (const [action, list] of triggers) {
      if (list.some((trigger) => fires(trigger, moment, context))) signals.push({ action, moment });
    }
  }
  // The sort is stable: at one instant and for one action, facts keep their order.
  return signals.sort(
    (a, b) => a.moment.at - b.moment.at || order.indexOf(a.action) - order.indexOf(b.action),
  );
}

/** Whether a trigger answers to this fact; its test sees the fields as they stand after the fact. */
export function fires(trigger: PlannedTrigger, { fact, fields }: Moment, context: ClockContext): boolean {
  return (
    fact.event === trigger.event &&
    (trigger.where === undefined || context.evaluate.test(trigger.where, fields))
  );
}

function act({ action, moment }: Signal, clock: PlannedClock, walk: Walk, context: ClockContext): void {
  const { open } = walk;
  switch (action) {
    case "start":
      start(clock, moment, walk, context);
      return;
    case "stop":
      if (open === undefined) walk.notes.push({ kind: "stop without a start", fact: moment.fact.id });
      else end(walk, { ...open, stop: moment.at, endedBy: moment.fact.id });
      return;
    case "cancel":
      if (open !== undefined) end(walk, { ...open, cancelled: moment.at, endedBy: moment.fact.id });
      return;
    case "reset":
      if (open === undefined) return;
      end(walk, { ...open, stop: moment.at, endedBy: moment.fact.id });
      walk.open = begun(moment.at, moment);
      return;
    default:
      unreachable(action);
  }
}

function end(walk: Walk, cycle: CycleBounds): void {
  walk.ended.push(cycle);
  walk.open = undefined;
}

function start(clock: PlannedClock, moment: Moment, walk: Walk, context: ClockContext): void {
  if (clock.attaches !== undefined && !context.evaluate.test(clock.attaches, moment.fields)) return;
  if (walk.open !== undefined) {
    walk.notes.push({ kind: "start while running", fact: moment.fact.id });
    return;
  }
  const last = walk.ended.at(-1);
  if (last?.stop === undefined || clock.rule.whenReopened === "each cycle counts") {
    walk.open = begun(startOf(clock, moment), moment);
  } else if (clock.rule.whenReopened === "time continues") {
    walk.ended.pop();
    walk.open = reopened(last, last.stop, moment.at);
  } else {
    walk.notes.push({ kind: "start after the first stop", fact: moment.fact.id });
  }
}

function reopened(cycle: CycleBounds, stop: Instant, at: Instant): CycleBounds {
  const { start: from, attachedAt, stopped, startedBy } = cycle;
  return { start: from, attachedAt, startedBy, stopped: [...stopped, { start: stop, end: at }] };
}

function begun(at: Instant, moment: Moment): CycleBounds {
  return { start: at, attachedAt: moment.at, startedBy: moment.fact.id, stopped: [] };
}

/** The instant named by the clock's field, as known at the start event; else the event's own. */
function startOf(clock: PlannedClock, moment: Moment): Instant {
  const named = clock.startsAt === undefined ? undefined : moment.fields[clock.startsAt];
  return typeof named === "number" ? Math.min(named, moment.at) : moment.at;
}
