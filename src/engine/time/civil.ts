/** Dates and wall clocks without a zone.
 *
 *  A local date is a whole number of days and a local time a whole number of milliseconds, both
 *  counted from 1970-01-01 on the wall, so that the arithmetic of calendars is plain addition.
 *  Neither is a point on the world's time line: only a zone can say which instant a wall clock
 *  showed, and some readings happened twice or never. */

import { dateOfDays, daysInMonth, daysOfDate, padded, type YearMonthDay } from "../value/gregorian.ts";
import { DAY, type Duration } from "../value/instant.ts";

/** Whole days since 1970-01-01 in no particular zone. */
export type LocalDate = number;

/** Milliseconds since 1970-01-01T00:00 as a wall clock counts them: date × 24 h + time of day. */
export type LocalTime = number;

/** The local date of a year, month (1–12) and day, or undefined where the calendar has none. */
export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return daysOfDate(year, month, day);
}

/** Year, month and day of a local date. */
export function partsOf(date: LocalDate): YearMonthDay {
  return dateOfDays(date);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: LocalDate): number {
  return (((date + 3) % 7) + 7) % 7;
}

/** The same day of another month; a day the month does not have becomes its last day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = dateOfDays(date);
  const first = firstOfMonth(year, month - 1 + months);
  const target = dateOfDays(first);
  return first + Math.min(day, daysInMonth(target.year, target.month)) - 1;
}

/** The first day of the month that lies `monthIndex` months after January of the year; any sign. */
export function firstOfMonth(year: number, monthIndex: number): LocalDate {
  const years = Math.floor(monthIndex / 12);
  return daysOfDate(year + years, monthIndex - years * 12 + 1, 1);
}

/** Reads "2026-10-05"; undefined for any other form and for days that do not exist. */
export function parseDate(text: string): LocalDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? undefined : dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** "2026-10-05". */
export function formatDate(date: LocalDate): string {
  const { year, month, day } = dateOfDays(date);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** The date that a wall clock shows. */
export function dateOfLocal(local: LocalTime): LocalDate {
  return Math.floor(local / DAY);
}

/** Milliseconds since local midnight that a wall clock shows. */
export function timeOfDay(local: LocalTime): Duration {
  return local - Math.floor(local / DAY) * DAY;
}

/** The wall clock at a time of day (ms, may exceed 24 h) of a date. */
export function localTime(date: LocalDate, time: Duration): LocalTime {
  return date * DAY + time;
}
