/** Which limit and which calendar hold, from when?
 *
 *  Both may depend on fields, and fields change while a clock runs. A value that is in force from a date
 *  on is chosen by the date on which the cycle started: a clock keeps the promise under which it began.
 *  The surprising rule: where nothing is known at the start, the first limit that becomes known holds
 *  from the start on, for a priority that is given at triage was meant from the beginning. */

import type { PlannedClock } from "../../plan/plan.ts";
import type { TimeAmount } from "../../prepare/expression.ts";
import type { Coverage } from "../../time/coverage.ts";
import type { Instant } from "../../value/instant.ts";
import { equal } from "../../value/ratio.ts";
import { NOT_APPLICABLE } from "../evaluation.ts";
import type { CycleBounds } from "./cycle.ts";
import type { Moment } from "./moment.ts";
import type { ClockContext } from "./reading.ts";

export interface ClockTerms {
  readonly from: Instant;
  /** The fact that brought them. */
  readonly fact?: string;
  /** Absent where no limit applies, or none is known yet. */
  readonly limit?: TimeAmount;
  /** The calendar of the clock, for limits and due instants in business units. */
  readonly coverage?: Coverage;
  /** What time accrues on: the calendar, or (absent) the time line. */
  readonly accrual?: Coverage;
}

/** The terms of a cycle that began at `start`, by the instant from which they hold, each different from
 *  the one before. */
export function termsOf(
  clock: PlannedClock,
  start: Instant,
  moments: readonly Moment[],
  context: ClockContext,
): readonly ClockTerms[] {
  const terms: ClockTerms[] = [];
  for (const moment of moments) {
    if (!moment.changed) continue;
    if (terms.at(-1)?.from === moment.at) terms.pop();
    const last = terms.at(-1);
    const next = accruingLike(last, termsAt(clock, start, moment, context));
    if (last === undefined || !sameTerms(last, next)) terms.push(next);
  }
  return terms;
}

/** The terms under which a cycle begins: those known when the clock attached, else the first that name
 *  a limit. What becomes known after the end comes too late, for an outcome that is settled stays. */
export function termsAtStart(
  { attachedAt, stop, cancelled }: CycleBounds,
  terms: readonly ClockTerms[],
): ClockTerms {
  const known = terms.filter(({ from }) => from <= attachedAt).at(-1);
  if (known?.limit !== undefined) return known;
  const end = stop ?? cancelled ?? Number.POSITIVE_INFINITY;
  const named = terms.find(({ from, limit }) => limit !== undefined && from > attachedAt && from <= end);
  return named ?? known ?? { from: attachedAt };
}

function termsAt(
  clock: PlannedClock,
  start: Instant,
  { at, fields, fact }: Moment,
  context: ClockContext,
): ClockTerms {
  const unknown: ClockTerms = { from: at, fact: fact.id };
  const coverage = clock.calendar && context.evaluate.calendar(clock.calendar, fields);
  if (clock.limit === undefined) {
    return coverage === undefined ? unknown : { ...unknown, coverage, accrual: coverage };
  }
  const limit = context.evaluate.limit(clock.limit, fields, start);
  if (limit === undefined || limit === NOT_APPLICABLE) return unknown;
  // Business hours of an unknown calendar are not known either: counting them round the clock would
  // break a promise that nobody made.
  if (coverage === undefined && needsCalendar(limit, clock)) return unknown;
  return {
    ...unknown,
    limit,
    ...(coverage === undefined ? {} : { coverage }),
    ...(coverage === undefined || !accruesOnCalendar(limit) ? {} : { accrual: coverage }),
  };
}

/** Where no limit applies for a while, time accrues as it did before: hours of the night would else be
 *  held against a limit in business hours that applies again later. */
function accruingLike(before: ClockTerms | undefined, terms: ClockTerms): ClockTerms {
  if (terms.limit !== undefined || before?.coverage === undefined) return terms;
  const { coverage, accrual } = before;
  return { ...terms, coverage, ...(accrual === undefined ? {} : { accrual }) };
}

function needsCalendar({ unit }: TimeAmount, { rule }: PlannedClock): boolean {
  return unit.startsWith("business") || rule.snap === "end of business day";
}

/** Business hours, minutes and seconds accrue on the calendar. Business days do not: they fix a due
 *  instant, and time runs on the line until it. */
function accruesOnCalendar({ unit }: TimeAmount): boolean {
  return unit.startsWith("business") && unit !== "business days";
}

function sameTerms(a: ClockTerms, b: ClockTerms): boolean {
  return a.coverage === b.coverage && sameLimit(a.limit, b.limit);
}

/** Whether two limits promise the same: the same number of the same unit, wherever it was written. */
export function sameLimit(a: TimeAmount | undefined, b: TimeAmount | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.unit === b.unit && equal(a.count, b.count);
}
