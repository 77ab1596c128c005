/** What was stated of a period, and what of that was posted?
 *
 *  A statement's body is kept byte for byte, with its hash in the agreement's log. A period that is stated again gets
 *  a further issue and the earlier ones stay; the same body twice is one issue, so that settling may be repeated. */

import { createHash } from "node:crypto";
import type { Interval } from "../engine/time/interval.ts";
import { formatInstant } from "../engine/value/format.ts";
import type { Instant } from "../engine/value/instant.ts";
import type { Money } from "../engine/value/money.ts";
import { appendEntries } from "./journal.ts";
import { lockLog } from "./logs.ts";
import type { Session } from "./session.ts";
import { type SqlValue, timestamp, valueLists } from "./sql.ts";

export interface NewStatement {
  readonly agreement: string;
  /** The version of the agreement that the body names. */
  readonly version: number;
  readonly period: Interval;
  /** The canonical bytes, as text. */
  readonly body: string;
  readonly postings: readonly KeptPosting[];
}

/** A movement on an account. */
export interface KeptPosting {
  readonly account: string;
  /** Canonical JSON. */
  readonly cell: string;
  /** The entry, the cap, or "expiry". */
  readonly postedBy: string;
  /** Signed and exact, such as "-5/2". */
  readonly exact: string;
  readonly balance: string;
  /** The amount where it is money and whole minor units. */
  readonly money?: Money;
  /** Canonical JSON. */
  readonly cause: string;
}

export interface KeptStatement {
  /** From 1 on. */
  readonly issue: number;
  readonly body: string;
  /** SHA-256 of the body, in hexadecimal. */
  readonly hash: string;
  readonly recordedAt: Instant;
}

/** Keeps a statement; its issue comes back, also when it stood there before. Undefined when the session has no such
 *  agreement. */
export async function keepStatement(
  session: Session,
  statement: NewStatement,
  now: Instant,
): Promise<KeptStatement | undefined> {
  const { agreement, version, period, body } = statement;
  const head = await lockLog(session, agreement, now);
  if (head === undefined) return undefined;
  const earlier = await statementsOf(session, agreement, period);
  const hash = createHash("sha256").update(body).digest("hex");
  const same = earlier.find((each) => each.hash === hash);
  if (same !== undefined) return same;
  const kept: KeptStatement = { issue: earlier.length + 1, body, hash, recordedAt: head.recordedAt };
  const told = { start: formatInstant(period.start), end: formatInstant(period.end) };
  const entry = { kind: "statement", body: { agreement, version, period: told, issue: kept.issue, hash } };
  const index = await appendEntries(session, agreement, [entry], now);
  await session.query(
    `insert into statements (tenant_id, agreement_id, period_start, period_end, issue, version, body, body_hash,
       log_index, recorded_at, audience)
     values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, $10, $11)`,
    [
      ...keyOf(session, statement, kept.issue),
      version,
      body,
      hash,
      index ?? null,
      timestamp(kept.recordedAt),
      head.audience,
    ],
  );
  await keepPostings(session, statement, kept.issue, head.audience);
  return kept;
}

function keyOf({ tenant }: Session, { agreement, period }: NewStatement, issue: number): SqlValue[] {
  return [tenant, agreement, timestamp(period.start), timestamp(period.end), issue];
}

async function keepPostings(
  session: Session,
  statement: NewStatement,
  issue: number,
  audience: readonly string[],
): Promise<void> {
  const rows = statement.postings.map((posting, place) => [
    place,
    posting.account,
    posting.cell,
    posting.postedBy,
    posting.exact,
    posting.balance,
    posting.money?.minor ?? null,
    posting.money?.currency ?? null,
    posting.cause,
  ]);
  for (const { text, values } of valueLists([...keyOf(session, statement, issue), audience], rows))
    await session.query(
      `insert into ledger_postings (tenant_id, agreement_id, period_start, period_end, issue, audience, place, account,
         cell, posted_by, exact, balance, amount_minor, currency, cause)
       values ${text}`,
      values,
    );
}

/** All issues of a period, the first one first. */
export async function statementsOf(
  { tenant, query }: Session,
  agreement: string,
  period: Interval,
): Promise<readonly KeptStatement[]> {
  return await query<KeptStatement>(
    `select issue, body, encode(body_hash, 'hex') as hash, recorded_at as "recordedAt" from statements
     where tenant_id = $1 and agreement_id = $2 and period_start = $3 and period_end = $4 order by issue`,
    [tenant, agreement, timestamp(period.start), timestamp(period.end)],
  );
}

interface PostingRow extends Omit<KeptPosting, "money"> {
  readonly minor: bigint | null;
  readonly currency: string | null;
}

/** What one issue posted, in its order. */
export async function postingsOf(
  { tenant, query }: Session,
  agreement: string,
  period: Interval,
  issue: number,
): Promise<readonly KeptPosting[]> {
  const rows = await query<PostingRow>(
    `select account, cell, posted_by as "postedBy", exact, balance, cause, amount_minor as minor, currency
     from ledger_postings
     where tenant_id = $1 and agreement_id = $2 and period_start = $3 and period_end = $4 and issue = $5
     order by place`,
    [tenant, agreement, timestamp(period.start), timestamp(period.end), issue],
  );
  return rows.map(({ minor, currency, ...posting }) =>
    minor === null || currency === null ? posting : { ...posting, money: { minor, currency } },
  );
}
