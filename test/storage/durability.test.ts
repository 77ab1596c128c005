/** What was acknowledged survives a kill at any moment: of the program, and of the server too. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/storage/index.ts";
import { damageTo, type Killed, killed, startWriter } from "./killed-writer.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tallystick-durable-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROUNDS: readonly Killed[] = ["program", "program and server"];

describe("the database in a folder", () => {
  it("keeps every acknowledged fact, whole batches only, through kills of program and server", async () => {
    const acknowledged: string[] = [];
    for (const [round, what] of ROUNDS.entries()) {
      const writer = await startWriter(folder, round);
      const second = openDatabase({ kind: "folder", folder });
      await expect(second).rejects.toThrow(
        `Process ${writer.process.pid} already works with the data in ${folder}`,
      );
      while (writer.acknowledged().length < 50) await setTimeout(10);
      await killed(folder, writer, what);
      acknowledged.push(...writer.acknowledged());
      const database = await openDatabase({ kind: "folder", folder });
      const damage = await damageTo(database, acknowledged).finally(() => database.stop());
      expect(damage).toEqual({ lost: [], isTorn: false });
    }
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
