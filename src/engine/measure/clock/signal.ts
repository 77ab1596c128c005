/** What do an item's facts tell a clock, and in which order?
 *
 *  A fact may fire several triggers, and several facts may occur at one instant; what counts first is a
 *  term of the agreement. Whether the clock attaches is looked at once per instant, when everything
 *  that was said at that instant is known: two messages of one second would else undo each other. */

import type { PlannedClock, PlannedTrigger } from "../../plan/plan.ts";
import type { Moment } from "./moment.ts";
import type { ClockContext } from "./reading.ts";

/** "review" looks whether the clock still, or by now, attaches to the item. */
export type Action = "start" | "stop" | "reset" | "cancel" | "review";

export interface Signal {
  readonly action: Action;
  readonly moment: Moment;
}

/** Everything that an item's facts tell a clock, in the order in which it counts. */
export function signalsOf(
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
  const signals: Signal[] = [];
  let changed = false;
  moments.forEach((moment, index) => {
    for (const [action, list] of triggers) {
      if (list.some((trigger) => fires(trigger, moment, context))) signals.push({ action, moment });
    }
    // Once per instant, by the fields that stand when everything of that instant is known.
    const isLast = moments[index + 1]?.at !== moment.at;
    changed ||= moment.changed;
    if (clock.attaches !== undefined && changed && isLast) signals.push({ action: "review", moment });
    if (isLast) changed = false;
  });
  const order = clock.rule.atTheSameInstant;
  const rankOf = (action: Action) => (action === "review" ? order.length : order.indexOf(action));
  // The sort is stable: at one instant and for one action, facts keep their order.
  return signals.sort((a, b) => a.moment.at - b.moment.at || rankOf(a.action) - rankOf(b.action));
}

/** Whether a trigger answers to this fact; its test sees the fields as they stand after the fact. */
export function fires(trigger: PlannedTrigger, { fact, fields }: Moment, context: ClockContext): boolean {
  return (
    fact.event === trigger.event &&
    (trigger.where === undefined || context.evaluate.test(trigger.where, fields))
  );
}
