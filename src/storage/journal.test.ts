import { ed25519 } from "@noble/curves/ed25519.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OwnDatabase, ownDatabase, registerOf } from "../../test/storage/own-database.ts";
import {
  checkReceipt,
  consistencyProof,
  type Entry,
  entryHash,
  isContinued,
  parseCheckpoint,
  publicKey,
  receiptFor,
  type Signer,
} from "../journal/index.ts";
import { asOwner } from "./database.ts";
import { newId } from "./identifier.ts";
import { appendEntries, checkLog, entryIn, lastCheckpoint, readEntries, signLog } from "./journal.ts";
import { openLog } from "./logs.ts";
import { openRegister } from "./registers.ts";
import { type Session, within } from "./session.ts";

const NOW = Date.parse("2026-11-23T08:00:00Z");
const secret = new Uint8Array(32).fill(7);
const signer: Signer = {
  key: publicKey("register.example", ed25519.getPublicKey(secret)),
  sign: (bytes) => ed25519.sign(bytes, secret),
};
const noted = (text: string): Entry => ({ kind: "note", body: { text } });

let own: OwnDatabase;
const tenant = newId(NOW);
const inRegister = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
  within(own.database, registerOf(tenant), work);

async function newLog(origin: string): Promise<string> {
  const id = newId(NOW);
  await inRegister((session) => openLog(session, { id, kind: "agreement", origin, audience: [] }));
  return id;
}

beforeAll(async () => {
  own = await ownDatabase();
  await inRegister((session) => openRegister(session, "Molar", NOW));
});
afterAll(() => own.drop());

describe("a log", () => {
  it("gives out indexes without gaps to writers at the same time, and takes back those of a writer that failed", async () => {
    const log = await newLog("gaps");
    const failing = inRegister(async (session) => {
      await appendEntries(session, log, [noted("lost")], NOW);
      throw new Error("changed my mind");
    });
    const writers = Array.from({ length: 20 }, (_, place) =>
      inRegister((session) => appendEntries(session, log, [noted(`a${place}`), noted(`b${place}`)], NOW)),
    );
    await expect(failing).rejects.toThrow("changed my mind");
    const firsts = (await Promise.all(writers)).map((first) => first ?? -1).sort((a, b) => a - b);
    expect(firsts).toEqual(Array.from({ length: 20 }, (_, place) => 2 * place));
    expect((await inRegister((session) => checkLog(session, log)))?.kind).toBe("sound");
  });

  it("is signed so that receipts and continuations hold without the database", async () => {
    const log = await newLog("signed");
    const grow = (...texts: readonly string[]) =>
      inRegister(async (session) => {
        await appendEntries(session, log, texts.map(noted), NOW);
        return await signLog(session, log, signer, NOW);
      });
    const [older, newer] = [await grow("one", "two"), await grow("three")].map((note) =>
      parseCheckpoint(note ?? ""),
    );
    const entries = (await inRegister((session) => readEntries(session, log, 0, 10))).map(entryIn);
    expect(entries).toEqual([noted("one"), noted("two"), noted("three")]);
    const receipt = newer && receiptFor(entries, 1, newer);
    expect(receipt && checkReceipt(receipt, "signed", [{ key: signer.key }])).toEqual([]);
    const proof = consistencyProof(entries.map(entryHash), 2);
    expect(older && newer && isContinued(older.checkpoint, newer.checkpoint, proof)).toBe(true);
  });

  it("is not signed twice at one size", async () => {
    const log = await newLog("once");
    await inRegister((session) => appendEntries(session, log, [noted("one")], NOW));
    const first = await inRegister((session) => signLog(session, log, signer, NOW));
    expect(await inRegister((session) => signLog(session, log, signer, NOW + 1_000))).toBe(first);
  });

  it("is not signed any more once a stored byte has turned", async () => {
    const log = await newLog("turned");
    await inRegister((session) => appendEntries(session, log, ["one", "two", "three"].map(noted), NOW));
    await asOwner(own.ownerUrl, (owner) =>
      owner.query(
        "update log_entries set entry = replace(entry, 'two', 'twp') where log_id = $1 and log_index = 1",
        [log],
      ),
    );
    expect(await inRegister((session) => checkLog(session, log))).toEqual({ kind: "unsound", from: 0 });
    await expect(inRegister((session) => signLog(session, log, signer, NOW))).rejects.toThrow(
      "nothing is signed",
    );
    expect(await inRegister((session) => lastCheckpoint(session, log))).toBeUndefined();
  });

  it("is found out when an entry is missing at its end or in its middle", async () => {
    for (const gone of [1, 2]) {
      const log = await newLog(`missing ${gone}`);
      await inRegister((session) => appendEntries(session, log, ["one", "two", "three"].map(noted), NOW));
      await asOwner(own.ownerUrl, (owner) =>
        owner.query("delete from log_entries where log_id = $1 and log_index = $2", [log, gone]),
      );
      expect((await inRegister((session) => checkLog(session, log)))?.kind).toBe("unsound");
    }
  });
});
