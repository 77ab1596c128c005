import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { asOwner } from "./database.ts";
import { migrate, missingMigrations } from "./migrate.ts";

let folder: string;
let url: string;
let name: string;
let made = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tallystick-migrations-"));
  made += 1;
  name = `migrations_${process.pid}_${made}`;
  const { owner } = inject("cluster");
  url = `${owner}${name}`;
  await asOwner(`${owner}postgres`, (client) => client.query(`create database ${name}`));
  write("0001_first.sql", "create table one (id integer)");
  write("0002_second.sql", "create table two (id integer)");
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await asOwner(`${inject("cluster").owner}postgres`, (client) =>
    client.query(`drop database ${name} with (force)`),
  );
});

const write = (file: string, sql: string): void => writeFileSync(join(folder, file), sql);
const run = (from: string = folder) => asOwner(url, (owner) => migrate(owner, from));

describe("migrations", () => {
  it("are applied in their order, once", async () => {
    expect(await run()).toEqual(["0001_first.sql", "0002_second.sql"]);
    expect(await run()).toEqual([]);
    write("0003_third.sql", "alter table two add more text");
    expect(await asOwner(url, (owner) => missingMigrations(owner, folder))).toEqual(["0003_third.sql"]);
    expect(await run()).toEqual(["0003_third.sql"]);
  });

  it("are refused, all of them, when an applied file was changed", async () => {
    await run();
    write("0001_first.sql", "create table one (id bigint)");
    write("0003_third.sql", "create table three (id integer)");
    await expect(run()).rejects.toThrow("0001_first.sql was changed after it had been applied");
    await expect(asOwner(url, (owner) => owner.query("select from three"))).rejects.toThrow("does not exist");
  });

  it("go forward only: an older release refuses a newer database", async () => {
    await run();
    const older = join(folder, "older");
    cpSync(join(folder, "0001_first.sql"), join(older, "0001_first.sql"));
    await expect(run(older)).rejects.toThrow("0002_second.sql, which this release does not know");
  });

  it("leave nothing of a file that fails", async () => {
    write("0003_third.sql", "create table three (id integer); select no_such_function()");
    await expect(run()).rejects.toThrow("0003_third.sql could not be applied");
    expect(await asOwner(url, (owner) => missingMigrations(owner, folder))).toEqual(["0003_third.sql"]);
    await expect(asOwner(url, (owner) => owner.query("select from three"))).rejects.toThrow("does not exist");
  });

  it("have numbers without a gap", async () => {
    write("0004_fourth.sql", "");
    await expect(run()).rejects.toThrow("0004_fourth.sql must be called 0003_");
  });

  it("wait for each other when two programs start at once", async () => {
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat().sort()).toEqual(["0001_first.sql", "0002_second.sql"]);
  });
});
