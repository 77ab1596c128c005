/** When something is due: an anchor, an amount of time in a named unit, and how the day ends.
 *
 *  "One day" means five different things, so the unit is always said. Milliseconds pass on the time
 *  line, business milliseconds pass while a calendar is open, days and months move the date and keep
 *  the wall clock. A business day is a date on which a window opens; a night shift belongs to the day
 *  it began.
 *
 *  The surprising rule is where business days are counted from. An exact deadline counts from the next
 *  opening when the anchor is closed. A deadline snapped to a day counts from the anchor's date at any
 *  hour: reported on Tuesday at 23:00, "end of the next business day" is Wednesday. A cut-off changes
 *  that: later than it, or on a day without work, the anchor counts as the next business day's. */
import { assert, unreachable } from "../value/assert.ts";
import { DAY, type Duration, type Instant } from "../value/instant.ts";
import { addMonths, dateOfLocal, type LocalDate, localTime, timeOfDay } from "./civil.ts";
import {
  addWorkingTime,
  type Coverage,
  coverageOfDate,
  nextOpening,
  previousClosing,
  workingTimeBetween,
} from "./coverage.ts";
import { HORIZON_END, HORIZON_START } from "./layout.ts";
import { localOf, resolveLocal, type Zone } from "./zone.ts";

/** A length of time with its unit; negative counts backwards. */
export type TimeAmount =
  | { readonly kind: "elapsed"; readonly ms: Duration }
  | { readonly kind: "business"; readonly ms: Duration }
  | { readonly kind: "business days"; readonly days: number }
  | { readonly kind: "calendar days"; readonly days: number }
  | { readonly kind: "months"; readonly months: number };

/** The moment of the final day that closes the deadline. "end of day" is the midnight that ends it,
 *  "end of business day" its last closing (of the next business day, if it is none); `timeOfDay` is in
 *  ms after midnight and says 23:59:59 where the contract does. */
export type Snap = "exact" | "end of day" | "end of business day" | { readonly timeOfDay: Duration };

/** What a deadline is counted in. Business units use the coverage and its zone, the others `zone`. */
export interface DueContext {
  readonly zone: Zone;
  /** Needed for business units and for "end of business day". */
  readonly coverage?: Coverage;
  /** Ms after local midnight; an anchor later than this counts as the next day's. */
  readonly cutOff?: Duration;
  readonly snap?: Snap;
}

/** The due instant; undefined only when the calendar holds no such time. */
export function dueInstant(anchor: Instant, amount: TimeAmount, context: DueContext): Instant | undefined {
  if (amount.kind === "business days") return businessDaysFrom(anchor, amount.days, context);
  const zone = zoneFor(amount, context);
  const late = isAfterCutOff(anchor, zone, context.cutOff);
  const from = late ? startOfDate(zone, dateAt(zone, anchor) + 1) : anchor;
  const landed = moved(from, amount, context);
  return landed === undefined ? undefined : snapped(landed, zone, context);
}

/** How much of a unit lies between two instants, the inverse of an exact `dueInstant`: milliseconds, or
 *  whole days or months that have been completed. Negative when `to` is before `from`; undefined when
 *  the calendar holds no such time. */
export function elapsedIn(
  unit: TimeAmount["kind"],
  from: Instant,
  to: Instant,
  context: DueContext,
): number | undefined {
  if (unit === "elapsed") return to - from;
  if (unit === "business") return workingTimeBetween(coverageIn(context), from, to);
  if (to < from) {
    const forward = elapsedIn(unit, to, from, context);
    return forward === undefined ? undefined : 0 - forward;
  }
  return completedSteps(unit, from, to, exactly(context));
}

/** Whether the wall clock at the anchor is later than the cut-off; never without one. */
export function isAfterCutOff(anchor: Instant, zone: Zone, cutOff: Duration | undefined): boolean {
  return cutOff !== undefined && timeOfDay(localOf(zone, anchor)) > cutOff;
}

/** Whether any window opens on the date and is not cut away by a break or a skipped clock. */
export function isBusinessDay(coverage: Coverage, date: LocalDate): boolean {
  return coverage.rules.windowsOn(date).length > 0 && coverageOfDate(coverage, date).length > 0;
}

/** The nth business day after a date (before it, if negative); zero is the date itself or the next
 *  business day. Undefined when the calendar has no more. */
export function nthBusinessDay(coverage: Coverage, date: LocalDate, n: number): LocalDate | undefined {
  assert(Number.isInteger(n), "business days are counted in whole numbers");
  const step = n < 0 ? -1 : 1;
  let left = Math.max(1, Math.abs(n));
  let day = n === 0 ? date - 1 : date;
  while (left > 0) {
    day += step;
    if (day * DAY < HORIZON_START || day * DAY > HORIZON_END) return undefined;
    if (isBusinessDay(coverage, day)) left -= 1;
  }
  return day;
}

function moved(
  from: Instant,
  amount: Exclude<TimeAmount, { readonly kind: "business days" }>,
  context: DueContext,
): Instant | undefined {
  switch (amount.kind) {
    case "elapsed":
      return from + amount.ms;
    case "business":
      return addWorkingTime(coverageIn(context), from, amount.ms);
    case "calendar days":
      return onDate(context.zone, from, (date) => date + amount.days);
    case "months":
      return onDate(context.zone, from, (date) => addMonths(date, amount.months));
    default:
      return unreachable(amount);
  }
}

function businessDaysFrom(anchor: Instant, days: number, context: DueContext): Instant | undefined {
  const coverage = coverageIn(context);
  const counted = afterCutOff(anchor, coverage, context.cutOff);
  if (counted === undefined) return undefined;
  if (context.snap === undefined || context.snap === "exact")
    return exactBusinessDays(coverage, counted, days);
  const date = nthBusinessDay(coverage, dateAt(coverage.zone, counted), days);
  return date === undefined ? undefined : snapped(startOfDate(coverage.zone, date), coverage.zone, context);
}

/** The anchor itself, or the opening of the next business day when a cut-off sends it there. */
function afterCutOff(anchor: Instant, coverage: Coverage, cutOff: Duration | undefined): Instant | undefined {
  if (cutOff === undefined) return anchor;
  const date = dateAt(coverage.zone, anchor);
  if (isBusinessDay(coverage, date) && !isAfterCutOff(anchor, coverage.zone, cutOff)) return anchor;
  const next = nthBusinessDay(coverage, date, 1);
  return next === undefined ? undefined : coverageOfDate(coverage, next)[0]?.start;
}

function exactBusinessDays(coverage: Coverage, anchor: Instant, days: number): Instant | undefined {
  const open = days < 0 ? previousClosing(coverage, anchor) : nextOpening(coverage, anchor);
  if (open === undefined || days === 0) return open;
  const date = businessDateOf(coverage, open);
  const target = nthBusinessDay(coverage, date, days);
  if (target === undefined) return undefined;
  const wallClock = localOf(coverage.zone, open) - localTime(date, 0);
  return resolveLocal(coverage.zone, localTime(target, wallClock), "earlier");
}

/** The business day that an open instant, or a closing time, belongs to. */
function businessDateOf(coverage: Coverage, open: Instant): LocalDate {
  const date = dateAt(coverage.zone, open);
  const holding = [date, date - 1, date - 2].find((each) =>
    coverageOfDate(coverage, each).some(({ start, end }) => start <= open && open <= end),
  );
  return holding ?? date;
}

function snapped(landed: Instant, zone: Zone, context: DueContext): Instant | undefined {
  const snap = context.snap ?? "exact";
  if (snap === "exact") return landed;
  const date = dateAt(zone, landed);
  if (snap === "end of day") return startOfDate(zone, date + 1);
  if (snap === "end of business day") return endOfBusinessDay(coverageIn(context), date);
  return resolveLocal(zone, localTime(date, snap.timeOfDay), "earlier");
}

function endOfBusinessDay(coverage: Coverage, date: LocalDate): Instant | undefined {
  const day = nthBusinessDay(coverage, date, 0);
  return day === undefined ? undefined : coverageOfDate(coverage, day).at(-1)?.end;
}

/** The greatest count of days or months that does not lead beyond `to`. */
function completedSteps(
  unit: "business days" | "calendar days" | "months",
  from: Instant,
  to: Instant,
  context: DueContext,
): number | undefined {
  const first = dueInstant(from, amountOf(unit, 0), context);
  if (first === undefined) return undefined;
  let low = 0;
  let high = Math.ceil((to - from) / DAY) + 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const due = dueInstant(from, amountOf(unit, middle), context);
    if (due !== undefined && due <= to) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The context without cut-off and snap, which have no inverse. */
function exactly({ zone, coverage }: DueContext): DueContext {
  return coverage === undefined ? { zone } : { zone, coverage };
}

function amountOf(unit: "business days" | "calendar days" | "months", count: number): TimeAmount {
  return unit === "months" ? { kind: unit, months: count } : { kind: unit, days: count };
}

function onDate(zone: Zone, from: Instant, move: (date: LocalDate) => LocalDate): Instant {
  const local = localOf(zone, from);
  const date = dateOfLocal(local);
  const target = move(date);
  return target === date ? from : resolveLocal(zone, localTime(target, timeOfDay(local)), "earlier");
}

function zoneFor(amount: TimeAmount, context: DueContext): Zone {
  return amount.kind === "business" ? coverageIn(context).zone : context.zone;
}

function coverageIn(context: DueContext): Coverage {
  assert(context.coverage !== undefined, "business units are counted on a calendar");
  return context.coverage;
}

function dateAt(zone: Zone, instant: Instant): LocalDate {
  return dateOfLocal(localOf(zone, instant));
}

function startOfDate(zone: Zone, date: LocalDate): Instant {
  return resolveLocal(zone, localTime(date, 0), "earlier");
}
