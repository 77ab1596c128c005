/** What was acknowledged survives a kill at any moment: of the program, and of the server too. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  checkLog,
  type Database,
  openDatabase,
  readHead,
  type Session,
  within,
} from "../../src/storage/index.ts";
import { registerOf } from "./own-database.ts";

const TENANT = "019d0000-0000-7000-8000-000000000001";
const LOG = "019d0000-0000-7000-8000-000000000002";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tallystick-durable-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Writer {
  readonly process: ChildProcess;
  /** All that was acknowledged so far. */
  readonly acknowledged: () => readonly string[];
}

async function startWriter(round: number): Promise<Writer> {
  const started = spawn(process.execPath, [
    join(import.meta.dirname, "acknowledging-writer.ts"),
    folder,
    String(round),
  ]);
  let [said, wrong] = ["", ""];
  started.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  started.stderr.on("data", (chunk) => {
    wrong += String(chunk);
  });
  while (!said.startsWith("ready\n")) {
    if (started.exitCode !== null) throw new Error(`The writer ended: ${wrong}`);
    await setTimeout(10);
  }
  // A line that was cut off by the kill was not received: it does not count.
  const acknowledged = (): readonly string[] =>
    said
      .split("\n")
      .slice(1, -1)
      .flatMap((line) => line.split(" "));
  return { process: started, acknowledged };
}

async function killed({ process: writer }: Writer, what: "program" | "program and server"): Promise<void> {
  const server = Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);
  const gone = new Promise((resolve) => writer.once("close", resolve));
  if (what === "program and server") process.kill(server, "SIGKILL");
  writer.kill("SIGKILL");
  await gone;
}

interface Counts {
  readonly entries: bigint;
  readonly facts: bigint;
  readonly keys: bigint;
  readonly persons: bigint;
}

/** How many rows each table of a fact has, and the ids that are there. */
async function kept({
  query,
}: Session): Promise<{ readonly counts: Counts; readonly ids: ReadonlySet<string> }> {
  const [counts] = await query<Counts>(
    `select (select count(*) from log_entries where tenant_id = $1) as entries,
       (select count(*) from facts where tenant_id = $1) as facts,
       (select count(*) from fact_keys where tenant_id = $1) as keys,
       (select count(*) from personal_parts where tenant_id = $1) as persons`,
    [TENANT],
  );
  const rows = await query<{ id: string }>(
    "select source_event_id as id from fact_keys where tenant_id = $1",
    [TENANT],
  );
  if (counts === undefined) throw new Error("A count is always answered.");
  return { counts, ids: new Set(rows.map(({ id }) => id)) };
}

async function expectWhole(database: Database, acknowledged: readonly string[]): Promise<void> {
  await within(database, registerOf(TENANT), async (session) => {
    const { counts, ids } = await kept(session);
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    const size = BigInt((await readHead(session, LOG))?.frontier.size ?? -1);
    expect(counts).toEqual({ entries: size, facts: size, keys: size, persons: size });
    expect(size % 5n).toBe(0n);
    expect((await checkLog(session, LOG))?.kind).toBe("sound");
  });
}

describe("the database in a folder", () => {
  it("keeps every acknowledged fact, whole batches only, through kills of program and server", async () => {
    const acknowledged: string[] = [];
    for (const [round, what] of (
      ["program", "program and server", "program and server"] as const
    ).entries()) {
      const writer = await startWriter(round);
      if (round === 0)
        await expect(openDatabase({ kind: "folder", folder })).rejects.toThrow(
          `Process ${writer.process.pid} already works with the data in ${folder}`,
        );
      while (writer.acknowledged().length < 50) await setTimeout(10);
      await setTimeout(37 * (round + 1));
      await killed(writer, what);
      acknowledged.push(...writer.acknowledged());
      const database = await openDatabase({ kind: "folder", folder });
      await expectWhole(database, acknowledged).finally(() => database.stop());
    }
    expect(acknowledged.length).toBeGreaterThan(90);
  });

  it("is free again after it was stopped", async () => {
    const database = await openDatabase({ kind: "folder", folder });
    expect(database.migrated).toEqual([]);
    await expect(openDatabase({ kind: "folder", folder })).rejects.toThrow(
      `Process ${process.pid} already works`,
    );
    await database.stop();
    await (await openDatabase({ kind: "folder", folder })).stop();
  });
});
