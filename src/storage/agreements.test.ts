import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OwnDatabase, ownDatabase, registerOf } from "../../test/storage/own-database.ts";
import {
  addAgreement,
  addState,
  addVersion,
  agreementsOf,
  type NewVersion,
  versionOf,
  versionsOf,
} from "./agreements.ts";
import { newId } from "./identifier.ts";
import { checkLog, entryIn, readEntries } from "./journal.ts";
import { openRegister } from "./registers.ts";
import { type Session, within } from "./session.ts";
import { keepStatement, type NewStatement, postingsOf, statementsOf } from "./statements.ts";

const NOW = Date.parse("2026-11-23T08:00:00Z");
const version = (number: number, document: string): NewVersion => ({
  version: number,
  document,
  documentHash: document.charCodeAt(0).toString(16).padStart(64, "0"),
  proseHash: "ab".repeat(32),
});

let own: OwnDatabase;
const tenant = newId(NOW);
const inRegister = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
  within(own.database, registerOf(tenant), work);

async function newAgreement(name: string): Promise<string> {
  const id = newId(NOW);
  await inRegister((session) => addAgreement(session, { id, name, audience: [] }, `agreements/${name}`, NOW));
  return id;
}

beforeAll(async () => {
  own = await ownDatabase();
  await inRegister((session) => openRegister(session, "Molar", NOW));
});
afterAll(() => own.drop());

describe("an agreement", () => {
  it("keeps each version as it was hashed, with its last state, and tells its journal", async () => {
    const id = await newAgreement("desk");
    const text = 'tallystick: 1\n# as it was "signed"\n';
    expect(await inRegister((session) => addVersion(session, id, version(1, text), NOW))).toBe("added");
    expect(await inRegister((session) => addVersion(session, id, version(2, "next"), NOW))).toBe("added");
    expect(await inRegister((session) => addState(session, id, 1, "approved", NOW))).toBe(true);
    expect(await inRegister((session) => addState(session, id, 1, "approved", NOW))).toBe(true);
    const versions = await inRegister((session) => versionsOf(session, id));
    expect(versions).toEqual([
      { ...version(1, text), recordedAt: NOW, state: "approved" },
      { ...version(2, "next"), recordedAt: NOW, state: "proposed" },
    ]);
    const entries = await inRegister((session) => readEntries(session, id, 0, 10));
    expect(entries.map((each) => entryIn(each).kind)).toEqual([
      "version",
      "state",
      "version",
      "state",
      "state",
    ]);
    expect((await inRegister((session) => checkLog(session, id)))?.kind).toBe("sound");
    expect(await inRegister(agreementsOf)).toContainEqual({ id, name: "desk", audience: [] });
  });

  it("knows a version that is sent again, and refuses another text under its number", async () => {
    const id = await newAgreement("again");
    const add = (added: NewVersion) => inRegister((session) => addVersion(session, id, added, NOW));
    const answers = [await add(version(1, "a")), await add(version(1, "a")), await add(version(1, "b"))];
    expect(answers).toEqual(["added", "known", "conflict"]);
    expect((await inRegister((session) => versionOf(session, id, 1)))?.document).toBe("a");
  });

  it("has no state for a version that is not there", async () => {
    const id = await newAgreement("none");
    expect(await inRegister((session) => addState(session, id, 1, "approved", NOW))).toBe(false);
    expect(await inRegister((session) => addVersion(session, newId(NOW), version(1, "a"), NOW))).toBe(
      "absent",
    );
  });
});

describe("a statement", () => {
  const period = { start: Date.parse("2026-10-01T00:00:00Z"), end: Date.parse("2026-11-01T00:00:00Z") };
  const statement = (agreement: string, body: string): NewStatement => ({
    agreement,
    version: 1,
    period,
    body,
    postings: [
      { account: "points", cell: "{}", postedBy: "late", exact: "-5/2", balance: "7/2", cause: "{}" },
      {
        account: "bank",
        cell: "{}",
        postedBy: "cap",
        exact: "1/3",
        balance: "1/3",
        cause: "{}",
        money: { minor: 90_071_992_547_409_931n, currency: "EUR" },
      },
    ],
  });

  it("gets a further issue when the body is another one, and none when it is the same", async () => {
    const id = await newAgreement("stated");
    await inRegister((session) => addVersion(session, id, version(1, "a"), NOW));
    const keep = (body: string) => inRegister((session) => keepStatement(session, statement(id, body), NOW));
    const issues = [
      await keep('{"total":"1"}'),
      await keep('{"total":"1"}'),
      await keep('{"total":"2"}'),
      await keep('{"total":"1"}'),
    ];
    expect(issues.map((kept) => kept?.issue)).toEqual([1, 1, 2, 1]);
    const kept = await inRegister((session) => statementsOf(session, id, period));
    expect(kept.map(({ body }) => body)).toEqual(['{"total":"1"}', '{"total":"2"}']);
    expect(await inRegister((session) => postingsOf(session, id, period, 2))).toEqual(
      statement(id, "").postings,
    );
  });

  it("is one issue when two workers settle the same period at the same time", async () => {
    const id = await newAgreement("twice");
    await inRegister((session) => addVersion(session, id, version(1, "a"), NOW));
    const workers = Array.from({ length: 8 }, () =>
      inRegister((session) => keepStatement(session, statement(id, '{"same":true}'), NOW)),
    );
    expect((await Promise.all(workers)).map((kept) => kept?.issue)).toEqual(new Array(8).fill(1));
  });
});
