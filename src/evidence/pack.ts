/** From journals as somebody keeps them to the lines of a bundle.
 *
 *  A host that keeps journals packs them with the checkpoints it has signed over time; a command line that had only
 *  files packs journals made on the fly. Of a journal, some entries may be withheld from this reader: they are told as
 *  hashes of subtrees. The surprising rule: the last checkpoint must cover all entries, because what
 *  nobody signed proves nothing. */

import type { ZoneRelease } from "../engine/time/zone.ts";
import { assert } from "../engine/value/assert.ts";
import { type CanonicalValue, canonicalJson } from "../engine/value/canonical-json.ts";
import { toHex } from "../journal/bytes.ts";
import { printCheckpoint, type SignedCheckpoint } from "../journal/checkpoint.ts";
import { type Entry, entryHash, type PersonalData } from "../journal/entry.ts";
import { withheldOf } from "../journal/excerpt.ts";
import { type PublicKey, printKey } from "../journal/key.ts";
import { consistencyProof } from "../journal/proof.ts";
import { canonicalText } from "../zones/release.ts";
import { BUNDLE_FORM, type EndPart, type EntryPart, type Part } from "./part.ts";
import { writeParts } from "./write.ts";

export interface KeptJournal {
  readonly origin: string;
  readonly entries: readonly KeptEntry[];
  /** The oldest first; the last one covers all entries. */
  readonly checkpoints: readonly SignedCheckpoint[];
  /** The places of the entries that this reader may see; absent: all. */
  readonly shown?: ReadonlySet<number>;
}

export interface KeptEntry {
  readonly entry: Entry;
  readonly personal?: PersonalData;
}

export interface Packing {
  readonly zones: ZoneRelease;
  /** The keys one begins with; those of rotations stand in the agreement's journal. */
  readonly keys: readonly PublicKey[];
  /** The agreement's first, then those of its streams. */
  readonly journals: readonly KeptJournal[];
  /** The statement's body in canonical JSON. */
  readonly body: string;
}

/** The lines of the file, each with its newline. */
export function packBundle({ zones, keys, journals, body }: Packing): readonly string[] {
  return writeParts([
    { part: "head", bundle: BUNDLE_FORM },
    { part: "zones", text: canonicalText(zones.id, zones.packed, zones.links) },
    ...(keys.length === 0 ? [] : [{ part: "keys", keys: keys.map(printKey).sort() } as const]),
    ...journals.flatMap(journalParts),
    { part: "statement", body: statementIn(body) },
  ]);
}

function statementIn(body: string): CanonicalValue {
  const value = JSON.parse(body) as CanonicalValue;
  assert(canonicalJson(value) === body, "a statement's body is canonical");
  return value;
}

function journalParts({
  origin,
  entries,
  checkpoints,
  shown,
}: KeptJournal): readonly Exclude<Part, EndPart>[] {
  const leaves = entries.map(({ entry }) => entryHash(entry));
  assert(checkpoints.at(-1)?.checkpoint.size === leaves.length, "the last checkpoint covers all entries");
  const withheld = shown === undefined ? [] : withheldOf(leaves, shown);
  return [
    {
      part: "journal",
      origin,
      checkpoints: checkpoints.map((signed) => ({
        note: printCheckpoint(signed),
        consistency:
          signed.checkpoint.size === 0 ? [] : consistencyProof(leaves, signed.checkpoint.size).map(toHex),
      })),
      withheld: withheld.map(({ at, size, hash }) => ({ at, size, hash: toHex(hash) })),
    },
    ...entries.map(entryPart).filter(({ index }) => shown === undefined || shown.has(index)),
  ];
}

function entryPart({ entry, personal }: KeptEntry, index: number): EntryPart {
  return { part: "entry", index, entry: { ...entry }, ...(personal === undefined ? {} : { personal }) };
}
