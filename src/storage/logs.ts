/** How far has a log come, and whose turn is it to append?
 *
 *  The head of a log is one row. Whoever appends locks it, so one writer at a time gives out indexes without gaps and
 *  carries the tree's frontier on; nothing else orders entries. The moment of recording never steps back, even when
 *  the clock of the machine does. */

import { assert } from "../engine/value/assert.ts";
import type { Instant } from "../engine/value/instant.ts";
import { append, type Frontier, type Hash } from "../journal/index.ts";
import type { Session } from "./session.ts";
import { type SqlValue, timestamp, valueLists } from "./sql.ts";

export interface Log {
  /** That of the stream or of the agreement. */
  readonly id: string;
  readonly kind: "stream" | "agreement";
  /** The name in checkpoints, such as "molar.example/desk/tickets"; one log of a register has it. */
  readonly origin: string;
  /** The parties entitled to read all of it, in order. */
  readonly audience: readonly string[];
}

/** What stands in a log before an append, under lock until the transaction ends. */
export interface LogHead extends Log {
  readonly frontier: Frontier;
  /** The moment to write into new entries: now, or that of the last entry when the clock has stepped back. */
  readonly recordedAt: Instant;
}

/** An entry that has found its place. The text is absent where a fact keeps it. */
export interface Placed {
  readonly index: number;
  readonly kind: string;
  readonly hash: Hash;
  readonly text?: string;
}

/** Opens an empty log; one that is there already stays as it is. */
export async function openLog({ tenant, query }: Session, log: Log): Promise<void> {
  await query(
    `insert into logs (tenant_id, log_id, kind, origin, audience) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, log_id) do nothing`,
    [tenant, log.id, log.kind, log.origin, [...log.audience].sort()],
  );
}

interface HeadRow extends Log {
  readonly size: bigint;
  readonly peaks: Uint8Array;
  readonly recorded_at: Instant | null;
}

const HEAD = `select log_id as id, kind, origin, audience, size, peaks, recorded_at
  from logs where tenant_id = $1 and log_id = $2`;

/** Waits for its turn and takes it; undefined when there is no such log for this session. */
export async function lockLog(
  { tenant, query }: Session,
  id: string,
  now: Instant,
): Promise<LogHead | undefined> {
  const [row] = await query<HeadRow>(`${HEAD} for update`, [tenant, id]);
  return row && headOf(row, now);
}

/** The head as it stands, without taking a turn. */
export async function readHead({ tenant, query }: Session, id: string): Promise<LogHead | undefined> {
  const [row] = await query<HeadRow>(HEAD, [tenant, id]);
  return row && headOf(row, 0);
}

function headOf({ size, peaks, recorded_at, ...log }: HeadRow, now: Instant): LogHead {
  const frontier = { size: Number(size), peaks: peaksOf(peaks) };
  return { ...log, frontier, recordedAt: Math.max(now, recorded_at ?? now) };
}

/** Writes the entries behind the head and moves it on. They stand in the order of their indexes. */
export async function placeEntries(
  { tenant, query }: Session,
  head: LogHead,
  entries: readonly Placed[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = timestamp(head.recordedAt);
  const shared: SqlValue[] = [tenant, head.id, at, head.audience];
  const rows = entries.map(({ index, kind, hash, text }) => [index, kind, hash, text ?? null]);
  for (const { text, values } of valueLists(shared, rows)) await query(`${INSERT} values ${text}`, values);
  const { size, peaks } = frontierAfter(head, entries);
  await query(
    "update logs set size = $3, peaks = $4, recorded_at = $5 where tenant_id = $1 and log_id = $2",
    [tenant, head.id, size, bytesOf(peaks), at],
  );
}

const INSERT =
  "insert into log_entries (tenant_id, log_id, recorded_at, audience, log_index, kind, leaf_hash, entry)";

function frontierAfter({ frontier }: LogHead, entries: readonly Placed[]): Frontier {
  return entries.reduce((grown, { index, hash }) => {
    assert(index === grown.size, "entries stand one behind the other");
    return append(grown, hash);
  }, frontier);
}

/** The peaks of a frontier one after the other, 32 bytes each. */
export function bytesOf(peaks: readonly Hash[]): Uint8Array {
  return Buffer.concat(peaks);
}

export function peaksOf(bytes: Uint8Array): readonly Hash[] {
  const count = bytes.length / 32;
  return Array.from({ length: count }, (_, place) =>
    Uint8Array.from(bytes.subarray(place * 32, place * 32 + 32)),
  );
}
