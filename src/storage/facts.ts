/** How is a fact kept once, however often it is sent?
 *
 *  Source and event id name a fact for ever within a register. The first delivery is written into the journal of its
 *  stream; the same bytes again are a duplicate and get the same place; other bytes under the same id are a
 *  conflict and change nothing. What is compared leaves out the moment of recording, which is ours, and personal
 *  data, which may have been erased since. All of it happens under the lock of the log's head. */

import { createHash, randomBytes } from "node:crypto";
import type { RawFact } from "../engine/measure/fact/fact.ts";
import { parseInstant } from "../engine/time/parse-instant.ts";
import { assert } from "../engine/value/assert.ts";
import { type CanonicalValue, canonicalJson } from "../engine/value/canonical-json.ts";
import { formatInstant } from "../engine/value/format.ts";
import type { Instant } from "../engine/value/instant.ts";
import { committed, type Entry, entryText, leafHash } from "../journal/index.ts";
import { type LogHead, lockLog, type Placed, placeEntries } from "./logs.ts";
import { overtaken, type Session } from "./session.ts";
import { type SqlValue, timestamp, valueLists } from "./sql.ts";

/** A fact as it was delivered and found to be readable. */
export interface NewFact extends Omit<RawFact, "recordedAt"> {
  /** Free text and persons; kept beside the entry and erasable. */
  readonly personal?: CanonicalValue;
}

/** What became of a delivered fact, with its place in the log. In a conflict, the place is that of the fact which
 *  has the id already; another stream may hold it. */
export interface Kept {
  readonly kind: "inserted" | "duplicate" | "conflict";
  readonly log: string;
  readonly index: number;
}

/** Appends the facts to a stream's log, in their order; the answers stand in the same order. Undefined when the session
 *  has no such log. */
export async function appendFacts(
  session: Session,
  log: string,
  facts: readonly NewFact[],
  now: Instant,
): Promise<readonly Kept[] | undefined> {
  const head = await lockLog(session, log, now);
  if (head === undefined) return undefined;
  assert(head.kind === "stream", "facts are written to the log of a stream");
  const known = new Map(await keptBefore(session, facts));
  const fresh: Arrival[] = [];
  const answers = facts.map((fact): Kept => {
    const [key, content] = [keyOf(fact), contentHash(fact)];
    const first = known.get(key);
    if (first !== undefined)
      return { ...first.at, kind: isSame(first.content, content) ? "duplicate" : "conflict" };
    const at = { log, index: head.frontier.size + fresh.length };
    known.set(key, { content, at });
    fresh.push({ fact, content, index: at.index });
    return { kind: "inserted", ...at };
  });
  await insert(session, head, fresh);
  return answers;
}

interface Arrival {
  readonly fact: NewFact;
  readonly content: Uint8Array;
  readonly index: number;
}

interface Known {
  readonly content: Uint8Array;
  readonly at: { readonly log: string; readonly index: number };
}

function keyOf({ source, id }: Pick<NewFact, "source" | "id">): string {
  return JSON.stringify([source, id]);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function contentHash({ personal: _, ...fact }: NewFact): Uint8Array {
  return createHash("sha256")
    .update(canonicalJson(bodyOf(fact)))
    .digest();
}

function bodyOf(fact: Omit<RawFact, "recordedAt">): Readonly<Record<string, CanonicalValue | undefined>> {
  return { ...fact, fields: { ...fact.fields } };
}

interface KeyRow {
  readonly source: string;
  readonly id: string;
  readonly content: Uint8Array;
  readonly log: string;
  readonly index: bigint;
}

async function keptBefore(
  { tenant, query }: Session,
  facts: readonly NewFact[],
): Promise<readonly (readonly [string, Known])[]> {
  const found: (readonly [string, Known])[] = [];
  for (const source of new Set(facts.map((fact) => fact.source))) {
    const ids = facts.filter((fact) => fact.source === source).map(({ id }) => id);
    const rows = await query<KeyRow>(
      `select source, source_event_id as id, content_hash as content, log_id as log, log_index as index
       from fact_keys where tenant_id = $1 and source = $2 and source_event_id = any ($3)`,
      [tenant, source, ids],
    );
    for (const { content, log, index, ...key } of rows)
      found.push([keyOf(key), { content, at: { log, index: Number(index) } }]);
  }
  return found;
}

async function insert(session: Session, head: LogHead, fresh: readonly Arrival[]): Promise<void> {
  if (fresh.length === 0) return;
  await claimKeys(session, head, fresh);
  const written = fresh.map((arrival) => writtenAs(arrival, head.recordedAt));
  await placeEntries(
    session,
    head,
    written.map(({ placed }) => placed),
  );
  const shared: SqlValue[] = [session.tenant, head.id, timestamp(head.recordedAt), head.audience];
  const rows = written.map(({ fact, text, placed }) => [
    placed.index,
    timestamp(moment(fact.occurredAt)),
    fact.source,
    fact.id,
    fact.stream,
    fact.subject,
    text,
  ]);
  for (const { text, values } of valueLists(shared, rows))
    await session.query(`${FACTS} values ${text}`, values);
  const persons = written.flatMap(({ placed, person }) =>
    person === undefined ? [] : [[placed.index, Buffer.from(person.salt, "hex"), canonicalJson(person.data)]],
  );
  for (const { text, values } of valueLists([session.tenant, head.id, head.audience], persons))
    await session.query(`${PERSONS} values ${text}`, values);
}

const KEYS = "insert into fact_keys (tenant_id, log_id, log_index, source, source_event_id, content_hash)";
const FACTS = `insert into facts
  (tenant_id, log_id, recorded_at, audience, log_index, occurred_at, source, source_event_id, stream, subject, entry)`;
const PERSONS = "insert into personal_parts (tenant_id, log_id, audience, log_index, salt, content)";

/** Takes the ids. Another stream of the same source may have been quicker since they were looked up. */
async function claimKeys(
  { tenant, query }: Session,
  head: LogHead,
  fresh: readonly Arrival[],
): Promise<void> {
  const inOrder = [...fresh].sort((a, b) => (keyOf(a.fact) < keyOf(b.fact) ? -1 : 1));
  const rows = inOrder.map(({ fact, content, index }) => [index, fact.source, fact.id, content]);
  for (const { text, values } of valueLists([tenant, head.id], rows)) {
    const taken = await query(`${KEYS} values ${text} on conflict do nothing returning log_index`, values);
    if (taken.length < (values.length - 2) / 4)
      throw overtaken("Another stream has taken an id in this moment.");
  }
}

interface Written {
  readonly fact: NewFact;
  readonly text: string;
  readonly placed: Placed;
  readonly person?: { readonly salt: string; readonly data: CanonicalValue };
}

function writtenAs({ fact, index }: Arrival, recordedAt: Instant): Written {
  const { personal, ...raw } = fact;
  const bare: Entry = { kind: "fact", body: { ...bodyOf(raw), recordedAt: formatInstant(recordedAt) } };
  const person =
    personal === undefined ? undefined : { salt: randomBytes(32).toString("hex"), data: personal };
  const text = entryText(person === undefined ? bare : committed(bare, person));
  const placed = { index, kind: "fact", hash: leafHash(Buffer.from(text)) };
  return { fact, text, placed, ...(person !== undefined && { person }) };
}

function moment(text: string): Instant {
  const parsed = parseInstant(text);
  assert(parsed.ok, "a delivered fact was read before, so its moment is one");
  return parsed.instant;
}

/** The entries of a stream's facts that happened in [from, to), in the order in which they happened. */
export async function factsBetween(
  { tenant, query }: Session,
  log: string,
  from: Instant,
  to: Instant,
): Promise<readonly string[]> {
  const rows = await query<{ entry: string }>(
    `select entry from facts where tenant_id = $1 and log_id = $2 and occurred_at >= $3 and occurred_at < $4
     order by occurred_at, log_index`,
    [tenant, log, timestamp(from), timestamp(to)],
  );
  return rows.map(({ entry }) => entry);
}

/** Erases the personal data of one entry; whether there was any. The entry, its proofs and every figure stay. */
export async function erasePersonal(
  { tenant, query }: Session,
  log: string,
  index: number,
): Promise<boolean> {
  const gone = await query(
    "delete from personal_parts where tenant_id = $1 and log_id = $2 and log_index = $3 returning log_index",
    [tenant, log, index],
  );
  return gone.length > 0;
}

/** The personal data of one entry with its salt in hexadecimal; undefined when there is none, or none any more. */
export async function personalOf(
  { tenant, query }: Session,
  log: string,
  index: number,
): Promise<{ readonly salt: string; readonly data: CanonicalValue } | undefined> {
  const [row] = await query<{ salt: string; content: string }>(
    `select encode(salt, 'hex') as salt, content from personal_parts
     where tenant_id = $1 and log_id = $2 and log_index = $3`,
    [tenant, log, index],
  );
  return row && { salt: row.salt, data: JSON.parse(row.content) };
}
