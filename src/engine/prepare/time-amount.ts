/** Amounts of time as an agreement promises them: what one comes to, without asking any fact.
 *
 *  "2 business days" is no number of milliseconds; only units of fixed length have one. Business hours
 *  count as hours of business time, and the calendar that they pass on is named elsewhere. */
import type { TimeAmount as DueAmount } from "../time/due.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../value/instant.ts";
import { floorOf, multiply, type Ratio, ratio, ZERO } from "../value/ratio.ts";
import type { TimeAmount, TimeUnit } from "./expression.ts";

/** Milliseconds of an amount, exact; undefined for business days and months. A calendar day counts
 *  as 24 hours. */
export function lengthOf(amount: TimeAmount): Ratio | undefined {
  const unit = LENGTHS[amount.unit];
  return unit === undefined ? undefined : multiply(amount.count, ratio(unit));
}

/** The amount as the reckoning of due instants takes it: what counts on a calendar apart from what
 *  passes on the time line. */
export function dueAmountOf(amount: TimeAmount): DueAmount {
  switch (amount.unit) {
    case "business days":
    case "calendar days":
      return { kind: amount.unit, days: wholeCount(amount) };
    case "months":
      return { kind: "months", months: wholeCount(amount) };
    default: {
      const kind = amount.unit.startsWith("business") ? "business" : "elapsed";
      return { kind, ms: Number(floorOf(lengthOf(amount) ?? ZERO)) };
    }
  }
}

/** The count of an amount; days and months are counted in whole ones. */
export function wholeCount(amount: TimeAmount): number {
  return Number(floorOf(amount.count));
}

const LENGTHS: Readonly<Record<TimeUnit, number | undefined>> = {
  milliseconds: 1,
  seconds: SECOND,
  minutes: MINUTE,
  hours: HOUR,
  "business seconds": SECOND,
  "business minutes": MINUTE,
  "business hours": HOUR,
  "business days": undefined,
  "calendar days": DAY,
  months: undefined,
};
