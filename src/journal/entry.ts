/** What is written into a journal, and which bytes of it are hashed?
 *
 *  An entry has a kind, a body of plain data and, where persons or free text belong to it, a commitment to them. The
 *  hashed bytes are its canonical JSON (RFC 8785). The surprising rule: personal data stands beside the entry and
 *  never in it. The entry holds only the hash of a random salt and the data; when both are erased, every proof still
 *  holds and nobody can guess the data back, because the salt is gone too. */

import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { type CanonicalValue, canonicalJson } from "../engine/value/canonical-json.ts";
import { fromHex, joined, toHex } from "./bytes.ts";
import { type Hash, leafHash } from "./tree.ts";

export interface Entry {
  /** What the body is: "fact", "version", "statement", "key". */
  readonly kind: string;
  readonly body: CanonicalValue;
  /** The commitment to personal data, in hexadecimal; it stays when the data is erased. */
  readonly personal?: string;
}

/** What may be erased. */
export interface PersonalData {
  /** 32 random bytes in hexadecimal, never used twice. */
  readonly salt: string;
  readonly data: CanonicalValue;
}

/** The entry as the journal keeps it: canonical JSON. */
export function entryText({ kind, body, personal }: Entry): string {
  return canonicalJson({ kind, body, personal });
}

/** The entry's hash as a leaf of the tree. */
export function entryHash(entry: Entry): Hash {
  return leafHash(utf8ToBytes(entryText(entry)));
}

/** An entry with the commitment to its personal data. */
export function committed(entry: Entry, personal: PersonalData): Entry {
  return { ...entry, personal: commitment(personal) };
}

/** SHA-256 of salt and canonical data, in hexadecimal. Equal data with another salt looks unrelated. */
export function commitment({ salt, data }: PersonalData): string {
  const bytes = fromHex(salt, 32) ?? new Uint8Array();
  return toHex(sha256(joined(bytes, utf8ToBytes(canonicalJson(data)))));
}

/** Whether this is the personal data that the entry is bound to. */
export function isBound(entry: Entry, personal: PersonalData): boolean {
  return fromHex(personal.salt, 32) !== undefined && entry.personal === commitment(personal);
}
