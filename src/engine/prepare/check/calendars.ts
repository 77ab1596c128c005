/** Is every calendar open at some time, and never twice at once?
 *
 *  Two windows of one day that overlap are refused instead of united: whoever wrote 08:00-12:00 and
 *  11:00-17:00 made a slip, and the parties would find out which one when an hour is worth money. */
import type { BusinessCalendar, CalendarVersion, DayWindow } from "../../time/calendar.ts";
import { formatDate } from "../../time/civil.ts";
import { DAY } from "../../value/instant.ts";
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";

/** Problems: `calendar-without-working-time`, `overlapping-windows`, `overlapping-ranges`. */
export function checkCalendars({ calendars }: Agreement): readonly Problem[] {
  return calendars.flatMap((calendar) => {
    const pointer = pointerTo("/calendars", calendar.name);
    return [
      ...checkOpen(calendar, pointer),
      ...checkVersions(calendar, pointer),
      ...calendar.versions.flatMap((version, index) =>
        checkWindows(version, pointerToVersion(calendar, index, pointer)),
      ),
    ];
  });
}

/** The first version stands beside the name, later ones in a list of their own. */
function pointerToVersion({ versions }: BusinessCalendar, index: number, pointer: string): string {
  if (versions[0]?.from !== null) return pointerTo(pointer, "versions", index);
  return index === 0 ? pointer : pointerTo(pointer, "versions", index - 1);
}

function checkOpen(calendar: BusinessCalendar, pointer: string): readonly Problem[] {
  const opens = calendar.versions.some(
    ({ week, dates }) =>
      week.some((windows) => windows.length > 0) || dates.some(({ windows }) => windows.length > 0),
  );
  if (opens) return [];
  const message = `The calendar "${calendar.name}" never opens; write hours such as {Mon-Fri: 08:00-18:00}.`;
  return [problem("calendar-without-working-time", pointer, message)];
}

function checkVersions(calendar: BusinessCalendar, pointer: string): readonly Problem[] {
  return calendar.versions.flatMap((version, index) => {
    const before = calendar.versions[index - 1];
    if (before === undefined || (version.from ?? -Infinity) > (before.from ?? -Infinity)) return [];
    const message =
      "Each version must begin later than the one before; sort them by date and keep one for each.";
    const related = [pointerToVersion(calendar, index - 1, pointer)];
    return [
      problem("overlapping-ranges", pointerTo(pointerToVersion(calendar, index, pointer), "from"), message, {
        related,
      }),
    ];
  });
}

function checkWindows({ week, dates }: CalendarVersion, pointer: string): readonly Problem[] {
  const days = WEEKDAYS.filter(
    (_, day) => overlap(week[day] ?? []) || runsInto(week[day] ?? [], week[(day + 1) % 7] ?? []),
  );
  const dated = dates.filter(({ windows }) => overlap(windows)).map(({ date }) => formatDate(date));
  return [
    ...(days.length === 0 ? [] : [overlapping(pointerTo(pointer, "hours"), days.join(", "))]),
    ...dated.map((date) => overlapping(pointerTo(pointer, "dates", date), date)),
  ];
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function overlapping(pointer: string, days: string): Problem {
  return problem(
    "overlapping-windows",
    pointer,
    `Two windows overlap (${days}); let one close before the other opens.`,
  );
}

/** Whether a night shift is still on when the next day opens. */
function runsInto(today: readonly DayWindow[], tomorrow: readonly DayWindow[]): boolean {
  return today.some(({ close }) => tomorrow.some((next) => next.open + DAY < close));
}

function overlap(windows: readonly DayWindow[]): boolean {
  const sorted = [...windows].sort((a, b) => a.open - b.open);
  return sorted.some((window, index) => index > 0 && window.open < (sorted[index - 1]?.close ?? 0));
}
