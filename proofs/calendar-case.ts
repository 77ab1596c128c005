/**
 * The form in which calendar cases are written, and how one becomes a calendar of the engine.
 *
 * Hours are "HH:MM" on the wall and may exceed 24:00, which runs into the next day; instants carry their offset.
 * A file that is no list of cases, or a date that does not exist, stops the proof: nothing would be proved by it.
 */
import { readFileSync } from "node:fs";
import type { BusinessCalendar, DatedWindows, DayWindow } from "../src/engine/time/calendar.ts";
import { parseDate } from "../src/engine/time/civil.ts";
import { assert } from "../src/engine/value/assert.ts";
import { HOUR, MINUTE } from "../src/engine/value/instant.ts";

/** One question about one calendar; hours are "HH:MM" on the wall, instants carry their offset. */
export interface CalendarCase {
  readonly id: string;
  readonly op: string;
  readonly calendar: CaseCalendar;
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
  readonly seconds?: number;
  readonly days?: number;
  readonly count?: number;
  readonly expected: {
    readonly seconds?: number;
    readonly at?: string;
    readonly open?: boolean;
    readonly periods?: readonly (readonly [string, string])[];
  };
  readonly convention?: string;
  readonly reference?: string;
}

interface CaseCalendar {
  readonly timeZone: string;
  readonly week: Readonly<Record<string, readonly Hours[]>>;
  readonly holidays?: readonly string[];
  readonly dateOverrides?: Readonly<Record<string, readonly Hours[]>>;
  readonly breaks?: Readonly<Record<string, readonly Hours[]>>;
}

type Hours = readonly [string, string];

/** The cases of a file, in its order. */
export function readCases(path: string | URL): readonly CalendarCase[] {
  const file: { readonly cases?: readonly CalendarCase[] } = JSON.parse(readFileSync(path, "utf8"));
  if (!Array.isArray(file.cases)) throw new Error(`${path} holds no list of cases.`);
  return file.cases;
}

/** The calendar of a case, with one version that has always been in force. */
export function calendarOf(given: CaseCalendar): BusinessCalendar {
  const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) =>
    windowsOf(given.week[day] ?? []),
  );
  const holidays = (given.holidays ?? []).map(dateFrom);
  const version = {
    from: null,
    week,
    holidays,
    dates: dated(given.dateOverrides),
    breaks: dated(given.breaks),
  };
  return { name: "case", zone: given.timeZone, versions: [version] };
}

function dated(entries: Readonly<Record<string, readonly Hours[]>> = {}): readonly DatedWindows[] {
  return Object.entries(entries).map(([date, hours]) => ({
    date: dateFrom(date),
    windows: windowsOf(hours),
  }));
}

function windowsOf(hours: readonly Hours[]): readonly DayWindow[] {
  return hours.map(([open, close]) => ({ open: timeFrom(open), close: timeFrom(close) }));
}

function dateFrom(text: string): number {
  const date = parseDate(text);
  assert(date !== undefined, `${text} is a date`);
  return date;
}

function timeFrom(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * HOUR + minutes * MINUTE;
}
