/** Open or not, asked once a minute of the host's own idea of local time.
 *
 *  Nothing here knows eras, segments or sums: a minute is open when the wall clock shows a time within
 *  a window of that date, or of the date before for a window that runs past midnight. One rule is added:
 *  an opening time that the clock jumps over opens as much later as the clock jumped. The wall clock
 *  comes from the host's time-zone data, so the product's own reading of zones is checked as well; only
 *  a year that lies behind is asked for, about which all copies of the data agree. */
import type { BusinessCalendar, CalendarVersion, DayWindow } from "../../src/engine/time/calendar.ts";

export const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 1440 * MINUTE;

/** A week around a change of the clocks: the local time of each of its quarter hours. */
export interface ChangingWeek {
  readonly zone: string;
  readonly start: number;
  readonly end: number;
  /** What to add to an instant of the n-th quarter hour to read it like a wall clock, ms. */
  readonly offsets: readonly number[];
}

/** The weeks of a year in which the host's clock changes in a zone; none where it does not. */
export function changingWeeks(zone: string, year: number): readonly ChangingWeek[] {
  const offsetAt = wallClockOf(zone);
  const weeks: ChangingWeek[] = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY) {
    if (offsetAt(day) === offsetAt(day + DAY)) continue;
    const [start, end] = [day - 3 * DAY, day + 4 * DAY];
    const offsets: number[] = [];
    for (let quarter = start; quarter < end; quarter += QUARTER) offsets.push(offsetAt(quarter));
    weeks.push({ zone, start, end, offsets });
  }
  return weeks;
}

/** For each minute of the week, whether the calendar is open. */
export function openMinutes(calendar: BusinessCalendar, week: ChangingWeek): readonly boolean[] {
  const version = calendar.versions[0];
  if (version === undefined) return [];
  const minutes: boolean[] = [];
  const skipped = skippedTime(week);
  for (let at = week.start; at < week.end; at += MINUTE) {
    const wall = wallAt(week, at);
    minutes.push(isOpenAt(version, wall) && !isBeforeLateOpening(version, wall, skipped));
  }
  return minutes;
}

/** What no clock showed in the week, if it was set forward. */
interface SkippedTime {
  readonly from: number;
  readonly to: number;
}

function skippedTime(week: ChangingWeek): SkippedTime | undefined {
  const found = week.offsets.findIndex((offset, index) => offset > (week.offsets[index - 1] ?? offset));
  if (found < 0) return undefined;
  const to = wallAt(week, week.start + found * QUARTER);
  return { from: to - (week.offsets[found] ?? 0) + (week.offsets[found - 1] ?? 0), to };
}

/** Whether the window that the minute lies in would have opened at a skipped time, so that its opening is
 *  still to come. Walks back along the wall, minute by minute; breaks open and close nothing. */
function isBeforeLateOpening(
  version: CalendarVersion,
  wall: number,
  skipped: SkippedTime | undefined,
): boolean {
  if (skipped === undefined || wall < skipped.to || wall >= skipped.to + (skipped.to - skipped.from))
    return false;
  let opening = wall;
  while (opening >= skipped.from && isInWindow(version, opening - MINUTE)) opening -= MINUTE;
  if (opening < skipped.from || opening >= skipped.to) return false;
  return wall < opening + (skipped.to - skipped.from);
}

function wallAt(week: ChangingWeek, instant: number): number {
  return instant + (week.offsets[Math.floor((instant - week.start) / QUARTER)] ?? 0);
}

function isOpenAt(version: CalendarVersion, wall: number): boolean {
  const date = Math.floor(wall / DAY);
  const time = wall - date * DAY;
  const inBreak = version.breaks.some((dated) => dated.date === date && holds(dated.windows, time));
  return !inBreak && isInWindow(version, wall);
}

/** Within a window of the date, or of the date before where that runs past midnight. */
function isInWindow(version: CalendarVersion, wall: number): boolean {
  const date = Math.floor(wall / DAY);
  const time = wall - date * DAY;
  return holds(windowsOf(version, date), time) || holds(windowsOf(version, date - 1), time + DAY);
}

function windowsOf(version: CalendarVersion, date: number): readonly DayWindow[] {
  const special = version.dates.find((dated) => dated.date === date);
  if (special !== undefined) return special.windows;
  if (version.holidays.includes(date)) return [];
  // 1 January 1970 was a Thursday, the fourth day of a week that begins on Monday.
  return version.week[(((date + 3) % 7) + 7) % 7] ?? [];
}

function holds(windows: readonly DayWindow[], time: number): boolean {
  return windows.some((window) => window.open <= time && time < window.close);
}

function wallClockOf(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return (
      Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) -
      instant
    );
  };
}
