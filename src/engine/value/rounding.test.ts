import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abs, compare, negate, ratio, roundRatio, subtract } from "./ratio.ts";
import { ROUNDING_MODES, type RoundingMode, roundToInteger } from "./rounding.ts";

const TABLE = `
  tenths     25 15 11 -11 -15 -25 20
  half up     3  2  1  -1  -2  -3  2
  half even   2  2  1  -1  -2  -2  2
  half down   2  1  1  -1  -1  -2  2
  up          3  2  2  -2  -2  -3  2
  down        2  1  1  -1  -1  -2  2
  floor       2  1  1  -2  -2  -3  2
  ceiling     3  2  2  -1  -1  -2  2`;

describe("rounding", () => {
  const [head, ...rows] = TABLE.trim().split("\n").map(cellsOf);
  it.each(rows)("$name rounds tenths as the table says", ({ name, cells }) => {
    const rounded = (head?.cells ?? []).map((tenths) =>
      Number(roundToInteger(ratio(tenths, 10), name as RoundingMode)),
    );
    expect(rounded).toEqual(cells);
  });

  it("never moves a value by a whole unit, and nearest modes by more than half", () => {
    fc.assert(
      fc.property(
        anyRatio(),
        fc.constantFrom(...ROUNDING_MODES),
        fc.integer({ min: 0, max: 4 }),
        (a, mode, decimals) => {
          const moved = abs(subtract(roundRatio(a, { mode, decimals }), a));
          const limit = ratio(1, (mode.startsWith("half") ? 2 : 1) * 10 ** decimals);
          expect(compare(moved, limit)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  it("treats a debit like the matching credit, except where it looks at the number line", () => {
    fc.assert(
      fc.property(anyRatio(), fc.constantFrom(...ROUNDING_MODES), (a, mode) => {
        const mirrored = mode === "floor" ? "ceiling" : mode === "ceiling" ? "floor" : mode;
        expect(roundToInteger(negate(a), mirrored)).toBe(-roundToInteger(a, mode));
      }),
    );
  });

  it("leaves an already rounded value alone", () => {
    fc.assert(
      fc.property(
        anyRatio(),
        fc.constantFrom(...ROUNDING_MODES),
        fc.integer({ min: 0, max: 4 }),
        (a, mode, decimals) => {
          const once = roundRatio(a, { mode, decimals });
          expect(roundRatio(once, { mode, decimals })).toEqual(once);
        },
      ),
    );
  });
});

function cellsOf(line: string): { name: string; cells: number[] } {
  const name = /^ *([a-z ]*[a-z])/.exec(line)?.[1] ?? "";
  return { name, cells: (line.match(/-?\d+/g) ?? []).map(Number) };
}

function anyRatio() {
  return fc
    .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 1, max: 2000 }))
    .map(([n, d]) => ratio(n, d));
}
