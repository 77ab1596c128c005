/** Every refusal is a sentence or two on stderr, with the right exit code and nothing half-written. */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repository, scratch, tally } from "./run.ts";

const { folder, remove } = scratch();
const story = join(repository, "examples/01-around-the-clock");
const settle = ["settle", "a.yaml", "--facts", "t.csv", "--mapping", "m.yaml"];
let before: readonly string[] = [];

beforeAll(() => {
  copyFileSync(join(story, "agreement.yaml"), join(folder, "a.yaml"));
  copyFileSync(join(story, "tickets.csv"), join(folder, "t.csv"));
  copyFileSync(join(story, "tickets.mapping.yaml"), join(folder, "m.yaml"));
  mkdirSync(join(folder, "dir"));
  const packed = gzipSync(readFileSync(join(folder, "t.csv")));
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "empty.yaml": "",
    "empty.csv": "",
    "empty.jsonl": "",
    "huge.yaml": new Uint8Array(2_000_000).fill(0x61),
    "latin.yaml": Uint8Array.of(0x61, 0x3a, 0x20, 0xe9, 0x0a),
    "binary.csv": Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
    "cut.csv.gz": packed.subarray(0, 900),
    "bad.jsonl": `\ufeff{"id":"1"}\n\n\u001b[2J\n${"x".repeat(5000)}\n`,
    "far.jsonl": `${fact("2020-01-01T00:00:00Z")}\n`,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  before = readdirSync(folder).sort();
});
afterAll(remove);

function fact(at: string): string {
  const told = { id: "f1", source: "desk", stream: "tickets", subject: "T1", event: "opened" };
  return JSON.stringify({ ...told, occurredAt: at, recordedAt: at, fields: { priority: "P1" } });
}

const CASES: readonly (readonly [words: readonly string[], code: number, says: string])[] = [
  [["check", "nope.yaml"], 3, "nope.yaml: there is no such file or folder"],
  [["check", "dir"], 2, "dir is a folder"],
  [["check", "empty.yaml"], 1, "Here stands nothing"],
  [["check", "huge.yaml"], 1, "larger than 1048576 bytes"],
  [["check", "latin.yaml"], 1, "not UTF-8"],
  [["print", "a.yaml", "--format", "docx"], 2, "Allowed choices are markdown"],
  [["print", "a.yaml", "--out", "a.yaml"], 2, "would be written over"],
  [["print", "a.yaml", "--out", "dir"], 2, "dir is a folder"],
  [["print", "a.yaml", "--out", "t.csv/x"], 2, "t.csv is a file and no folder"],
  [["import", "t.csv"], 2, "--mapping"],
  [["import", "empty.csv", "-m", "m.yaml", "--out", "o.jsonl", "--rejects", "r.csv"], 1, "no header line"],
  [["import", "binary.csv", "-m", "m.yaml", "--out", "o.jsonl"], 1, 'no column "ticket"'],
  [["import", "cut.csv.gz", "-m", "m.yaml", "--out", "o.jsonl", "--rejects", "r.csv"], 3, "damaged or cut"],
  [["import", "t.csv", "-m", "m.yaml", "--out", "m.yaml"], 2, "would be written over"],
  [["settle", "a.yaml"], 2, "name the facts: --facts FILE"],
  [["settle", "a.yaml", "--facts", "t.csv"], 2, "each export needs its mapping"],
  [["settle", "a.yaml", "--facts", "empty.jsonl"], 2, "there are no facts, so no period is known"],
  [
    ["settle", "a.yaml", "--facts", "bad.jsonl"],
    1,
    "none of 3 rows became a fact, the first because of line 1 of bad.jsonl",
  ],
  [["settle", "a.yaml", "--facts", "far.jsonl"], 1, "all facts lie outside: from 2020-01-01"],
  [["settle", "a.yaml", "a.yaml", "--facts", "far.jsonl"], 1, "error version-not-later: The version before"],
  [["settle", "dir"], 2, "there is no agreement.yaml in dir"],
  [[...settle, "--period", "2026-10"], 2, "write one like 2026-Q1"],
  [[...settle, "--period", "2030-Q1"], 2, "2030-Q1 lies outside the term"],
  [[...settle, "--from", "2026-Q2", "--to", "2026-Q1"], 2, "lies after --to 2026-Q1"],
  [[...settle, "--period", "2026-Q1", "--to", "2026-Q2"], 2, "not both"],
  [[...settle, "--as-of", "yesterday"], 2, "--as-of"],
  [["time", "open", "tomorrow", "-a", "a.yaml", "-c", "24x7"], 2, "write it like 2026"],
  [["time", "open", "2026-01-01T00:00", "-a", "a.yaml", "-c", "nope"], 2, "the agreement has: 24x7"],
  [["bogus"], 2, "unknown command 'bogus'"],
];

describe("tally refuses", () => {
  it.concurrent.each(CASES)("%j with exit code %i: %s", async (words, code, says) => {
    const ran = await tally(words, folder);
    expect(ran.err).toContain(says);
    expect(ran.code).toBe(code);
    expect(ran.out).toBe("");
    expect(ran.err).not.toMatch(/^\s+at /m);
    expect(ran.err).not.toContain("\u001b");
    expect(ran.err.length).toBeLessThan(5000);
  });

  it("and leaves no file behind, whole or half", () => {
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it("with the place in the program only when asked to be verbose", async () => {
    const { err } = await tally(["check", "a.yaml", "nope.yaml"], folder);
    expect(err).not.toContain("node:fs");
    const verbose = await tally(["--verbose", "settle", "nope.yaml"], folder);
    expect(verbose.err).toMatch(/^\s+at /m);
    expect(verbose.code).toBe(3);
  });
});
