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

/** What is said of a quotient in a figure that these use. */
function usedBy(users: string): readonly string[] {
  return linesOf(`
facts:
  lines: { shape: records, fields: { cost: money } }
figures:
  cost of a line: { divide: [{ sum of: cost, over: lines }, { count of: lines }] }
  twice: { times: [2, cost of a line] }
${users}
`).filter((line) => !line.includes("unused"));
}

describe("a divisor that may be zero", () => {
  const about = "zero-denominator-policy-missing /figures/cost of a line";
  const target = "  cheap: { measure: twice, expected: at most 20 EUR, without value: met }";

  it("is answered for in a target, by what holds without a value", () => {
    const quotient = "{ divide: [{ sum of: cost, over: lines }, { count of: lines }] }";
    const target = `targets:\n  cheap: { measure: ${quotient}, without value: met }`;
    expect(usedBy(target)).toEqual([`error ${about}`]);
  });

  it("is a reminder in a figure that only targets use, however far away", () => {
    expect(usedBy(`targets:\n${target}`)).toEqual([`warning ${about}`]);
  });

  it("is an error as soon as money rests on it", () => {
    const credit = "credits:\n  credit: { for: cheap, amount: cost of a line, rounding: half up }";
    expect(usedBy(`targets:\n${target}\n${credit}`)).toEqual([`error ${about}`]);
  });
});
