/** Lines of a file of any size, each with its number, in the memory of one line.
 *
 *  A line that is no UTF-8, or longer than any fact may be, is told as such instead of being repaired
 *  or gathered without end: a repaired name would be somebody else's. */

import { type Chunks, plainBytes } from "../../connect/bytes.ts";

export interface Line {
  /** Counted from 1, blank lines included. */
  readonly number: number;
  readonly text: string;
  readonly fault?: "not-utf-8" | "too-large";
}

const LONGEST = 1_048_576;
const NEWLINE = 10;

/** Calls `take` for each line that is not blank; gzip is undone in passing. */
export async function eachLine(chunks: Chunks, take: (line: Line) => void): Promise<void> {
  let number = 0;
  let held: Uint8Array[] = [];
  let length = 0;
  const end = (rest: Uint8Array): void => {
    number += 1;
    const line = lineOf(number, length > LONGEST ? held : [...held, rest], length + rest.length);
    held = [];
    length = 0;
    if (line.fault !== undefined || line.text.trim() !== "") take(line);
  };
  for await (const chunk of plainBytes(chunks, "utf-8")) {
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      end(chunk.subarray(start, at));
      start = at + 1;
    }
    if (length <= LONGEST) held.push(chunk.slice(start));
    length += chunk.length - start;
  }
  if (length > 0) end(new Uint8Array(0));
}

function lineOf(number: number, parts: readonly Uint8Array[], length: number): Line {
  const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  const text = decoded(bytes.subarray(0, LONGEST));
  if (length > LONGEST) return { number, text: text ?? "", fault: "too-large" };
  return text === undefined
    ? { number, text: Buffer.from(bytes).toString("latin1"), fault: "not-utf-8" }
    : { number, text: number === 1 && text.startsWith("\ufeff") ? text.slice(1) : text };
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
