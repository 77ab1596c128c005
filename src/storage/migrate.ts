/** Which steps has this database taken, and which are still to be taken?
 *
 *  A migration is a numbered file of plain SQL. Files are applied in their order, each in a transaction with the
 *  row that says so, and only forward. The surprising rule: a file that was applied must stay as it was, byte for
 *  byte, because nobody could say any more what a database is made of; what was wrong is put right by a new file. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

export interface Migration {
  readonly number: number;
  /** The file's name, such as "0001_service_role.sql". */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly checksum: string;
}

/** Applies what is missing; the names of what was applied come back. Throws, before anything is changed, when an
 *  applied file was changed or is missing. Of two runners at once, one waits for the other. */
export async function migrate(owner: pg.ClientBase, folder: string = FOLDER): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  await owner.query("select pg_advisory_lock($1)", [LOCK]);
  try {
    await owner.query(TABLE);
    const missing = pending(migrations, await appliedTo(owner));
    for (const migration of missing) await apply(owner, migration);
    return missing.map(({ name }) => name);
  } finally {
    await owner.query("select pg_advisory_unlock($1)", [LOCK]);
  }
}

/** What `migrate` would apply, told to whoever may only read. */
export async function missingMigrations(
  client: pg.ClientBase,
  folder: string = FOLDER,
): Promise<readonly string[]> {
  return pending(readMigrations(folder), await appliedTo(client)).map(({ name }) => name);
}

const FOLDER = join(import.meta.dirname, "migrations");

/** Any number will do, so long as no other program takes it in this database. */
const LOCK = 8_426_371;

const TABLE = `create table if not exists schema_migrations (
  number integer primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now())`;

function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  return names.map((name, index) => {
    const number = Number(/^(\d{4})_[a-z_]+\.sql$/.exec(name)?.[1]);
    if (number !== index + 1)
      throw new Error(`${name} must be called ${String(index + 1).padStart(4, "0")}_<what_it_does>.sql.`);
    const sql = readFileSync(join(folder, name), "utf8");
    return { number, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

type Applied = Pick<Migration, "number" | "name" | "checksum">;

async function appliedTo(client: pg.ClientBase): Promise<readonly Applied[]> {
  const text = "select number, name, checksum from schema_migrations order by number";
  return (await client.query<Applied>(text)).rows;
}

function pending(migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  for (const { number, name, checksum } of applied) {
    const file = migrations[number - 1];
    if (file === undefined)
      throw new Error(
        `This database has taken the step ${name}, which this release does not know: use the newer release.`,
      );
    if (file.name !== name || file.checksum !== checksum)
      throw new Error(
        `${file.name} was changed after it had been applied as ${name}: restore it, and write a new file for what is to change.`,
      );
  }
  return migrations.slice(applied.length);
}

async function apply(owner: pg.ClientBase, { number, name, sql, checksum }: Migration): Promise<void> {
  await owner.query("begin");
  try {
    await owner.query(sql);
    await owner.query("insert into schema_migrations (number, name, checksum) values ($1, $2, $3)", [
      number,
      name,
      checksum,
    ]);
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw new Error(`${name} could not be applied, and nothing of it was: ${String(error)}`, {
      cause: error,
    });
  }
}
