/** From the bytes of a file to the parts of a bundle, or the line at which it is none.
 *
 *  Nothing is believed here yet, only read. There is one spelling: a line that is not the canonical JSON of what
 *  it says is refused, because a change that no check could see must not be possible. */

import { sha256 } from "@noble/hashes/sha2.js";
import { type CanonicalValue, canonicalJson } from "../engine/value/canonical-json.ts";
import { toHex } from "../journal/bytes.ts";
import { type Finding, wrong } from "./finding.ts";
import { BUNDLE_FORM, type EndPart, FOLLOWERS, type Part } from "./part.ts";
import {
  ascending,
  isAnything,
  isCanonicalValue,
  isCount,
  isHash,
  isText,
  listOf,
  objectOf,
  shaped,
  type Test,
} from "./shape.ts";

export interface ReadParts {
  /** Empty when the file is no bundle. */
  readonly parts: readonly Part[];
  readonly findings: readonly Finding[];
}

export function readParts(bytes: Uint8Array): ReadParts {
  const text = decoded(bytes);
  if (text === undefined || !text.endsWith("\n")) return { parts: [], findings: [wrong("not-text")] };
  const parts: Part[] = [];
  for (const [index, line] of text.slice(0, -1).split("\n").entries()) {
    const part = partIn(line);
    const values = { line: String(index + 1) };
    if (part === undefined) return { parts: [], findings: [wrong("line-unreadable", values)] };
    if (!mayFollow(parts.at(-1), part)) return { parts: [], findings: [wrong("line-misplaced", values)] };
    parts.push(part);
  }
  const end = parts.at(-1);
  if (end?.part !== "end") return { parts: [], findings: [wrong("cut-short")] };
  return { parts, findings: endFindings(bytes, end) };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function endFindings(bytes: Uint8Array, { hash }: EndPart): readonly Finding[] {
  const lastLine = bytes.lastIndexOf(10, bytes.length - 2) + 1;
  const found = toHex(sha256(bytes.subarray(0, lastLine)));
  return found === hash ? [] : [wrong("file-altered", { found, told: hash })];
}

function mayFollow(before: Part | undefined, part: Part): boolean {
  return before === undefined
    ? part.part === "head" && part.bundle === BUNDLE_FORM
    : FOLLOWERS[before.part].includes(part.part);
}

/** The part of a line that is written as it must be. */
function partIn(line: string): Part | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isCanonicalValue(value) || canonicalJson(value) !== line) return undefined;
  return isPart(value) ? value : undefined;
}

/** The shape of each part, its key `part` aside. */
const SHAPES: Readonly<Record<Part["part"], readonly [Record<string, Test>, Record<string, Test>?]>> = {
  head: [{ bundle: isCount }],
  zones: [{ text: isText }],
  keys: [{ keys: ascending(isText, (key) => String(key)) }],
  journal: [
    {
      origin: isText,
      checkpoints: listOf(shaped({ note: isText, consistency: listOf(isHash) })),
      withheld: ascending(shaped({ at: isCount, size: isCount, hash: isHash }), placeOf),
    },
  ],
  entry: [
    { index: isCount, entry: shaped({ kind: isText, body: isAnything }, { personal: isHash }) },
    { personal: shaped({ salt: isHash, data: isAnything }) },
  ],
  statement: [{ body: isAnything }],
  end: [{ hash: isHash }],
};

function isPart(value: CanonicalValue): value is CanonicalValue & Part {
  const kind = objectOf(value)?.part;
  if (typeof kind !== "string" || !Object.hasOwn(SHAPES, kind)) return false;
  const [required, optional] = SHAPES[kind as Part["part"]];
  return shaped({ part: isText, ...required }, optional)(value);
}

function placeOf(withheld: CanonicalValue): number {
  return Number(objectOf(withheld)?.at);
}
