/** How does the text of a cell become a value of a fact, or a reason why it does not?
 *
 *  A reader is made once per cell of a mapping and then asked for every row. It answers in the form
 *  in which facts travel (texts, whole numbers, flags), so that one admission, the engine's, types
 *  every fact, wherever it came from. Nothing is guessed: what is neither mapped nor readable is
 *  refused with the cell's own text, unless the mapping says otherwise. */

import { dateOfLocal, formatDate, type LocalTime } from "../../engine/time/civil.ts";
import { parseInstant, parseLocal } from "../../engine/time/parse-instant.ts";
import { instantsOf, resolveLocal, type Zone } from "../../engine/time/zone.ts";
import { formatInstant } from "../../engine/value/format.ts";
import type { RowView } from "../row.ts";
import { type Cell, type CellType, ISO, type Mapping, type Otherwise, SKIPPED } from "./mapping.ts";
import { readDuration, readFlag, readMoney, readNumber } from "./scalar.ts";
import { timePattern } from "./time-pattern.ts";

export type RefusalCode =
  | "unreadable-cell"
  | "missing-cell"
  | "unmapped-value"
  | "not-a-number"
  | "not-a-flag"
  | "not-a-time"
  | "not-a-date"
  | "zone-missing"
  | "time-in-gap"
  | "ambiguous-time"
  | "ragged-row";

/** Why a row gives no facts: the column, its text as it stands, and a sentence. */
export interface Refusal {
  readonly column?: string;
  readonly code: RefusalCode;
  readonly reason: string;
  readonly text: string;
}

/** The row gives no fact of this rule, by a term of the mapping. */
export const NO_FACT = Symbol("no fact");

/** A value in the form in which facts travel; undefined where there is none. */
export type CellValue = string | number | boolean | undefined;

export type CellReader = (row: RowView, places: readonly number[]) => CellValue | typeof NO_FACT | Refusal;

/** What reading depends on beside the cell: where its column is and how wall clocks are read. */
export interface ReadingContext {
  /** The place of a column in the list of columns that the mapping uses. */
  placeOf(column: string): number;
  readonly zone?: Zone;
  readonly ambiguousTimes: Mapping["ambiguousTimes"];
  /** Hears of each value that was left out because it was not readable. */
  leftOut(column: string): void;
  /** Hears what is wrong with the mapping itself. */
  problem(code: string, pointer: string, message: string): void;
}

/** A text's value, or the code and sentence of its refusal. */
export type Reading =
  | { readonly ok: true; readonly value: string | number | boolean }
  | { readonly ok: false; readonly code: RefusalCode; readonly reason: string };

/** A reader for one cell of a mapping. */
export function cellReader(cell: Cell, context: ReadingContext): CellReader {
  if (cell.kind === "constant") return constantReader(cell, context);
  const column = cell.column.value;
  const place = context.placeOf(column);
  const read = rememberLast(typeReader(cell.as, context));
  const missing = new Set(["", ...cell.missing]);
  return (row, places) => {
    const found = row.text(places[place] ?? -1);
    if (found === undefined) return refusal(column, "unreadable-cell", UNREADABLE, "");
    const text = missing.has(found) ? cell.standIn : found;
    if (text === undefined) {
      return answer(cell.whenMissing, () => refusal(column, "missing-cell", "the cell is empty", found));
    }
    const mapped = cell.map === undefined ? text : (cell.map.get(text) ?? unmapped(cell, column, text));
    if (typeof mapped !== "string") return mapped;
    if (mapped === SKIPPED && cell.map !== undefined) return NO_FACT;
    const reading = read(mapped);
    if (reading.ok) return reading.value;
    if (cell.whenUnreadable === "leave out") context.leftOut(column);
    return answer(cell.whenUnreadable, () => refusal(column, reading.code, reading.reason, text));
  };
}

function constantReader(cell: Extract<Cell, { kind: "constant" }>, context: ReadingContext): CellReader {
  const reading = typeReader(cell.as, context)(cell.text);
  if (!reading.ok)
    context.problem(reading.code, cell.pointer, `"${cell.text}" cannot be used: ${reading.reason}.`);
  return () => (reading.ok ? reading.value : undefined);
}

const UNREADABLE =
  "the cell is not UTF-8, or holds a number too long to be exact; write such numbers in quotes";

function unmapped(
  cell: Extract<Cell, { kind: "column" }>,
  column: string,
  text: string,
): string | typeof NO_FACT | undefined | Refusal {
  const { whenUnmapped } = cell;
  if (typeof whenUnmapped === "object") return whenUnmapped.text;
  return answer(whenUnmapped, () =>
    refusal(column, "unmapped-value", "the mapping does not say what this stands for", text),
  );
}

function answer(otherwise: Otherwise, refuse: () => Refusal): undefined | typeof NO_FACT | Refusal {
  if (otherwise === "reject") return refuse();
  return otherwise === "skip" ? NO_FACT : undefined;
}

function refusal(column: string, code: RefusalCode, reason: string, text: string): Refusal {
  return { column, code, reason, text };
}

/** Rows that follow each other often say the same: the last text and its reading are kept. */
function rememberLast(read: (text: string) => Reading): (text: string) => Reading {
  let lastText: string | undefined;
  let lastReading: Reading | undefined;
  return (text) => {
    if (lastReading === undefined || text !== lastText) lastReading = read(text);
    lastText = text;
    return lastReading;
  };
}

function typeReader(as: CellType, context: ReadingContext): (text: string) => Reading {
  switch (as.type) {
    case "text":
      return (text) => ({ ok: true, value: text });
    case "flag":
      return readFlag;
    case "number":
      return (text) => readNumber(text, as.format, as.percent);
    case "money":
      return (text) => readMoney(text, as.format, as.currency);
    case "duration":
      return (text) => readDuration(text, as.format, as.unit);
    case "instant":
      return instantReader(as.format.value, context);
    case "date":
      return dateReader(as.format.value);
    default:
      return closed(as);
  }
}

function closed(type: never): never {
  throw new Error(`assumption broken: no such type of cell: ${String(type)}`);
}

/** A date as written: its own day, whatever the zone; a time of day behind it is passed over. */
function dateReader(format: string): (text: string) => Reading {
  const pattern = format === ISO ? undefined : timePattern(format);
  return (text) => {
    const local =
      typeof pattern === "object" ? pattern.read(text)?.local : (isoDay(text) ?? isoDayOfTime(text));
    if (local !== undefined) return { ok: true, value: formatDate(dateOfLocal(local)) };
    return {
      ok: false,
      code: "not-a-date",
      reason: `the cell is no date written like ${shown(format, "2026-10-05")}`,
    };
  };
}

function instantReader(format: string, context: ReadingContext): (text: string) => Reading {
  if (format === "unix seconds") return (text) => unixTime(text, 1000);
  if (format === "unix milliseconds") return (text) => unixTime(text, 1);
  if (format === ISO) return (text) => isoTime(text, context);
  const pattern = timePattern(format);
  return (text) => {
    const clock = typeof pattern === "object" ? pattern.read(text) : undefined;
    if (clock === undefined) {
      return { ok: false, code: "not-a-time", reason: `the cell is no time written like ${format}` };
    }
    if (clock.offset !== undefined) return { ok: true, value: formatInstant(clock.local - clock.offset) };
    return zonedTime(clock.local, context);
  };
}

function isoTime(text: string, context: ReadingContext): Reading {
  const parsed = parseInstant(text);
  if (parsed.ok) return { ok: true, value: isCanonical(text) ? text : formatInstant(parsed.instant) };
  const local = parsed.code === "offset-missing" ? parseLocal(text) : undefined;
  if (local?.ok === true) return zonedTime(local.local, context);
  const day = isoDay(text);
  if (day !== undefined) return zonedTime(day, context);
  return { ok: false, code: "not-a-time", reason: (local?.ok === false ? local : parsed).message };
}

/** "2026-10-05T09:04:00Z" is already how instants are written; only a leap second would not be. */
function isCanonical(text: string): boolean {
  return text.length === 20 && text[10] === "T" && text[17] !== "6";
}

const ISO_DAY = timePattern("yyyy-MM-dd");

/** Midnight of a date written alone. */
function isoDay(text: string): LocalTime | undefined {
  return typeof ISO_DAY === "object" ? ISO_DAY.read(text)?.local : undefined;
}

/** Midnight of the date before a time of day that is one. */
function isoDayOfTime(text: string): LocalTime | undefined {
  return parseInstant(text).ok || parseLocal(text).ok ? isoDay(text.slice(0, 10)) : undefined;
}

/** The instant of a wall clock in the mapping's zone. */
function zonedTime(local: LocalTime, { zone, ambiguousTimes }: ReadingContext): Reading {
  if (zone === undefined) {
    return {
      ok: false,
      code: "zone-missing",
      reason: "the time has no offset and the mapping names no zone",
    };
  }
  if (ambiguousTimes !== "reject")
    return { ok: true, value: formatInstant(resolveLocal(zone, local, ambiguousTimes)) };
  const reading = instantsOf(zone, local);
  if (reading.kind === "one") return { ok: true, value: formatInstant(reading.instant) };
  if (reading.kind === "gap") {
    return { ok: false, code: "time-in-gap", reason: `the clocks of ${zone.name} skipped this time` };
  }
  return { ok: false, code: "ambiguous-time", reason: `the clocks of ${zone.name} showed this time twice` };
}

function unixTime(text: string, unit: number): Reading {
  const milliseconds = /^-?\d{1,13}$/.test(text) ? Number(text) * unit : Number.NaN;
  if (Math.abs(milliseconds) <= LARGEST_UNIX_TIME) return { ok: true, value: formatInstant(milliseconds) };
  return { ok: false, code: "not-a-time", reason: "the cell is no whole count since 1970" };
}

/** The end of the year 2200, as for every instant. */
const LARGEST_UNIX_TIME = 7_289_654_400_000;

function shown(format: string, iso: string): string {
  return format === ISO ? iso : format;
}
