/** What does a clock on the wall show at an instant? Asked of the host's own time-zone data, minute by minute.
 *
 *  Instants are minutes since 1970 in UTC. Nothing here adds or subtracts time: whoever wants to know how
 *  long a desk was open asks for every single minute whether it was, and counts. */

export interface Wall {
  /** "2026-03-29". */
  readonly date: string;
  /** Monday is 0. */
  readonly weekday: number;
  /** Minutes after midnight as the clock shows them. */
  readonly minute: number;
}

const QUARTER = 15;
const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock of a zone shows at a minute. */
export function wallAt(zone: string, at: number): Wall {
  const shown = at + offsetAt(zone, at);
  const date = new Date(shown * 60_000).toISOString().slice(0, 10);
  return { date, weekday: (Math.floor(shown / 1440) + 3) % 7, minute: shown % 1440 };
}

/** The minute at which a zone's clock shows "2026-03-29 08:15"; undefined when it never does. Of two,
 *  the earlier. */
export function minuteOf(zone: string, text: string): number | undefined {
  const shown = Date.parse(`${text.replace(" ", "T")}:00Z`) / 60_000;
  if (Number.isNaN(shown)) return undefined;
  for (let at = shown - 15 * 60; at <= shown + 15 * 60; at += QUARTER) {
    if (at + offsetAt(zone, at) === shown) return at;
  }
  return undefined;
}

/** The minute of midnight of a date. */
export function midnight(zone: string, date: string): number {
  const at = minuteOf(zone, `${date} 00:00`);
  if (at === undefined) throw new Error(`${date} has no midnight in ${zone}`);
  return at;
}

/** How many minutes of [from, to) count. */
export function countMinutes(from: number, to: number, counts: (at: number) => boolean): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (counts(at)) count += 1;
  return count;
}

/** No zone changes its clocks within a quarter of an hour. */
function offsetAt(zone: string, at: number): number {
  const quarter = Math.floor(at / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(quarter * 60_000)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute } = parts;
  const offset = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`) / 60_000 - quarter;
  offsets.set(key, offset);
  return offset;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, made);
  return made;
}
