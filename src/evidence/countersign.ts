/** How does the other side put its name under a bundle?
 *
 *  It signs the same checkpoints: the last one of every journal. Nothing else changes but the line of keys and the hash at
 *  the end, so the statement and every figure stay what they were. Whoever countersigns says "this is what I
 *  was shown", and should have verified it first. */

import { countersigned, parseCheckpoint, printCheckpoint } from "../journal/checkpoint.ts";
import { printKey, type Signer } from "../journal/key.ts";
import type { EndPart, JournalPart, Part } from "./part.ts";
import { readParts } from "./read.ts";
import { writeParts } from "./write.ts";

/** The lines with one signature more, or undefined when the bytes are no bundle or the key has signed already. */
export function countersignBundle(bytes: Uint8Array, signer: Signer): readonly string[] | undefined {
  const { parts, findings } = readParts(bytes);
  const told = parts.flatMap((part) => (part.part === "keys" ? part.keys : []));
  const line = printKey(signer.key);
  if (findings.length > 0 || told.includes(line)) return undefined;
  const signed = parts.flatMap((part) => signedPart(part, signer));
  if (signed.some((part) => part === undefined)) return undefined;
  const keys = { part: "keys", keys: [...told, line].sort() } as const;
  const whole = signed.flatMap((part) => part ?? []);
  const withKeys = whole.flatMap((part): readonly Exclude<Part, EndPart>[] =>
    part.part === "zones" ? [part, keys] : [part],
  );
  return writeParts(withKeys);
}

/** The part as it will stand; those that are written anew are left out here. */
function signedPart(part: Part, signer: Signer): readonly (Exclude<Part, EndPart> | undefined)[] {
  if (part.part === "keys" || part.part === "end") return [];
  return [part.part === "journal" ? signedJournal(part, signer) : part];
}

function signedJournal(journal: JournalPart, signer: Signer): JournalPart | undefined {
  const last = journal.checkpoints.at(-1);
  const checkpoint = last && parseCheckpoint(last.note);
  if (last === undefined || checkpoint === undefined) return undefined;
  const note = printCheckpoint(countersigned(checkpoint, signer));
  return { ...journal, checkpoints: [...journal.checkpoints.slice(0, -1), { ...last, note }] };
}
