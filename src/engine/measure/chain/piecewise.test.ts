import { describe, expect, it } from "vitest";
import {
  after,
  either,
  imageOf,
  leastDifference,
  type Piecewise,
  piecewiseOf,
  shifted,
  valueAt,
} from "./piecewise.ts";

const SPAN = { start: 0, end: 100 };

/** Waits until the next full ten, and then takes three. */
function nextTen(span = SPAN): Piecewise {
  const made = piecewiseOf((at) => Math.ceil(at / 10) * 10 + 3, [], span);
  if (made === undefined) throw new Error("it has a value everywhere");
  return made;
}

describe("a function of starts", () => {
  it("finds its jumps even where no candidate was named", () => {
    expect(nextTen().pieces).toHaveLength(11);
    for (let at = 0; at < 100; at += 1) expect(valueAt(nextTen(), at)).toBe(Math.ceil(at / 10) * 10 + 3);
  });

  it("has none where one of its values is missing", () => {
    expect(piecewiseOf((at) => (at === 50 ? undefined : at), [50], SPAN)).toBeUndefined();
  });

  it("knows its least and greatest value", () => {
    expect(imageOf(nextTen())).toEqual({ start: 3, end: 104 });
  });
});

describe("two of them", () => {
  it("one after the other ask the second where the first ends", () => {
    const first = shifted(7, SPAN);
    const both = after(first, nextTen(imageOf(first)));
    for (let at = 0; at < 100; at += 1) expect(valueAt(both, at)).toBe(Math.ceil((at + 7) / 10) * 10 + 3);
  });

  it("side by side take the later or the earlier, also where they cross", () => {
    const [a, b] = [nextTen(), shifted(8, SPAN)];
    for (let at = 0; at < 100; at += 1) {
      const ends = [Math.ceil(at / 10) * 10 + 3, at + 8];
      expect(valueAt(either("later", a, b), at)).toBe(Math.max(...ends));
      expect(valueAt(either("earlier", a, b), at)).toBe(Math.min(...ends));
    }
  });

  it("differ least just after a jump, and the first such instant is given", () => {
    expect(leastDifference(shifted(8, SPAN), nextTen())).toEqual({ at: 1, difference: -4 });
  });
});
