/** Who vouches for a checkpoint, and does a receipt hold what it promises?
 *
 *  A signature counts only by a key that one holds and only while that key was in force. Signatures by unknown keys
 *  are flaws and not ignored, because a changed key id would otherwise make a bad signature disappear. */

import { fromHex, toHex } from "./bytes.ts";
import {
  type Checkpoint,
  parseCheckpoint,
  printCheckpoint,
  type SignedCheckpoint,
  signedBytes,
} from "./checkpoint.ts";
import { type Entry, entryHash } from "./entry.ts";
import { type Flaw, flaw } from "./flaw.ts";
import { isSignedBy, type PublicKey } from "./key.ts";
import { type HeldKey, keyFor } from "./keyring.ts";
import { inclusionProof, isIncluded } from "./proof.ts";

export interface Vouched {
  /** Whose signatures are good. */
  readonly by: readonly PublicKey[];
  readonly flaws: readonly Flaw[];
}

/** Checks every signature of a checkpoint against the keys one holds. */
export function vouchersOf({ checkpoint, signatures }: SignedCheckpoint, keys: readonly HeldKey[]): Vouched {
  const by: PublicKey[] = [];
  const flaws: Flaw[] = [];
  const bytes = signedBytes(checkpoint);
  for (const { name, id, signature } of signatures) {
    const { held, isInTime } = keyFor(keys, { name, id }, checkpoint.at);
    const values = { journal: checkpoint.origin, name, id };
    if (held === undefined) flaws.push(flaw("key-unknown", values));
    else if (!isSignedBy(held.key, bytes, signature)) flaws.push(flaw("signature-wrong", values));
    else if (!isInTime) flaws.push(flaw("key-out-of-time", values));
    else if (by.includes(held.key)) flaws.push(flaw("signed-twice", values));
    else by.push(held.key);
  }
  return { by, flaws };
}

/** What somebody gets for an entry: it stands in the journal, at this place, and who says so. */
export interface Receipt {
  readonly entry: Entry;
  readonly index: number;
  /** The hashes beside the way to the root, in hexadecimal, the lowest first. */
  readonly inclusion: readonly string[];
  /** The whole note. */
  readonly checkpoint: string;
}

export function receiptFor(
  entries: readonly Entry[],
  index: number,
  signed: SignedCheckpoint,
): Receipt | undefined {
  const entry = entries[index];
  if (entry === undefined || index >= signed.checkpoint.size) return undefined;
  const leaves = entries.slice(0, signed.checkpoint.size).map(entryHash);
  const inclusion = inclusionProof(leaves, index).map(toHex);
  return { entry, index, inclusion, checkpoint: printCheckpoint(signed) };
}

/** Everything that is wrong with a receipt; none, and somebody whose key one holds vouches for the entry. */
export function checkReceipt(receipt: Receipt, journal: string, keys: readonly HeldKey[]): readonly Flaw[] {
  const signed = parseCheckpoint(receipt.checkpoint);
  if (signed === undefined || signed.checkpoint.origin !== journal)
    return [flaw("checkpoint-unreadable", { journal })];
  const { by, flaws } = vouchersOf(signed, keys);
  const unsigned = by.length === 0 && flaws.length === 0 ? [flaw("unsigned", { journal })] : [];
  const values = { journal, index: String(receipt.index) };
  return [
    ...flaws,
    ...unsigned,
    ...(stands(receipt, signed.checkpoint) ? [] : [flaw("not-included", values)]),
  ];
}

function stands({ entry, index, inclusion }: Receipt, { size, root }: Checkpoint): boolean {
  const hashes = inclusion.flatMap((text) => fromHex(text, 32) ?? []);
  return hashes.length === inclusion.length && isIncluded(entryHash(entry), index, size, hashes, root);
}
