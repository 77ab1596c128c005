/** On whose behalf is a statement sent? Every statement, reading ones too, runs in a transaction that says so.
 *
 *  A scope names the register (the tenant) and who in it looks: one party, or the register itself, which writes
 *  what arrives. The server's row-level security shows nothing to whoever has not said it. The names are
 *  written into the statement as literal text, after a strict check, because a value set by a function would not
 *  reach the machines behind a sharded table. `set local` ends with the transaction, so the next borrower of the
 *  connection begins with nothing. */

import type pg from "pg";
import { assert } from "../engine/value/assert.ts";
import { isId } from "./identifier.ts";
import { type Query, queryOf } from "./sql.ts";

export type Scope =
  | { readonly kind: "register"; readonly tenant: string }
  | { readonly kind: "party"; readonly tenant: string; readonly party: string };

/** A transaction in a scope. Every statement of a store names `tenant` itself: that is the first wall. */
export interface Session {
  readonly tenant: string;
  readonly query: Query;
}

/** Where connections come from: of the role that no wall lets through. */
export interface Connections {
  readonly pool: pg.Pool;
}

/** Runs the work in one transaction of that scope: all of it is written down, or nothing. It runs once more when
 *  the server says that it would succeed then, so the work must bear to be done twice. */
export async function within<T>(
  { pool }: Connections,
  scope: Scope,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const begin = `begin; ${settingsOf(scope)}`;
  return await repeated(() => transaction(pool, begin, (query) => work({ tenant: scope.tenant, query })));
}

/** Runs the work in a transaction that sees what is due in one lane, of all tenants, and nothing else. */
export async function withinLane<T>(
  { pool }: Connections,
  lane: number,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  assert(Number.isInteger(lane) && lane >= 0, "a lane is a whole number");
  return await repeated(() => transaction(pool, `begin; set local app.lane = '${lane}'`, work));
}

function settingsOf(scope: Scope): string {
  const reader = scope.kind === "party" ? scope.party : "register";
  assert(isId(scope.tenant), "a tenant is named by its id");
  assert(scope.kind === "register" || isId(reader), "a party is named by its id");
  return `set local app.tenant_id = '${scope.tenant}'; set local app.party_id = '${reader}'`;
}

async function transaction<T>(pool: pg.Pool, begin: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query(begin);
    const outcome = await work(queryOf(client));
    await client.query("commit");
    broken = false;
    return outcome;
  } catch (error) {
    broken = !(await isRolledBack(client));
    throw error;
  } finally {
    // A connection in an unknown state is thrown away rather than lent to somebody else.
    client.release(broken);
  }
}

async function isRolledBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query("rollback");
    return true;
  } catch {
    return false;
  }
}

/** Thrown by work that met a row of a neighbour at the wrong moment: the second try will see it. */
export function overtaken(what: string): Error {
  return Object.assign(new Error(what), { code: "40001" });
}

/** Serialisation, deadlock, lost connection, server going down, a shard's internal trouble. */
const PASSING = /^(?:40001|40P01|08\w{3}|57P0\w|XX000)$/;

async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!isPassing(error)) throw error;
    return await attempt();
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string")
    return PASSING.test(error.code) || error.code === "ECONNRESET";
  return error.message.startsWith("Connection terminated");
}
