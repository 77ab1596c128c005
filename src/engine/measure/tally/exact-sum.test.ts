import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratio, sum, ZERO } from "../../value/ratio.ts";
import { exactSum } from "./exact-sum.ts";

const fraction = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 60 }))
  .map(([n, d]) => ratio(n, d));

describe("an exact sum", () => {
  it("is zero of nothing", () => {
    expect(exactSum().total()).toEqual(ZERO);
  });

  it("is what adding one by one gives, in any order", () => {
    fc.assert(
      fc.property(fc.array(fraction), (values) => {
        const forward = exactSum();
        const backward = exactSum();
        for (const value of values) forward.add(value);
        for (const value of [...values].reverse()) backward.add(value);
        expect(forward.total()).toEqual(sum(values));
        expect(backward.total()).toEqual(forward.total());
      }),
    );
  });

  it("adds thousands of fractions with denominators of their own", () => {
    const total = exactSum();
    for (let d = 1; d <= 5000; d += 1) total.add(ratio(1, d * (d + 1)));
    // 1/(d(d+1)) = 1/d − 1/(d+1), so the sum telescopes to 1 − 1/5001.
    expect(total.total()).toEqual(ratio(5000, 5001));
  });
});
