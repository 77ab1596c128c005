/** Was a fact of this id written before, and did it say the same? Asked millions of times, while no fact is kept.
 *
 *  Of each fact the memory holds its id, as characters in the heap of a dictionary, and 64 bits of the
 *  SHA-256 of its line. Only lines of one and the same id are compared, so two that differ are taken for
 *  a repetition once in 2^64 times; a lesser hash would do against chance, but not against a file made
 *  to hide a contradiction. */

import { hash } from "node:crypto";
import { dictionary } from "../../connect/columns/dictionary.ts";
import { growingWholes } from "../../connect/columns/growing.ts";

export interface LineMemory {
  /** "kept" for an id that was not seen before, "repeated" or "conflict" for one that was, with the same
   *  line or with another; the first line of an id is the one remembered. */
  see(id: string, line: string): "kept" | "repeated" | "conflict";
}

/** A memory without any line; about thirty bytes are held for each id beside its characters. */
export function lineMemory(): LineMemory {
  const ids = dictionary();
  const left = growingWholes(0);
  const right = growingWholes(0);
  return {
    see(id, line) {
      const known = ids.size;
      const number = ids.add(id);
      const digest = hash("sha256", line, "buffer");
      const [one, two] = [digest.readInt32BE(0), digest.readInt32BE(4)];
      if (number < known)
        return left.at(number) === one && right.at(number) === two ? "repeated" : "conflict";
      left.set(number, one);
      right.set(number, two);
      return "kept";
    },
  };
}
