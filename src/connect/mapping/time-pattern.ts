/** How is a time read that is written as "d/M/yyyy HH:mm" says?
 *
 *  A pattern is the notation that exports document themselves: y year, M month, d day, H hour (0–23),
 *  h hour (1–12) with a, m minute, s second, S fraction, X offset, MMM "Jun", quotes around literal
 *  letters. One letter takes one or two digits, two letters take exactly two. The surprising rule is
 *  the year of two digits: 70 to 99 are the 1900s, 00 to 69 the 2000s, as POSIX has it. */
import { dateOf, type LocalTime, localTime } from "../../engine/time/civil.ts";
import { type Duration, HOUR, MINUTE, SECOND } from "../../engine/value/instant.ts";

/** What a wall clock showed, and its offset from UTC in milliseconds where the text carries one. */
export interface WallClock {
  readonly local: LocalTime;
  readonly offset?: Duration;
}

export interface TimePattern {
  /** Whether texts of this pattern say their offset. */
  readonly hasOffset: boolean;
  /** Undefined for any other form, and for days and times that no calendar or clock has. */
  read(text: string): WallClock | undefined;
}

/** The parts of a text read so far. */
interface Parts {
  year: number;
  /** Two digits of a year, -1 where it has four. */
  yearOfCentury: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  fraction: number;
  /** 0 or 12 hours to add, -1 where the clock has 24 hours. */
  half: number;
  offset: number | undefined;
}

const NOTHING_READ: Readonly<Parts> = {
  year: 0,
  yearOfCentury: -1,
  month: 0,
  day: 0,
  hour: 0,
  minute: 0,
  second: 0,
  fraction: 0,
  half: -1,
  offset: undefined,
};

/** Reads one part at a place; the place after it, -1 where the text has something else. */
type Step = (text: string, at: number, parts: Parts) => number;

/** A reader for a pattern, or the sentence that says why it is none. */
export function timePattern(pattern: string): TimePattern | string {
  const words = pattern.match(WORDS) ?? [];
  const letters = new Set(words.map((word) => word[0]));
  const unknown = words.find((word) => /^[A-Za-z]/.test(word) && stepOf(word) === undefined);
  if (unknown !== undefined) return `"${unknown}" is no part of a time; literal letters stand in quotes: 'T'`;
  if (!["y", "M", "d"].every((letter) => letters.has(letter))) return "it needs year, month and day";
  if (letters.has("h") !== letters.has("a"))
    return 'hours with "h" go with "a" (AM or PM); write "H" for 0 to 23';
  const steps = words.map((word) => stepOf(word) ?? literal(word));
  return { hasOffset: letters.has("X"), read: (text) => readWith(steps, text) };
}

const WORDS = /yyyy|yy|MMMM|MMM|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|S+|a|X+|'[^']*'|[A-Za-z]+|[\s\S]/g;

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const STEPS: Readonly<Record<string, Step>> = {
  yyyy: digits(4, 4, "year"),
  yy: digits(2, 2, "yearOfCentury"),
  MMMM: monthName(false),
  MMM: monthName(true),
  MM: digits(2, 2, "month"),
  M: digits(1, 2, "month"),
  dd: digits(2, 2, "day"),
  d: digits(1, 2, "day"),
  HH: digits(2, 2, "hour"),
  H: digits(1, 2, "hour"),
  hh: digits(2, 2, "hour"),
  h: digits(1, 2, "hour"),
  mm: digits(2, 2, "minute"),
  m: digits(1, 2, "minute"),
  ss: digits(2, 2, "second"),
  s: digits(1, 2, "second"),
  a: halfOfDay,
};

/** Any number of S stands for a fraction of any length, and of X for an offset in any of its forms. */
function stepOf(word: string): Step | undefined {
  if (/^S+$/.test(word)) return fraction;
  return /^X+$/.test(word) ? offset : STEPS[word];
}

function readWith(steps: readonly Step[], text: string): WallClock | undefined {
  const parts: Parts = { ...NOTHING_READ };
  let at = 0;
  for (const step of steps) {
    at = step(text, at, parts);
    if (at < 0) return undefined;
  }
  if (at !== text.length) return undefined;
  const date = dateOf(yearOf(parts), parts.month, parts.day);
  const time = timeOf(parts);
  if (date === undefined || time === undefined) return undefined;
  const local = localTime(date, time);
  return parts.offset === undefined ? { local } : { local, offset: parts.offset };
}

function yearOf({ year, yearOfCentury }: Parts): number {
  if (yearOfCentury < 0) return year;
  return yearOfCentury + (yearOfCentury < 70 ? 2000 : 1900);
}

function timeOf({ hour, minute, second, fraction: milliseconds, half }: Parts): Duration | undefined {
  if (minute > 59 || second > 59 || hour > 23) return undefined;
  if (half >= 0 && (hour < 1 || hour > 12)) return undefined;
  const hours = half < 0 ? hour : (hour % 12) + half;
  return hours * HOUR + minute * MINUTE + second * SECOND + milliseconds;
}

function digits(fewest: number, most: number, part: Exclude<keyof Parts, "offset">): Step {
  return (text, from, parts) => {
    let value = 0;
    let at = from;
    while (at < from + most && isDigit(text, at)) {
      value = value * 10 + text.charCodeAt(at) - 48;
      at += 1;
    }
    if (at - from < fewest) return -1;
    parts[part] = value;
    return at;
  };
}

/** Digits of a second after its point; more than milliseconds are read only where they are zeros. */
function fraction(text: string, from: number, parts: Parts): number {
  let at = from;
  while (isDigit(text, at)) at += 1;
  const written = text.slice(from, at);
  if (!/^\d{1,3}0*$/.test(written)) return -1;
  parts.fraction = Number(written.slice(0, 3).padEnd(3, "0"));
  return at;
}

function halfOfDay(text: string, at: number, parts: Parts): number {
  const word = text.slice(at, at + 2).toUpperCase();
  if (word !== "AM" && word !== "PM") return -1;
  parts.half = word === "AM" ? 0 : 12;
  return at + 2;
}

function offset(text: string, at: number, parts: Parts): number {
  const match = /^(?:Z|([+-])(\d{2})(?::?(\d{2}))?)/.exec(text.slice(at, at + 6));
  if (match === null) return -1;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  if (minutes > 18 * 60) return -1;
  parts.offset = (match[1] === "-" ? -1 : 1) * minutes * MINUTE;
  return at + match[0].length;
}

function monthName(short: boolean): Step {
  const names = MONTHS.map((name) => (short ? name.slice(0, 3) : name));
  return (text, at, parts) => {
    const rest = text.slice(at, at + 9).toLowerCase();
    const index = names.findIndex((name) => rest.startsWith(name));
    if (index < 0) return -1;
    parts.month = index + 1;
    return at + (names[index] ?? "").length;
  };
}

function literal(word: string): Step {
  const expected = word.length > 1 ? word.slice(1, -1) : word;
  return (text, at) => (text.startsWith(expected, at) ? at + expected.length : -1);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
