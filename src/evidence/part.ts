/** Of which parts is an evidence bundle made, and in which order?
 *
 *  A bundle is a file of lines; each line is one part in canonical JSON. First the zone data and the keys, then each
 *  journal with its entries (the agreement's first, then those of its streams), then the statement. The last line
 *  hashes all lines before it, so that an accident on the way is told from an intent. Every other byte is bound
 *  by something: there is no place in a bundle for remarks. */

import type { CanonicalValue } from "../engine/value/canonical-json.ts";
import type { PersonalData } from "../journal/entry.ts";

/** What a bundle of this form says in its first line. */
export const BUNDLE_FORM = 1;

export interface HeadPart {
  readonly part: "head";
  readonly bundle: number;
}

/** The whole release of time-zone data, as the text that is hashed. */
export interface ZonesPart {
  readonly part: "zones";
  readonly text: string;
}

/** The keys one begins with, each a line as `printKey` writes it. */
export interface KeysPart {
  readonly part: "keys";
  readonly keys: readonly string[];
}

export interface JournalPart {
  readonly part: "journal";
  readonly origin: string;
  /** The last one is of the whole journal; those before it are older, each with its proof of consistency. */
  readonly checkpoints: readonly ToldCheckpoint[];
  /** What is not shown, in hexadecimal. */
  readonly withheld: readonly ToldSubtree[];
}

export interface ToldCheckpoint {
  readonly note: string;
  readonly consistency: readonly string[];
}

export interface ToldSubtree {
  readonly at: number;
  readonly size: number;
  readonly hash: string;
}

/** An entry of the journal that was named last. */
export interface EntryPart {
  readonly part: "entry";
  readonly index: number;
  readonly entry: { readonly kind: string; readonly body: CanonicalValue; readonly personal?: string };
  /** Absent where there is none or it was erased. */
  readonly personal?: PersonalData;
}

export interface StatementPart {
  readonly part: "statement";
  readonly body: CanonicalValue;
}

export interface EndPart {
  readonly part: "end";
  /** SHA-256 of all lines before, newlines included. */
  readonly hash: string;
}

export type Part = HeadPart | ZonesPart | KeysPart | JournalPart | EntryPart | StatementPart | EndPart;

/** Which parts may follow which. */
export const FOLLOWERS: Readonly<Record<Part["part"], readonly Part["part"][]>> = {
  head: ["zones"],
  zones: ["keys", "journal"],
  keys: ["journal"],
  journal: ["entry", "journal", "statement"],
  entry: ["entry", "journal", "statement"],
  statement: ["end"],
  end: [],
};

/** A version of the agreement, as an entry's body: the text that was signed, and its hash. */
export interface VersionBody {
  readonly agreement: string;
  readonly version: number;
  readonly hash: string;
  readonly text: string;
}

/** That a statement was made, as an entry's body, and on which state of each stream's journal it rests. */
export interface StatementEntryBody {
  readonly period: string;
  readonly asOf: string;
  /** SHA-256 of the statement's body. */
  readonly statement: string;
  readonly journals: readonly JournalHead[];
}

export interface JournalHead {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}
