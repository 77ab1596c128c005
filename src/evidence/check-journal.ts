/** Do the entries of a journal add up to its checkpoint, does it continue older ones, and who vouches for it?
 *
 *  Entries and hashes of what is withheld give the root by arithmetic alone; only the signatures need keys. What
 *  an entry says is not looked at here. */

import { fromHex, sameBytes } from "../journal/bytes.ts";
import { parseCheckpoint, type SignedCheckpoint } from "../journal/checkpoint.ts";
import { entryHash, isBound } from "../journal/entry.ts";
import { excerptRoot, type Withheld } from "../journal/excerpt.ts";
import type { PublicKey } from "../journal/key.ts";
import type { HeldKey } from "../journal/keyring.ts";
import { isContinued } from "../journal/proof.ts";
import { vouchersOf } from "../journal/verify.ts";
import { type Finding, flawed, open, proven, wrong } from "./finding.ts";
import type { JournalPart } from "./part.ts";
import type { ToldJournal } from "./told.ts";

export interface CheckedJournal {
  readonly journal: ToldJournal;
  readonly findings: readonly Finding[];
  /** The checkpoint of the whole journal; absent when it cannot be read. */
  readonly checkpoint?: SignedCheckpoint;
  /** Who signed that checkpoint, and who signed any. */
  readonly by: readonly PublicKey[];
  readonly everBy: readonly PublicKey[];
}

export function checkJournal(journal: ToldJournal, keys: readonly HeldKey[]): CheckedJournal {
  const { told } = journal;
  const origin = { journal: told.origin };
  const signed = told.checkpoints.map(({ note }) => parseCheckpoint(note));
  const known = signed.filter((each) => each !== undefined && each.checkpoint.origin === told.origin);
  const [whole, ...older] = known.flatMap((each) => each ?? []).reverse();
  if (whole === undefined || known.length !== signed.length)
    return { journal, findings: [wrong("checkpoint-unreadable", origin)], by: [], everBy: [] };
  const vouched = [whole, ...older].map((each) => ({ each, ...vouchersOf(each, keys) }));
  const findings = [
    ...rootFindings(journal, whole),
    ...continuationFindings(told, [...older].reverse(), whole),
    ...vouched.flatMap(({ each, by, flaws }) => [...flaws.map(flawed), ...signatureFindings(each, by)]),
    ...personalFindings(journal),
  ];
  const everBy = vouched.flatMap(({ by }) => by);
  return { journal, findings, checkpoint: whole, by: vouched[0]?.by ?? [], everBy };
}

function rootFindings({ told, entries }: ToldJournal, { checkpoint }: SignedCheckpoint): readonly Finding[] {
  const origin = { journal: told.origin };
  const shown = new Map(entries.map(({ index, entry }) => [index, entryHash(entry)]));
  const isOrdered = entries.every(({ index }, at) => index > (entries[at - 1]?.index ?? -1));
  if (!isOrdered) return [wrong("journal-disordered", origin)];
  const root = excerptRoot(checkpoint.size, shown, told.withheld.map(subtreeOf));
  if (root === undefined || !sameBytes(root, checkpoint.root)) return [wrong("root-differs", origin)];
  const hidden = checkpoint.size - entries.length;
  return [
    proven("journal-holds", { ...origin, entries: String(checkpoint.size) }),
    ...(hidden === 0 ? [] : [open("withheld", { ...origin, count: String(hidden) })]),
  ];
}

function subtreeOf({ at, size, hash }: JournalPart["withheld"][number]): Withheld {
  return { at, size, hash: fromHex(hash, 32) ?? new Uint8Array() };
}

/** Each older checkpoint is a beginning of the whole and stands once; the whole needs no proof. */
function continuationFindings(
  { origin, checkpoints }: JournalPart,
  older: readonly SignedCheckpoint[],
  whole: SignedCheckpoint,
): readonly Finding[] {
  const sizes = [...older, whole].map(({ checkpoint }) => checkpoint.size);
  const isOrdered = sizes.every((size, at) => size > (sizes[at - 1] ?? -1));
  if (!isOrdered || checkpoints.at(-1)?.consistency.length !== 0)
    return [wrong("journal-disordered", { journal: origin })];
  return older.map(({ checkpoint }, index) => {
    const hashes = checkpoints[index]?.consistency.flatMap((hash) => fromHex(hash, 32) ?? []) ?? [];
    const values = { journal: origin, size: String(checkpoint.size) };
    return isContinued(checkpoint, whole.checkpoint, hashes)
      ? proven("journal-continues", values)
      : wrong("history-rewritten", values);
  });
}

function signatureFindings(
  { checkpoint, signatures }: SignedCheckpoint,
  by: readonly PublicKey[],
): readonly Finding[] {
  const { origin: journal, at } = checkpoint;
  if (signatures.length === 0) return [open("unsigned", { journal })];
  return by.map(({ name }) => proven("signed", { name, journal, at }));
}

function personalFindings({ told, entries }: ToldJournal): readonly Finding[] {
  const journal = told.origin;
  const altered = entries.filter(
    ({ entry, personal }) => personal !== undefined && !isBound(entry, personal),
  );
  const absent = entries.filter(
    ({ entry, personal }) => personal === undefined && entry.personal !== undefined,
  );
  return [
    ...altered.map(({ index }) => wrong("personal-altered", { journal, index: String(index) })),
    ...(absent.length === 0 ? [] : [open("erased", { journal, count: String(absent.length) })]),
  ];
}
