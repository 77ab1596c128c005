import { describe, expect, it } from "vitest";
import { linesOf } from "../../../../test/compile/document.ts";

/** What is said about a figure that divides by this. */
function dividedBy(divisor: string, rest = ""): readonly string[] {
  return linesOf(`
facts:
  lines: { shape: records, fields: { ordered: number, cost: money } }
  outages: { shape: intervals }
fees:
  fee: 100 EUR
figures:
  x: { divide: [1, ${divisor}]${rest} }
  cost of a line: { divide: [fee, 2] }
targets:
  few: { measure: { count of: lines }, without value: met }
`).map((line) => line.split(" ").slice(0, 2).join(" "));
}

describe("a divisor", () => {
  it.each([
    "2",
    "days in period",
    "{ add: [1, { count of: lines }] }",
    "{ larger of: [1, { count of: lines }] }",
    "{ times: [12, days in period] }",
  ])("%s is never zero", (divisor) => {
    expect(dividedBy(divisor)).toEqual([]);
  });

  it.each([
    "{ count of: lines }",
    "{ sum of: ordered, over: lines }",
    "0",
    "{ subtract: [5, { count of: lines }] }",
    "{ mean of: ordered, over: lines }",
  ])("%s may be zero", (divisor) => {
    expect(dividedBy(divisor)).toEqual(["error zero-denominator-policy-missing"]);
    expect(dividedBy(divisor, ", by zero: 0")).toEqual([]);
  });

  it("of the period's length is never zero", () => {
    expect(dividedBy("{ divide: [length of period, 1 hour] }")).toEqual([]);
  });
});
