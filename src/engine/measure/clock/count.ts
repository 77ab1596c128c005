/** How much time does a cycle count, and when is its limit used up?
 *
 *  A cycle is cut where a pause begins or ends, where it stood between a stop and a reopening, and where
 *  its terms change; each piece then has one state, one calendar and one limit. Walking the pieces adds
 *  up counted time and computes the breach instant. The surprising rule: a due instant is never stored
 *  and shifted, it is always what the time left leads to from the piece at hand, so a pause, a change of
 *  limit and a change of calendar need no rules of their own. */

import type { PlannedClock } from "../../plan/plan.ts";
import type { Interval } from "../../time/interval.ts";
import type { Duration, Instant } from "../../value/instant.ts";
import type { CycleBounds } from "./cycle.ts";
import { countedBetween, dueAfter, isExceeded, limitFrom } from "./limit.ts";
import type { Pause } from "./pause.ts";
import { changesOf, holdsAt, pausesFor, piecesOf } from "./piece.ts";
import type { ClockContext, ClockSpan } from "./reading.ts";
import { type CountedSpan, join, spanOf, withFacts } from "./span.ts";
import { type ClockTerms, sameLimit, termsAtStart } from "./term.ts";

export interface CountedCycle {
  /** From when time counts: later than the bounds say if a change of limit restarted the clock. */
  readonly start: Instant;
  /** The terms in force at the end. */
  readonly terms: ClockTerms;
  readonly spans: readonly ClockSpan[];
  readonly elapsed: Duration;
  readonly paused: Duration;
  /** Whether a pause holds at the last instant that was looked at. */
  readonly isPaused: boolean;
  readonly limitMs?: Duration;
  readonly due?: Instant;
  readonly originalDue?: Instant;
  readonly breach?: Instant;
}

/** What stays the same during the walk. */
interface Course {
  readonly clock: PlannedClock;
  readonly context: ClockContext;
  readonly bounds: CycleBounds;
  readonly pauses: readonly Pause[];
}

/** What is known so far; the names are those of the result. */
interface Count {
  start: Instant;
  terms: ClockTerms;
  limitMs: Duration | undefined;
  elapsed: Duration;
  paused: Duration;
  due: Instant | undefined;
  breach: Instant | undefined;
  readonly spans: CountedSpan[];
}

/** Counts one cycle up to its end, or up to the as-of instant while it is open. */
export function countCycle(
  clock: PlannedClock,
  bounds: CycleBounds,
  itemPauses: readonly Pause[],
  terms: readonly ClockTerms[],
  context: ClockContext,
): CountedCycle {
  const end = Math.max(bounds.start, bounds.stop ?? bounds.cancelled ?? context.asOf);
  const course: Course = { clock, context, bounds, pauses: pausesFor(clock, bounds, itemPauses) };
  const first = termsAtStart(bounds, terms);
  const changes = changesOf(clock, bounds, first, terms, end);
  const count = begin(bounds.start, first, course);
  const originalDue = count.due;
  const pieces = piecesOf({ start: bounds.start, end }, [...course.pauses, ...bounds.stopped], changes);
  const adoptAt = (at: Instant, earlier: readonly Interval[]): void => {
    const change = changes.find(({ from }) => from === at);
    if (change !== undefined) adopt(change, earlier, count, course);
  };
  pieces.forEach((piece, index) => {
    adoptAt(piece.start, pieces.slice(0, index));
    countPiece(piece, count, course);
  });
  adoptAt(end, pieces);
  return settled(count, originalDue, end, course);
}

function begin(start: Instant, terms: ClockTerms, { clock, context }: Course): Count {
  const limitMs = limitFrom(start, terms, clock, context);
  const due = limitMs === undefined ? undefined : dueAfter(limitMs, start, terms);
  // A limit of nothing under "below" is used up before any time has passed.
  const breach = isExceeded(0, limitMs, clock) ? due : undefined;
  return { start, terms, limitMs, elapsed: 0, paused: 0, due, breach, spans: [] };
}

function countPiece(piece: Interval, count: Count, course: Course): void {
  const gap = course.bounds.stopped.find((each) => holdsAt(each, piece.start));
  const pause = gap === undefined ? pauseAt(piece.start, count, course) : undefined;
  if (gap !== undefined) {
    const [openedBy, closedBy] = gap.facts;
    join(count.spans, { ...spanOf("stopped", piece, 0, count.terms), openedBy, closedBy });
  } else if (pause !== undefined) stand(piece, pause, count);
  else run(piece, count, course);
}

/** A stretch of a pause. One that was cut by a change of terms goes on because of that change. */
function stand(piece: Interval, pause: Pause, count: Count): void {
  const { terms } = count;
  count.paused += piece.end - piece.start;
  const isCut = terms.from === piece.start && pause.start < piece.start && count.spans.length > 0;
  join(count.spans, {
    ...spanOf("paused", piece, 0, terms),
    reason: pause.reason,
    ...(pause.party === undefined ? {} : { party: pause.party }),
    openedBy: isCut ? terms.fact : pause.openedBy,
    closedBy: pause.end === piece.end ? pause.closedBy : undefined,
  });
}

/** The pause that holds at an instant; none after a breach, where the agreement says so. */
function pauseAt(at: Instant, { breach }: Count, { clock, pauses }: Course): Pause | undefined {
  if (breach !== undefined && clock.rule.pausesAfterBreach === "do not count") return undefined;
  return pauses.find((each) => holdsAt(each, at));
}

function run(piece: Interval, count: Count, { clock }: Course): void {
  const { terms, limitMs } = count;
  const remaining = limitMs === undefined ? undefined : limitMs - count.elapsed;
  if (remaining !== undefined && remaining > 0) count.due = dueAfter(remaining, piece.start, terms);
  const counted = countedBetween(piece.start, piece.end, terms);
  count.elapsed += counted;
  if (isExceeded(count.elapsed, limitMs, clock)) count.breach ??= count.due;
  const openedBy = terms.from === piece.start ? terms.fact : undefined;
  join(count.spans, { ...spanOf("running", piece, counted, terms), openedBy });
}

/** New terms while the clock runs, by the policy that the agreement names. Where the calendar alone
 *  changes, time simply goes on accruing on the other one. */
function adopt(terms: ClockTerms, earlier: readonly Interval[], count: Count, course: Course): void {
  const at = terms.from;
  const limitChanges = !sameLimit(terms.limit, count.terms.limit);
  const policy = limitChanges ? course.clock.rule.whenLimitChanges : "keep elapsed time";
  if (policy === "restart") Object.assign(count, begin(at, terms, course));
  else if (policy === "from the beginning") recount(terms, earlier, count, course);
  else keepElapsed(terms, count, course);
}

/** All counted time is measured against the new limit. One that the change uses up is used up at the
 *  change, unless the limit before it was used up already. */
function keepElapsed(terms: ClockTerms, count: Count, { clock, context }: Course): void {
  const wasUsedUp = count.limitMs !== undefined && count.elapsed >= count.limitMs;
  const limitMs = limitFrom(count.start, terms, clock, context);
  const remaining = limitMs === undefined ? undefined : limitMs - count.elapsed;
  count.terms = terms;
  count.limitMs = limitMs;
  if (remaining === undefined) count.due = undefined;
  else if (remaining > 0) count.due = dueAfter(remaining, terms.from, terms);
  else if (!wasUsedUp) count.due = terms.from;
  if (!isExceeded(count.elapsed, limitMs, clock)) count.breach = undefined;
  else count.breach ??= count.due;
}

/** As if the new terms had held from the start. Pauses before the change are pauses before this new
 *  start, so they are left out again only where the agreement says that those count. */
function recount(terms: ClockTerms, earlier: readonly Interval[], count: Count, course: Course): void {
  const kept = course.clock.rule.pausesBeforeStart === "count" ? course : { ...course, pauses: [] };
  Object.assign(count, begin(count.start, terms, course));
  for (const piece of earlier) if (piece.start >= count.start) countPiece(piece, count, kept);
}

function settled(count: Count, originalDue: Instant | undefined, end: Instant, course: Course): CountedCycle {
  const { start, terms, elapsed, paused, limitMs, breach } = count;
  const remaining = limitMs === undefined ? 0 : limitMs - elapsed;
  const stood = count.spans.at(-1)?.kind !== "running";
  const due = stood && remaining > 0 ? dueAfter(remaining, end, terms) : count.due;
  return {
    start,
    terms,
    spans: withFacts(count.spans, course.bounds, start !== course.bounds.start),
    elapsed,
    paused,
    isPaused: pauseAt(end, count, course) !== undefined,
    ...(limitMs === undefined ? {} : { limitMs }),
    ...(due === undefined ? {} : { due }),
    ...(originalDue === undefined ? {} : { originalDue }),
    ...(breach === undefined ? {} : { breach }),
  };
}
