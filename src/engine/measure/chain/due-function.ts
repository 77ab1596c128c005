/** When is a limit up, for every instant at which it could start?
 *
 *  The due instant changes its course only where a calendar opens or closes, where a day begins, at a
 *  cut-off, where the wall clock jumps, and at the starts from which the limit leads to such an instant.
 *  These are listed, and between them the limit is asked at two ends and the middle. */

import type { Deadline, TimeAmount } from "../../prepare/expression.ts";
import { dueAmountOf, lengthOf } from "../../prepare/time-amount.ts";
import { localTime, timeOfDay } from "../../time/civil.ts";
import {
  addWorkingTime,
  type Coverage,
  coveredIntervals,
  subtractWorkingTime,
  workingTimeBetween,
} from "../../time/coverage.ts";
import { type DueContext, dueInstant } from "../../time/due.ts";
import { type Interval, normalise } from "../../time/interval.ts";
import { localDate, startOfDate } from "../../time/local-date.ts";
import { eraStart, erasWithin, localOf, resolveLocal, type Zone } from "../../time/zone.ts";
import { DAY, type Instant } from "../../value/instant.ts";
import { type Piecewise, piecewiseOf, shifted } from "./piecewise.ts";

/** A limit with everything that its due instant depends on. */
export interface TimeLimit {
  readonly amount: TimeAmount;
  readonly zone: Zone;
  readonly coverage?: Coverage;
  readonly deadline: Deadline;
}

/** The due instant as a function of the start; undefined when the calendar holds no such time. */
export function dueFunction(limit: TimeLimit, span: Interval): Piecewise | undefined {
  const amount = dueAmountOf(limit.amount);
  if (amount.kind === "elapsed" && !isShaped(limit)) return shifted(amount.ms, span);
  return piecewiseOf((start) => dueOf(limit, start), candidates(limit, span), span);
}

/** The due instant of one start, as a clock counts that nothing pauses: a limit in business hours is up
 *  when the covered time until its moment is used. */
export function dueOf(limit: TimeLimit, start: Instant): Instant | undefined {
  const { amount, zone, coverage, deadline } = limit;
  const context: DueContext = {
    zone,
    ...(coverage === undefined ? {} : { coverage }),
    ...(deadline.cutOff === undefined ? {} : { cutOff: deadline.cutOff }),
    ...(deadline.snap === undefined ? {} : { snap: deadline.snap }),
  };
  const due = dueInstant(start, dueAmountOf(amount), context);
  if (due === undefined || !isShaped(limit)) return due;
  if (coverage === undefined || !countsOnCalendar(amount)) return Math.max(start, due);
  const counted = Math.max(0, workingTimeBetween(coverage, start, due));
  return counted === 0 ? start : addWorkingTime(coverage, start, counted);
}

/** Business hours, minutes and seconds pass on the calendar; business days fix a moment. */
export function countsOnCalendar({ unit }: TimeAmount): boolean {
  return unit.startsWith("business") && unit !== "business days";
}

function isShaped({ deadline: { cutOff, snap } }: TimeLimit): boolean {
  return cutOff !== undefined || snap !== undefined;
}

/** Every start at which the due instant may change its course, and the one after it, because some
 *  bounds belong to the stretch before them. */
function* candidates(limit: TimeLimit, span: Interval): Iterable<Instant> {
  for (const turn of turnsOf(limit, windowsOf(limit, span))) {
    yield turn;
    yield turn + 1;
    const source = startLeadingTo(limit, turn);
    if (source === undefined) continue;
    yield source;
    yield source + 1;
  }
}

/** Where starts lie and where they lead to, with room around; years between the two change nothing. */
function windowsOf(limit: TimeLimit, span: Interval): readonly Interval[] {
  const [first, last] = [dueOf(limit, span.start), dueOf(limit, span.end - 1)];
  const led = { start: (first ?? span.start) - 2 * DAY, end: (last ?? span.end) + 2 * DAY };
  return normalise([{ start: span.start - 2 * DAY, end: span.end + 2 * DAY }, led]);
}

function* turnsOf(limit: TimeLimit, windows: readonly Interval[]): Iterable<Instant> {
  const { coverage, zone } = limit;
  yield* daysOf(zone, limit, windows);
  if (coverage === undefined) return;
  yield* daysOf(coverage.zone, limit, windows);
  for (const window of windows) {
    for (const { start, end } of coveredIntervals(coverage, window)) {
      yield start;
      yield end;
    }
  }
}

/** Where days begin, cut-offs strike and the wall clock jumps, with the readings of such jumps on every
 *  other day: a limit in days keeps the wall clock and may land in the jump. */
function* daysOf(zone: Zone, { deadline }: TimeLimit, windows: readonly Interval[]): Iterable<Instant> {
  const readings = new Set<number>(deadline.cutOff === undefined ? [] : [deadline.cutOff]);
  for (const jump of windows.flatMap((window) => jumpsWithin(zone, window))) {
    yield jump;
    readings.add(timeOfDay(localOf(zone, jump)));
    readings.add((timeOfDay(localOf(zone, jump - 1)) + 1) % DAY);
  }
  for (const { start, end } of windows) {
    const until = localDate(zone, end);
    for (let date = localDate(zone, start); date <= until; date += 1) {
      yield startOfDate(zone, date);
      for (const reading of readings) {
        yield resolveLocal(zone, localTime(date, reading), "earlier");
        yield resolveLocal(zone, localTime(date, reading), "later");
      }
    }
  }
}

function jumpsWithin(zone: Zone, { start, end }: Interval): readonly Instant[] {
  const [first, last] = erasWithin(zone, start, end);
  return Array.from({ length: last - first }, (_, place) => eraStart(zone, first + 1 + place));
}

/** The start from which a limit of fixed length leads to an instant. */
function startLeadingTo({ amount, coverage }: TimeLimit, instant: Instant): Instant | undefined {
  const length = amount.unit === "calendar days" ? undefined : lengthOf(amount);
  if (length === undefined) return undefined;
  const due = dueAmountOf(amount);
  if (due.kind === "elapsed") return instant - due.ms;
  if (due.kind !== "business" || coverage === undefined) return undefined;
  return subtractWorkingTime(coverage, instant, due.ms);
}
