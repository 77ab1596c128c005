/** Calendars: opening hours by weekday, with holidays, special dates, breaks and later versions. */

import type {
  BusinessCalendar,
  CalendarVersion,
  DatedWindows,
  DayWindow,
} from "../../engine/time/calendar.ts";
import { alwaysOpen } from "../../engine/time/calendar.ts";
import type { LocalDate } from "../../engine/time/civil.ts";
import { CALENDAR, CALENDAR_VERSION } from "../keywords/calendar.ts";
import { isRefusal } from "../phrase/refusal.ts";
import { readWeekdays, WEEKDAYS } from "../phrase/weekday.ts";
import { readWindow } from "../phrase/window.ts";
import type { Node } from "../tree.ts";
import { valueAt } from "../tree.ts";
import { checkReserved } from "./declaration.ts";
import { dateIn, readDate } from "./literal.ts";
import {
  type Fields,
  fieldsOf,
  maybe,
  type Reading,
  readList,
  readName,
  readNamed,
  readPhrase,
  report,
  reportType,
} from "./reading.ts";

/** The calendars of an agreement; hours without a zone are those of the governing one. */
export function readCalendars(
  reading: Reading,
  node: Node | undefined,
  governingZone: string,
): readonly BusinessCalendar[] {
  return readNamed(reading, node, "section of calendars", (name, value) => {
    checkReserved(reading, name, ["24x7"], value.pointer);
    return readCalendar(reading, name, value, governingZone);
  });
}

function readCalendar(reading: Reading, name: string, node: Node, governingZone: string): BusinessCalendar {
  if (node.kind === "text" && node.text === "24x7") return alwaysOpen(governingZone, name);
  if (node.kind === "text") {
    reportType(reading, node, "24x7, or hours such as { hours: { Mon-Fri: 08:00-18:00 } }");
    return { name, zone: governingZone, versions: [] };
  }
  const fields = fieldsOf(reading, node, CALENDAR);
  const zone = maybe(fields.get("zone"), (each) =>
    readName(reading, each, "a time zone such as Europe/Berlin"),
  );
  const later = maybe(fields.get("versions"), (list) =>
    readList(reading, list, (each) => readLaterVersion(reading, each)),
  );
  const first = fields.get("hours") === undefined ? [] : [readVersion(reading, fields, null)];
  if (first.length === 0) checkHours(reading, node, later !== undefined);
  const versions = [...first, ...(later ?? [])];
  checkOrder(reading, versions, `${node.pointer}/versions`, first.length);
  return { name, zone: zone ?? governingZone, versions };
}

function readLaterVersion(reading: Reading, node: Node): CalendarVersion {
  const fields = fieldsOf(reading, node, CALENDAR_VERSION);
  return readVersion(reading, fields, readDate(reading, fields.need("from")));
}

/** Without hours of its own a calendar has versions only, and no dates that would belong to hours. */
function checkHours(reading: Reading, node: Node, hasVersions: boolean): void {
  if (node.kind !== "map" || node.incomplete) return;
  const dated = ["holidays", "dates", "breaks"].some((key) => valueAt(node, key) !== undefined);
  if (hasVersions && !dated) return;
  report(
    reading,
    "missing-key",
    node.pointer,
    '"hours" is missing in this calendar; write it, for example "hours: { Mon-Fri: 08:00-18:00 }".',
  );
}

/** Each version begins later than the one before. */
function checkOrder(
  reading: Reading,
  versions: readonly CalendarVersion[],
  pointer: string,
  firstLater: number,
): void {
  versions.forEach((version, index) => {
    const before = versions[index - 1];
    if (
      index <= firstLater - 1 ||
      before === undefined ||
      version.from === null ||
      version.from > (before.from ?? -Infinity)
    )
      return;
    report(
      reading,
      "overlapping-ranges",
      `${pointer}/${index - firstLater}/from`,
      "Each version must begin later than the one before; sort the versions by date and keep one for each.",
    );
  });
}

function readVersion(reading: Reading, fields: Fields, from: LocalDate | null): CalendarVersion {
  return {
    from,
    week: readWeek(reading, fields.need("hours")),
    holidays:
      maybe(fields.get("holidays"), (node) =>
        readList(reading, node, (item) => readDate(reading, item), "a list of dates in brackets"),
      ) ?? [],
    dates: readDates(reading, fields.get("dates"), "closed"),
    breaks: readDates(reading, fields.get("breaks"), "not closed"),
  };
}

/** Seven lists of windows; a day that two keys speak for is refused, for one of them would be lost. */
function readWeek(reading: Reading, node: Node): CalendarVersion["week"] {
  const week: (readonly DayWindow[] | undefined)[] = [];
  readNamed(reading, node, "week of hours", (key, value) => {
    const days = readWeekdays(key);
    if (isRefusal(days)) {
      report(reading, days.code, value.pointer, days.message);
      return;
    }
    const windows = readWindows(reading, value, "closed");
    for (const day of days) {
      if (week[day] !== undefined)
        report(
          reading,
          "duplicate-day",
          value.pointer,
          `${WEEKDAYS[day]} has hours already; write its hours once.`,
        );
      else week[day] = windows;
    }
  });
  return WEEKDAYS.map((_, day) => week[day] ?? []);
}

function readDates(
  reading: Reading,
  node: Node | undefined,
  closed: "closed" | "not closed",
): readonly DatedWindows[] {
  return readNamed(reading, node, "list of dates", (key, value) => {
    const date = dateIn(key);
    if (isRefusal(date)) report(reading, date.code, value.pointer, date.message);
    return { date: isRefusal(date) ? 0 : date, windows: readWindows(reading, value, closed) };
  });
}

function readWindows(reading: Reading, node: Node, closed: "closed" | "not closed"): readonly DayWindow[] {
  if (closed === "closed" && node.kind === "text" && node.text === "closed") return [];
  const windows = node.kind === "list" ? node.items : [node];
  if (node.kind === "list" && windows.length === 0)
    reportType(reading, node, 'windows of hours, or "closed"');
  return windows.map((each) =>
    readPhrase(reading, each, readWindow, { open: 0, close: 0 }, "a window of hours such as 08:00-18:00"),
  );
}
