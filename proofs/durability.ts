/** Is a fact that was acknowledged ever lost?
 *
 *  Four writers deliver facts to a real PostgreSQL with its data in a folder; at a drawn moment the program is killed,
 *  mostly together with the server, and the folder is opened again. Every acknowledged fact must be there, no batch in
 *  part, and the journal's tree must fit its entries. The defect acknowledges before the commit. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openDatabase } from "../src/storage/index.ts";
import { damageTo, killed, startWriter } from "../test/storage/killed-writer.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { chance, sourceFor, whole } from "./world/random.ts";

const ROUNDS = 200;
/** Kills come within so many milliseconds after the first answer. */
const SPAN_MS = 300;

export const proof: Proof = {
  name: "durability",
  promise:
    "A fact that was acknowledged is never lost, and no batch is kept in part, whenever the machine's programs die.",
  quick: false,
  run: prove,
};

async function prove({ cases = ROUNDS, seedDefect, log }: ProofOptions): Promise<ProofResult> {
  const folder = mkdtempSync(join(tmpdir(), "tallystick-durability-"));
  const random = sourceFor("durability", 0);
  const acknowledged: string[] = [];
  let [lost, torn] = [0, 0];
  try {
    for (let round = 0; round < cases; round += 1) {
      const writer = await startWriter(folder, round, seedDefect);
      while (writer.acknowledged().length === 0) await setTimeout(1);
      await setTimeout(whole(random, 0, SPAN_MS));
      await killed(folder, writer, chance(random, 0.25) ? "program" : "program and server");
      acknowledged.push(...writer.acknowledged());
      const database = await openDatabase({ kind: "folder", folder });
      const damage = await damageTo(database, acknowledged).finally(() => database.stop());
      lost = damage.lost.length;
      torn += damage.isTorn ? 1 : 0;
      log(`round ${round + 1}: ${acknowledged.length} acknowledged, ${lost} lost, ${torn} torn`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    holds: lost === 0 && torn === 0,
    figures: { kills: cases, acknowledged: acknowledged.length, lost, torn },
  };
}
