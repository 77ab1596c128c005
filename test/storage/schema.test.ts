/** The rules of the tables, executed; and each of them shown failing on a table that breaks it. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OwnDatabase, ownDatabase } from "./own-database.ts";
import { SCHEMA_LAWS, schemaFindings } from "./schema-law.ts";

let own: OwnDatabase;
let owner: pg.Client;

beforeAll(async () => {
  own = await ownDatabase();
  owner = new pg.Client({ connectionString: own.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await own.drop();
});

/** The laws that speak after a change, which is taken back again. */
async function brokenBy(change: string): Promise<ReadonlySet<string>> {
  await owner.query("begin");
  try {
    await owner.query(change);
    return new Set((await schemaFindings(owner)).map(({ law }) => law));
  } finally {
    await owner.query("rollback");
  }
}

const TENANT_ONLY = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";

/** For each law, a change that it must not let pass. */
const VIOLATIONS: Readonly<Record<keyof typeof SCHEMA_LAWS, string>> = {
  "tenant column": "create table bad (id uuid primary key)",
  "primary key": "create table bad (tenant_id uuid not null)",
  "tenant leads": "create index on facts (subject)",
  "tenant leads references":
    "alter table due add unique (tenant_id, subject), add foreign key (subject, tenant_id) references due (subject, tenant_id)",
  "no cascade":
    "alter table rejects add foreign key (tenant_id, batch_id) references ingest_batches on delete cascade",
  "row-level security": "alter table facts no force row level security",
  "tenant wall": "create policy second on facts for select using (true)",
  "party wall": `drop policy wall on facts; create policy wall on facts using (${TENANT_ONLY})`,
  "lane wall": `drop policy wall on facts; create policy wall on facts using (${TENANT_ONLY} or current_setting('app.lane') = '1')`,
  "policies ask no table":
    "drop policy wall on facts; create policy wall on facts using (exists (select from logs))",
  "no triggers or rules":
    "create trigger bad before update on facts for each row execute function suppress_redundant_updates_trigger()",
  "no exclusion": "alter table due add exclude (lane with =)",
  "only tables": "create view bad as select 1",
  "ids are made by the program": "alter table due add bad bigint generated always as identity",
  "presets are constants": "alter table due add bad uuid default gen_random_uuid()",
  "moments have a zone": "alter table due add bad timestamp",
  "no floats": "alter table due add bad real",
  "exact text is the record": "alter table due add bad jsonb",
  "money in minor units": "alter table due add fee_minor bigint",
  "history is only added to": "grant update (entry) on facts to tallystick_service",
  "granted to the service alone": "grant select on facts to public",
};

describe("the tables", () => {
  it("keep every law", async () => {
    expect(await schemaFindings(owner)).toEqual([]);
  });

  it.each(Object.entries(VIOLATIONS))("cannot break the law '%s' unseen", async (law, change) => {
    expect(await brokenBy(change)).toContain(law);
  });

  it("have a violation to show for each law", () => {
    expect(Object.keys(VIOLATIONS)).toEqual(Object.keys(SCHEMA_LAWS));
  });
});
