/** What do the scanners of different formats have in common? They turn chunks of bytes into rows,
 *  blank lines and faults, and whoever listens sees each line of the file exactly once; so rows that
 *  became facts, rows refused and rows passed over add up to the lines there were. */

/** One row. Valid during the call that hands it over; keep its texts, never the row. */
export interface RowView {
  /** The line of the file on which the row begins, counted from 1. */
  readonly line: number;
  /** How many cells it has. */
  readonly count: number;
  /** The text of the cell at a place, "" where there is none, undefined where its bytes are no UTF-8. */
  text(cell: number): string | undefined;
}

/** A line that could not be read as a row. */
export interface RowFault {
  readonly line: number;
  /** Which part of the line is wrong, where one can be named: a key as a JSON pointer. */
  readonly column?: string;
  readonly code: "stray-quote" | "open-quote" | "row-too-long" | "not-json" | "not-utf-8" | "duplicate-key";
  /** The beginning of the line as it stands in the file. */
  readonly text: string;
}

export interface RowListener {
  row(row: RowView): void;
  /** A line without any character. */
  blank(line: number): void;
  fault(fault: RowFault): void;
}

export interface RowScanner {
  push(chunk: Uint8Array): void;
  /** Hands over what is left; a last line needs no line break. */
  end(): void;
}

/** Bytes of the longest row: what is longer is a quote that nobody closed, or no such file at all. */
export const LONGEST_ROW = 1 << 20;

const SHOWN = 80;
const LF = 10;

/** The beginning of the line at a position, for a person to recognise it. */
export function beginningOf(bytes: Uint8Array, start: number): string {
  const shown = bytes.subarray(start, start + SHOWN);
  const end = shown.indexOf(LF);
  return new TextDecoder().decode(end < 0 ? shown : shown.subarray(0, end)).trimEnd();
}

/** The bytes left over from before with those that came; no copy where nothing was left. */
export function joined(rest: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (rest.length === 0) return chunk;
  if (chunk.length === 0) return rest;
  const both = new Uint8Array(rest.length + chunk.length);
  both.set(rest);
  both.set(chunk, rest.length);
  return both;
}

/** 3 where a file begins with the byte order mark of UTF-8, else 0. */
export function markLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
