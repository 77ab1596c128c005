/** How do the stories' files write times of day? As wall clocks show them, which is how people export them.
 *
 *  A wall time is a count of minutes that knows no zone: the mapping of each file says which zone its clocks
 *  stood in. So a generator adds minutes without thinking of summer time, and leaves that to the reader. */

/** Minutes since 1970-01-01 00:00 as a wall clock shows them. */
export type WallTime = number;

export const HOUR = 60;
export const DAY = 1440;

/** The wall time of "2026-03-29 08:15". */
export function wallTime(text: string): WallTime {
  return Date.parse(`${text.replace(" ", "T")}:00Z`) / 60_000;
}

/** Monday is 0. */
export function weekday(at: WallTime): number {
  return (Math.floor(at / DAY) + 3) % 7;
}

/** "2026-03-29 08:15", the form that sorts. */
export function isoText(at: WallTime): string {
  return new Date(at * 60_000).toISOString().slice(0, 16).replace("T", " ");
}

/** "2026-03-29". */
export function isoDay(at: WallTime): string {
  return isoText(at).slice(0, 10);
}

/** "29.03.2026 08:15", as in Germany. */
export function germanText(at: WallTime): string {
  const [year, month, day] = isoDay(at).split("-");
  return `${day}.${month}.${year} ${isoText(at).slice(11)}`;
}

/** "3/29/2026 8:15 AM", as in the United States. */
export function americanText(at: WallTime): string {
  const [year, month, day] = isoDay(at).split("-").map(Number);
  const hour = Math.floor((at % DAY) / HOUR);
  const minute = String(at % HOUR).padStart(2, "0");
  return `${month}/${day}/${year} ${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? "AM" : "PM"}`;
}
