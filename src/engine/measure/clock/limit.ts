/** What does a limit come to, when is it used up, and when is it exceeded?
 *
 *  A limit in hours is a length of counted time. A limit in days or months promises a moment instead: it
 *  fixes a due instant, by cut-off and end of day if the agreement names them, and the limit is then the
 *  time on the line until there. So a pause of two hours moves the end of a day by two hours, and nobody
 *  has to say how many hours a day has. A cut-off, or an end of day, makes a moment of a limit in hours
 *  too; what may be counted until then is its length. */

import type { PlannedClock } from "../../plan/plan.ts";
import { dueAmountOf, lengthOf } from "../../prepare/time-amount.ts";
import { addWorkingTime, workingTimeBetween } from "../../time/coverage.ts";
import { type DueContext, dueInstant } from "../../time/due.ts";
import type { Duration, Instant } from "../../value/instant.ts";
import { floorOf } from "../../value/ratio.ts";
import type { ClockContext } from "./reading.ts";

import type { ClockTerms } from "./term.ts";

/** Milliseconds that may be counted from a start on; undefined where no limit applies. A promise whose
 *  moment has passed when the clock starts leaves nothing to count: zero. */
export function limitFrom(
  start: Instant,
  terms: ClockTerms,
  { rule }: PlannedClock,
  { zone }: ClockContext,
): Duration | undefined {
  const { limit, coverage } = terms;
  if (limit === undefined) return undefined;
  const length = limit.unit === "calendar days" ? undefined : lengthOf(limit);
  const isShaped = rule.cutOff !== undefined || rule.snap !== undefined;
  if (length !== undefined && !isShaped) return Math.max(0, Number(floorOf(length)));
  const context: DueContext = {
    zone,
    ...(coverage === undefined ? {} : { coverage }),
    ...(rule.cutOff === undefined ? {} : { cutOff: rule.cutOff }),
    ...(rule.snap === undefined ? {} : { snap: rule.snap }),
  };
  const due = dueInstant(start, dueAmountOf(limit), context);
  return due === undefined ? undefined : Math.max(0, countedBetween(start, due, terms));
}

/** The instant at which so much more time will have been counted, if nothing intervenes. */
export function dueAfter(remaining: Duration, from: Instant, { accrual }: ClockTerms): Instant | undefined {
  if (remaining === 0) return from;
  return accrual === undefined ? from + remaining : addWorkingTime(accrual, from, remaining);
}

/** Counted time between two instants: covered time for business units, all of it for the others. */
export function countedBetween(from: Instant, to: Instant, { accrual }: ClockTerms): Duration {
  return accrual === undefined ? to - from : workingTimeBetween(accrual, from, to);
}

/** Whether counted time breaks the promise, by the comparison that the agreement writes. */
export function isExceeded(counted: Duration, limit: Duration | undefined, { rule }: PlannedClock): boolean {
  if (limit === undefined) return false;
  return rule.metWhen === "below" ? counted >= limit : counted > limit;
}
