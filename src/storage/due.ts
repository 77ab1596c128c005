/** What has time made due, and who looks after it?
 *
 *  A row says when somebody should look at a subject. Whoever looks moves the moment forward by one bounded update and
 *  so has until then; who is quicker has it, since the other one finds a later moment. When a worker dies, the row
 *  is due again by itself. No figure depends on when anybody looked; effects are known by kind, subject and
 *  occurrence, and happen once. */

import { createHash } from "node:crypto";
import type { Instant } from "../engine/value/instant.ts";
import type { Session } from "./session.ts";
import { type Query, timestamp } from "./sql.ts";

export interface Due {
  readonly tenant: string;
  /** Such as "breach", "period" or "message". */
  readonly kind: string;
  readonly subject: string;
  /** Which of several of its kind, such as a cycle or a period. */
  readonly occurrence: string;
  readonly wakeAt: Instant;
}

/** Work is divided among so many lanes; a tenant always has the same one. */
export const LANES = 16;

export function laneOf(tenant: string): number {
  return (createHash("sha256").update(tenant).digest()[0] ?? 0) % LANES;
}

/** Puts something down, or moves it to another moment. */
export async function schedule({ tenant, query }: Session, due: Omit<Due, "tenant">): Promise<void> {
  await query(
    `insert into due (tenant_id, kind, subject, occurrence, lane, wake_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, kind, subject, occurrence) do update set wake_at = excluded.wake_at`,
    [tenant, due.kind, due.subject, due.occurrence, laneOf(tenant), timestamp(due.wakeAt)],
  );
}

interface DueRow {
  readonly tenant: string;
  readonly kind: string;
  readonly subject: string;
  readonly occurrence: string;
}

/** Takes at most `limit` of what is due in a lane; until `again`, nobody else is given them. */
export async function takeDue(
  query: Query,
  lane: number,
  now: Instant,
  again: Instant,
  limit: number,
): Promise<readonly Due[]> {
  const rows = await query<DueRow>(
    `update due set wake_at = $3 where lane = $1 and wake_at <= $2 and (tenant_id, kind, subject, occurrence) in
       (select tenant_id, kind, subject, occurrence from due where lane = $1 and wake_at <= $2 order by wake_at limit $4)
     returning tenant_id as tenant, kind, subject, occurrence`,
    [lane, timestamp(now), timestamp(again), limit],
  );
  return rows.map((row) => ({ ...row, wakeAt: again }));
}

/** Done, and never due again. */
export async function finishDue(
  { tenant, query }: Session,
  due: Omit<Due, "tenant" | "wakeAt">,
): Promise<void> {
  await query("delete from due where tenant_id = $1 and kind = $2 and subject = $3 and occurrence = $4", [
    tenant,
    due.kind,
    due.subject,
    due.occurrence,
  ]);
}
