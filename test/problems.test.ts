/**
 * Every damaged twin triggers exactly the problems it lists, at the places it lists them; and the manual's gallery
 * shows the sentences that are really printed.
 */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { galleryPage } from "../scripts/gallery/page.ts";
import { type ExpectedProblem, problemsOf, readTwins } from "../scripts/gallery/twins.ts";

const twins = readTwins();

/** A twin of a megabyte would weigh more than the rest of the repository; `source.test.ts` makes one. */
const TOO_LARGE_TO_KEEP = ["too-large"];

function byPlace(a: ExpectedProblem, b: ExpectedProblem): number {
  const [x, y] = [`${a.pointer} ${a.code}`, `${b.pointer} ${b.code}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

describe("the damaged twins", () => {
  it("are many", () => {
    expect(twins.length).toBeGreaterThanOrEqual(80);
  });

  it.each(twins)("$folder triggers exactly what it lists", ({ bytes, library, expected }) => {
    const wanted = [...expected].sort(byPlace);
    const found = [...problemsOf({ bytes, library })].sort(byPlace);
    // Only what a twin states is compared: many leave the line to the pointer.
    const told = found.map((problem, index) => {
      const keys = Object.keys(wanted[index] ?? { code: "", pointer: "" });
      return Object.fromEntries(Object.entries(problem).filter(([key]) => keys.includes(key)));
    });
    expect(told).toEqual(wanted);
  });

  it.each(twins)("$folder is told with a line and in whole sentences", (twin) => {
    for (const { line, column, message } of problemsOf(twin)) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(message).toMatch(/^\S.*[.?]$/s);
    }
  });

  it("show every code that the reader can tell", () => {
    const files = globSync("src/document/{*,compose/*,phrase/*,read/*}.ts").filter(
      (path) => !path.endsWith(".test.ts"),
    );
    const calls = /(?:report\((?:\s*reading,)?|refusal\(|problem\(|code:)\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"/g;
    const codes = files.flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(calls)].map((match) => match[1] ?? ""),
    );
    const shown = new Set(twins.flatMap(({ expected }) => expected.map(({ code }) => code)));
    expect(new Set(codes).size).toBeGreaterThan(30);
    expect(
      [...new Set(codes)].filter((code) => !shown.has(code) && !TOO_LARGE_TO_KEEP.includes(code)),
    ).toEqual([]);
  });
});

describe("the gallery of problems", () => {
  it("is what the twins say today (node scripts/gallery.ts prints it again)", () => {
    expect(readFileSync("docs/reference/problems.md", "utf8")).toBe(galleryPage());
  });
});
