/** Counts covered time on a real calendar in a real zone.
 *
 *  A coverage is a calendar with its zone, ready to count. The open stretches are laid out once, with
 *  the time worked before each of them, so that working time between two instants is one subtraction
 *  whatever lies between. The layout grows to both sides when an instant outside it is asked for; that
 *  is the only thing about a coverage that changes, and no answer depends on it. Between
 *  `HORIZON_START` and `HORIZON_END` every question has its answer; beyond, nothing is open, so a
 *  calendar that never opens answers `undefined` and does not search for ever.
 *
 *  Conventions: stretches are half-open, a reversed range is negative, a sum that lands exactly on
 *  closing time stays there. */
import { assert } from "../value/assert.ts";
import type { Duration, Instant } from "../value/instant.ts";
import { failed, ok, type Problem, problem, type Result } from "../value/problem.ts";
import { type BusinessCalendar, type CalendarRules, rulesOf } from "./calendar.ts";
import type { LocalDate } from "./civil.ts";
import type { Interval } from "./interval.ts";
import {
  entry,
  HORIZON_END,
  HORIZON_START,
  type Layout,
  layOut,
  NO_LAYOUT,
  spans,
  stretchAfter,
  stretchReaching,
  widerSpan,
  workedUntil,
} from "./layout.ts";
import { openSegments, segmentsOfDate } from "./segments.ts";
import { type Zone, type ZoneRelease, zoneOf } from "./zone.ts";

/** A calendar ready to count. Make one with `compileCalendar` and keep it: it remembers its layout. */
export interface Coverage {
  readonly calendar: BusinessCalendar;
  readonly zone: Zone;
  readonly rules: CalendarRules;
  readonly layout: { current: Layout };
}

/** A calendar joined with its zone. The one problem is `unknown-zone`. */
export function compileCalendar(
  calendar: BusinessCalendar,
  release: ZoneRelease,
  pointer = "",
): Result<Coverage> {
  const zone = zoneOf(release, calendar.zone);
  if (zone === undefined) return failed(unknownZone(calendar, release, pointer));
  return ok(coverageOf(calendar, zone));
}

/** The same for a zone already at hand. */
export function coverageOf(calendar: BusinessCalendar, zone: Zone): Coverage {
  return { calendar, zone, rules: rulesOf(calendar), layout: { current: NO_LAYOUT } };
}

/** Milliseconds of open time from a to b; negative when b is before a. */
export function workingTimeBetween(coverage: Coverage, a: Instant, b: Instant): Duration {
  const layout = layoutFor(coverage, Math.min(a, b), Math.max(a, b));
  return workedUntil(layout, b) - workedUntil(layout, a);
}

/** The instant after `amount` ms of open time. Forward it lands on a closing time rather than on the
 *  next opening, backward on an opening time rather than on the closing before. Zero goes to the next
 *  opening, unless it is open. Undefined when the calendar does not hold so much time. */
export function addWorkingTime(coverage: Coverage, from: Instant, amount: Duration): Instant | undefined {
  if (amount === 0) return nextOpening(coverage, from);
  return amount > 0 ? forward(coverage, from, amount) : backward(coverage, from, -amount);
}

/** The instant from which `amount` ms of open time lead to `from`; zero goes to the last open moment
 *  (see `previousClosing`), a negative amount goes forward. */
export function subtractWorkingTime(
  coverage: Coverage,
  from: Instant,
  amount: Duration,
): Instant | undefined {
  return amount === 0 ? previousClosing(coverage, from) : addWorkingTime(coverage, from, -amount);
}

/** Whether the calendar is open at the instant; at closing time it is not. */
export function isOpen(coverage: Coverage, at: Instant): boolean {
  const layout = layoutFor(coverage, at, at);
  const index = stretchAfter(layout, at);
  return index < layout.count && entry(layout.opens, index) <= at;
}

/** The earliest open instant that is not before `from`: itself, when it is open. */
export function nextOpening(coverage: Coverage, from: Instant): Instant | undefined {
  const found = periodReaching(coverage, from);
  return found === undefined ? undefined : Math.max(from, found.start);
}

/** The end of the current open stretch, or else of the next one. */
export function nextClosing(coverage: Coverage, from: Instant): Instant | undefined {
  return periodReaching(coverage, from)?.end;
}

/** The latest instant not after `from` that is open or is a closing time: `from` itself, when it is
 *  either. */
export function previousClosing(coverage: Coverage, from: Instant): Instant | undefined {
  let layout = layoutFor(coverage, from, from);
  while (true) {
    const index = stretchAfter(layout, from);
    if (index < layout.count && entry(layout.opens, index) <= from) return from;
    if (index > 0) return Math.min(from, entry(layout.closes, index - 1));
    if (layout.start <= HORIZON_START) return undefined;
    layout = layoutFor(coverage, layout.start - 1, from);
  }
}

/** The next `count` open stretches; the first begins at `from` when that is open. Fewer when the
 *  calendar has no more. */
export function openPeriods(coverage: Coverage, from: Instant, count: number): readonly Interval[] {
  assert(Number.isInteger(count) && count >= 0, "periods are counted in whole numbers");
  const periods: Interval[] = [];
  let cursor = from;
  while (periods.length < count) {
    const found = periodReaching(coverage, cursor);
    if (found === undefined) break;
    periods.push({ start: Math.max(cursor, found.start), end: found.end });
    cursor = found.end;
  }
  return periods;
}

/** Every open stretch inside a span, clipped to it. */
export function coveredIntervals(coverage: Coverage, span: Interval): readonly Interval[] {
  if (span.start >= span.end) return [];
  const layout = layoutFor(coverage, span.start, span.end);
  const covered: Interval[] = [];
  for (let i = stretchAfter(layout, span.start); i < layout.count; i += 1) {
    const start = Math.max(span.start, entry(layout.opens, i));
    if (start >= span.end) break;
    covered.push({ start, end: Math.min(span.end, entry(layout.closes, i)) });
  }
  return covered;
}

/** The open stretches of the windows that open on a local date; empty on a day without work. */
export function coverageOfDate(coverage: Coverage, date: LocalDate): readonly Interval[] {
  return segmentsOfDate(coverage.rules, coverage.zone, date);
}

function forward(coverage: Coverage, from: Instant, amount: Duration): Instant | undefined {
  let layout = layoutFor(coverage, from, from + amount);
  while (true) {
    const target = workedUntil(layout, from) + amount;
    if (target <= entry(layout.before, layout.count)) {
      const index = stretchReaching(layout, target, stretchAfter(layout, from));
      return entry(layout.opens, index) + (target - entry(layout.before, index));
    }
    if (layout.end >= HORIZON_END) return undefined;
    layout = layoutFor(coverage, from, layout.end + 1);
  }
}

function backward(coverage: Coverage, from: Instant, amount: Duration): Instant | undefined {
  let layout = layoutFor(coverage, from - amount, from);
  while (true) {
    const target = workedUntil(layout, from) - amount;
    if (target >= 0) {
      const index = stretchReaching(layout, target + 1, 0);
      return entry(layout.opens, index) + (target - entry(layout.before, index));
    }
    if (layout.start <= HORIZON_START) return undefined;
    layout = layoutFor(coverage, layout.start - 1, from);
  }
}

/** The stretch that holds `from` or else the next one, with its true end. */
function periodReaching(coverage: Coverage, from: Instant): Interval | undefined {
  let layout = layoutFor(coverage, from, from);
  while (true) {
    const index = stretchAfter(layout, from);
    const found = index < layout.count;
    const whole = found && (entry(layout.closes, index) < layout.end || layout.end >= HORIZON_END);
    if (whole) return { start: entry(layout.opens, index), end: entry(layout.closes, index) };
    if (layout.end >= HORIZON_END) return undefined;
    layout = layoutFor(coverage, from, layout.end + 1);
  }
}

/** A layout that answers for both instants; the wider one, if it is needed, is remembered. */
function layoutFor(coverage: Coverage, from: Instant, until: Instant): Layout {
  const current = coverage.layout.current;
  if (spans(current, from, until)) return current;
  const { start, end } = widerSpan(current, from, until);
  const wider = layOut(openSegments(coverage.rules, coverage.zone, start, end), start, end);
  coverage.layout.current = wider;
  return wider;
}

function unknownZone(calendar: BusinessCalendar, release: ZoneRelease, pointer: string): Problem {
  return problem(
    "unknown-zone",
    pointer,
    `"${calendar.zone}" is no time zone of release ${release.id}; write an IANA name such as Europe/Berlin.`,
  );
}
