/** A program to be killed: it keeps delivering facts and says, after each answer, which of them were acknowledged. A
 *  hasty one says so before the answer. */
import { newId, openAppender, openDatabase, openLog, openRegister, within } from "../../src/storage/index.ts";

const [folder = "", round = "", manner = "honest"] = process.argv.slice(2);
const tenant = "019d0000-0000-7000-8000-000000000001";
const log = "019d0000-0000-7000-8000-000000000002";
const database = await openDatabase({ kind: "folder", folder });
await within(database, { kind: "register", tenant }, async (session) => {
  await openRegister(session, "Molar", Date.now());
  await openLog(session, { id: log, kind: "stream", origin: "durable", audience: [] });
});
const appender = openAppender(database, { now: Date.now });
process.stdout.write("ready\n");

async function write(writer: number): Promise<never> {
  for (let batch = 0; ; batch += 1) {
    const ids = Array.from(
      { length: 5 },
      (_, place) => `${round}/${writer}/${batch}/${place}/${newId(Date.now())}`,
    );
    const facts = ids.map((id) => ({
      id,
      source: "desk",
      stream: "tickets",
      subject: "T-1",
      occurredAt: "2026-11-23T07:00:00Z",
      fields: {},
      personal: { reporter: id },
    }));
    if (manner === "hasty") acknowledge(ids);
    const answer = await appender.append(tenant, log, facts);
    if (manner === "honest" && answer?.kept.every(({ kind }) => kind === "inserted")) acknowledge(ids);
  }
}

function acknowledge(ids: readonly string[]): void {
  process.stdout.write(`${ids.join(" ")}\n`);
}

await Promise.all([0, 1, 2, 3].map(write));
