/** Reads a file that should be small, and never more of it than that.
 *
 *  A document is at most a mebibyte, and its reader says so; it needs one byte more than that to see
 *  that there is too much. So a wrong file of many gigabytes, or a device without an end, costs nothing. */

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { MOST_BYTES } from "../../document/source.ts";
import { UsageError } from "../failure.ts";

/** The bytes of a document; `kind` says what was expected, such as "the agreement document". */
export function readDocument(path: string, kind: string): Buffer {
  const file = openSync(path, "r");
  try {
    if (fstatSync(file).isDirectory()) throw new UsageError(`${path} is a folder: name ${kind} in it`);
    return readAtMost(file, MOST_BYTES + 1);
  } finally {
    closeSync(file);
  }
}

function readAtMost(file: number, most: number): Buffer {
  const bytes = Buffer.alloc(most);
  let length = 0;
  while (length < most) {
    const read = readSync(file, bytes, length, most - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}
