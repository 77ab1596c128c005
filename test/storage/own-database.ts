/** A database for one test file: cloned from the template, opened as the service, dropped at the end. */
import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { asOwner, type Database, openDatabase } from "../../src/storage/database.ts";
import type { Scope } from "../../src/storage/session.ts";

export interface OwnDatabase {
  readonly database: Database;
  /** Its address as the owner of the tables, and as the service. */
  readonly ownerUrl: string;
  readonly url: string;
  readonly drop: () => Promise<void>;
}

export async function ownDatabase(
  template: "template_tallystick" | "template1" = "template_tallystick",
): Promise<OwnDatabase> {
  const { owner, service } = inject("cluster");
  const name = `t_${randomBytes(6).toString("hex")}`;
  // The server's own maintenance database is where one stands while another is made.
  await asOwner(`${owner}postgres`, (client) => client.query(`create database ${name} template ${template}`));
  const [ownerUrl, url] = [`${owner}${name}`, `${service}${name}`];
  const database = await openDatabase(
    { kind: "address", url, ownerUrl },
    { connections: 6, statement: 10_000 },
  );
  const drop = async (): Promise<void> => {
    await database.stop();
    await asOwner(`${owner}postgres`, (client) => client.query(`drop database ${name} with (force)`));
  };
  return { database, ownerUrl, url, drop };
}

/** The scope of a register itself. */
export function registerOf(tenant: string): Scope {
  return { kind: "register", tenant };
}
