/** Which limit and which calendar hold, from when? Both may depend on fields, and fields change. */

import type { PlannedClock } from "../plan/plan.ts";
import type { TimeAmount } from "../prepare/expression.ts";
import type { Coverage } from "../time/coverage.ts";
import type { Instant } from "../value/instant.ts";
import { equal } from "../value/ratio.ts";
import type { ClockContext } from "./clock.ts";
import type { Moment } from "./clock-moment.ts";
import { NOT_APPLICABLE } from "./evaluation.ts";

export interface ClockTerms {
  readonly from: Instant;
  /** Absent where no limit applies, or none is known yet. */
  readonly limit?: TimeAmount;
  /** The calendar of the clock; time accrues on it when the limit is in business units. */
  readonly coverage?: Coverage;
  /** What time accrues on: the calendar, or (absent) the time line. */
  readonly accrual?: Coverage;
}

/** The terms by the instant from which they hold, each different from the one before. */
export function termsOf(
  clock: PlannedClock,
  moments: readonly Moment[],
  context: ClockContext,
): readonly ClockTerms[] {
  const terms: ClockTerms[] = [];
  for (const moment of moments) {
    if (!moment.changed) continue;
    const next = termsAt(clock, moment, context);
    const last = terms.at(-1);
    if (last !== undefined && sameTerms(last, next)) continue;
    if (last?.from === next.from) terms.pop();
    terms.push(next);
  }
  return terms;
}

function termsAt(clock: PlannedClock, { at, fields }: Moment, context: ClockContext): ClockTerms {
  const limit = context.evaluate.limit(clock.limit, fields);
  const coverage = clock.calendar && context.evaluate.calendar(clock.calendar, fields);
  const known = limit === undefined || limit === NOT_APPLICABLE ? undefined : limit;
  const onCalendar = known === undefined || isBusinessTime(known);
  return {
    from: at,
    ...(known === undefined ? {} : { limit: known }),
    ...(coverage === undefined ? {} : { coverage }),
    ...(coverage === undefined || !onCalendar ? {} : { accrual: coverage }),
  };
}

/** Business hours, minutes and seconds accrue on the calendar. Business days do not: they fix a due
 *  instant, and time runs on the line until it. */
function isBusinessTime({ unit }: TimeAmount): boolean {
  return unit.startsWith("business") && unit !== "business days";
}

function sameTerms(a: ClockTerms, b: ClockTerms): boolean {
  if (a.coverage !== b.coverage) return false;
  if (a.limit === undefined || b.limit === undefined) return a.limit === b.limit;
  return a.limit.unit === b.limit.unit && equal(a.limit.count, b.limit.count);
}
