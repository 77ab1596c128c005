/** What does each line of a JSON Lines file say about the columns a mapping asks for?
 *
 *  One object stands on one line, so a broken line costs itself alone. A column is a key of the
 *  object, or a JSON pointer ("/fields/priority/name") where the value lies deeper. Whole numbers
 *  that JavaScript cannot hold are refused instead of rounded: an id that lost its last digit would
 *  name another ticket. So is a line that says one key twice, since nobody knows which is meant. */
import {
  beginningOf,
  joined,
  LONGEST_ROW,
  markLength,
  type RowListener,
  type RowScanner,
  type RowView,
} from "../row.ts";
import { walkTokens } from "./tokens.ts";

const LF = 10;

interface Cursor {
  bytes: Uint8Array;
  line: number;
  skipping: boolean;
}

/** A scanner whose rows have one cell per column, in the order of `columns`. */
export function scanJsonLines(columns: readonly string[], listener: RowListener): RowScanner {
  const paths = columns.map(pathOf);
  const cursor: Cursor = { bytes: new Uint8Array(0), line: 1, skipping: false };
  let begun = false;
  const scan = (chunk: Uint8Array, last: boolean): void => {
    cursor.bytes = joined(cursor.bytes, chunk);
    if (!begun && !last && cursor.bytes.length < 3) return;
    let start = begun ? 0 : markLength(cursor.bytes);
    begun = true;
    for (let end = cursor.bytes.indexOf(LF, start); end >= 0; end = cursor.bytes.indexOf(LF, start)) {
      readLine(cursor, start, end, paths, listener);
      start = end + 1;
    }
    if (last && start < cursor.bytes.length) readLine(cursor, start, cursor.bytes.length, paths, listener);
    cursor.bytes = last ? new Uint8Array(0) : cursor.bytes.subarray(start);
    dropOverlong(cursor, listener);
  };
  return { push: (chunk) => scan(chunk, false), end: () => scan(new Uint8Array(0), true) };
}

/** A line that has not ended after the longest allowed is refused now, and its rest goes by. */
function dropOverlong(cursor: Cursor, listener: RowListener): void {
  if (cursor.bytes.length <= LONGEST_ROW) return;
  if (!cursor.skipping) {
    listener.fault({ line: cursor.line, code: "row-too-long", text: beginningOf(cursor.bytes, 0) });
  }
  cursor.skipping = true;
  cursor.bytes = new Uint8Array(0);
}

function readLine(
  cursor: Cursor,
  start: number,
  end: number,
  paths: readonly (readonly string[])[],
  listener: RowListener,
): void {
  const { line, skipping } = cursor;
  cursor.line += 1;
  cursor.skipping = false;
  if (skipping) return;
  const bytes = cursor.bytes.subarray(start, end);
  const text = bytes.length > LONGEST_ROW ? "" : textOf(bytes);
  if (bytes.length > LONGEST_ROW) listener.fault({ line, code: "row-too-long", text: beginningOf(bytes, 0) });
  else if (text === undefined) listener.fault({ line, code: "not-utf-8", text: beginningOf(bytes, 0) });
  else if (text.trim() === "") listener.blank(line);
  else {
    const object = objectOf(text);
    const twice = object === undefined ? undefined : duplicateKeyIn(text);
    if (object === undefined) listener.fault({ line, code: "not-json", text: beginningOf(bytes, 0) });
    else if (twice === undefined) listener.row(rowOf(line, object, paths));
    else listener.fault({ line, column: twice, code: "duplicate-key", text: beginningOf(bytes, 0) });
  }
}

const strict = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function objectOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The place of the first key that stands twice in its object. */
function duplicateKeyIn(text: string): string | undefined {
  let first: string | undefined;
  walkTokens(text, {
    duplicateKey: (_, place) => {
      first ??= place();
    },
  });
  return first;
}

function rowOf(line: number, object: object, paths: readonly (readonly string[])[]): RowView {
  return {
    line,
    count: paths.length,
    text: (cell) => cellText(paths[cell]?.reduce<unknown>(memberOf, object)),
  };
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

/** A value as a cell shows it: null and what is absent are empty, lists and objects stay JSON. */
function cellText(value: unknown): string | undefined {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "object") return JSON.stringify(value);
  // A whole number that was rounded while reading, or one whose digits are not all there.
  if (typeof value === "number" && !isExact(value)) return undefined;
  return String(value);
}

function isExact(value: number): boolean {
  return Number.isInteger(value) ? Number.isSafeInteger(value) : PLAIN.test(String(value));
}

/** At most fifteen digits: as many as a machine number gives back as they were written. */
const PLAIN = /^-?(?=[\d.]{1,16}$)\d+\.\d+$/;

/** "/a/b~1c" leads through the keys a and b/c; any other name is one key. */
function pathOf(column: string): readonly string[] {
  if (!column.startsWith("/")) return [column];
  return column
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
