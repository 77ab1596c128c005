/** Calendars in the words of the document: runs of days with equal hours share a key. */

import {
  alwaysOpen,
  type BusinessCalendar,
  type CalendarVersion,
  type DatedWindows,
  type DayWindow,
} from "../../engine/time/calendar.ts";
import { formatDate } from "../../engine/time/civil.ts";
import { WEEKDAYS } from "../phrase/weekday.ts";
import { printWindow } from "../phrase/window.ts";
import { mapOfEntries, unlessEmpty, type Written, type WrittenMap, writtenMap } from "./written.ts";

/** A calendar; its zone is left out where it is the governing one. */
export function writeCalendar(calendar: BusinessCalendar, governingZone: string): Written {
  if (isAlwaysOpen(calendar, governingZone)) return "24x7";
  const [first, ...later] = calendar.versions;
  const [own, versions] = first?.from === null ? [first, later] : [undefined, calendar.versions];
  return writtenMap({
    zone: calendar.zone === governingZone ? undefined : calendar.zone,
    ...(own && writeVersion(own)),
    versions: unlessEmpty(
      versions.map((version) =>
        writtenMap({ from: formatDate(version.from ?? 0), ...writeVersion(version) }),
      ),
    ),
  });
}

function isAlwaysOpen(calendar: BusinessCalendar, governingZone: string): boolean {
  return JSON.stringify(calendar) === JSON.stringify(alwaysOpen(governingZone, calendar.name));
}

function writeVersion({
  week,
  holidays,
  dates,
  breaks,
}: CalendarVersion): Record<string, Written | undefined> {
  return {
    hours: writeWeek(week),
    holidays: unlessEmpty(holidays.map(formatDate)),
    dates: writeDates(dates),
    breaks: writeDates(breaks),
  };
}

/** Closed days are left out. */
function writeWeek(week: CalendarVersion["week"]): WrittenMap {
  const entries: [string, Written][] = [];
  let day = 0;
  while (day < WEEKDAYS.length) {
    const windows = week[day] ?? [];
    let last = day;
    while (last + 1 < WEEKDAYS.length && sameWindows(windows, week[last + 1] ?? [])) last += 1;
    const [from, to] = [WEEKDAYS[day] ?? "", WEEKDAYS[last] ?? ""];
    if (windows.length > 0) entries.push([last === day ? from : `${from}-${to}`, writeWindows(windows)]);
    day = last + 1;
  }
  return mapOfEntries(entries);
}

function sameWindows(a: readonly DayWindow[], b: readonly DayWindow[]): boolean {
  return (
    a.length === b.length &&
    a.every((window, index) => window.open === b[index]?.open && window.close === b[index]?.close)
  );
}

function writeDates(dates: readonly DatedWindows[]): WrittenMap | undefined {
  if (dates.length === 0) return undefined;
  return mapOfEntries(dates.map(({ date, windows }) => [formatDate(date), writeWindows(windows)]));
}

function writeWindows(windows: readonly DayWindow[]): Written {
  const [only, second] = windows;
  if (only === undefined) return "closed";
  return second === undefined ? printWindow(only) : windows.map(printWindow);
}
