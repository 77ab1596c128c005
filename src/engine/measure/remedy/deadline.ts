/** The last instant of a window: so much time after something, on the agreement's zone and calendars. */

import type { TimeAmount } from "../../prepare/expression.ts";
import { dueAmountOf } from "../../prepare/time-amount.ts";
import { dueInstant } from "../../time/due.ts";
import type { Instant } from "../../value/instant.ts";
import type { Place } from "../formula/scope.ts";

/** Undefined without an amount, and where the calendar holds no such time. */
export function deadlineAfter(
  anchor: Instant,
  amount: TimeAmount | undefined,
  on: string | undefined,
  { zone, coverages }: Place,
): Instant | undefined {
  if (amount === undefined) return undefined;
  const coverage = on === undefined ? undefined : coverages.get(on);
  return dueInstant(anchor, dueAmountOf(amount), { zone, ...(coverage === undefined ? {} : { coverage }) });
}
