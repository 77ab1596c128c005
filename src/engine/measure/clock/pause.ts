/** When did time stand still, for whom, and why? Pauses belong to the item, not to the clock.
 *
 *  A pause runs from one event to another, or while the item's fields stand so. Each keeps its reason and
 *  party, because a pause that nobody can explain is the field's oldest quarrel. A pause with a limit
 *  ends by itself when the limit is used up: waiting for a customer does not wait for ever. */

import type { PlannedClock, PlannedPause } from "../../plan/plan.ts";
import type { TimeAmount } from "../../prepare/expression.ts";
import { dueAmountOf } from "../../prepare/time-amount.ts";
import type { Coverage } from "../../time/coverage.ts";
import { dueInstant } from "../../time/due.ts";
import type { Instant } from "../../value/instant.ts";
import type { Moment } from "./moment.ts";
import type { ClockContext } from "./reading.ts";
import { fires } from "./signal.ts";

/** A stretch in which an item's time stands still; `end` is infinite while it lasts. */
export interface Pause {
  readonly start: Instant;
  readonly end: Instant;
  readonly reason: string;
  readonly party?: "provider" | "customer" | "supplier";
  /** Ids of the facts that began and ended it; none ended it if its own limit did, or nothing yet. */
  readonly openedBy: string;
  readonly closedBy?: string;
}

/** All pauses that the clock's rules see in an item's facts, by start; they may overlap. */
export function pausesOf(
  clock: PlannedClock,
  moments: readonly Moment[],
  context: ClockContext,
): readonly Pause[] {
  const pauses = clock.pauses.flatMap((rule) => pausesBy(rule, clock, moments, context));
  return pauses.sort((a, b) => a.start - b.start || a.end - b.end);
}

function pausesBy(
  rule: PlannedPause,
  clock: PlannedClock,
  moments: readonly Moment[],
  context: ClockContext,
): readonly Pause[] {
  const pauses: Pause[] = [];
  let since: Moment | undefined;
  for (const { moment, pauses: begins, resumes } of turnsOf(rule, clock, moments, context)) {
    if (resumes && since !== undefined) {
      pauses.push(pauseOf(rule, clock, since, moment, context));
      since = undefined;
    }
    if (begins) since ??= moment;
  }
  if (since !== undefined) pauses.push(pauseOf(rule, clock, since, undefined, context));
  return pauses;
}

interface Turn {
  readonly moment: Moment;
  readonly pauses: boolean;
  readonly resumes: boolean;
}

/** The moments at which a rule may begin or end a pause. At one instant, pause and resume follow the
 *  order that the agreement names. */
function turnsOf(
  rule: PlannedPause,
  clock: PlannedClock,
  moments: readonly Moment[],
  context: ClockContext,
): readonly Turn[] {
  if (rule.kind === "while") {
    return moments
      .filter(({ changed }) => changed)
      .map((moment) => {
        const holds = context.evaluate.test(rule.test, moment.fields);
        return { moment, pauses: holds, resumes: !holds };
      });
  }
  const order = clock.rule.atTheSameInstant;
  const resumeFirst = order.indexOf("resume") < order.indexOf("pause");
  const turns = moments.flatMap((moment): readonly Turn[] => {
    const begins = rule.from.some((trigger) => fires(trigger, moment, context));
    const ends = rule.until.some((trigger) => fires(trigger, moment, context));
    return [
      ...(begins ? [{ moment, pauses: true, resumes: false }] : []),
      ...(ends ? [{ moment, pauses: false, resumes: true }] : []),
    ];
  });
  return turns.sort(
    (a, b) =>
      a.moment.at - b.moment.at || (a.resumes === resumeFirst ? 0 : 1) - (b.resumes === resumeFirst ? 0 : 1),
  );
}

function pauseOf(
  rule: PlannedPause,
  clock: PlannedClock,
  from: Moment,
  until: Moment | undefined,
  context: ClockContext,
): Pause {
  const end = until?.at ?? Number.POSITIVE_INFINITY;
  const limit =
    rule.atMost === undefined || rule.atMost === "no limit"
      ? Number.POSITIVE_INFINITY
      : endOfLimit(rule.atMost, clock, from, context);
  return {
    start: from.at,
    end: Math.min(end, limit),
    reason: rule.reason,
    ...(rule.party === undefined ? {} : { party: rule.party }),
    openedBy: from.fact.id,
    ...(until === undefined || limit < end ? {} : { closedBy: until.fact.id }),
  };
}

/** When a pause has lasted as long as it may: never, if the calendar on which that is counted was not
 *  known when it began. What becomes known later changes nothing that was settled before. */
function endOfLimit(atMost: TimeAmount, clock: PlannedClock, from: Moment, context: ClockContext): Instant {
  const coverage: Coverage | undefined =
    clock.calendar && context.evaluate.calendar(clock.calendar, from.fields);
  if (coverage === undefined && atMost.unit.startsWith("business")) return Number.POSITIVE_INFINITY;
  const end = dueInstant(from.at, dueAmountOf(atMost), {
    zone: context.zone,
    ...(coverage === undefined ? {} : { coverage }),
  });
  return end ?? Number.POSITIVE_INFINITY;
}
