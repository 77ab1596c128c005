/** Facts that come again: told from facts that contradict. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineMemory } from "./line-memory.ts";

describe("lines of facts that were written before", () => {
  it("are repeated when they say the same, and in conflict when they do not", () => {
    const lines = lineMemory();
    const seen = ["a 1", "b 1", "a 1", "a 2", "a 2", "b 2", "a 1", " 1", " 1"].map((text) =>
      lines.see(text.split(" ")[0] ?? "", text),
    );
    expect(seen).toEqual([
      "kept",
      "kept",
      "repeated",
      "conflict",
      "conflict",
      "conflict",
      "repeated",
      "kept",
      "repeated",
    ]);
  });

  it("are judged as by a memory that keeps every line", () => {
    const rows = fc.array(fc.tuple(fc.constantFrom("a", "b", "\u20ac", ""), fc.constantFrom("x", "y", "{}")));
    const law = fc.property(rows, (given) => {
      const lines = lineMemory();
      const kept = new Map<string, string>();
      for (const [id, line] of given) {
        const before = kept.get(id);
        if (before === undefined) kept.set(id, line);
        const expected = before === undefined ? "kept" : before === line ? "repeated" : "conflict";
        expect(lines.see(id, line)).toBe(expected);
      }
    });
    fc.assert(law);
  });
});
