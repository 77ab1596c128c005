/** When a calendar is open on the world's time line: wall-clock windows become instants.
 *
 *  Windows are laid out on the wall clock, united, cut by breaks, and then intersected with the eras
 *  of constant offset of the zone. Daylight saving is right by construction: an hour the clock shows
 *  twice counts twice, an hour it skips does not count, and a date it skips has no hours. One reading
 *  needs a rule: an opening time that the clock jumps over opens as much later as the clock jumped
 *  (02:30 becomes 03:30), and a window that then opens after it closes is empty that day. */
import { DAY, type Instant } from "../value/instant.ts";
import type { CalendarRules } from "./calendar.ts";
import { dateOfLocal, type LocalDate, type LocalTime, localTime } from "./civil.ts";
import { type Interval, normalise, subtract } from "./interval.ts";
import { eraStart, erasWithin, localOf, type Zone } from "./zone.ts";

/** The open stretches within a span, sorted and disjoint, touching ones united. */
export function openSegments(
  rules: CalendarRules,
  zone: Zone,
  start: Instant,
  end: Instant,
): readonly Interval[] {
  const first = dateOfLocal(localOf(zone, start)) - DAYS_A_WINDOW_MAY_REACH;
  const last = dateOfLocal(localOf(zone, end)) + 1;
  const onTheWall = wallWindows(rules, first, last);
  return instantsOfWall(onTheWall, zone, start, end);
}

/** The open stretches of the windows that open on one date, wherever they end. */
export function segmentsOfDate(rules: CalendarRules, zone: Zone, date: LocalDate): readonly Interval[] {
  const windows = windowsOnWall(rules, date);
  if (windows.length === 0) return windows;
  const breaks = normalise([date, date + 1, date + 2].flatMap((each) => breaksOnWall(rules, each)));
  const from = date * DAY - 2 * DAY;
  const until = (windows.at(-1)?.end ?? from) + 2 * DAY;
  return instantsOfWall(subtract(windows, breaks), zone, from, until);
}

/** A window of one date may run into the following dates; longer ones no contract has. */
const DAYS_A_WINDOW_MAY_REACH = 3;

function wallWindows(rules: CalendarRules, first: LocalDate, last: LocalDate): readonly Interval[] {
  const windows: Interval[] = [];
  const breaks: Interval[] = [];
  for (let date = first; date <= last; date += 1) {
    for (const { open, close } of rules.windowsOn(date)) {
      windows.push({ start: localTime(date, open), end: localTime(date, close) });
    }
    const cuts = rules.breaksOn(date);
    if (cuts.length > 0) breaks.push(...breaksOnWall(rules, date));
  }
  const open = normalise(windows);
  return breaks.length === 0 ? open : subtract(open, normalise(breaks));
}

function windowsOnWall(rules: CalendarRules, date: LocalDate): readonly Interval[] {
  return normalise(
    rules
      .windowsOn(date)
      .map(({ open, close }) => ({ start: localTime(date, open), end: localTime(date, close) })),
  );
}

function breaksOnWall(rules: CalendarRules, date: LocalDate): readonly Interval[] {
  return rules
    .breaksOn(date)
    .map(({ open, close }) => ({ start: localTime(date, open), end: localTime(date, close) }));
}

/** Intersects wall-clock stretches with each era of the zone. Eras overlap on the wall where a clock
 *  is set back, so each era looks again at the stretches around its beginning. */
function instantsOfWall(
  wall: readonly Interval[],
  zone: Zone,
  from: Instant,
  until: Instant,
): readonly Interval[] {
  const [firstEra, lastEra] = erasWithin(zone, from, until);
  const found: Interval[] = [];
  let next = 0;
  for (let era = firstEra; era <= lastEra; era += 1) {
    const offset = zone.offsets[era] ?? 0;
    const start = Math.max(from, eraStart(zone, era));
    const end = Math.min(until, zone.untils[era] ?? Infinity);
    while (next > 0 && (wall[next - 1]?.end ?? 0) > start + offset) next -= 1;
    for (; next < wall.length; next += 1) {
      const window = wall[next];
      if (window === undefined || window.start >= end + offset) break;
      const opening = afterJump(zone, era, window.start);
      pushOpen(found, Math.max(opening - offset, start), Math.min(window.end - offset, end));
    }
  }
  return found;
}

/** The opening time, moved by the jump when the clock jumped over it on entering this era. */
function afterJump(zone: Zone, era: number, opening: LocalTime): LocalTime {
  if (era === 0) return opening;
  const transition = eraStart(zone, era);
  const before = zone.offsets[era - 1] ?? 0;
  const skipped = (zone.offsets[era] ?? 0) - before;
  const jumpedOver = skipped > 0 && opening >= transition + before && opening < transition + before + skipped;
  return jumpedOver ? opening + skipped : opening;
}

function pushOpen(list: Interval[], start: Instant, end: Instant): void {
  if (start >= end) return;
  const last = list[list.length - 1];
  if (last !== undefined && last.end === start) list[list.length - 1] = { start: last.start, end };
  else list.push({ start, end });
}
