/** What stands in a log, and does it still add up to what was signed?
 *
 *  Entries are read by their index, which has no gaps. Before a checkpoint is signed, the hashes of everything since
 *  the last one are computed anew from the bytes that are stored: a single bit that a disk has turned is noticed
 *  before anybody puts a name to it, and the log takes no more signatures. */

import { assert } from "../engine/value/assert.ts";
import type { CanonicalValue } from "../engine/value/canonical-json.ts";
import { formatInstant } from "../engine/value/format.ts";
import type { Instant } from "../engine/value/instant.ts";
import {
  append,
  countersigned,
  EMPTY_FRONTIER,
  type Entry,
  entryHash,
  entryText,
  type Frontier,
  frontierRoot,
  leafHash,
  printCheckpoint,
  type Signer,
} from "../journal/index.ts";
import { bytesOf, lockLog, peaksOf, placeEntries, readHead } from "./logs.ts";
import type { Session } from "./session.ts";
import { timestamp } from "./sql.ts";

/** An entry as it is stored. */
export interface StoredEntry {
  readonly index: number;
  /** Canonical JSON; its bytes are the leaf. */
  readonly text: string;
}

/** Appends entries that are no facts; the index of the first one comes back, or undefined when the session has no
 *  such log. Called twice it appends twice: a store takes the log's turn first, looks whether what it is about to
 *  write is there, and then calls this. */
export async function appendEntries(
  session: Session,
  log: string,
  entries: readonly Entry[],
  now: Instant,
): Promise<number | undefined> {
  const head = await lockLog(session, log, now);
  if (head === undefined) return undefined;
  assert(!entries.some(({ kind }) => kind === "fact"), "facts are appended by their own store");
  const first = head.frontier.size;
  const placed = entries.map((entry, place) => ({
    index: first + place,
    kind: entry.kind,
    hash: entryHash(entry),
    text: entryText(entry),
  }));
  await placeEntries(session, head, placed);
  return first;
}

/** At most `limit` entries from an index on, in their order. The bytes of facts are fetched by a question of their
 *  own: a join would leave it to the server's statistics whether a long log takes a moment or minutes. */
export async function readEntries(
  session: Session,
  log: string,
  from: number,
  limit: number,
): Promise<readonly StoredEntry[]> {
  const rows = await session.query<{ log_index: bigint; text: string | null }>(
    `select log_index, entry as text from log_entries where tenant_id = $1 and log_id = $2 and log_index >= $3
     order by log_index limit $4`,
    [session.tenant, log, from, limit],
  );
  const isAll = !rows.some(({ text }) => text === null);
  const facts = isAll ? NONE : await factTexts(session, log, from, from + limit);
  return rows.flatMap(({ log_index, text: own }) => {
    const text = own ?? facts.get(log_index);
    return text === undefined ? [] : [{ index: Number(log_index), text }];
  });
}

const NONE: ReadonlyMap<bigint, string> = new Map();

async function factTexts(
  { tenant, query }: Session,
  log: string,
  from: number,
  to: number,
): Promise<ReadonlyMap<bigint, string>> {
  const rows = await query<{ log_index: bigint; entry: string }>(
    `select log_index, entry from facts
     where tenant_id = $1 and log_id = $2 and log_index >= $3 and log_index < $4`,
    [tenant, log, from, to],
  );
  return new Map(rows.map(({ log_index, entry }) => [log_index, entry]));
}

/** An entry read back as a value. */
export function entryIn({ text }: StoredEntry): Entry {
  const { kind, body, personal } = JSON.parse(text) as {
    kind: string;
    body: CanonicalValue;
    personal?: string;
  };
  return { kind, body, ...(personal !== undefined && { personal }) };
}

/** Whether what is stored and what is signed agree. */
export type Soundness =
  | { readonly kind: "sound"; readonly frontier: Frontier }
  /** The stored bytes do not give the head's hash. */
  | { readonly kind: "unsound"; readonly from: number };

/** Computes the tree anew from the stored bytes: all of it, or what came after a checkpoint that is taken as given. */
export async function checkLog(
  session: Session,
  log: string,
  since?: Frontier,
): Promise<Soundness | undefined> {
  const head = await readHead(session, log);
  if (head === undefined) return undefined;
  let frontier = since ?? EMPTY_FRONTIER;
  const from = frontier.size;
  while (frontier.size < head.frontier.size) {
    const entries = await readEntries(session, log, frontier.size, PAGE);
    if (entries[0]?.index !== frontier.size) break;
    frontier = entries.reduce((grown, { text }) => append(grown, leafHash(Buffer.from(text))), frontier);
  }
  const isSame = Buffer.compare(bytesOf(frontier.peaks), bytesOf(head.frontier.peaks)) === 0;
  return isSame ? { kind: "sound", frontier } : { kind: "unsound", from };
}

const PAGE = 5_000;

/** Signs what the log holds now and keeps the note, which comes back; undefined when the session has no such log.
 *  Throws when the stored bytes do not give the hash that would be signed. */
export async function signLog(
  session: Session,
  log: string,
  signer: Signer,
  now: Instant,
): Promise<string | undefined> {
  const head = await lockLog(session, log, now);
  if (head === undefined) return undefined;
  const last = await lastCheckpoint(session, log);
  if (last !== undefined && last.frontier.size === head.frontier.size) return last.note;
  const checked = await checkLog(session, log, last?.frontier);
  if (checked?.kind !== "sound")
    throw new Error(`The stored entries of ${head.origin} do not give its hash: nothing is signed.`);
  const { size, peaks } = checked.frontier;
  const at = formatInstant(head.recordedAt);
  const checkpoint = { origin: head.origin, size, root: frontierRoot(checked.frontier), at };
  const note = printCheckpoint(countersigned({ checkpoint, signatures: [] }, signer));
  await session.query(
    `insert into checkpoints (tenant_id, log_id, size, peaks, note, made_at, audience)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [session.tenant, log, size, bytesOf(peaks), note, timestamp(head.recordedAt), head.audience],
  );
  return note;
}

/** The newest checkpoint with the frontier that it was made of. */
export async function lastCheckpoint(
  { tenant, query }: Session,
  log: string,
): Promise<{ readonly note: string; readonly frontier: Frontier } | undefined> {
  const [row] = await query<{ size: bigint; peaks: Uint8Array; note: string }>(
    "select size, peaks, note from checkpoints where tenant_id = $1 and log_id = $2 order by size desc limit 1",
    [tenant, log],
  );
  return row && { note: row.note, frontier: { size: Number(row.size), peaks: peaksOf(row.peaks) } };
}
