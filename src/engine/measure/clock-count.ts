/** How much time does a cycle count, and when is its limit used up?
 *
 *  A cycle is cut where a pause begins or ends, where it stood between a stop and a reopening, and where
 *  its terms change; each piece then has one state, one calendar and one limit. Walking the pieces adds
 *  up counted time and computes the breach instant. A limit in hours counts on its calendar; a limit
 *  in days fixes a due instant, and a pause moves that by as long as the pause lasted. */

import type { PlannedClock } from "../plan/plan.ts";
import { addWorkingTime, workingTimeBetween } from "../time/coverage.ts";
import { dueInstant } from "../time/due.ts";
import type { Interval } from "../time/interval.ts";
import type { Duration, Instant } from "../value/instant.ts";
import { floorOf } from "../value/ratio.ts";
import { dueAmountOf, lengthOf } from "./amount.ts";
import type { ClockContext, ClockSpan } from "./clock.ts";
import type { CycleBounds } from "./clock-cycle.ts";
import type { ClockTerms } from "./clock-term.ts";
import type { Pause } from "./pause.ts";

export interface CountedCycle {
  readonly start: Instant;
  /** The terms in force at the end. */
  readonly terms: ClockTerms;
  readonly spans: readonly ClockSpan[];
  readonly elapsed: Duration;
  readonly paused: Duration;
  readonly limitMs?: Duration;
  readonly due?: Instant;
  readonly originalDue?: Instant;
  readonly breach?: Instant;
}

/** What is known while walking; the fields change, the names are those of the result. */
interface Count {
  start: Instant;
  terms: ClockTerms;
  limitMs: Duration | undefined;
  elapsed: Duration;
  paused: Duration;
  due: Instant | undefined;
  breach: Instant | undefined;
  spans: ClockSpan[];
}

type Exceeds = (counted: Duration, limit: Duration | undefined) => boolean;

/** Counts one cycle up to its end, or up to the as-of instant while it is open. */
export function countCycle(
  clock: PlannedClock,
  bounds: CycleBounds,
  pauses: readonly Pause[],
  terms: readonly ClockTerms[],
  context: ClockContext,
): CountedCycle {
  const end = Math.max(bounds.start, bounds.stop ?? bounds.cancelled ?? context.asOf);
  const inForce = termsFor(bounds, terms);
  const changes =
    clock.rule.whenLimitChanges === "limit at start stays"
      ? []
      : terms.filter(({ from }) => from > inForce.from && from > bounds.start && from < end);
  const standing = pausesFor(clock, bounds, pauses);
  const limitOf = (of: ClockTerms, from: Instant): Duration | undefined =>
    limitMsOf(clock, of, from, context);
  const exceeds: Exceeds = (counted, limit) =>
    limit !== undefined && (clock.rule.metWhen === "below" ? counted >= limit : counted > limit);

  const limitMs = limitOf(inForce, bounds.start);
  const originalDue = limitMs === undefined ? undefined : dueFrom(inForce, bounds.start, limitMs);
  const count: Count = {
    start: bounds.start,
    terms: inForce,
    limitMs,
    elapsed: 0,
    paused: 0,
    due: originalDue,
    breach: undefined,
    spans: [],
  };
  for (const piece of piecesOf({ start: bounds.start, end }, [...standing, ...bounds.stopped], changes)) {
    const change = changes.find(({ from }) => from === piece.start);
    if (change !== undefined) adopt(change, piece.start, clock, count, limitOf, exceeds);
    const pause = standing.find((each) => holdsAt(each, piece.start));
    if (bounds.stopped.some((gap) => holdsAt(gap, piece.start))) stand("stopped", piece, undefined, count);
    else if (pause !== undefined && !isIgnored(clock, count)) stand("paused", piece, pause, count);
    else run(piece, count, exceeds);
  }
  return settled(count, end, originalDue, exceeds);
}

/** The terms at the start: those known when the clock attached, else the first that name a limit, for
 *  a priority that is given later was meant from the beginning. */
function termsFor(bounds: CycleBounds, terms: readonly ClockTerms[]): ClockTerms {
  const known = terms.filter(({ from }) => from <= bounds.attachedAt).at(-1);
  if (known?.limit !== undefined) return known;
  return (
    terms.find(({ from, limit }) => limit !== undefined && from > bounds.attachedAt) ??
    known ?? { from: bounds.attachedAt }
  );
}

function pausesFor(clock: PlannedClock, bounds: CycleBounds, pauses: readonly Pause[]): readonly Pause[] {
  return clock.rule.pausesBeforeStart === "count"
    ? pauses
    : pauses.filter(({ start }) => start >= bounds.attachedAt);
}

/** Milliseconds that may be counted. A limit in days becomes the time on the line from start to due. */
function limitMsOf(
  clock: PlannedClock,
  { limit, coverage }: ClockTerms,
  start: Instant,
  context: ClockContext,
): Duration | undefined {
  if (limit === undefined) return undefined;
  const { unit } = limit;
  const length = unit === "calendar days" || unit === "business days" ? undefined : lengthOf(limit);
  if (length !== undefined) return Number(floorOf(length));
  const due = dueInstant(start, dueAmountOf(limit), {
    zone: context.zone,
    ...(coverage === undefined ? {} : { coverage }),
    ...(clock.rule.cutOff === undefined ? {} : { cutOff: clock.rule.cutOff }),
    ...(clock.rule.snap === undefined ? {} : { snap: clock.rule.snap }),
  });
  return due === undefined ? undefined : due - start;
}

function dueFrom({ accrual }: ClockTerms, from: Instant, remaining: Duration): Instant | undefined {
  if (remaining === 0) return from;
  return accrual === undefined ? from + remaining : addWorkingTime(accrual, from, remaining);
}

function countedBetween({ accrual }: ClockTerms, from: Instant, to: Instant): Duration {
  return accrual === undefined ? to - from : workingTimeBetween(accrual, from, to);
}

/** The cycle cut at every instant at which its state or terms may change. */
function piecesOf(
  cycle: Interval,
  stretches: readonly Interval[],
  changes: readonly ClockTerms[],
): readonly Interval[] {
  const cuts = [...stretches.flatMap(({ start, end }) => [start, end]), ...changes.map(({ from }) => from)];
  const within = cuts.filter((cut) => cut > cycle.start && cut < cycle.end);
  const points = [...new Set([cycle.start, ...within, cycle.end])].sort((a, b) => a - b);
  return points.slice(1).map((end, index) => ({ start: points[index] ?? cycle.start, end }));
}

function holdsAt({ start, end }: Interval, at: Instant): boolean {
  return start <= at && at < end;
}

function isIgnored(clock: PlannedClock, count: Count): boolean {
  return clock.rule.pausesAfterBreach === "do not count" && count.breach !== undefined;
}

function stand(kind: "paused" | "stopped", piece: Interval, pause: Pause | undefined, count: Count): void {
  if (kind === "paused") count.paused += piece.end - piece.start;
  push(count, {
    ...spanOf(kind, piece, 0, count.terms),
    ...(pause === undefined ? {} : { reason: pause.reason, facts: pause.facts }),
    ...(pause?.party === undefined ? {} : { party: pause.party }),
  });
}

function run(piece: Interval, count: Count, exceeds: Exceeds): void {
  const counted = countedBetween(count.terms, piece.start, piece.end);
  const remaining = count.limitMs === undefined ? undefined : count.limitMs - count.elapsed;
  if (remaining !== undefined && remaining > 0) count.due = dueFrom(count.terms, piece.start, remaining);
  count.elapsed += counted;
  if (count.breach === undefined && exceeds(count.elapsed, count.limitMs)) count.breach = count.due;
  push(count, spanOf("running", piece, counted, count.terms));
}

/** New terms while the clock runs, by the policy that the agreement names. Where the calendar alone
 *  changes, time simply goes on accruing on the other one. */
function adopt(
  terms: ClockTerms,
  at: Instant,
  clock: PlannedClock,
  count: Count,
  limitOf: (of: ClockTerms, from: Instant) => Duration | undefined,
  exceeds: Exceeds,
): void {
  const policy = clock.rule.whenLimitChanges;
  const limitChanges = terms.limit !== count.terms.limit;
  count.terms = terms;
  if (limitChanges && policy === "restart")
    Object.assign(count, { start: at, elapsed: 0, paused: 0, breach: undefined, spans: [] });
  if (limitChanges && policy === "from the beginning") {
    const elapsed = countedBetween(terms, count.start, at);
    const whole = spanOf("running", { start: count.start, end: at }, elapsed, terms);
    Object.assign(count, { elapsed, paused: 0, breach: undefined, spans: [whole] });
  }
  count.limitMs = limitOf(terms, count.start);
  const remaining = count.limitMs === undefined ? undefined : count.limitMs - count.elapsed;
  if (remaining === undefined) count.due = undefined;
  else if (remaining > 0) count.due = dueFrom(terms, at, remaining);
  else
    count.due =
      policy === "from the beginning" && count.limitMs !== undefined
        ? dueFrom(terms, count.start, count.limitMs)
        : at;
  if (!exceeds(count.elapsed, count.limitMs)) count.breach = undefined;
  else count.breach ??= count.due;
}

function settled(
  count: Count,
  end: Instant,
  originalDue: Instant | undefined,
  exceeds: Exceeds,
): CountedCycle {
  const { limitMs, elapsed } = count;
  const stood = count.spans.at(-1) !== undefined && count.spans.at(-1)?.kind !== "running";
  const remaining = limitMs === undefined ? undefined : limitMs - elapsed;
  const due =
    stood && remaining !== undefined && remaining > 0 ? dueFrom(count.terms, end, remaining) : count.due;
  // A limit of nothing under "below" is used up before any time has passed.
  const breach = count.breach ?? (exceeds(elapsed, limitMs) ? due : undefined);
  return {
    start: count.start,
    terms: count.terms,
    spans: count.spans,
    elapsed,
    paused: count.paused,
    ...(limitMs === undefined ? {} : { limitMs }),
    ...(due === undefined ? {} : { due }),
    ...(originalDue === undefined ? {} : { originalDue }),
    ...(breach === undefined ? {} : { breach }),
  };
}

function spanOf(
  kind: ClockSpan["kind"],
  { start, end }: Interval,
  counted: Duration,
  terms: ClockTerms,
): ClockSpan {
  return {
    kind,
    start,
    end,
    counted,
    facts: [],
    ...(terms.accrual === undefined ? {} : { calendar: terms.accrual.calendar.name }),
    ...(terms.limit === undefined ? {} : { limit: terms.limit }),
  };
}

/** Joins a span to the one before it when nothing that a reader sees has changed. */
function push(count: Count, span: ClockSpan): void {
  const last = count.spans.at(-1);
  const same =
    last !== undefined &&
    last.kind === span.kind &&
    last.reason === span.reason &&
    last.calendar === span.calendar &&
    last.limit === span.limit;
  if (same)
    count.spans[count.spans.length - 1] = { ...last, end: span.end, counted: last.counted + span.counted };
  else count.spans.push(span);
}
