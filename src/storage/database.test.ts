import { describe, expect, inject, it } from "vitest";
import { asOwner, openDatabase, placeFrom } from "./database.ts";

describe("where the database is", () => {
  it("is said by the surroundings, and is a folder when they say nothing", () => {
    const url = "postgres://service@db.example/register";
    expect(placeFrom({}, "data")).toEqual({ kind: "folder", folder: "data" });
    expect(placeFrom({ DATABASE_URL: url }, "data")).toEqual({ kind: "address", url });
    expect(placeFrom({ DATABASE_URL: url, DATABASE_OWNER_URL: `${url}2` }, "data")).toEqual({
      kind: "address",
      url,
      ownerUrl: `${url}2`,
    });
  });

  it("is refused by name of what is missing when nobody has migrated it", async () => {
    const { owner, service } = inject("cluster");
    const name = `unmigrated_${process.pid}`;
    await asOwner(`${owner}postgres`, (client) =>
      client.query(`create database ${name} template template_tallystick`),
    );
    await asOwner(`${owner}${name}`, (client) =>
      client.query("delete from schema_migrations where number = 6"),
    );
    const opened = openDatabase({ kind: "address", url: `${service}${name}` });
    await expect(opened).rejects.toThrow(
      "The database lacks 0006_due.sql: open it once with the owner's address too.",
    );
    await asOwner(`${owner}postgres`, (client) => client.query(`drop database ${name} with (force)`));
  });
});
