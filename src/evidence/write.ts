/** The lines of a bundle: each part in canonical JSON, and at the end the hash of all before. */

import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { type CanonicalValue, canonicalJson } from "../engine/value/canonical-json.ts";
import { toHex } from "../journal/bytes.ts";
import type { EndPart, Part } from "./part.ts";

/** The lines of a file, each with its newline; the end is added. */
export function writeParts(parts: readonly Exclude<Part, EndPart>[]): readonly string[] {
  const hash = sha256.create();
  const lines = parts.map((part) => lineOf(part));
  for (const line of lines) hash.update(utf8ToBytes(line));
  return [...lines, lineOf({ part: "end", hash: toHex(hash.digest()) })];
}

function lineOf(part: Part): string {
  return `${canonicalJson({ ...part } as CanonicalValue)}\n`;
}
