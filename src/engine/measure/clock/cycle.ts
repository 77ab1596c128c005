/** When does a clock start and end? Cycles follow from triggers alone; pauses and limits play no part.
 *
 *  Events at one instant are taken in the order that the agreement names, so a message that ends one
 *  cycle and begins the next does the former first. A clock attaches while its test holds: a case that
 *  becomes urgent later is picked up from its start event on, one that is urgent no more is let go.
 *  What fits no cycle changes nothing and is kept as a note, because facts arrive late and out of order
 *  every day. The surprising rule: where a stop comes before a start of the same instant, there is
 *  nothing to measure and no clock attaches; it would run for ever. */

import type { PlannedClock } from "../../plan/plan.ts";
import type { Interval } from "../../time/interval.ts";
import { unreachable } from "../../value/assert.ts";
import type { Instant } from "../../value/instant.ts";
import type { Moment } from "./moment.ts";
import type { ClockContext, ClockNote } from "./reading.ts";
import { type Signal, signalsOf } from "./signal.ts";

export interface CycleBounds {
  /** From when time counts; earlier than `attachedAt` when the start is retroactive. */
  readonly start: Instant;
  readonly attachedAt: Instant;
  readonly stop?: Instant;
  readonly cancelled?: Instant;
  /** Stretches between a stop and a reopening that continues the same cycle. */
  readonly stopped: readonly (Interval & { readonly facts: readonly string[] })[];
  readonly startedBy: string;
  readonly endedBy?: string;
}

interface Walk {
  readonly clock: PlannedClock;
  readonly context: ClockContext;
  readonly ended: CycleBounds[];
  readonly notes: ClockNote[];
  open?: CycleBounds | undefined;
  /** A start to which the clock did not attach. */
  waiting?: Moment | undefined;
  /** Whether the last cycle ended because the clock attached no longer; it may be taken up again. */
  isLetGo: boolean;
  /** When an end last found nothing that could end. */
  endedNothingAt?: Instant;
}

/** All cycles of an item, and the facts that fitted none. */
export function cyclesOf(
  clock: PlannedClock,
  moments: readonly Moment[],
  context: ClockContext,
): { readonly cycles: readonly CycleBounds[]; readonly notes: readonly ClockNote[] } {
  const walk: Walk = { clock, context, ended: [], notes: [], isLetGo: false };
  for (const signal of signalsOf(clock, moments, context)) act(signal, walk);
  return { cycles: walk.open === undefined ? walk.ended : [...walk.ended, walk.open], notes: walk.notes };
}

function act({ action, moment }: Signal, walk: Walk): void {
  switch (action) {
    case "start":
      start(moment, walk);
      break;
    case "stop":
    case "cancel":
      stopOrCancel(action, moment, walk);
      break;
    case "reset":
      reset(moment, walk);
      break;
    case "review":
      review(moment, walk);
      break;
    default:
      unreachable(action);
  }
}

function start(moment: Moment, walk: Walk): void {
  if (walk.open !== undefined) {
    walk.notes.push({ kind: "start while running", fact: moment.fact.id });
  } else if (walk.endedNothingAt === moment.at) {
    walk.notes.push({ kind: "start at a stop", fact: moment.fact.id });
  } else if (attaches(moment, walk)) {
    attach(moment, startOf(moment, walk.clock), walk);
  } else if (!walk.isLetGo) {
    walk.waiting ??= moment;
  }
}

/** The clock attaches: to the start that waited for it, where a change of terms keeps the time before
 *  it, and from now on otherwise. */
function attach(moment: Moment, from: Instant, walk: Walk): void {
  const { waiting, isLetGo, clock } = walk;
  const policy = clock.rule.whenLimitChanges;
  const keeps = policy !== "restart" && policy !== "limit at start stays";
  walk.waiting = undefined;
  walk.isLetGo = false;
  if (keeps && isLetGo) {
    walk.open = takenUp(walk.ended.pop());
  } else if (keeps && waiting !== undefined) {
    const begins = { ...waiting, fields: moment.fields };
    open(begins, startOf(begins, clock), walk);
  } else {
    open(moment, from, walk);
  }
}

/** A new cycle, or the last one again, as the agreement says of reopening. */
function open(moment: Moment, from: Instant, walk: Walk): void {
  const last = walk.ended.at(-1);
  const policy = walk.clock.rule.whenReopened;
  if (last?.stop === undefined || policy === "each cycle counts") {
    walk.open = begun(from, moment);
  } else if (policy === "time continues") {
    walk.ended.pop();
    walk.open = reopened(last, last.stop, moment);
  } else {
    walk.notes.push({ kind: "start after the first stop", fact: moment.fact.id });
  }
}

function stopOrCancel(action: "stop" | "cancel", moment: Moment, walk: Walk): void {
  const { at, fact } = moment;
  if (walk.open !== undefined) {
    const when = action === "stop" ? { stop: at } : { cancelled: at };
    end({ ...walk.open, ...when, endedBy: fact.id }, walk);
    return;
  }
  const isOrphan = action === "stop" && walk.waiting === undefined && !walk.isLetGo;
  const kind = walk.ended.length === 0 ? "stop without a start" : "stop after the stop";
  if (isOrphan) walk.notes.push({ kind, fact: fact.id });
  walk.waiting = undefined;
  walk.isLetGo = false;
  walk.endedNothingAt = at;
}

function reset(moment: Moment, walk: Walk): void {
  if (walk.open === undefined) return;
  end({ ...walk.open, stop: moment.at, endedBy: moment.fact.id }, walk);
  walk.open = begun(moment.at, moment);
}

function end(cycle: CycleBounds, walk: Walk): void {
  walk.ended.push(cycle);
  walk.open = undefined;
}

function attaches({ fields }: Moment, { clock, context }: Walk): boolean {
  return clock.attaches === undefined || context.evaluate.test(clock.attaches, fields);
}

/** Whether the clock attaches may change with a field, and that is a change of limit from none to some
 *  or back: it follows the policy that the agreement names for those. */
function review(moment: Moment, walk: Walk): void {
  if (walk.clock.rule.whenLimitChanges === "limit at start stays") return;
  const attached = attaches(moment, walk);
  if (walk.open !== undefined && !attached) {
    end({ ...walk.open, cancelled: moment.at, endedBy: moment.fact.id }, walk);
    walk.isLetGo = true;
  } else if (walk.open === undefined && attached && (walk.isLetGo || walk.waiting !== undefined)) {
    attach(moment, moment.at, walk);
  }
}

function begun(at: Instant, moment: Moment): CycleBounds {
  return { start: at, attachedAt: moment.at, startedBy: moment.fact.id, stopped: [] };
}

/** A cycle that was let go, as if it had never been. */
function takenUp(cycle: CycleBounds | undefined): CycleBounds | undefined {
  if (cycle === undefined) return undefined;
  const { start: from, attachedAt, stopped, startedBy } = cycle;
  return { start: from, attachedAt, stopped, startedBy };
}

function reopened(
  { start: from, attachedAt, stopped, startedBy, endedBy }: CycleBounds,
  stop: Instant,
  { at, fact }: Moment,
): CycleBounds {
  const facts = endedBy === undefined ? [fact.id] : [endedBy, fact.id];
  return { start: from, attachedAt, startedBy, stopped: [...stopped, { start: stop, end: at, facts }] };
}

/** The instant named by the clock's field, as known when it attaches; else the start event's own. */
function startOf({ at, fields }: Moment, { startsAt }: PlannedClock): Instant {
  const named = startsAt === undefined ? undefined : fields[startsAt];
  return typeof named === "number" ? Math.min(named, at) : at;
}
