/** Which agreements are there, in which versions, and what became of each version?
 *
 *  A version is its canonical text, kept as it was hashed. Versions and their states are added and never changed, and
 *  each is written into the agreement's log in the same transaction: what the tables say and what the journal
 *  proves cannot come apart. */

import type { Instant } from "../engine/value/instant.ts";
import { appendEntries } from "./journal.ts";
import { type LogHead, lockLog, openLog } from "./logs.ts";
import type { Session } from "./session.ts";
import { timestamp } from "./sql.ts";

export interface KeptAgreement {
  readonly id: string;
  readonly name: string;
  /** The parties that may read it. */
  readonly audience: readonly string[];
}

export interface NewVersion {
  readonly version: number;
  /** The canonical text. */
  readonly document: string;
  /** SHA-256 of the text, and of the prose that people read, in hexadecimal. */
  readonly documentHash: string;
  readonly proseHash: string;
}

export interface KeptVersion extends NewVersion {
  readonly recordedAt: Instant;
  readonly state: VersionState;
}

export type VersionState = "proposed" | "approved" | "withdrawn" | "ended";

/** Makes an agreement and its log; one that is there already stays as it is. */
export async function addAgreement(
  session: Session,
  agreement: KeptAgreement,
  origin: string,
  now: Instant,
): Promise<void> {
  const audience = [...agreement.audience].sort();
  await openLog(session, { id: agreement.id, kind: "agreement", origin, audience });
  await session.query(
    `insert into agreements (tenant_id, agreement_id, name, created_at, audience) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, agreement_id) do nothing`,
    [session.tenant, agreement.id, agreement.name, timestamp(now), audience],
  );
}

export async function agreementsOf({ tenant, query }: Session): Promise<readonly KeptAgreement[]> {
  return await query<KeptAgreement>(
    "select agreement_id as id, name, audience from agreements where tenant_id = $1 order by name, agreement_id",
    [tenant],
  );
}

/** Adds a version, which is then proposed: "added"; "known" when the same text stands there already, "conflict" when
 *  another one does, "absent" when the session has no such agreement. */
export async function addVersion(
  session: Session,
  agreement: string,
  added: NewVersion,
  now: Instant,
): Promise<"added" | "known" | "conflict" | "absent"> {
  const head = await lockLog(session, agreement, now);
  if (head === undefined) return "absent";
  const there = await versionOf(session, agreement, added.version);
  if (there !== undefined) return there.documentHash === added.documentHash ? "known" : "conflict";
  const { version, documentHash, proseHash } = added;
  const entry = { kind: "version", body: { agreement, version, hash: documentHash, prose: proseHash } };
  const index = await appendEntries(session, agreement, [entry], now);
  if (index === undefined) return "absent";
  await session.query(
    `insert into agreement_versions
       (tenant_id, agreement_id, version, document, document_hash, prose_hash, log_index, recorded_at, audience)
     values ($1, $2, $3, $4, decode($5, 'hex'), decode($6, 'hex'), $7, $8, $9)`,
    [
      session.tenant,
      agreement,
      version,
      added.document,
      documentHash,
      proseHash,
      index,
      timestamp(head.recordedAt),
      head.audience,
    ],
  );
  await writeState(session, head, version, "proposed", 0);
  return "added";
}

const VERSION = `select v.version, v.document, encode(v.document_hash, 'hex') as "documentHash",
    encode(v.prose_hash, 'hex') as "proseHash", v.recorded_at as "recordedAt", s.state
  from agreement_versions v join version_states s
    on s.tenant_id = $1 and s.agreement_id = v.agreement_id and s.version = v.version
  where v.tenant_id = $1 and v.agreement_id = $2
    and s.place = (select max(place) from version_states l
      where l.tenant_id = $1 and l.agreement_id = v.agreement_id and l.version = v.version)`;

/** One version with its last state. */
export async function versionOf(
  { tenant, query }: Session,
  agreement: string,
  version: number,
): Promise<KeptVersion | undefined> {
  const [row] = await query<KeptVersion>(`${VERSION} and v.version = $3`, [tenant, agreement, version]);
  return row;
}

/** All versions, the oldest first. */
export async function versionsOf(
  { tenant, query }: Session,
  agreement: string,
): Promise<readonly KeptVersion[]> {
  return await query<KeptVersion>(`${VERSION} order by v.version`, [tenant, agreement]);
}

/** Writes down what became of a version; whether there is one. A state that holds already is not written again. */
export async function addState(
  session: Session,
  agreement: string,
  version: number,
  state: VersionState,
  now: Instant,
): Promise<boolean> {
  const head = await lockLog(session, agreement, now);
  if (head === undefined) return false;
  const [last] = await session.query<{ place: number; state: VersionState }>(
    `select place, state from version_states
     where tenant_id = $1 and agreement_id = $2 and version = $3 order by place desc limit 1`,
    [session.tenant, agreement, version],
  );
  if (last === undefined) return false;
  if (last.state !== state) await writeState(session, head, version, state, last.place + 1);
  return true;
}

/** Under the lock of the agreement's log. */
async function writeState(
  session: Session,
  { id, audience, recordedAt }: LogHead,
  version: number,
  state: VersionState,
  place: number,
): Promise<void> {
  const entry = { kind: "state", body: { agreement: id, version, state } };
  const index = await appendEntries(session, id, [entry], recordedAt);
  await session.query(
    `insert into version_states
       (tenant_id, agreement_id, version, place, state, log_index, recorded_at, audience)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [session.tenant, id, version, place, state, index ?? null, timestamp(recordedAt), audience],
  );
}
