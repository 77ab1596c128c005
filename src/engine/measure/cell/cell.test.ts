import { describe, expect, it } from "vitest";
import { cellOf, cellsOver, type inOrder, keyOf, keyOfWords, projected, sameCell, WHOLE } from "./cell.ts";

const words = (cells: ReturnType<typeof inOrder>) =>
  cells.map(({ dimensions }) => dimensions.map(({ value }) => value));

describe("cells", () => {
  it("are all combinations of declared values, in code unit order", () => {
    const declared = new Map([
      ["class", ["standard", "cold"]],
      ["region", ["west", "east"]],
    ]);
    expect(words(cellsOver(["region", "class"], declared, [WHOLE]))).toEqual([
      ["east", "cold"],
      ["east", "standard"],
      ["west", "cold"],
      ["west", "standard"],
    ]);
  });

  it("are the combinations that were seen where values are open, with all declared ones", () => {
    const seen = [cellOf(["site"], ["Kiel"]), cellOf(["site"], ["Bonn"])];
    expect(words(cellsOver(["site", "class"], new Map([["class", ["a", "b"]]]), seen))).toEqual([
      ["Bonn", "a"],
      ["Bonn", "b"],
      ["Kiel", "a"],
      ["Kiel", "b"],
    ]);
    expect(cellsOver(["site"], new Map(), [])).toEqual([]);
  });

  it("the whole agreement is one cell without dimensions", () => {
    expect(cellsOver([], new Map(), [WHOLE])).toEqual([WHOLE]);
  });

  it("are the same whatever the order of their dimensions, and not with others", () => {
    const cell = cellOf(["a", "b"], ["1", "2"]);
    expect(sameCell(cell, cellOf(["b", "a"], ["2", "1"]))).toBe(true);
    expect(sameCell(cell, cellOf(["a"], ["1"]))).toBe(false);
    expect(projected(cell, ["b", "c"])).toEqual(cellOf(["b"], ["2"]));
  });

  it("have keys that no value can forge", () => {
    expect(keyOfWords(["1:a", "b"])).not.toBe(keyOfWords(["1", "a1:b"]));
    expect(keyOf(cellOf(["a"], ["x"]))).not.toBe(keyOf(cellOf(["b"], ["x"])));
  });
});
