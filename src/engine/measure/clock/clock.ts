/** How much time did a party take, and was its limit kept?
 *
 *  A clock is folded from one item's facts in three readings that know nothing of each other: the
 *  cycles (start, stop, cancel, reset, reopening), the item's pauses, and the terms (limit and
 *  calendar) as fields changed them. Counting walks the three together. The surprising rule: nothing is
 *  ever noticed. A breach instant is computed from the calendar, so it does not move however
 *  often, or late, somebody looks; `asOf` only ends the stretch that is seen. */

import type { PlannedClock } from "../../plan/plan.ts";
import type { ClockOutcome } from "../../prepare/expression.ts";
import { isOpen } from "../../time/coverage.ts";
import type { Duration, Instant } from "../../value/instant.ts";
import type { Fact } from "../fact/fact.ts";
import { type CountedCycle, countCycle } from "./count.ts";
import { type CycleBounds, cyclesOf } from "./cycle.ts";
import { type Moment, momentsOf } from "./moment.ts";
import { type Pause, pausesOf } from "./pause.ts";
import type { ClockContext, ClockCycle, ClockHistory, ClockStage } from "./reading.ts";
import { termsOf } from "./term.ts";

/** Folds a clock over one item's facts, which are in order and without duplicates. */
export function foldClock(
  clock: PlannedClock,
  history: { readonly facts: readonly Fact[] },
  context: ClockContext,
): ClockHistory {
  const moments = momentsOf(history.facts, context.asOf);
  const { cycles, notes } = cyclesOf(clock, moments, context);
  if (cycles.length === 0) return { cycles: [], notes };
  const pauses = pausesOf(clock, moments, context);
  return { cycles: cycles.map((bounds) => readCycle(clock, bounds, pauses, moments, context)), notes };
}

function readCycle(
  clock: PlannedClock,
  bounds: CycleBounds,
  pauses: readonly Pause[],
  moments: readonly Moment[],
  context: ClockContext,
): ClockCycle {
  const terms = termsOf(clock, bounds.start, moments, context);
  const counted = countCycle(clock, bounds, pauses, terms, context);
  const { limitMs, elapsed, breach } = counted;
  const limit = counted.terms.limit;
  const stage = stageOf(bounds, counted, context.asOf);
  const outcome = outcomeOf(clock, bounds, limitMs, breach);
  const standsStill = stage === "paused" && limitMs !== undefined && limitMs > elapsed;
  return {
    start: counted.start,
    began: bounds.start,
    ...(bounds.stop === undefined ? {} : { stop: bounds.stop }),
    ...(bounds.cancelled === undefined ? {} : { cancelled: bounds.cancelled }),
    spans: counted.spans,
    elapsed,
    paused: counted.paused,
    ...(limit === undefined ? {} : { limit }),
    ...(limitMs === undefined ? {} : { limitMs, margin: limitMs - elapsed }),
    ...(counted.due === undefined || standsStill ? {} : { due: counted.due }),
    ...(counted.originalDue === undefined ? {} : { originalDue: counted.originalDue }),
    ...(breach === undefined || outcome !== "breached" ? {} : { breach }),
    stage,
    outcome,
    startedBy: bounds.startedBy,
    ...(bounds.endedBy === undefined ? {} : { endedBy: bounds.endedBy }),
  };
}

function stageOf(
  { cancelled, stop }: CycleBounds,
  { isPaused, terms }: CountedCycle,
  asOf: Instant,
): ClockStage {
  if (cancelled !== undefined) return "cancelled";
  if (stop !== undefined) return "completed";
  if (isPaused) return "paused";
  return terms.accrual !== undefined && !isOpen(terms.accrual, asOf) ? "outside hours" : "running";
}

/** A clock without a limit keeps and breaks nothing; stopped, it is none the less no void one. */
function outcomeOf(
  clock: PlannedClock,
  bounds: CycleBounds,
  limitMs: Duration | undefined,
  breach: Instant | undefined,
): ClockOutcome {
  if (bounds.cancelled !== undefined || (limitMs === undefined && clock.limit !== undefined)) return "void";
  if (breach !== undefined) return "breached";
  return bounds.stop === undefined ? "undecided" : "met";
}
