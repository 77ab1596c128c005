/** Where is the register's database, and as whom does the service speak to it?
 *
 *  Either at an address that is given, or in a folder in which a server of our own is started. The service speaks as
 *  a role that owns nothing and that row-level security does not let through; opening refuses any other, since a
 *  superuser would see every tenant and no test would notice. Whoever owns the tables only migrates. */

import { randomBytes } from "node:crypto";
import pg from "pg";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";
import { migrate, missingMigrations } from "./migrate.ts";
import type { Connections } from "./session.ts";
import { TYPES } from "./sql.ts";

/** Where to find the database. */
export type Place =
  | { readonly kind: "folder"; readonly folder: string }
  | {
      readonly kind: "address";
      /** As the service, such as DATABASE_URL tells it. */
      readonly url: string;
      /** As the owner of the tables; absent when somebody else migrates. */
      readonly ownerUrl?: string;
    };

export interface Limits {
  /** Connections at the same time. */
  readonly connections?: number;
  /** How long one statement may take, in milliseconds. */
  readonly statement?: number;
}

export interface Database extends Connections {
  /** The migrations that opening applied. */
  readonly migrated: readonly string[];
  /** Waits for what runs, then closes all connections and stops a server of our own. */
  readonly stop: () => Promise<void>;
}

/** Opens the database and brings it up to date where it may. Throws when it cannot be reached, when the role could
 *  see through the walls, when migrations are missing, or when another process holds the folder. */
export async function openDatabase(place: Place, limits: Limits = {}): Promise<Database> {
  return place.kind === "folder"
    ? await openFolder(place.folder, limits)
    : await openAddress(place.url, place.ownerUrl, limits);
}

/** The place that the surroundings name: DATABASE_URL, with DATABASE_OWNER_URL for migrations, or else the folder. */
export function placeFrom(environment: Readonly<Record<string, string | undefined>>, folder: string): Place {
  const { DATABASE_URL: url = "", DATABASE_OWNER_URL: ownerUrl = "" } = environment;
  if (url === "") return { kind: "folder", folder };
  return { kind: "address", url, ...(ownerUrl !== "" && { ownerUrl }) };
}

/** The role that migrations make and grant to. */
const SERVICE = "tallystick_service";
const DATABASE = "tallystick";

const STATEMENT_MS = 30_000;
const CONNECTIONS = 10;

async function openFolder(folder: string, limits: Limits): Promise<Database> {
  const server = await startEmbedded(folder);
  try {
    await makeDatabase(addressOf(server, server.user, server.password, "postgres"));
    const ownerUrl = addressOf(server, server.user, server.password, DATABASE);
    const migrated = await asOwner(ownerUrl, migrate);
    const url = addressOf(server, SERVICE, await freshPassword(ownerUrl), DATABASE);
    const database = await openAddress(url, undefined, limits);
    const stop = (): Promise<void> => database.stop().finally(() => server.stop());
    return { pool: database.pool, migrated, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openAddress(url: string, ownerUrl: string | undefined, limits: Limits): Promise<Database> {
  const migrated = ownerUrl === undefined ? [] : await asOwner(ownerUrl, migrate);
  const pool = poolAt(url, limits);
  try {
    await checkRole(pool);
    return { pool, migrated, stop: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** The server ends a statement that takes too long; the client gives up a little later, should the server be gone. */
function poolAt(url: string, { connections = CONNECTIONS, statement = STATEMENT_MS }: Limits): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: TYPES,
    options: "-c timezone=UTC",
    application_name: "tallystick",
    connectionTimeoutMillis: 10_000,
    statement_timeout: statement,
    query_timeout: statement + 5_000,
    idle_in_transaction_session_timeout: 2 * statement,
  });
  // An idle connection that breaks is replaced by the pool; whoever uses one hears of it by the statement.
  pool.on("error", () => {});
  return pool;
}

interface RoleRow {
  readonly name: string;
  readonly sees_all: boolean;
  readonly owns: boolean;
}

const ROLE = `select current_user as name, rolsuper or rolbypassrls as sees_all,
  exists (select from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p')) as owns
  from pg_roles where rolname = current_user`;

async function checkRole(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const [role] = (await client.query<RoleRow>(ROLE)).rows;
    if (role === undefined || role.sees_all || role.owns)
      throw new Error(
        `The role ${role?.name} could see every tenant: let the service connect as a role that owns no table and has neither SUPERUSER nor BYPASSRLS, such as ${SERVICE}.`,
      );
    const missing = await missingMigrations(client);
    if (missing.length > 0)
      throw new Error(`The database lacks ${missing.join(", ")}: open it once with the owner's address too.`);
  } finally {
    client.release();
  }
}

/** A connection for one errand of the owner. */
export async function asOwner<T>(url: string, errand: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url, options: "-c timezone=UTC" });
  await owner.connect();
  try {
    return await errand(owner);
  } finally {
    await owner.end();
  }
}

async function makeDatabase(url: string): Promise<void> {
  await asOwner(url, async (owner) => {
    const { rows } = await owner.query("select from pg_database where datname = $1", [DATABASE]);
    if (rows.length === 0) await owner.query(`create database ${DATABASE}`);
  });
}

/** On a server of our own nobody has to remember the service's password, so each start makes a new one. */
async function freshPassword(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString("hex");
  await asOwner(ownerUrl, (owner) => owner.query(`alter role ${SERVICE} login password '${password}'`));
  return password;
}

function addressOf({ host, port }: EmbeddedServer, user: string, password: string, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}
