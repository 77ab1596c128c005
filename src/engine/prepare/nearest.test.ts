import { describe, expect, it } from "vitest";
import { meant, nearest } from "./nearest.ts";

describe("the nearest name", () => {
  it.each([
    ["ofice", ["office", "always"], "office"],
    ["Office", ["office"], "office"],
    ["hihg", ["high", "higher"], "high"],
    ["montly fee", ["yearly fee", "monthly fee"], "monthly fee"],
    ["P1", ["P2", "P3"], "P2"],
  ])("to %s among %j is %s", (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it.each([
    ["invoice", ["office"]],
    ["x", []],
    ["solution", ["response"]],
  ])("to %s among %j is none", (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  it("counts a swap of neighbours as one stroke", () => {
    expect(nearest("ab", ["ba"])).toBe("ba");
  });
});

describe("what was meant", () => {
  it("is one name, some names, or nothing", () => {
    expect(meant("ofice", ["office"])).toBe('did you mean "office"?');
    expect(meant("desk", ["office", "always"])).toBe('known here: "office", "always".');
    expect(meant("desk", [])).toBe("nothing of the kind is declared.");
  });

  it("is the one longer name that holds the word", () => {
    expect(meant("quarter", ["calendar month", "calendar quarter"])).toBe('did you mean "calendar quarter"?');
    expect(meant("down", ["line down", "site down"])).toBe('known here: "line down", "site down".');
  });

  it("names eight at most", () => {
    const names = Array.from({ length: 11 }, (_, index) => `name number ${index}`);
    expect(meant("desk", names)).toMatch(/"name number 7" and 3 more\.$/);
  });
});
