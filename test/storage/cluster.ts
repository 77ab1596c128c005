/** The one database server of a test run: a real PostgreSQL with a template that every test file clones. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { asOwner } from "../../src/storage/database.ts";
import { startEmbedded } from "../../src/storage/embedded.ts";
import { migrate } from "../../src/storage/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The server as its owner, and as the service; a database's name is still to be added. */
    readonly cluster: { readonly owner: string; readonly service: string };
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "tallystick-test-"));
  const { host, port, user, password, stop } = await startEmbedded(folder);
  const owner = `postgres://${user}:${password}@${host}:${port}/`;
  await asOwner(`${owner}postgres`, (client) => client.query("create database template_tallystick"));
  await asOwner(`${owner}template_tallystick`, migrate);
  await asOwner(`${owner}postgres`, (client) =>
    client.query(`alter role tallystick_service login password '${password}'`),
  );
  project.provide("cluster", {
    owner,
    service: `postgres://tallystick_service:${password}@${host}:${port}/`,
  });
  return async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
