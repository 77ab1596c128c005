/** The one text of an agreement that is hashed and signed, and the same agreement as data for programs.
 *
 *  Two documents that differ in comments, spacing or the style of their braces say the same, so they
 *  have one canonical text: the document as `printAgreement` lays it out. The hash is of that text and of
 *  nothing inside this program, so anybody with a printed copy can form it with a tool of their own. As
 *  data it is JSON after RFC 8785: numbers that count are exact texts such as "19/20", pointers are left
 *  out, and lists stay lists, because the order of caps is a term of the contract. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Agreement } from "../engine/prepare/agreement.ts";
import { assert } from "../engine/value/assert.ts";
import { canonicalJson } from "../engine/value/canonical-json.ts";
import { toCanonical } from "../engine/value/ratio.ts";
import type { Json } from "./json.ts";
import { printAgreement } from "./print.ts";

/** The agreement as canonical JSON. */
export function canonicalAgreement(agreement: Agreement): string {
  return canonicalJson(jsonOf(agreement));
}

/** SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits. */
export function documentHash(agreement: Agreement): string {
  return bytesToHex(sha256(utf8ToBytes(printAgreement(agreement))));
}

/** Any part of an agreement as plain JSON. */
function jsonOf(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    assert(Number.isSafeInteger(value), "plain numbers in an agreement are whole");
    return value;
  }
  if (Array.isArray(value)) return value.map(jsonOf);
  assert(typeof value === "object" && value !== undefined, "an agreement is made of data");
  const entries = Object.entries(value);
  if (isRatio(value)) return toCanonical(value);
  return Object.fromEntries(
    entries.flatMap(([key, each]) => (isLeftOut(key, each, value) ? [] : [[key, jsonOf(each)]])),
  );
}

function isRatio(value: object): value is { readonly numerator: bigint; readonly denominator: bigint } {
  return "numerator" in value && typeof value.numerator === "bigint";
}

/** The pointer of a name, and keys that hold nothing. */
function isLeftOut(key: string, value: unknown, owner: object): boolean {
  if (Array.isArray(value) && value.length === 0 && ADDED_LATER.has(key)) return true;
  return value === undefined || (key === "pointer" && "kind" in owner && owner.kind === "name");
}

/** Sections that came after the first agreements were signed: without entries they leave no trace. */
const ADDED_LATER: ReadonlySet<string> = new Set(["claims", "rights"]);
