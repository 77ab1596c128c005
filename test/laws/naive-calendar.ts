/** A second, slower opinion on covered time, for tests only.
 *
 *  It walks minute by minute and knows nothing but the offset of the moment and what the wall clock
 *  therefore shows; no eras, no segments, no sums. It shares with the engine only the shapes of a
 *  calendar and the one stated rule about an opening time that the clock jumps over. */
import type { BusinessCalendar, CalendarVersion, DayWindow } from "../../src/engine/time/calendar.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The offset from UTC in ms at an instant. */
export type OffsetAt = (instant: number) => number;

/** Milliseconds of open time from one whole minute to another, counted one by one. */
export function naiveWorkingTime(
  calendar: BusinessCalendar,
  offsetAt: OffsetAt,
  from: number,
  to: number,
): number {
  let open = 0;
  for (let minute = from; minute < to; minute += MINUTE) {
    if (naivelyOpen(calendar, offsetAt, minute)) open += MINUTE;
  }
  return open;
}

/** Whether the wall clock, at this instant, stands inside a window and outside every break. */
export function naivelyOpen(calendar: BusinessCalendar, offsetAt: OffsetAt, instant: number): boolean {
  const wall = instant + offsetAt(instant);
  const inBreak = windowsAround(calendar, wall, "breaks").some(
    ([open, close]) => open <= wall && wall < close,
  );
  if (inBreak) return false;
  const windows = windowsAround(calendar, wall, "hours");
  return windows.some(([open, close]) => {
    if (wall < open || wall >= close) return false;
    const runsOn = windows.some(([start, end]) => start < open && end >= open);
    return runsOn || wall >= open + jumpOver(offsetAt, open);
  });
}

/** How far the clock jumped over a reading; 0 when it showed the reading at least once. */
function jumpOver(offsetAt: OffsetAt, wall: number): number {
  const before = offsetAt(wall - 26 * 60 * MINUTE);
  const after = offsetAt(wall + 26 * 60 * MINUTE);
  const shown = [before, after].some((offset) => offsetAt(wall - offset) === offset);
  return shown ? 0 : after - before;
}

function windowsAround(
  calendar: BusinessCalendar,
  wall: number,
  kind: "hours" | "breaks",
): readonly (readonly [number, number])[] {
  const today = Math.floor(wall / DAY);
  return [today - 2, today - 1, today].flatMap((date) =>
    (kind === "hours" ? hoursOn(calendar, date) : breaksOn(calendar, date)).map(
      ({ open, close }) => [date * DAY + open, date * DAY + close] as const,
    ),
  );
}

function hoursOn(calendar: BusinessCalendar, date: number): readonly DayWindow[] {
  const version = versionOn(calendar, date);
  if (version === undefined) return [];
  const special = version.dates.find((each) => each.date === date);
  if (special !== undefined) return special.windows;
  return version.holidays.includes(date) ? [] : (version.week[(((date + 3) % 7) + 7) % 7] ?? []);
}

function breaksOn(calendar: BusinessCalendar, date: number): readonly DayWindow[] {
  const breaks = versionOn(calendar, date)?.breaks ?? [];
  return breaks.filter((each) => each.date === date).flatMap((each) => each.windows);
}

function versionOn(calendar: BusinessCalendar, date: number): CalendarVersion | undefined {
  return calendar.versions.filter(({ from }) => from === null || from <= date).at(-1);
}
