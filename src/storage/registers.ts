/** Which spaces are there, and who is in them?
 *
 *  A register is the tenant: agreements of one provider or one customer. Its parties are organisations. A party sees
 *  itself and those it has an agreement with, which is what the audience of its row says. */

import type { Instant } from "../engine/value/instant.ts";
import type { Session } from "./session.ts";
import { timestamp } from "./sql.ts";

export interface Party {
  readonly id: string;
  readonly name: string;
  /** Who may know of it, itself among them. */
  readonly audience: readonly string[];
}

/** Makes the session's own register. Made already, nothing changes. */
export async function openRegister({ tenant, query }: Session, name: string, now: Instant): Promise<void> {
  const text =
    "insert into registers (tenant_id, name, created_at) values ($1, $2, $3) on conflict do nothing";
  await query(text, [tenant, name, timestamp(now)]);
}

/** Adds a party; one that is there already stays as it is. */
export async function addParty({ tenant, query }: Session, party: Party, now: Instant): Promise<void> {
  await query(
    `insert into parties (tenant_id, party_id, name, created_at, audience) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tenant, party.id, party.name, timestamp(now), party.audience],
  );
}

/** The parties that the session may know of, by name. */
export async function partiesKnown({ tenant, query }: Session): Promise<readonly Party[]> {
  return await query<Party>(
    "select party_id as id, name, audience from parties where tenant_id = $1 order by name, party_id",
    [tenant],
  );
}
