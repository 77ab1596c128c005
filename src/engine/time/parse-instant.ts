/** Reads instants as machines and people write them.
 *
 *  The rule behind every refusal: a text without an offset is not an instant, and guessing a zone for
 *  it would move a breach by hours. So "2026-10-05T09:04:00" is refused by name, and a wall clock
 *  with a known zone goes through `localInstant`, which refuses the readings that a clock showed
 *  twice or never. A leap second is the instant of the second after it, and is reported as one. */
import type { Duration, Instant } from "../value/instant.ts";
import { HOUR, MINUTE, SECOND } from "../value/instant.ts";
import { dateOf, type LocalTime, localTime } from "./civil.ts";
import { instantsOf, type Zone } from "./zone.ts";

export type InstantProblemCode =
  | "invalid-instant"
  | "offset-missing"
  | "offset-unexpected"
  | "hour-24"
  | "too-precise"
  | "year-out-of-range"
  | "local-time-in-gap"
  | "local-time-ambiguous";

/** An instant, with a flag when the text named a leap second; or why it is none, in one sentence. */
export type ParsedInstant =
  | { readonly ok: true; readonly instant: Instant; readonly leapSecond: boolean }
  | { readonly ok: false; readonly code: InstantProblemCode; readonly message: string };

/** A wall clock reading without a zone, or why the text is none. */
export type ParsedLocal =
  | { readonly ok: true; readonly local: LocalTime; readonly leapSecond: boolean }
  | { readonly ok: false; readonly code: InstantProblemCode; readonly message: string };

/** Reads "2026-10-05T09:04:00Z", "2026-10-05 11:04+02:00", "…09:04:00.250Z": date, time with or without
 *  seconds, and an offset. Years 1900 to 2200; fractions beyond milliseconds must be zeros. */
export function parseInstant(text: string): ParsedInstant {
  const usual = usualInstant(text);
  if (usual !== undefined) return { ok: true, instant: usual, leapSecond: false };
  const parts = splitInstant(text);
  if (parts === undefined) return refused("invalid-instant", text, "write it like 2026-10-05T09:04:00Z");
  if (parts.offset === undefined) {
    return refused("offset-missing", text, "add the offset from UTC, such as Z or +02:00");
  }
  const offset = offsetOf(parts.offset);
  if (offset === undefined) return refused("invalid-instant", text, "write the offset like +02:00");
  const wall = wallOf(text, parts);
  if (!wall.ok) return wall;
  const instant = wall.local - offset;
  if (wall.leapSecond && instant % DAY_END !== 0) {
    return refused("invalid-instant", text, "a leap second stands only at 23:59:60 UTC");
  }
  return { ok: true, instant: instant + parts.fraction, leapSecond: wall.leapSecond };
}

/** The instant of a text as machines write it, "2026-10-05T09:04:00Z", with or without seconds, three
 *  digits of milliseconds and an offset; undefined for every other text, whether it is one or not. Files
 *  hold millions of these: reading characters takes a fraction of the time that the general form takes. */
function usualInstant(text: string): Instant | undefined {
  const end = endOfUsualTime(text);
  const offset = text.charCodeAt(end) === LETTER_Z ? 0 : usualOffset(text, end);
  if (text.length !== (text.charCodeAt(end) === LETTER_Z ? end + 1 : end + 6)) return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const date = dateOf(year, twoDigits(text, 5), twoDigits(text, 8));
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = end > 16 ? twoDigits(text, 17) : 0;
  const fraction = end > 19 ? twoDigits(text, 20) * 10 + digitAt(text, 22) : 0;
  if (date === undefined || !(year >= 1900 && year <= 2200)) return undefined;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  const instant = localTime(date, hour * HOUR + minute * MINUTE + second * SECOND) - offset + fraction;
  return Number.isNaN(instant) ? undefined : instant;
}

const [HYPHEN, COLON, POINT, PLUS, LETTER_T, LETTER_Z] = [45, 58, 46, 43, 84, 90];

/** Where the offset of a usual text stands, judged by the signs between its digits; -1 where one is missing. */
function endOfUsualTime(text: string): number {
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return -1;
  if (text.charCodeAt(10) !== LETTER_T || text.charCodeAt(13) !== COLON) return -1;
  if (text.charCodeAt(16) !== COLON) return 16;
  return text.charCodeAt(19) === POINT ? 23 : 19;
}

/** "+02:00" at a place, in milliseconds; NaN for anything else. */
function usualOffset(text: string, at: number): Duration {
  const sign = text.charCodeAt(at);
  if ((sign !== PLUS && sign !== HYPHEN) || text.charCodeAt(at + 3) !== COLON) return Number.NaN;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (!(hours <= 18 && minutes <= 59)) return Number.NaN;
  return (sign === HYPHEN ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}

function twoDigits(text: string, at: number): number {
  return digitAt(text, at) * 10 + digitAt(text, at + 1);
}

/** 0 to 9; NaN where no digit stands. */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

/** Reads a wall clock, "2026-10-05T09:04" or "2026-10-05 09:04:00.250", that carries no offset. */
export function parseLocal(text: string): ParsedLocal {
  const parts = splitInstant(text);
  if (parts === undefined) return refused("invalid-instant", text, "write it like 2026-10-05T09:04:00");
  if (parts.offset !== undefined) {
    return refused("offset-unexpected", text, "leave the offset out, the zone is known here");
  }
  const wall = wallOf(text, parts);
  if (!wall.ok) return wall;
  if (wall.leapSecond) return refused("invalid-instant", text, "seconds go up to 59");
  return { ok: true, local: wall.local + parts.fraction, leapSecond: false };
}

/** The one instant of a wall clock reading. A reading that the zone's clock skipped or showed twice is
 *  refused, because only the writer knows which instant was meant. */
export function localInstant(zone: Zone, local: LocalTime): ParsedInstant {
  const reading = instantsOf(zone, local);
  if (reading.kind === "one") return { ok: true, instant: reading.instant, leapSecond: false };
  if (reading.kind === "gap") {
    return {
      ok: false,
      code: "local-time-in-gap",
      message: `The clocks of ${zone.name} skipped this time; write the instant with its offset.`,
    };
  }
  return {
    ok: false,
    code: "local-time-ambiguous",
    message: `The clocks of ${zone.name} showed this time twice; write the instant with its offset.`,
  };
}

interface Parts {
  readonly date: readonly [number, number, number];
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Milliseconds, NaN when the text is finer than that. */
  readonly fraction: Duration;
  readonly offset: string | undefined;
}

const FORM = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?$/;
const DAY_END: Duration = 24 * HOUR;

function splitInstant(text: string): Parts | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = "0", fraction = "", offset] = match;
  return {
    date: [Number(year), Number(month), Number(day)],
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction: /^\d{0,3}0*$/.test(fraction) ? Number(fraction.slice(0, 3).padEnd(3, "0")) : Number.NaN,
    offset,
  };
}

/** The wall clock without its fraction; a second 60 is counted on into the next minute and flagged. */
function wallOf(text: string, parts: Parts): ParsedLocal {
  const date = dateOf(...parts.date);
  if (date === undefined) return refused("invalid-instant", text, "the calendar has no such day");
  const [year] = parts.date;
  if (year < 1900 || year > 2200) {
    return refused("year-out-of-range", text, "years from 1900 to 2200 are counted");
  }
  if (parts.hour === 24) return refused("hour-24", text, "write 00:00 of the next day");
  if (parts.hour > 24 || parts.minute > 59 || parts.second > 60) {
    return refused("invalid-instant", text, "hours go up to 23, minutes and seconds up to 59");
  }
  if (Number.isNaN(parts.fraction)) return refused("too-precise", text, "instants are whole milliseconds");
  const time = parts.hour * HOUR + parts.minute * MINUTE + parts.second * SECOND;
  return { ok: true, local: localTime(date, time), leapSecond: parts.second === 60 };
}

function offsetOf(text: string): Duration | undefined {
  if (text === "Z") return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  if (hours > 18 || minutes > 59) return undefined;
  return (text.startsWith("-") ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}

function refused(
  code: InstantProblemCode,
  text: string,
  instead: string,
): { readonly ok: false; readonly code: InstantProblemCode; readonly message: string } {
  return { ok: false, code, message: `"${text}" is not read as an instant: ${instead}.` };
}
