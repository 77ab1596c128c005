/** The stretches of time over which an agreement is assessed: months, quarters, billing months.
 *
 *  A period is made of local dates in the agreement's zone and runs from the midnight that begins the
 *  first to the midnight that ends the last, so that the October of Berlin is an hour longer than its
 *  July. Where a midnight is shown twice the earlier one counts, where it is skipped the jump does.
 *  Rolling periods overlap: the one that "contains" an instant is the one whose last day (last month)
 *  the instant lies in. */
import { assert, unreachable } from "../value/assert.ts";
import { dateOfDays, daysInMonth, padded } from "../value/gregorian.ts";
import type { Instant } from "../value/instant.ts";
import {
  dateOfLocal,
  firstOfMonth,
  formatDate,
  type LocalDate,
  localTime,
  parseDate,
  weekdayOf,
} from "./civil.ts";
import { localOf, resolveLocal, type Zone } from "./zone.ts";

/** How time is divided. A year starts with a month (1–12) and is labelled by the years it touches; a
 *  billing month starts on a day (1–31, in shorter months the last); rolling days end with every day,
 *  rolling months with every calendar month. */
export type PeriodKind =
  | { readonly kind: "calendar month" | "calendar quarter" | "calendar half-year" | "week" | "day" }
  | { readonly kind: "year"; readonly startMonth: number }
  | { readonly kind: "billing month"; readonly startDay: number }
  | { readonly kind: "rolling"; readonly days: number }
  | { readonly kind: "rolling months"; readonly months: number };

/** From start up to but without end. Labels: "2026-10", "2026-Q4", "2026-H2", "2026" or "2026/27",
 *  "2026-W41", "2026-10-05", "2026-10-15/P1M" (billing), "P30D/2026-10-05" and "P3M/2026-10" (rolling,
 *  by their last day and month). */
export interface AssessmentPeriod {
  readonly start: Instant;
  readonly end: Instant;
  readonly label: string;
}

/** The period that an instant belongs to. */
export function periodContaining(kind: PeriodKind, zone: Zone, instant: Instant): AssessmentPeriod {
  let date = dateOfLocal(localOf(zone, instant));
  // A clock set back across midnight shows the old date again after the new day has begun.
  if (instant >= startOfDate(zone, date + 1)) date += 1;
  return periodOf(kind, zone, date);
}

/** The period that a local date belongs to. */
export function periodOf(kind: PeriodKind, zone: Zone, date: LocalDate): AssessmentPeriod {
  const { first, after, label } = datesOf(kind, date);
  return { start: startOfDate(zone, first), end: startOfDate(zone, after), label };
}

/** The following period; for rolling periods the one that ends a day (a month) later. */
export function nextPeriod(kind: PeriodKind, zone: Zone, period: AssessmentPeriod): AssessmentPeriod {
  return periodContaining(kind, zone, period.end);
}

/** The period before; for rolling periods the one that ends a day (a month) earlier. */
export function previousPeriod(kind: PeriodKind, zone: Zone, period: AssessmentPeriod): AssessmentPeriod {
  const lastStep = stepOf(kind);
  if (lastStep === undefined) return periodContaining(kind, zone, period.start - 1);
  return periodContaining(kind, zone, periodContaining(lastStep, zone, period.end - 1).start - 1);
}

/** In order, every period that some instant of [start, end) belongs to. */
export function periodsBetween(
  kind: PeriodKind,
  zone: Zone,
  start: Instant,
  end: Instant,
): readonly AssessmentPeriod[] {
  const periods: AssessmentPeriod[] = [];
  if (start >= end) return periods;
  const last = periodContaining(kind, zone, end - 1);
  let period = periodContaining(kind, zone, start);
  while (period.end < last.end) {
    periods.push(period);
    period = nextPeriod(kind, zone, period);
  }
  periods.push(last);
  return periods;
}

/** The period of a label that a period of this kind carries; undefined for any other text. */
export function parsePeriodLabel(kind: PeriodKind, zone: Zone, label: string): AssessmentPeriod | undefined {
  const date = dateInLabel(kind, label);
  if (date === undefined) return undefined;
  const period = periodOf(kind, zone, date);
  return period.label === label ? period : undefined;
}

/** How many local dates a period has. */
export function daysInPeriod(zone: Zone, period: AssessmentPeriod): number {
  return dateOfLocal(localOf(zone, period.end)) - dateOfLocal(localOf(zone, period.start));
}

interface Dates {
  readonly first: LocalDate;
  readonly after: LocalDate;
  readonly label: string;
}

function datesOf(kind: PeriodKind, date: LocalDate): Dates {
  switch (kind.kind) {
    case "calendar month":
      return monthsAround(date, 1, 0, ({ year, month }) => `${padded(year, 4)}-${padded(month, 2)}`);
    case "calendar quarter":
      return monthsAround(date, 3, 0, ({ year, month }) => `${padded(year, 4)}-Q${Math.ceil(month / 3)}`);
    case "calendar half-year":
      return monthsAround(date, 6, 0, ({ year, month }) => `${padded(year, 4)}-H${Math.ceil(month / 6)}`);
    case "year":
      assert(kind.startMonth >= 1 && kind.startMonth <= 12, "a year starts with a month from 1 to 12");
      return monthsAround(date, 12, kind.startMonth - 1, yearLabel);
    case "week": {
      const first = date - weekdayOf(date);
      return { first, after: first + 7, label: weekLabel(first) };
    }
    case "day":
      return { first: date, after: date + 1, label: formatDate(date) };
    case "billing month":
      return billingMonth(date, kind.startDay);
    case "rolling":
      assert(Number.isInteger(kind.days) && kind.days > 0, "a rolling period has a number of days");
      return { first: date + 1 - kind.days, after: date + 1, label: `P${kind.days}D/${formatDate(date)}` };
    case "rolling months":
      return rollingMonths(date, kind.months);
    default:
      return unreachable(kind);
  }
}

/** The kind whose periods are the last steps of a rolling kind; none for kinds that tile the time. */
function stepOf(kind: PeriodKind): PeriodKind | undefined {
  if (kind.kind === "rolling") return { kind: "day" };
  return kind.kind === "rolling months" ? { kind: "calendar month" } : undefined;
}

/** The block of `size` months, counted from a month of the year, that holds the date. */
function monthsAround(
  date: LocalDate,
  size: number,
  startIndex: number,
  labelled: (first: { readonly year: number; readonly month: number }) => string,
): Dates {
  const { year, month } = dateOfDays(date);
  const blocks = Math.floor((month - 1 - startIndex) / size);
  const first = firstOfMonth(year, startIndex + blocks * size);
  return {
    first,
    after: firstOfMonth(year, startIndex + (blocks + 1) * size),
    label: labelled(dateOfDays(first)),
  };
}

function yearLabel({ year, month }: { readonly year: number; readonly month: number }): string {
  return month === 1 ? padded(year, 4) : `${padded(year, 4)}/${padded((year + 1) % 100, 2)}`;
}

/** ISO 8601: the week belongs to the year that holds its Thursday. */
function weekLabel(monday: LocalDate): string {
  const { year } = dateOfDays(monday + 3);
  const week = Math.floor((monday + 3 - firstOfMonth(year, 0)) / 7) + 1;
  return `${padded(year, 4)}-W${padded(week, 2)}`;
}

function billingMonth(date: LocalDate, startDay: number): Dates {
  assert(startDay >= 1 && startDay <= 31, "a billing month starts on a day from 1 to 31");
  const { year, month } = dateOfDays(date);
  const here = billingStart(year, month - 1, startDay);
  const index = date >= here ? month - 1 : month - 2;
  const first = billingStart(year, index, startDay);
  return { first, after: billingStart(year, index + 1, startDay), label: `${formatDate(first)}/P1M` };
}

function billingStart(year: number, monthIndex: number, startDay: number): LocalDate {
  const first = firstOfMonth(year, monthIndex);
  const parts = dateOfDays(first);
  return first + Math.min(startDay, daysInMonth(parts.year, parts.month)) - 1;
}

function rollingMonths(date: LocalDate, months: number): Dates {
  assert(Number.isInteger(months) && months > 0, "a rolling period has a number of months");
  const { year, month } = dateOfDays(date);
  return {
    first: firstOfMonth(year, month - months),
    after: firstOfMonth(year, month),
    label: `P${months}M/${padded(year, 4)}-${padded(month, 2)}`,
  };
}

/** Some date of the period that a label seems to name. */
function dateInLabel(kind: PeriodKind, label: string): LocalDate | undefined {
  const fullDate = /\d{4}-\d{2}-\d{2}/.exec(label)?.[0];
  if (fullDate !== undefined) return parseDate(fullDate);
  const [, yearText, unit, countText] = /(\d{4})(?:-([QHW]?)(\d{1,2}))?(?:\/\d{2})?$/.exec(label) ?? [];
  if (yearText === undefined) return undefined;
  const year = Number(yearText);
  const count = Number(countText ?? 1);
  if (unit === "W") return firstOfMonth(year, 0) + 3 + (count - 1) * 7;
  if (unit === "Q") return firstOfMonth(year, (count - 1) * 3);
  if (unit === "H") return firstOfMonth(year, (count - 1) * 6);
  if (countText !== undefined) return firstOfMonth(year, count - 1);
  return firstOfMonth(year, kind.kind === "year" ? kind.startMonth - 1 : 0);
}

function startOfDate(zone: Zone, date: LocalDate): Instant {
  return resolveLocal(zone, localTime(date, 0), "earlier");
}
