/** Does the guide tell the truth? Every agreement, piece and mapping that it or the README shows is read and
 *  compiled, the steps of the tour are the agreements beside it, and commands print what is shown.
 *
 *  After a wanted change, `vitest run test/guide.test.ts -u` writes what the commands print anew. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { compileMapping } from "../src/connect/mapping/compile.ts";
import { readMapping } from "../src/connect/mapping/read.ts";
import { parseAgreement } from "../src/document/index.ts";
import { compilePlan } from "../src/engine/plan/compile.ts";
import { zoneRelease } from "../src/zones/release.ts";
import { repository, tally } from "./cli/run.ts";

const guide = join(repository, "docs/guide");
const desk = readFileSync(join(guide, "practice-desk/agreement.yaml"), "utf8");
const site = readFileSync(join(guide, "booking-site/agreement.yaml"), "utf8");
const small = readFileSync(join(guide, "booking-site/first/agreement.yaml"), "utf8");
const reported = readFileSync(join(guide, "booking-site/reported/agreement.yaml"), "utf8");
/** What a piece is laid over, unless it is a part of an agreement beside it: the desk, which promises the
 *  availability of the first agreement, too. */
const base = laidOver(desk, small);
const guidePages = readdirSync(guide, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .sort();
const pages = [join(repository, "README.md"), ...guidePages.map((name) => join(guide, name))];
const blocks = pages.flatMap((page) => blocksOf(readFileSync(page, "utf8")).map((text) => ({ page, text })));
const named = blocks.map(({ page, text }) => [`${page.slice(repository.length)}: ${titleOf(text)}`, text]);

describe("what the guide shows in YAML", () => {
  it("is there at all", () => {
    expect(blocks.length).toBeGreaterThan(12);
  });

  it.each(named)("%s is understood", (_name, text = "") => {
    expect(objectionsTo(text)).toEqual([]);
  });

  it("adds up, step by step, to the agreement of the practice desk", () => {
    const [steps = ""] = readFileSync(join(guide, "prepare/desk.md"), "utf8").split("## Check it");
    expect(blocksOf(steps).join("\n")).toBe(desk);
  });

  it("shows the booking site as it lies beside the guide, first small and then in full", () => {
    const [shown = "", ...rest] = blocksOf(readFileSync(join(guide, "prepare/first.md"), "utf8"));
    expect(shown).toBe(small);
    expect(rest.filter((piece) => !piece.startsWith("tallystick mapping:") && !site.includes(piece))).toEqual(
      [],
    );
  });

  it("names problems that there are", () => {
    const gallery = readFileSync(join(repository, "docs/reference/problems.md"), "utf8");
    const checks = readFileSync(join(guide, "prepare/checks.md"), "utf8");
    const rows = checks.split("\n").filter((line) => line.startsWith("| `"));
    const codes = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([a-z-]+)/g)].map(([, code]) => code),
    );
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !gallery.includes(`\n## ${code}`))).toEqual([]);
  });

  it("is not understood when it is wrong", () => {
    expect(
      objectionsTo("caps:\n  none: { credits: all, at most: 10 % of nothing, above: lost }\n"),
    ).not.toEqual([]);
  });
});

describe("what the guide shows of the command line", () => {
  it.each(guidePages.filter((name) => readFileSync(join(guide, name), "utf8").includes("\n$ tally")))(
    "%s shows what the commands print",
    async (name) => {
      const page = join(guide, name);
      const parts = readFileSync(page, "utf8").split(/(?<=^```text\n)(\$ tally [^\n]*)\n[\s\S]*?(?=^```$)/m);
      const printed = await Promise.all(parts.map((part) => (part.startsWith("$ tally") ? ran(part) : part)));
      await expect(printed.join("")).toMatchFileSnapshot(page);
    },
  );
});

async function ran(line: string): Promise<string> {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  const { out, err } = await tally(words.slice(2));
  return `${line}\n${err}${out}`
    .replace(/[0-9a-f]{64}/g, "<SHA-256>")
    .trimEnd()
    .concat("\n");
}

/** Everything an author would be told: about a whole agreement, a mapping, or a piece in its place. */
function objectionsTo(text: string): readonly unknown[] {
  if (text.startsWith("tallystick mapping:")) {
    const { mapping, problems } = readMapping(text);
    return mapping === undefined
      ? problems
      : [...problems, ...compileMapping(mapping, zoneRelease()).problems];
  }
  const { agreement, problems } = parseAgreement(
    /^tallystick:/m.test(text) ? text : laidOver(shownIn(text) ?? base, text),
  );
  return [...problems, ...(agreement === undefined ? [] : compilePlan(agreement, zoneRelease()).problems)];
}

/** The agreement beside the guide out of which a piece is taken. */
function shownIn(piece: string): string | undefined {
  return [site, reported].find((each) => each.includes(piece));
}

/** An agreement with the entries of a piece added, or put in the place of those of the same name. */
function laidOver(whole: string, piece: string): string {
  const document: Record<string, object> = parse(whole);
  const parts: Record<string, unknown> = parse(piece);
  const laid = Object.entries(parts).map(([key, entries]) =>
    typeof entries === "object" ? [key, { ...document[key], ...entries }] : [key, entries],
  );
  return stringify({ ...document, ...Object.fromEntries(laid) }, { lineWidth: 0 });
}

function blocksOf(page: string): readonly string[] {
  return [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
}

function titleOf(text: string): string {
  return text.trim().split("\n").slice(0, 2).join(" ");
}
