import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { repository, scratch, tally } from "./run.ts";

const { folder, remove } = scratch();
afterAll(remove);
const at = (name: string): string => join(folder, name);

/** Stories of every kind: a mapping, versions, an evidence window, corrections, accounts. */
const STORIES: readonly (readonly [story: string, period: string])[] = [
  ["01-around-the-clock", "2026-Q1"],
  ["06-amendment", "2026-06"],
  ["07-late-fact", "2026-06"],
];

describe("a bundle of a story", () => {
  it.each(STORIES)("%s of %s has the statement that settling has, and holds", async (story, period) => {
    const bundle = at(`${story}.tally`);
    const settled = await tally(["settle", `examples/${story}`, "--period", period]);
    const made = await tally(["bundle", `examples/${story}`, "--period", period, "--out", bundle]);
    const verified = await tally(["verify", bundle]);
    const hash = /^statement ([0-9a-f]{64})$/m.exec(settled.out)?.[1];
    expect([made.code, settled.code, verified.code]).toEqual([0, 0, 0]);
    expect(made.out).toContain(`${period}: statement ${hash}`);
    expect(verified.out).toContain(`the statement of ${period} is the same, byte for byte.`);
    expect(verified.out).toContain(`statement ${hash}`);
    expect(verified.out).toContain("Nobody signed the checkpoint");
  });
});

describe("the reference of the command line", () => {
  it("shows what verifying prints", async () => {
    const { out } = await tally(["verify", at("07-late-fact.tally")]);
    const shown = out
      .replace(/[0-9a-f]{64}/g, "<SHA-256>")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<instant>")
      .trimEnd();
    expect(readFileSync(join(repository, "docs/reference/cli.md"), "utf8")).toContain(shown);
  });
});

describe("keys", () => {
  it("are made once, kept from others' eyes, and vouch for a bundle", async () => {
    const made = await tally(["keygen", "molar.example", "--out", at("key")]);
    const again = await tally(["keygen", "molar.example", "--out", at("key")]);
    expect([made.code, again.code, statSync(at("key")).mode & 0o77]).toEqual([0, 3, 0]);
    expect(readFileSync(at("key.pub"), "utf8")).toBe(made.out);

    const words = ["bundle", "examples/07-late-fact", "--period", "2026-06", "--out", at("signed.tally")];
    expect((await tally([...words, "--key", at("key")])).code).toBe(0);
    const line = made.out.trim();
    for (const key of [at("key.pub"), line]) {
      const { code, out } = await tally(["verify", at("signed.tally"), "--key", key]);
      expect([code, out.includes(`Every journal is signed with the key you named: ${line}.`)]).toEqual([
        0,
        true,
      ]);
    }
    expect((await tally(["verify", at("signed.tally")])).out).toContain(
      "Compare them with those you were handed",
    );
  });

  it("of a stranger do not vouch for it", async () => {
    await tally(["keygen", "molar.example", "--out", at("stranger")]);
    const { code, out } = await tally(["verify", at("signed.tally"), "--key", at("stranger.pub")]);
    expect(code).toBe(1);
    expect(out).toContain("is not signed with the key you named");
    expect(out).toContain("The bundle does NOT hold.");
  });

  it("of both sides vouch for it after countersigning", async () => {
    const teeth = (await tally(["keygen", "teeth.example", "--out", at("teeth")])).out.trim();
    const words = ["countersign", at("signed.tally"), "--key", at("teeth"), "--out", at("both.tally")];
    expect((await tally(words)).out).toBe(`countersigned by ${teeth}\n`);
    const { code, out } = await tally(["verify", at("both.tally"), "--key", at("key.pub"), at("teeth.pub")]);
    expect([code, out.match(/Every journal is signed with the key you named/g)?.length]).toEqual([0, 2]);
    const twice = await tally([
      "countersign",
      at("both.tally"),
      "--key",
      at("teeth"),
      "--out",
      at("twice.tally"),
    ]);
    expect([twice.code, twice.err.includes("signed with this key already")]).toEqual([1, true]);
  });

  it("that are none are refused with what to do instead", async () => {
    const { code, err } = await tally(["verify", at("signed.tally"), "--key", join(repository, "NOTICE")]);
    expect([code, err.includes("holds no public key")]).toEqual([2, true]);
    const named = await tally(["keygen", "two words", "--out", at("other")]);
    expect([named.code, named.err.includes("without spaces")]).toEqual([2, true]);
  });
});

describe("a changed bundle", () => {
  it("fails, and says in German what is wrong", async () => {
    const text = readFileSync(at("signed.tally"), "utf8");
    writeFileSync(at("changed.tally"), text.replace('"subject":"', '"subject":"x'));
    const { code, out } = await tally(["verify", at("changed.tally"), "--language", "de"]);
    expect(code).toBe(1);
    expect(out).toContain("Die Datei wurde nach dem Schreiben verändert");
    expect(out).toContain("ergeben nicht den Hash des Prüfpunkts");
    expect(out).toContain("Das Belegpaket hält NICHT stand.");
  });

  it("is not countersigned", async () => {
    const words = ["countersign", at("changed.tally"), "--key", at("key"), "--out", at("never.tally")];
    const { code, err } = await tally(words);
    expect([code, err.includes("does not hold, so it is not signed")]).toEqual([1, true]);
  });

  it("is told to programs as data", async () => {
    const { code, out } = await tally(["verify", at("changed.tally"), "--format", "json"]);
    const report = JSON.parse(out) as { holds: boolean; findings: readonly { kind: string; code: string }[] };
    const wrong = report.findings.filter(({ kind }) => kind === "wrong").map((each) => each.code);
    expect([code, report.holds, wrong.includes("root-differs")]).toEqual([1, false, true]);
  });

  it("is not looked for in a folder, and no bundle is refused as such", async () => {
    expect((await tally(["verify", folder])).code).toBe(2);
    expect((await tally(["verify", join(repository, "NOTICE")])).out).toContain(
      "Line 1 is no part of a bundle",
    );
  });
});
