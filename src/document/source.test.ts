import { describe, expect, it } from "vitest";
import { MOST_BYTES, MOST_DEPTH, readSource } from "./source.ts";

/** Code, pointer, line and column of every problem. */
function problemsIn(input: string | Uint8Array): readonly string[] {
  return readSource(input).problems.map(
    ({ code, pointer, line, column }) => `${code} ${pointer || "/"} ${line}:${column}`,
  );
}

describe("reading a text", () => {
  it("keeps the digits of a number", () => {
    const { root } = readSource("{ fee: 0.10, big: 12345678901234567890 }");
    expect(root?.kind === "map" ? root.entries.map(({ value }) => value) : []).toEqual([
      { kind: "number", digits: "0.10", pointer: "/fee" },
      { kind: "number", digits: "12345678901234567890", pointer: "/big" },
    ]);
  });

  it("reads dates, times and old words for flags as texts", () => {
    const { root } = readSource("[2026-01-01, 13:00, yes, off, 24x7]");
    expect(root?.kind === "list" ? root.items.map(({ kind }) => kind) : []).toEqual(Array(5).fill("text"));
  });

  it("reads JSON, for it is YAML", () => {
    expect(problemsIn('{"tallystick": 1, "between": {"provider": "A", "customer": "B"}}\n')).toEqual([]);
  });

  it("reads a text that begins with a byte-order mark, and lines that end as on Windows", () => {
    expect(problemsIn("\ufeffa: 1\r\nb: .inf\r\n")).toEqual(["not-a-number /b 2:1".replace("2:1", "2:4")]);
  });

  it.each([
    ["a: &x 1", ["yaml-anchor /a 1:7"]],
    ["&x a: 1", ["yaml-anchor /a 1:4"]],
    ["a: *x", ["yaml-alias /a 1:4"]],
    ["<<: { a: 1 }", ["yaml-merge /<< 1:1"]],
    ["a: !!str 5", ["yaml-tag /a 1:10"]],
    ["a: !mine { b: 1 }", ["yaml-tag /a 1:10"]],
    ["%YAML 1.1\n---\na: 1", ["yaml-directive / 1:1"]],
    ["a: 1\na: 2\nb: 3\nb: 4", ["duplicate-key /a 2:1", "duplicate-key /b 4:1"]],
    ['{ "a": 1, a: 2 }', ["duplicate-key /a 1:11"]],
    ["constructor: 1", ["forbidden-key /constructor 1:1"]],
    ["a: { prototype: 1 }", ["forbidden-key /a/prototype 1:6"]],
    ["a: 0x1F", ["not-a-number /a 1:4"]],
    ["a: 1e999", ["not-a-number /a 1:4"]],
    ["a: .nan", ["not-a-number /a 1:4"]],
    ["a: .5", ["not-a-number /a 1:4"]],
    ["a: 1\n---\nb: 2", ["trailing-garbage / 2:1"]],
    ['{ "a": 1 } and more', ["trailing-garbage / 1:12"]],
    ["a: [1, 2\nb: 3", ["yaml-syntax / 2:1"]],
    ["? [a]\n: 1", ["yaml-syntax / 1:3"]],
    ["a: \u0000", ["bad-character / 1:4"]],
    ["a: \ud800", ["bad-character / 1:4"]],
    ['a: "\\u0000"', ["bad-character /a 1:4"]],
    ['"a\\u202Eb": 1', ["bad-character-in-name /a\u202eb 1:1"]],
    ["a~b/c: .inf", ["not-a-number /a~0b~1c 1:8"]],
  ])("%j: %j", (text, problems) => {
    expect(problemsIn(text)).toEqual(problems);
  });

  it("tells everything at once", () => {
    expect(problemsIn("a: &x 1\nb: *x\nc: .inf\n<<: *x\n")).toHaveLength(4);
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(problemsIn(Uint8Array.of(0x61, 0x3a, 0x20, 0xfc))).toEqual(["not-utf-8 / 1:1"]);
  });

  it("refuses what is too large before reading it", () => {
    expect(problemsIn("a".repeat(MOST_BYTES + 1))).toEqual(["too-large / 1:1"]);
    expect(problemsIn(new Uint8Array(MOST_BYTES + 1))).toEqual(["too-large / 1:1"]);
  });

  it.each([
    ["brackets", "["],
    ["braces", "{a: "],
    ["dashes", "- "],
    ["question marks", "? "],
  ])("gives up a million nested %s at once", (_, opening) => {
    const begun = performance.now();
    const problems = readSource(opening.repeat(Math.floor(MOST_BYTES / opening.length))).problems;
    expect(problems.map(({ code }) => code)).toEqual(["too-deep"]);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it("reads what is as deep as allowed", () => {
    expect(problemsIn("[".repeat(MOST_DEPTH) + "]".repeat(MOST_DEPTH))).toEqual([]);
    expect(problemsIn("[".repeat(MOST_DEPTH + 1) + "]".repeat(MOST_DEPTH + 1))).toHaveLength(1);
  });
});
