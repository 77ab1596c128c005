import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reference } from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import { UTC } from "../../time/zone.ts";
import { type Ratio, ratio, ZERO } from "../../value/ratio.ts";
import type { Value } from "../evaluation.ts";
import type { ItemScope } from "../formula/scope.ts";
import { accumulatorFor, resultOfNothing } from "./aggregate.ts";

type Shape = Aggregate<Reference> extends infer A ? (A extends unknown ? Omit<A, "over"> : never) : never;

const value = { kind: "field", name: "x", type: "number" } as const;
const above = (bound: number) =>
  ({
    kind: "compare",
    left: value,
    comparator: "above",
    right: { kind: "number", value: ratio(bound), percent: false },
  }) as const;

function over(aggregate: Shape, values: readonly (Ratio | undefined)[]): Value {
  const accumulator = accumulatorFor({ ...aggregate, over: "items" } as Aggregate<Reference>);
  for (const x of values) {
    const item: ItemScope = {
      date: 0,
      field: () => x,
      value: () => undefined,
      extent: () => undefined,
      clock: () => undefined,
      fieldAt: () => undefined,
      overMembers: () => undefined,
      membersPass: () => false,
    };
    accumulator.add({ place: { zone: UTC, coverages: new Map() }, item });
  }
  return accumulator.result();
}

const whole = (...numbers: readonly number[]) => numbers.map((each) => ratio(each));

describe("an aggregate", () => {
  it("counts items, and of them those that pass", () => {
    expect(over({ kind: "count of" }, whole(1, 2, 3))).toEqual(ratio(3));
    expect(over({ kind: "count of", where: above(1) }, whole(1, 2, 3))).toEqual(ratio(2));
    expect(over({ kind: "share of", where: above(1), that: above(2) }, whole(1, 2, 3))).toEqual(ratio(1, 2));
  });

  it("leaves out items without a value instead of counting them as zero", () => {
    const values = [ratio(4), undefined, ratio(2)];
    expect(over({ kind: "mean of", value }, values)).toEqual(ratio(3));
    expect(over({ kind: "lowest of", value }, values)).toEqual(ratio(2));
    expect(over({ kind: "sum of", value }, values)).toEqual(ratio(6));
  });

  it("of nothing is zero for sums and counts and has no value otherwise", () => {
    const nothing = (aggregate: Shape) =>
      resultOfNothing({ ...aggregate, over: "items" } as Aggregate<Reference>);
    expect(nothing({ kind: "count of" })).toEqual(ZERO);
    expect(nothing({ kind: "sum of", value })).toEqual(ZERO);
    expect(nothing({ kind: "mean of", value })).toBeUndefined();
    expect(nothing({ kind: "share of", that: above(0) })).toBeUndefined();
    expect(nothing({ kind: "highest of", value })).toBeUndefined();
    expect(nothing({ kind: "percentile of", value, percentile: ratio(95) })).toBeUndefined();
  });

  it.each([
    [95, 20, 19],
    [50, 4, 2],
    [50, 5, 3],
    [100, 7, 7],
    [0, 7, 1],
    [99, 100, 99],
  ])("the %ith percentile of 1 to %i is the nearest rank, %i", (percentile, count, expected) => {
    const values = Array.from({ length: count }, (_, index) => ratio(count - index));
    expect(over({ kind: "percentile of", value, percentile: ratio(percentile) }, values)).toEqual(
      ratio(expected),
    );
  });

  it("does not depend on the order of items", () => {
    const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (each) => {
        for (const kind of ["sum of", "mean of", "lowest of", "highest of"] as const) {
          expect(over({ kind, value }, whole(...each))).toEqual(
            over({ kind, value }, whole(...each).reverse()),
          );
        }
      }),
    );
  });
});
