/** Which version of an agreement does a clock follow? The one in force when its cycle started.
 *
 *  An amendment takes effect on a day and changes no clock that was running before it, unless it says so
 *  in its own terms. So each version folds the item's facts by its own rule, and of every fold only
 *  the cycles are kept that began while that version was in force. What is measured, judged and
 *  credited in a period follows the version in force at the period's end. */

import type { Plan } from "../../plan/plan.ts";
import type { Interval } from "../../time/interval.ts";
import { startOfDate } from "../../time/local-date.ts";
import type { AssessmentPeriod } from "../../time/period.ts";
import { assert } from "../../value/assert.ts";
import type { Instant } from "../../value/instant.ts";
import type { Fact } from "../fact/fact.ts";
import { foldClock } from "./clock.ts";
import { clockContextOf } from "./context.ts";
import type { ClockContext, ClockHistory } from "./reading.ts";

/** A version while it is in force: [start, end), where the last one's end is infinite. */
export interface VersionInForce {
  readonly plan: Plan;
  readonly force: Interval;
  readonly clocks: ClockContext;
}

/** Versions by the day from which they hold, the oldest first; each ends where the next begins. */
export function versionsInForce(plans: readonly Plan[], asOf: Instant): readonly VersionInForce[] {
  const starts = plans.map((plan) => startOfDate(plan.zone, plan.agreement.term.from));
  return plans.map((plan, index) => {
    const start = starts[index] ?? Number.NEGATIVE_INFINITY;
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    assert(start < end, "versions come in the order of the days from which they hold");
    const clocks = clockContextOf(plan, { zone: plan.zone, coverages: plan.coverages }, asOf);
    return { plan, force: { start: index === 0 ? Number.NEGATIVE_INFINITY : start, end }, clocks };
  });
}

/** The version in force at the last instant of a period; before the first one begins, the first. */
export function versionAt(plans: readonly Plan[], period: AssessmentPeriod): Plan {
  const begun = plans.filter((plan) => startOfDate(plan.zone, plan.agreement.term.from) < period.end);
  const plan = begun.at(-1) ?? plans[0];
  assert(plan !== undefined, "an agreement has at least one version");
  return plan;
}

/** Everything a clock of that name did for an item, each cycle by the version in force at its start.
 *  Empty where no version has such a clock. */
export function clockHistoryOf(
  name: string,
  facts: readonly Fact[],
  versions: readonly VersionInForce[],
): ClockHistory {
  const histories = versions.map(({ plan, force, clocks }) => {
    const clock = plan.clocks.get(name);
    const history: ClockHistory =
      clock === undefined ? { cycles: [], notes: [] } : foldClock(clock, { facts }, clocks);
    return versions.length === 1
      ? history
      : {
          ...history,
          cycles: history.cycles.filter(({ began }) => began >= force.start && began < force.end),
        };
  });
  const [only] = histories;
  if (only !== undefined && histories.length === 1) return only;
  return {
    cycles: histories.flatMap(({ cycles }) => cycles).sort((a, b) => a.start - b.start),
    notes: histories.at(-1)?.notes ?? [],
  };
}
