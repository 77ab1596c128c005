import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OwnDatabase, ownDatabase, registerOf } from "../../test/storage/own-database.ts";
import { isBound } from "../journal/index.ts";
import { openAppender } from "./appender.ts";
import { appendFacts, erasePersonal, factsBetween, type NewFact, personalOf } from "./facts.ts";
import { newId } from "./identifier.ts";
import { checkLog, entryIn, readEntries } from "./journal.ts";
import { openLog } from "./logs.ts";
import { openRegister } from "./registers.ts";
import { type Session, within } from "./session.ts";

const NOW = Date.parse("2026-11-23T08:00:00Z");

const ticket = (id: string, more: Partial<NewFact> = {}): NewFact => ({
  id,
  source: "desk",
  stream: "tickets",
  subject: "T-1",
  event: "opened",
  occurredAt: "2026-11-23T09:00:00+01:00",
  fields: { priority: "P1" },
  ...more,
});

let own: OwnDatabase;
const tenant = newId(NOW);
const [provider, customer] = [newId(NOW), newId(NOW)];
const inRegister = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
  within(own.database, registerOf(tenant), work);

async function newStream(name: string): Promise<string> {
  const id = newId(NOW);
  await inRegister((session) =>
    openLog(session, { id, kind: "stream", origin: `register/${name}`, audience: [provider, customer] }),
  );
  return id;
}

beforeAll(async () => {
  own = await ownDatabase();
  await inRegister((session) => openRegister(session, "Molar", NOW));
});
afterAll(() => own.drop());

describe("a batch of facts", () => {
  it("is answered row by row: inserted, duplicate, or in conflict with other bytes under the id", async () => {
    const log = await newStream("answers");
    const append = (facts: readonly NewFact[]) =>
      inRegister((session) => appendFacts(session, log, facts, NOW));
    const first = await append([ticket("a1"), ticket("a2"), ticket("a1"), ticket("a2", { subject: "T-2" })]);
    const place = (kind: string, index: number) => ({ kind, log, index });
    expect(first).toEqual([
      place("inserted", 0),
      place("inserted", 1),
      place("duplicate", 0),
      place("conflict", 1),
    ]);
    const again = await append([ticket("a3"), ticket("a1"), ticket("a2", { fields: {} })]);
    expect(again).toEqual([place("inserted", 2), place("duplicate", 0), place("conflict", 1)]);
  });

  it("gives an id to one stream only, and the same id to each of two sources", async () => {
    const [one, other] = [await newStream("one"), await newStream("other")];
    const append = (log: string, fact: NewFact) =>
      inRegister((session) => appendFacts(session, log, [fact], NOW));
    await append(one, ticket("shared"));
    expect(await append(other, ticket("shared"))).toEqual([{ kind: "duplicate", log: one, index: 0 }]);
    expect(await append(other, ticket("shared", { source: "probe" }))).toEqual([
      { kind: "inserted", log: other, index: 0 },
    ]);
  });

  it("keeps the bytes that are hashed, and is read back in the order in which things happened", async () => {
    const log = await newStream("bytes");
    const late = ticket("b1", { occurredAt: "2026-11-23T12:00:00Z" });
    const early = ticket("b2", { occurredAt: "2026-11-23T07:00:00Z" });
    const out = ticket("b3", { occurredAt: "2026-11-24T00:00:00Z" });
    await inRegister((session) => appendFacts(session, log, [late, early, out], NOW));
    const [from, to] = [Date.parse("2026-11-23T00:00:00Z"), Date.parse("2026-11-24T00:00:00Z")];
    const entries = await inRegister((session) => factsBetween(session, log, from, to));
    expect(entries.map((text) => JSON.parse(text).body.id)).toEqual(["b2", "b1"]);
    const [first] = await inRegister((session) => readEntries(session, log, 0, 10));
    expect(first && entryIn(first)).toEqual({
      kind: "fact",
      body: { ...late, recordedAt: "2026-11-23T08:00:00Z" },
    });
    expect((await inRegister((session) => checkLog(session, log)))?.kind).toBe("sound");
  });

  it("never records a moment before the last one, even when the clock steps back", async () => {
    const log = await newStream("clock");
    await inRegister((session) => appendFacts(session, log, [ticket("c1")], NOW));
    await inRegister((session) => appendFacts(session, log, [ticket("c2")], NOW - 60_000));
    const entries = await inRegister((session) => readEntries(session, log, 0, 10));
    const moments = entries.map(({ text }) => JSON.parse(text).body.recordedAt);
    expect(moments).toEqual(["2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"]);
  });

  it("may hold more rows than one statement has room for", async () => {
    const log = await newStream("many");
    const facts = Array.from({ length: 12_000 }, (_, place) => ticket(`m${place}`));
    const kept = await inRegister((session) => appendFacts(session, log, facts, NOW));
    expect(kept?.at(-1)).toEqual({ kind: "inserted", log, index: 11_999 });
    expect(await inRegister((session) => checkLog(session, log))).toMatchObject({
      kind: "sound",
      frontier: { size: 12_000 },
    });
  });
});

describe("personal data", () => {
  it("stands beside the entry, is bound to it, and leaves every proof whole when it is erased", async () => {
    const log = await newStream("persons");
    const fact = ticket("p1", { personal: { reporter: "Ada" } });
    await inRegister((session) => appendFacts(session, log, [fact], NOW));
    const [stored] = await inRegister((session) => readEntries(session, log, 0, 1));
    const personal = await inRegister((session) => personalOf(session, log, 0));
    expect(stored?.text).not.toContain("Ada");
    expect(stored && personal && isBound(entryIn(stored), personal)).toBe(true);
    expect(await inRegister((session) => erasePersonal(session, log, 0))).toBe(true);
    expect(await inRegister((session) => personalOf(session, log, 0))).toBeUndefined();
    expect((await inRegister((session) => checkLog(session, log)))?.kind).toBe("sound");
    expect(await inRegister((session) => appendFacts(session, log, [fact], NOW))).toEqual([
      { kind: "duplicate", log, index: 0 },
    ]);
  });
});

describe("the appender", () => {
  it("puts deliveries that arrive together under one commit, each with its own answers", async () => {
    const log = await newStream("group");
    const appender = openAppender(own.database, { now: () => NOW });
    const deliveries = Array.from({ length: 50 }, (_, place) => [ticket(`g${place}`), ticket(`g${place}`)]);
    const answers = await Promise.all(deliveries.map((facts) => appender.append(tenant, log, facts)));
    const indexes = answers.map((answer) => answer?.kept.map(({ kind, index }) => `${kind} ${index}`));
    expect(indexes).toEqual(deliveries.map((_, place) => [`inserted ${place}`, `duplicate ${place}`]));
    const commits = await inRegister(({ query }) =>
      query("select distinct xmin::text from log_entries where tenant_id = $1 and log_id = $2", [
        tenant,
        log,
      ]),
    );
    expect(commits.length).toBe(1);
  });

  it("gives contiguous indexes to several appenders on several streams that share ids", async () => {
    const logs = [await newStream("left"), await newStream("right")];
    const appenders = [1, 2, 3].map(() => openAppender(own.database, { now: () => NOW }));
    const sent = appenders.flatMap((appender, who) =>
      logs.flatMap((log) =>
        Array.from({ length: 20 }, (_, place) =>
          appender.append(tenant, log, [
            ticket(`s${place % 15}`, { subject: "T" }),
            ticket(`${who}/${log}/${place}`),
          ]),
        ),
      ),
    );
    const kept = (await Promise.all(sent)).flatMap((answer) => answer?.kept ?? []);
    expect(kept.filter(({ kind }) => kind === "inserted")).toHaveLength(120 + 15);
    for (const log of logs)
      expect((await inRegister((session) => checkLog(session, log)))?.kind).toBe("sound");
  });

  it("refuses a delivery that cannot be stored without refusing its neighbours", async () => {
    const log = await newStream("neighbours");
    const appender = openAppender(own.database, { now: () => NOW });
    const answers = await Promise.allSettled([
      appender.append(tenant, log, [ticket("n1")]),
      appender.append(tenant, log, [ticket("n2", { subject: "a\u0000b" })]),
      appender.append(tenant, log, [ticket("n3")]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await inRegister((session) => readEntries(session, log, 0, 10))).toHaveLength(2);
  });

  it("knows no log of another register", async () => {
    const log = await newStream("mine");
    const appender = openAppender(own.database, { now: () => NOW });
    expect(await appender.append(newId(NOW), log, [ticket("x1")])).toBeUndefined();
  });
});
