/** When a calendar is open on the world's time line: wall-clock windows become instants.
 *
 *  Windows are laid out on the wall clock, united, cut by breaks, and then intersected with the eras
 *  of constant offset of the zone. Daylight saving is right by construction: an hour the clock shows
 *  twice counts twice, an hour it skips does not count, and a date it skips has no hours. One reading
 *  needs a rule: an opening time that the clock jumps over opens as much later as the clock jumped
 *  (02:30 becomes 03:30), and a window that then opens after it closes is empty that day. Where an
 *  earlier window runs up to that time nobody opens anything, and nothing moves. */
import type { Duration, Instant } from "../value/instant.ts";
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
  return instantsOfWall(openOnWall(rules, zone, first, last), zone, start, end);
}

/** The open stretches of the windows that open on one date, wherever they end. */
export function segmentsOfDate(rules: CalendarRules, zone: Zone, date: LocalDate): readonly Interval[] {
  if (rules.windowsOn(date).length === 0) return [];
  const from = localTime(date - 2, 0);
  const until = localTime(date + DAYS_A_WINDOW_MAY_REACH + 2, 0);
  return instantsOfWall(openOnWall(rules, zone, date, date), zone, from, until);
}

/** Longer windows no contract has; a look-back of this many dates finds all that reach into a span. */
const DAYS_A_WINDOW_MAY_REACH = 3;

/** On the wall clock: what the windows of the dates leave open after all breaks. */
function openOnWall(
  rules: CalendarRules,
  zone: Zone,
  first: LocalDate,
  last: LocalDate,
): readonly Interval[] {
  const jumps = jumpsBetween(zone, first, last + DAYS_A_WINDOW_MAY_REACH);
  const windows: Interval[] = [];
  const breaks: Interval[] = [];
  for (let date = first; date <= last + DAYS_A_WINDOW_MAY_REACH; date += 1) {
    for (const cut of rules.breaksOn(date)) breaks.push(onWall(date, cut.open, cut.close));
    if (date > last) continue;
    const jump = jumps.get(date);
    for (const { open, close } of rules.windowsOn(date)) {
      const window = onWall(date, open, close);
      windows.push(jump === undefined ? window : afterJump(rules, jump, window));
    }
  }
  const open = normalise(windows);
  return breaks.length === 0 ? open : subtract(open, normalise(breaks));
}

function onWall(date: LocalDate, open: Duration, close: Duration): Interval {
  return { start: localTime(date, open), end: localTime(date, close) };
}

/** Readings from `from` up to `until` that the clock never showed. */
interface Jump {
  readonly from: LocalTime;
  readonly until: LocalTime;
}

/** The clock's jumps forward, by each date they touch. */
function jumpsBetween(zone: Zone, first: LocalDate, last: LocalDate): ReadonlyMap<LocalDate, Jump> {
  const jumps = new Map<LocalDate, Jump>();
  const [firstEra, lastEra] = erasWithin(zone, localTime(first - 1, 0), localTime(last + 2, 0));
  for (let era = Math.max(1, firstEra); era <= lastEra; era += 1) {
    const from = eraStart(zone, era) + (zone.offsets[era - 1] ?? 0);
    const until = eraStart(zone, era) + (zone.offsets[era] ?? 0);
    if (from >= until) continue;
    for (let date = dateOfLocal(from); date <= dateOfLocal(until - 1); date += 1)
      jumps.set(date, { from, until });
  }
  return jumps;
}

function afterJump(rules: CalendarRules, jump: Jump, window: Interval): Interval {
  const jumpedOver = window.start >= jump.from && window.start < jump.until;
  if (!jumpedOver || runsUpTo(rules, window.start)) return window;
  return { start: window.start + (jump.until - jump.from), end: window.end };
}

/** Whether a window that began earlier is open until this reading or beyond it. */
function runsUpTo(rules: CalendarRules, reading: LocalTime): boolean {
  const date = dateOfLocal(reading);
  for (let day = date - DAYS_A_WINDOW_MAY_REACH; day <= date; day += 1) {
    for (const { open, close } of rules.windowsOn(day)) {
      if (localTime(day, open) < reading && localTime(day, close) >= reading) return true;
    }
  }
  return false;
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
      pushOpen(found, Math.max(window.start - offset, start), Math.min(window.end - offset, end));
    }
  }
  return found;
}

function pushOpen(list: Interval[], start: Instant, end: Instant): void {
  if (start >= end) return;
  const last = list[list.length - 1];
  if (last !== undefined && last.end === start) list[list.length - 1] = { start: last.start, end };
  else list.push({ start, end });
}
