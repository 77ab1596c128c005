/** Where does a row of a CSV file end, and where does each of its cells begin?
 *
 *  The scanner takes bytes in chunks of any size and hands over one row at a time; a row is a view
 *  that is valid only while it is looked at, so a file of any length passes through constant memory.
 *  It follows RFC 4180: cells in quotes may hold delimiters, line breaks and doubled quotes; CRLF and
 *  LF both end a row; a byte order mark is passed over. The surprising rule is what a wrong quote
 *  costs: the scanner gives up one line, not the rest of the file, and begins again on the next,
 *  because everything after a quote that nobody closed looks like one enormous cell. */
import {
  beginningOf,
  joined,
  LONGEST_ROW,
  markLength,
  type RowListener,
  type RowScanner,
  type RowView,
} from "../row.ts";
import { type CellDecoder, cellDecoder } from "./cell.ts";

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Why a row did not end: the bytes are used up, or a quote stands where none may. */
const INCOMPLETE = -1;
const STRAY = -2;

/** The row being read: its bytes and where its cells lie in them. */
interface Cursor {
  bytes: Uint8Array;
  /** Where the row at hand begins. */
  start: number;
  line: number;
  count: number;
  /** Line breaks within quoted cells of the row. */
  breaks: number;
  /** True while the rest of a line that was too long goes by. */
  skipping: boolean;
  /** Pairs of first byte and end per cell; a cell with doubled quotes has its end negated. */
  cells: Int32Array;
}

/** A scanner for one file. `delimiter` is a single ASCII character. */
export function scanCsv(delimiter: string, listener: RowListener): RowScanner {
  const comma = delimiter.charCodeAt(0);
  const cursor: Cursor = {
    bytes: new Uint8Array(0),
    start: 0,
    line: 1,
    count: 0,
    breaks: 0,
    skipping: false,
    cells: new Int32Array(128),
  };
  const row = viewOf(cursor, cellDecoder());
  let begun = false;
  const scan = (chunk: Uint8Array, last: boolean): void => {
    cursor.bytes = joined(cursor.bytes.subarray(cursor.start), chunk);
    cursor.start = 0;
    if (!begun && !last && cursor.bytes.length < 3) return;
    if (!begun) cursor.start = markLength(cursor.bytes);
    begun = true;
    while (cursor.start < cursor.bytes.length) if (!scanRow(cursor, comma, last, row, listener)) return;
  };
  return { push: (chunk) => scan(chunk, false), end: () => scan(new Uint8Array(0), true) };
}

/** Hands over one row or one fault; false when more bytes must come first. */
function scanRow(cursor: Cursor, comma: number, last: boolean, row: RowView, listener: RowListener): boolean {
  if (cursor.skipping) return skipLine(cursor);
  const end = endOfRow(cursor, comma, last);
  if (end < 0 || end - cursor.start > LONGEST_ROW) return giveUpLine(cursor, end, last, listener);
  if (isBlank(cursor)) listener.blank(cursor.line);
  else listener.row(row);
  cursor.start = end;
  cursor.line += 1 + cursor.breaks;
  return true;
}

/** Finds the cells of the row at the cursor; the position after it, or why there is none. */
function endOfRow(cursor: Cursor, comma: number, last: boolean): number {
  const { bytes } = cursor;
  cursor.count = 0;
  cursor.breaks = 0;
  let at = cursor.start;
  for (;;) {
    const end = bytes[at] === QUOTE ? quotedCell(cursor, at, comma) : plainCell(cursor, at, comma);
    if (end === STRAY) return STRAY;
    if (end === INCOMPLETE || (end === bytes.length && !last)) return INCOMPLETE;
    if (end === bytes.length) return end;
    if (bytes[end] !== comma) return bytes[end] === CR ? end + 2 : end + 1;
    at = end + 1;
  }
}

/** A cell without quotes: up to the next delimiter or line break. */
function plainCell(cursor: Cursor, from: number, comma: number): number {
  const { bytes } = cursor;
  const length = bytes.length;
  let at = from;
  while (at < length) {
    const byte = bytes[at];
    if (byte === comma || byte === LF) break;
    at += 1;
  }
  const beforeBreak = at > from && bytes[at] === LF && bytes[at - 1] === CR;
  // A carriage return that ends the bytes may be half of a line break; more bytes will tell.
  addCell(cursor, from, beforeBreak ? at - 1 : at, false);
  return beforeBreak ? at - 1 : at;
}

/** A cell in quotes; after the closing one only a delimiter or the end of the row may follow. */
function quotedCell(cursor: Cursor, from: number, comma: number): number {
  const { bytes } = cursor;
  let doubled = false;
  let at = from + 1;
  for (;;) {
    const close = bytes.indexOf(QUOTE, at);
    if (close < 0) return INCOMPLETE;
    if (bytes[close + 1] === QUOTE) {
      doubled = true;
      at = close + 2;
      continue;
    }
    addCell(cursor, from + 1, close, doubled);
    cursor.breaks += breaksWithin(bytes, from + 1, close);
    const next = close + 1;
    if (next === bytes.length || bytes[next] === comma || bytes[next] === LF) return next;
    if (bytes[next] !== CR) return STRAY;
    if (next + 1 === bytes.length) return bytes.length;
    return bytes[next + 1] === LF ? next : STRAY;
  }
}

function addCell(cursor: Cursor, start: number, end: number, doubled: boolean): void {
  const slot = cursor.count * 2;
  if (slot === cursor.cells.length) {
    const wider = new Int32Array(slot * 2);
    wider.set(cursor.cells);
    cursor.cells = wider;
  }
  cursor.cells[slot] = start;
  cursor.cells[slot + 1] = doubled ? -end : end;
  cursor.count += 1;
}

/** Reports the line at which a row went wrong and steps behind it; false when more bytes must come. */
function giveUpLine(cursor: Cursor, reason: number, last: boolean, listener: RowListener): boolean {
  const tooLong = cursor.bytes.length - cursor.start > LONGEST_ROW;
  if (reason === INCOMPLETE && !last && !tooLong) return false;
  const lineIsWhole = cursor.bytes.indexOf(LF, cursor.start) >= 0;
  if (!lineIsWhole && !last && !tooLong) return false;
  const code = reason === STRAY ? "stray-quote" : tooLong ? "row-too-long" : "open-quote";
  listener.fault({ line: cursor.line, code, text: beginningOf(cursor.bytes, cursor.start) });
  return skipLine(cursor);
}

/** Steps behind the next line break; without one, all bytes go by and the line goes on. */
function skipLine(cursor: Cursor): boolean {
  const end = cursor.bytes.indexOf(LF, cursor.start);
  cursor.skipping = end < 0;
  cursor.start = end < 0 ? cursor.bytes.length : end + 1;
  if (end >= 0) cursor.line += 1;
  return true;
}

function isBlank(cursor: Cursor): boolean {
  return cursor.count === 1 && cursor.cells[0] === cursor.start && cursor.cells[1] === cursor.start;
}

function viewOf(cursor: Cursor, decoder: CellDecoder): RowView {
  return {
    get line() {
      return cursor.line;
    },
    get count() {
      return cursor.count;
    },
    text(cell) {
      const start = cursor.cells[cell * 2] ?? 0;
      const end = cursor.cells[cell * 2 + 1] ?? 0;
      if (cell >= cursor.count) return "";
      if (end >= 0) return decoder(cursor.bytes, start, end);
      return decoder(cursor.bytes, start, -end)?.replaceAll('""', '"');
    },
  };
}

function breaksWithin(bytes: Uint8Array, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === LF) found += 1;
  return found;
}
