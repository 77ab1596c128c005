/** What each command answers, for people and for programs, on the story of the first example. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { importsOf, readSource } from "../tidy/source.ts";
import { repository, scratch, tally } from "./run.ts";

const { folder, remove } = scratch();
afterAll(remove);

const story = "examples/01-around-the-clock";
const quarter = [story, "--period", "2026-Q1"];
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

describe("tally", () => {
  it("tells the version of the package, and loads nothing for it", async () => {
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect((await tally(["--version"])).out).toBe(`${version}\n`);
    const entry = "src/cli/tally.ts";
    const text = readFileSync(join(repository, entry), "utf8");
    expect(text).not.toMatch(/^import /m);
    expect(importsOf(readSource(entry, text)).map(({ specifier }) => specifier)).toEqual(["./program.ts"]);
  });

  it("ends without a complaint when the reader of a pipe has seen enough", () => {
    const command = `"${process.execPath}" src/cli/tally.ts print ${story}/agreement.yaml -f html | head -c 1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: repository, encoding: "utf8" });
    expect([stdout.length, stderr]).toEqual([1, ""]);
  });
});

describe("tally check", () => {
  it("says what computes", async () => {
    const { code, out, err } = await tally(["check", `${story}/agreement.yaml`]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("each calendar quarter in Europe/Stockholm");
    expect(out).toContain("answered in time, solved in time");
  });

  it("checks every file as JSON, and ends with the worst code", async () => {
    const { code, out, err } = await tally(["check", "nope.yaml", `${story}/agreement.yaml`, "-f", "json"]);
    expect(code).toBe(3);
    expect(err).toContain("nope.yaml");
    expect(JSON.parse(out)).toMatchObject([{ ok: true, version: 1, problems: [] }]);
  });

  it("ends well when there are warnings only", async () => {
    const { code, out, err } = await tally(["check", "examples/problems/pause-without-limit/agreement.yaml"]);
    expect(code).toBe(0);
    expect(err).toContain("0 errors, 1 warning");
    expect(out).toContain("computes");
  });
});

describe("tally print", () => {
  const print = async (format: string): Promise<string> =>
    (await tally(["print", `${story}/agreement.yaml`, "-f", format])).out;

  it("prints the contract, its page, its canonical forms and its hash", async () => {
    const [markdown, html, yaml, json, hash] = await Promise.all(
      ["markdown", "html", "yaml", "json", "hash"].map(print),
    );
    expect(markdown).toMatch(/^# /);
    expect(html).toContain("<html");
    expect(yaml).toContain("tallystick: 1");
    expect(JSON.parse(json ?? "")).toHaveProperty("calendars");
    expect(hash).toMatch(/^[0-9a-f]{64}\n$/);
  });
});

describe("tally settle", () => {
  it("prints verdicts, credits, the total and the statement's hash; rejects go beside it", async () => {
    const { code, out, err } = await tally(["settle", ...quarter]);
    expect(code).toBe(0);
    expect(out).toContain("SEK 16,800.00 due to the customer");
    expect(out).toMatch(/^statement [0-9a-f]{64}$/m);
    expect(err).toContain("3 rejected, 0 skipped");
    expect(err).not.toContain("\u001b");
  });

  it("writes a file per period whose hash is the statement's", async () => {
    const { err } = await tally(["settle", ...quarter, "-f", "json", "--out", join(folder, "bodies/")]);
    const body = read("bodies/2026-Q1.json");
    expect(JSON.parse(body)).toMatchObject({ period: { label: "2026-Q1" }, total: { minor: "1680000" } });
    expect(err).toContain(`statement ${createHash("sha256").update(body).digest("hex")}`);
    expect(readdirSync(join(folder, "bodies"))).toEqual(["2026-Q1.json"]);
  });

  it("writes one page that carries the same hash", async () => {
    const { err } = await tally(["settle", ...quarter, "-f", "html", "--out", join(folder, "page.html")]);
    const hash = /statement of 2026-Q1: ([0-9a-f]{64})/.exec(err)?.[1];
    expect(read("page.html")).toContain(hash);
  });

  it("admits facts by every version, and says which items no verdict rests on", async () => {
    const version = (from: string, fields: string): string => `tallystick: 1
agreement: Calls
id: calls
version: ${from === "2026-01-01" ? 1 : 2}
kind: service level agreement
between: { provider: A, customer: B }
term: { from: ${from} }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  calls: { shape: records, fields: { desk: text, ${fields} } }
targets:
  calls: { per: [desk], measure: { count of: calls }, expected: at least 1, without value: met }
`;
    const call = (id: string, day: string, fields: object): string => {
      const at = `2026-${day}T10:00:00Z`;
      const told = { id, source: "desk", stream: "calls", subject: id };
      return JSON.stringify({ ...told, occurredAt: at, recordedAt: at, fields });
    };
    writeFileSync(join(folder, "v1.yaml"), version("2026-01-01", "kind: { one of: [old] }"));
    writeFileSync(join(folder, "v2.yaml"), version("2026-06-01", "kind: { one of: [new] }"));
    const lines = [
      call("a", "05-10", { desk: "north", kind: "old" }),
      call("b", "05-11", { kind: "old" }),
      call("c", "06-10", { desk: "north", kind: "new" }),
    ];
    writeFileSync(join(folder, "calls.jsonl"), `${lines.join("\n")}\n`);
    const { code, out, err } = await tally(
      ["settle", "v1.yaml", "v2.yaml", "--facts", "calls.jsonl"],
      folder,
    );
    expect([code, err]).toEqual([0, ""]);
    expect(out.match(/^No verdict .*$/gm)).toEqual([
      'No verdict of "calls" rests on 1 item of "calls" without desk.',
    ]);
  });

  it("shows many periods as one table, and every table with --all", async () => {
    const long = ["settle", story, "--to", "2026-Q4"];
    const [short, full] = await Promise.all([tally(long), tally([...long, "--all"])]);
    expect(short.out).toContain("4 periods: SEK 16,800.00 due to the customer");
    expect(short.out).not.toContain("2026-Q3, settled");
    expect(full.out).toContain("2026-Q3, settled");
  });
});

describe("tally explain", () => {
  const explain = (path: string, ...more: string[]) =>
    tally(["explain", story, path, "--period", "2026-Q1", ...more]);

  it("lists what can be asked", async () => {
    const { out } = await tally(["explain", ...quarter]);
    expect(out).toContain("targets/answered in time[priority=P1]\n");
    expect(out).toContain("clocks/solution[SUBJECT]\n");
  });

  it("opens a target, a credit and a clock", async () => {
    const [target, credit, clock] = await Promise.all([
      explain("targets/answered in time[priority=P1]"),
      explain("credits/late answers[priority=P1]", "-f", "json"),
      explain("clocks/solution[HH-10503]"),
    ]);
    expect(target.out).toContain("HH-10502");
    expect(JSON.parse(credit.out)).toMatchObject({ operation: "rounded", version: 1 });
    expect(clock.out).toContain("7 h 50 min counted");
  });

  it("guesses what a mistyped path meant", async () => {
    const { code, err } = await explain("targets/answered in tim[priority=P1]");
    expect(code).toBe(2);
    expect(err).toContain('did you mean "targets/answered in time[priority=P1]"?');
  });
});

describe("tally import", () => {
  const mapping = ["-m", `${story}/tickets.mapping.yaml`];

  it("counts in text and JSON alike", async () => {
    const [text, json] = await Promise.all([
      tally(["import", `${story}/tickets.csv`, ...mapping]),
      tally(["import", `${story}/tickets.csv`, ...mapping, "-f", "json"]),
    ]);
    expect(text.out).toContain("185 rows: 182 accepted, 3 rejected, 0 skipped");
    expect(JSON.parse(json.out)).toMatchObject({ rows: 185, accepted: 182, rejected: 3, facts: 540 });
  });

  it("writes facts that settle to the same statement, and rejects that no spreadsheet computes", async () => {
    const header = "ticket,priority,opened,first reply,solved,requester,subject";
    const row = '=HYPERLINK("x"),\u001b]0;owned\u0007,2026-01-02 10:00,,,a,b';
    writeFileSync(join(folder, "evil.csv"), `${header}\n"=1+1",+cmd|' /C calc'!A0,x,,,a,b\n${row}\n`);
    const evil = await tally(
      ["import", "evil.csv", "-m", join(repository, mapping[1] ?? ""), "--rejects", "r.csv"],
      folder,
    );
    expect(evil.code).toBe(1);
    expect(evil.out + evil.err).not.toContain("\u001b");
    expect(read("r.csv")).toMatch(/^file,line,column,code,reason,text\r\n/);
    expect(read("r.csv")).not.toMatch(/(^|,|")[=+@-]/m);
    const out = join(folder, "facts.jsonl");
    await tally(["import", `${story}/tickets.csv`, ...mapping, "--out", out]);
    const options = ["--period", "2026-Q1", "--as-of", "2026-04-10T00:00:00Z"];
    const [direct, imported] = await Promise.all([
      tally(["settle", story, ...options]),
      tally(["settle", `${story}/agreement.yaml`, "--facts", out, ...options]),
    ]);
    expect(imported.out).toBe(direct.out);
  });
});

describe("tally time", () => {
  const ask = async (...words: string[]): Promise<string> =>
    (await tally(["time", ...words, "-a", `${story}/agreement.yaml`, "-c", "24x7"])).out;

  it("adds, takes away and measures, across a night without an hour", async () => {
    const [later, earlier, json] = await Promise.all([
      ask("add", "2026-03-28T22:30", "8h"),
      ask("add", "2026-03-02T09:00", "-90m"),
      ask("between", "2026-03-28T22:30", "2026-03-29T07:20", "-f", "json"),
    ]);
    expect(later).toContain("2026-03-29T07:30:00 +02:00");
    expect(earlier).toContain("2026-03-02T07:30:00 +01:00");
    expect(JSON.parse(json)).toMatchObject({ ms: 28_200_000 });
  });
});
