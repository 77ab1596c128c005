/** Kills a program that delivers facts, and finds out whether anything was lost or torn in two. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { checkLog, type Database, readHead, type Session, within } from "../../src/storage/index.ts";

const TENANT = "019d0000-0000-7000-8000-000000000001";
const LOG = "019d0000-0000-7000-8000-000000000002";

export type Killed = "program" | "program and server";

export interface Writer {
  readonly process: ChildProcess;
  /** All that was acknowledged so far. */
  readonly acknowledged: () => readonly string[];
}

/** Starts the program in a folder and waits until it delivers. */
export async function startWriter(folder: string, round: number, seedDefect = false): Promise<Writer> {
  const started = spawn(process.execPath, [
    join(import.meta.dirname, "acknowledging-writer.ts"),
    folder,
    String(round),
    seedDefect ? "hasty" : "honest",
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

/** Kills the program, and the server too where that is asked, and waits until the program is gone. */
export async function killed(folder: string, { process: writer }: Writer, what: Killed): Promise<void> {
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

/** What a kill has done. */
export interface Damage {
  /** Facts that were acknowledged and are not there. */
  readonly lost: readonly string[];
  /** Whether the tables of a fact disagree, or a batch is there in part, or the tree does not fit its entries. */
  readonly isTorn: boolean;
}

export async function damageTo(database: Database, acknowledged: readonly string[]): Promise<Damage> {
  return await within(database, { kind: "register", tenant: TENANT }, async (session) => {
    const { counts, ids } = await kept(session);
    const size = BigInt((await readHead(session, LOG))?.frontier.size ?? -1);
    const isEven = Object.values(counts).every((count) => count === size) && size % 5n === 0n;
    const isSound = (await checkLog(session, LOG))?.kind === "sound";
    return { lost: acknowledged.filter((id) => !ids.has(id)), isTorn: !isEven || !isSound };
  });
}
