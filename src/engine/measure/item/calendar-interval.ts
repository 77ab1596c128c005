/** Into which intervals is time divided when items are grouped "every five minutes" or "every month"?
 *
 *  Minutes and hours are laid from the start of 1970 in UTC, so that a five-minute interval is the same
 *  everywhere; days and months follow the wall clock of the governing zone, so that a day is the day
 *  people lived, 23 or 25 hours long when the clock was changed. */

import { firstOfMonth, type LocalDate, partsOf } from "../../time/civil.ts";
import type { Interval } from "../../time/interval.ts";
import { localDate, startOfDate } from "../../time/local-date.ts";
import type { Zone } from "../../time/zone.ts";
import type { Instant } from "../../value/instant.ts";

/** The width of an interval, as a plan states it. */
export type Width = { readonly ms: number } | { readonly days: number } | { readonly months: number };

/** The start of the interval that holds an instant. */
export function intervalStart(instant: Instant, width: Width, zone: Zone): Instant {
  if ("ms" in width) return Math.floor(instant / width.ms) * width.ms;
  return startOfDate(zone, firstDate(localDate(zone, instant), width, 0));
}

/** The end of the interval that begins at an instant, which is the start of the next. */
export function intervalEnd(start: Instant, width: Width, zone: Zone): Instant {
  if ("ms" in width) return start + width.ms;
  return startOfDate(zone, firstDate(localDate(zone, start), width, 1));
}

/** The starts of all intervals that begin within a span. */
export function* intervalStarts(span: Interval, width: Width, zone: Zone): Generator<Instant> {
  if ("ms" in width) {
    for (let at = Math.ceil(span.start / width.ms) * width.ms; at < span.end; at += width.ms) yield at;
    return;
  }
  const date = localDate(zone, span.start);
  for (let step = 0; ; step += 1) {
    const at = startOfDate(zone, firstDate(date, width, step));
    if (at >= span.end) return;
    if (at >= span.start) yield at;
  }
}

/** The first date of the interval `steps` after the one that holds a date. */
function firstDate(
  date: LocalDate,
  width: { readonly days: number } | { readonly months: number },
  steps: number,
): LocalDate {
  if ("days" in width) return (Math.floor(date / width.days) + steps) * width.days;
  const { year, month } = partsOf(date);
  const index = year * 12 + month - 1;
  return firstOfMonth(0, (Math.floor(index / width.months) + steps) * width.months);
}
