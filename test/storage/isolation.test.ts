/** Two walls, tried from outside: every function of every store with the names of another register's things, and then
 *  plain SQL by the service's own role. */
import { ed25519 } from "@noble/curves/ed25519.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicKey, type Signer } from "../../src/journal/index.ts";
import { asOwner, openDatabase } from "../../src/storage/database.ts";
import * as storage from "../../src/storage/index.ts";
import { newId, type Scope, type Session, within } from "../../src/storage/index.ts";
import { type OwnDatabase, ownDatabase, registerOf } from "./own-database.ts";

const NOW = Date.parse("2026-11-23T08:00:00Z");
const PERIOD = { start: NOW - 86_400_000, end: NOW + 86_400_000 };
const CANARY = "canary-4711";
const HASH = "cd".repeat(32);
const secret = new Uint8Array(32).fill(9);
const signer: Signer = {
  key: publicKey("molar.example", ed25519.getPublicKey(secret)),
  sign: (bytes) => ed25519.sign(bytes, secret),
};

const ids = () => newId(NOW);
const [tenant, other, third, provider, customer, stranger] = [ids(), ids(), ids(), ids(), ids(), ids()];
const [stream, agreement, subject] = [ids(), ids(), ids()];
const audience = [provider, customer].sort();

const fact = (id: string) => ({
  id,
  source: "desk",
  stream: "tickets",
  subject: CANARY,
  occurredAt: "2026-11-23T07:00:00Z",
  fields: { note: CANARY },
  personal: { reporter: CANARY },
});
const version = { version: 1, document: CANARY, documentHash: HASH, proseHash: HASH };
const posting = { account: CANARY, cell: "{}", postedBy: "late", exact: "1", balance: "1", cause: "{}" };
const statement = { agreement, version: 1, period: PERIOD, body: CANARY, postings: [posting] };
const due = { kind: "breach", subject, occurrence: CANARY, wakeAt: NOW };

/** Every function that takes a session, called with the names of things of the first register. */
const STORE_CALLS: Readonly<Record<string, (session: Session) => Promise<unknown>>> = {
  addAgreement: (session) =>
    storage.addAgreement(session, { id: agreement, name: CANARY, audience }, CANARY, NOW),
  addState: (session) => storage.addState(session, agreement, 1, "approved", NOW),
  addVersion: (session) => storage.addVersion(session, agreement, { ...version, version: 2 }, NOW),
  agreementsOf: storage.agreementsOf,
  versionOf: (session) => storage.versionOf(session, agreement, 1),
  versionsOf: (session) => storage.versionsOf(session, agreement),
  finishDue: (session) => storage.finishDue(session, due),
  schedule: (session) => storage.schedule(session, { ...due, wakeAt: NOW + 1 }),
  appendFacts: (session) => storage.appendFacts(session, stream, [fact("new")], NOW),
  erasePersonal: (session) => storage.erasePersonal(session, stream, 0),
  factsBetween: (session) => storage.factsBetween(session, stream, PERIOD.start, PERIOD.end),
  personalOf: (session) => storage.personalOf(session, stream, 0),
  appendEntries: (session) => storage.appendEntries(session, agreement, [{ kind: "note", body: {} }], NOW),
  checkLog: (session) => storage.checkLog(session, stream),
  lastCheckpoint: (session) => storage.lastCheckpoint(session, stream),
  readEntries: (session) => storage.readEntries(session, stream, 0, 10),
  signLog: (session) => storage.signLog(session, stream, signer, NOW),
  lockLog: (session) => storage.lockLog(session, stream, NOW),
  openLog: (session) => storage.openLog(session, { id: stream, kind: "stream", origin: CANARY, audience }),
  readHead: (session) => storage.readHead(session, stream),
  addParty: (session) => storage.addParty(session, { id: customer, name: CANARY, audience }, NOW),
  openRegister: (session) => storage.openRegister(session, "Mine", NOW),
  partiesKnown: storage.partiesKnown,
  keepStatement: (session) => storage.keepStatement(session, { ...statement, body: "{}" }, NOW),
  postingsOf: (session) => storage.postingsOf(session, agreement, PERIOD, 1),
  statementsOf: (session) => storage.statementsOf(session, agreement, PERIOD),
};

/** Exports that are handed no session: they open, name or divide. `openAppender` and `withinLane` have their own cases. */
const WITHOUT_SESSION = [
  "LANES",
  "entryIn",
  "isId",
  "laneOf",
  "newId",
  "openAppender",
  "openDatabase",
  "placeFrom",
  "takeDue",
  "within",
  "withinLane",
];

let own: OwnDatabase;
let tables: readonly string[];

beforeAll(async () => {
  own = await ownDatabase();
  await within(own.database, registerOf(tenant), fill);
  for (const each of [other, third])
    await within(own.database, registerOf(each), (session) => storage.openRegister(session, "Other", NOW));
  const { rows } = await asOwner(own.ownerUrl, (owner) =>
    owner.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migrations' order by 1",
    ),
  );
  tables = rows.map(({ name }) => name);
});
afterAll(() => own.drop());

async function fill(session: Session): Promise<void> {
  await storage.openRegister(session, CANARY, NOW);
  await storage.addParty(session, { id: customer, name: CANARY, audience }, NOW);
  await storage.openLog(session, { id: stream, kind: "stream", origin: CANARY, audience });
  await storage.appendFacts(session, stream, [fact("old")], NOW);
  await storage.addAgreement(session, { id: agreement, name: CANARY, audience }, `${CANARY}/agreement`, NOW);
  await storage.addVersion(session, agreement, version, NOW);
  await storage.keepStatement(session, statement, NOW);
  await storage.signLog(session, stream, signer, NOW);
  await storage.schedule(session, due);
  const batch = [session.tenant, ids(), stream, timestampOf(NOW), audience];
  await session.query(
    `insert into ingest_batches (tenant_id, batch_id, log_id, received_at, audience, source, inserted, duplicate, conflict, rejected)
     values ($1, $2, $3, $4, $5, 'desk', 0, 0, 0, 1)`,
    batch,
  );
  await session.query(
    `insert into rejects (tenant_id, batch_id, audience, place, code, pointer, sentence) values ($1, $2, $3, 0, '', '', $4)`,
    [session.tenant, batch[1] as string, audience, CANARY],
  );
  const message = [session.tenant, ids(), CANARY, timestampOf(NOW)];
  await session.query(
    "insert into outbox (tenant_id, message_id, content, created_at, kind, recipient) values ($1, $2, $3, $4, '', '')",
    message,
  );
  await session.query(
    `insert into outbox_attempts (tenant_id, message_id, answer, attempted_at, attempt, is_sent) values ($1, $2, $3, $4, 1, false)`,
    message,
  );
  await session.query(
    `insert into countersignatures (tenant_id, log_id, size, key_name, key_id, signature, received_at, audience)
     values ($1, $2, 1, $3, 'aa', $4, $5, $6)`,
    [session.tenant, stream, CANARY, new Uint8Array(64), timestampOf(NOW), audience],
  );
}

const timestampOf = (at: number): string => new Date(at).toISOString();

/** Everything of the first register, as the owner of the tables sees it. */
async function everything(): Promise<string> {
  return await asOwner(own.ownerUrl, async (owner) => {
    const texts: string[] = [];
    for (const table of tables) {
      const { rows } = await owner.query(
        `select t::text as text from ${table} t where tenant_id = $1 order by 1`,
        [tenant],
      );
      texts.push(...rows.map(({ text }) => `${table}: ${text}`));
    }
    return texts.join("\n");
  });
}

/** Nothing was told: no row, no word, or a refusal. */
async function told(call: Promise<unknown>): Promise<unknown> {
  const answer = await call.catch(() => undefined);
  const isNothing = answer === undefined || answer === false || answer === "absent";
  return isNothing || (Array.isArray(answer) && answer.length === 0) ? "nothing" : answer;
}

/** The answer of a call that stands alone: whatever it changed is taken back again. */
async function tried(scope: Scope, call: (session: Session) => Promise<unknown>): Promise<unknown> {
  const answers: unknown[] = [];
  const takenBack = "taken back";
  await within(own.database, scope, async (session) => {
    answers.push(await call(session));
    throw new Error(takenBack);
  }).catch((error: unknown) => {
    if (!(error instanceof Error) || error.message !== takenBack) throw error;
  });
  return answers[0];
}

const OUTSIDERS: Readonly<Record<string, Scope>> = {
  "another register": registerOf(other),
  "a party of another register": { kind: "party", tenant: third, party: customer },
  "a party of the same register that is not entitled": { kind: "party", tenant, party: stranger },
};

describe("the stores", () => {
  it("are all tried", () => {
    const tried = [...Object.keys(STORE_CALLS), ...WITHOUT_SESSION].sort();
    expect(tried).toEqual(Object.keys(storage).sort());
  });

  it("have something in every table that could be seen", async () => {
    const all = await everything();
    expect(tables.filter((table) => !all.includes(`${table}: `))).toEqual([]);
  });

  it.each(Object.keys(OUTSIDERS))("tell %s nothing and let it change nothing", async (who) => {
    const scope = OUTSIDERS[who] as Scope;
    const before = await everything();
    for (const [name, call] of Object.entries(STORE_CALLS))
      expect([name, await told(tried(scope, call))]).toEqual([name, "nothing"]);
    for (const call of Object.values(STORE_CALLS)) await told(within(own.database, scope, call));
    expect(await everything()).toBe(before);
  });

  it("answer the register itself, so that silence towards others is no accident", async () => {
    for (const [name, call] of Object.entries(STORE_CALLS))
      expect([name, await tried(registerOf(tenant), call).then(() => "answered")]).toEqual([
        name,
        "answered",
      ]);
  });

  it("show a party what it is entitled to, and not what is the register's own", async () => {
    const seen = await within(own.database, { kind: "party", tenant, party: customer }, async (session) => {
      const counts = new Map<string, number>();
      for (const table of tables)
        counts.set(
          table,
          (await session.query(`select 1 as one from ${table} where tenant_id = $1`, [tenant])).length,
        );
      return counts;
    });
    const hidden = tables.filter((table) => seen.get(table) === 0);
    expect(hidden).toEqual(["due", "fact_keys", "outbox", "outbox_attempts"]);
  });

  it("show a worker of a lane what is due there, and nothing of any other lane or table", async () => {
    const lane = storage.laneOf(tenant);
    const look = (at: number) =>
      storage.withinLane(own.database, at, async (query) => {
        const counts: string[] = [];
        for (const table of tables)
          if ((await query(`select 1 as one from ${table}`)).length > 0) counts.push(table);
        return counts;
      });
    expect(await look(lane)).toEqual(["due"]);
    expect(await look((lane + 1) % storage.LANES)).toEqual([]);
  });
});

describe("the service's own role", () => {
  const asService = (text: string) => own.database.pool.query(text);

  it("sees no row of any table without naming a register, also on a connection that has just served one", async () => {
    for (const table of tables) {
      await within(own.database, registerOf(tenant), ({ query }) => query(`select from ${table}`));
      expect([table, (await asService(`select 1 as one from ${table}`)).rows.length]).toEqual([table, 0]);
    }
  });

  it("adds no row without naming a register", async () => {
    await expect(asService(`insert into registers values ('${ids()}', 'x', now())`)).rejects.toThrow(
      "row-level security",
    );
  });

  it("moves nothing into another register or another audience", async () => {
    await expect(
      within(own.database, registerOf(other), ({ query }) =>
        query("insert into registers (tenant_id, name, created_at) values ($1, 'x', now())", [tenant]),
      ),
    ).rejects.toThrow("row-level security");
    await expect(
      within(own.database, registerOf(tenant), ({ query }) =>
        query(
          `insert into statements select tenant_id, agreement_id, period_start, period_end, 2, version, body,
             decode(repeat('ee', 32), 'hex'), log_index, recorded_at, array['${stranger}'::uuid] from statements`,
        ),
      ),
    ).rejects.toThrow("foreign key");
  });

  it.each([
    "update facts set entry = ''",
    "update log_entries set entry = ''",
    "delete from log_entries",
    "update logs set audience = '{}'",
    "update agreement_versions set document = ''",
    "delete from statements",
    "update ledger_postings set exact = '0'",
    "delete from version_states",
    "truncate facts",
    "alter table facts disable row level security",
    "drop policy wall on facts",
    "create table mine (id integer)",
    "delete from schema_migrations",
    "set role tallystick",
  ])("may not: %s", async (text) => {
    await expect(within(own.database, registerOf(tenant), ({ query }) => query(text))).rejects.toThrow();
  });

  it("cannot see more by switching the walls off for itself", async () => {
    await expect(
      within(own.database, registerOf(other), async ({ query }) => {
        await query("set local row_security = off");
        return await query("select from facts");
      }),
    ).rejects.toThrow("row-level security");
  });

  it("is the only kind of role that opens the database", async () => {
    await expect(openDatabase({ kind: "address", url: own.ownerUrl })).rejects.toThrow(
      "could see every tenant",
    );
  });

  it("is never handed a name that is not a plain id", async () => {
    for (const bad of ["", "x", `${tenant}'; set app.tenant_id = '${other}`, tenant.toUpperCase()]) {
      await expect(within(own.database, registerOf(bad), async () => {})).rejects.toThrow("named by its id");
      const scope: Scope = { kind: "party", tenant, party: bad };
      await expect(within(own.database, scope, async () => {})).rejects.toThrow("named by its id");
    }
  });

  it("waits for no statement longer than its limit, and the connection serves the next one", async () => {
    const hasty = await openDatabase({ kind: "address", url: own.url }, { statement: 100, connections: 1 });
    try {
      const sleep = within(hasty, registerOf(tenant), ({ query }) => query("select pg_sleep(5)"));
      await expect(sleep).rejects.toThrow("statement timeout");
      expect(await within(hasty, registerOf(tenant), storage.partiesKnown)).toHaveLength(1);
    } finally {
      await hasty.stop();
    }
  });
});
