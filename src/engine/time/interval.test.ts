import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  atLeastKOf,
  beyondFirst,
  clip,
  complementWithin,
  dropShorterThan,
  firstTotal,
  holds,
  type Interval,
  intersect,
  normalise,
  subtract,
  totalLength,
  type UnitRule,
  union,
  wholeUnits,
} from "./interval.ts";

const anyIntervals = fc
  .array(fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -2, max: 25 })), { maxLength: 8 })
  .map((pairs) => pairs.map(([start, length]) => ({ start, end: start + length })));
const anyList = anyIntervals.map(normalise);

describe("intervals", () => {
  it.each([
    ["touching ones are one", "0-5 5-9", "0-9"],
    ["overlapping ones are one", "0-5 3-9 20-30", "0-9 20-30"],
    ["nested and unsorted ones are united", "20-30 22-25 0-1", "0-1 20-30"],
    ["empty and reversed ones are none", "5-5 9-7", ""],
  ])("normalised: %s", (_, given, expected) => {
    expect(normalise(list(given))).toEqual(list(expected));
  });

  it.each([
    ["0-10", "3-5", "0-3 5-10"],
    ["0-10 20-30", "5-25", "0-5 25-30"],
    ["0-10", "0-10", ""],
    ["0-10 12-14", "10-12", "0-10 12-14"],
    ["5-10", "0-5 10-20", "5-10"],
  ])("%s without %s is %j", (from, take, expected) => {
    expect(subtract(list(from), list(take))).toEqual(list(expected));
  });

  it("of two out of three resources are where at least two overlap", () => {
    expect(atLeastKOf(2, [list("0-10"), list("5-15"), list("12-20 30-40")])).toEqual(list("5-10 12-15"));
  });

  it("are sorted, disjoint, apart and of some length after every operation", () => {
    fc.assert(
      fc.property(
        anyList,
        anyList,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom<UnitRule>("touched", "full"),
        (a, b, n, rule) => {
          const span = { start: -20, end: 20 };
          for (const made of [
            union(a, b),
            intersect(a, b),
            subtract(a, b),
            clip(a, span),
            complementWithin(span, a),
            beyondFirst(a, n),
            firstTotal(a, n),
            dropShorterThan(a, n),
            wholeUnits(a, n, rule),
          ]) {
            expect(normalise(made)).toEqual(made);
          }
        },
      ),
    );
  });

  it("hold the instants that logic says", () => {
    fc.assert(
      fc.property(anyIntervals, anyList, anyList, fc.integer({ min: -70, max: 90 }), (raw, b, c, at) => {
        const a = normalise(raw);
        const [inA, inB, inC] = [holds(a, at), holds(b, at), holds(c, at)];
        const span = { start: -20, end: 20 };
        expect(inA).toBe(raw.some(({ start, end }) => start <= at && at < end));
        expect(holds(union(a, b, c), at)).toBe(inA || inB || inC);
        expect(holds(intersect(a, b), at)).toBe(inA && inB);
        expect(holds(subtract(a, b), at)).toBe(inA && !inB);
        expect(holds(atLeastKOf(2, [a, b, c]), at)).toBe(Number(inA) + Number(inB) + Number(inC) >= 2);
        expect(holds(complementWithin(span, a), at)).toBe(at >= -20 && at < 20 && !inA);
      }),
    );
  });

  it("keep their length when divided and put together", () => {
    fc.assert(
      fc.property(anyList, anyList, fc.integer({ min: 0, max: 60 }), (a, b, budget) => {
        expect(totalLength(intersect(a, b)) + totalLength(subtract(a, b))).toBe(totalLength(a));
        expect(totalLength(union(a, b)) + totalLength(intersect(a, b))).toBe(totalLength(a) + totalLength(b));
        expect(totalLength(firstTotal(a, budget))).toBe(Math.min(budget, totalLength(a)));
      }),
    );
  });
});

describe("runs", () => {
  it("of exactly the shortest length stay, unless the rule is strict", () => {
    expect(dropShorterThan(list("0-4 10-15 20-26"), 5)).toEqual(list("10-15 20-26"));
    expect(dropShorterThan(list("0-4 10-15 20-26"), 5, true)).toEqual(list("20-26"));
  });

  it("count from beyond their first part", () => {
    expect(beyondFirst(list("0-4 10-15 20-26"), 5)).toEqual(list("25-26"));
  });

  it("use up a budget in order", () => {
    expect(firstTotal(list("0-4 10-15 20-26"), 6)).toEqual(list("0-4 10-12"));
    expect(firstTotal(list("0-4"), 0)).toEqual([]);
  });
});

describe("whole units", () => {
  const outages = "3-4 17-31 45-48 48-50";
  it.each<[string, UnitRule, number, string]>([
    ["touched", "touched", 0, "0-40 40-50"],
    ["covered in full", "full", 0, "20-30"],
    ["covered for at least 3", { atLeast: 3 }, 0, "10-30 40-50"],
    ["covered for more than 5", { atLeast: 5, strictly: true }, 0, "20-30"],
    ["touched, laid from 5", "touched", 5, "-5-5 15-35 45-55"],
  ])("of ten, %s", (_, rule, alignment, expected) => {
    expect(wholeUnits(normalise(list(outages)), 10, rule, alignment)).toEqual(normalise(list(expected)));
  });

  it("are those that a count cell by cell finds", () => {
    const anyRule = fc.oneof(
      fc.constantFrom<UnitRule>("touched", "full"),
      fc.record({ atLeast: fc.integer({ min: 1, max: 9 }), strictly: fc.boolean() }),
    );
    fc.assert(
      fc.property(
        anyList,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        anyRule,
        (a, unit, alignment, rule) => {
          expect(wholeUnits(a, unit, rule, alignment)).toEqual(cellByCell(a, unit, rule, alignment));
        },
      ),
    );
  });
});

function cellByCell(
  a: readonly Interval[],
  unit: number,
  rule: UnitRule,
  alignment: number,
): readonly Interval[] {
  const cells: Interval[] = [];
  for (let n = -200; n < 200; n += 1) {
    const cell = { start: alignment + n * unit, end: alignment + (n + 1) * unit };
    const covered = totalLength(clip(a, cell));
    const wanted = rule === "touched" ? 1 : rule === "full" ? unit : rule.atLeast + (rule.strictly ? 1 : 0);
    if (covered > 0 && covered >= wanted) cells.push(cell);
  }
  return normalise(cells);
}

/** "0-5 7-9" as intervals; a negative start is written with its sign. */
function list(text: string): readonly Interval[] {
  return [...text.matchAll(/(-?\d+)-(-?\d+)/g)].map(([, start, end]) => ({
    start: Number(start),
    end: Number(end),
  }));
}
