import { describe, expect, it } from "vitest";
import { linesOf } from "../../../../test/compile/document.ts";

/** What is said about a target with this measure and these levels. */
function target(measure: string, levels: string): readonly string[] {
  return linesOf(`
facts:
  outages: { shape: intervals }
  lines: { shape: records, fields: { region: { one of: [north, south] }, ordered: number, received: number, score: number } }
timelines:
  down: { during: outages }
figures:
  rate: { divide: [{ sum of: received, over: lines }, { sum of: ordered, over: lines }], by zero: 0 }
targets:
  promise: { measure: ${measure}, ${levels}, without value: not measured }
`)
    .filter((line) => !line.includes("unused-timeline"))
    .map((line) => line.replace("/targets/promise/", "").replace("error ", ""));
}

const UP = "{ subtract: [100 %, { share of time: down }] }";

describe("a level", () => {
  it.each([
    ["a share of time", UP, "expected: at least 100.1 %"],
    ["a share of items", "{ share of: lines, that: { score: at least 4 } }", "expected: at least 120 %"],
    ["a share, below nothing", "{ share of time: down }", "expected: at most -1 %"],
    ["a mean of numbers, as a percentage", "{ mean of: score, over: lines }", "expected: at least 101 %"],
  ])("beyond %s is out of range", (_, measure, levels) => {
    expect(target(measure, levels)).toEqual(["target-out-of-range expected"]);
  });

  it.each([
    ["exactly all of a share", UP, "expected: at least 100 %"],
    ["a number above one that is no percentage", "{ mean of: score, over: lines }", "expected: at least 4"],
    ["a count", "{ count of: lines }", "expected: at most 20"],
    ["a length of time", "{ time of: down }", "expected: at most 2 hours"],
  ])("of %s is in range", (_, measure, levels) => {
    expect(target(measure, levels)).toEqual([]);
  });

  it("above 100 % of a quotient is possible, so it is only asked about", () => {
    expect(target("rate", "expected: at least 120 %")).toEqual(["warning target-out-of-range expected"]);
    expect(
      target("{ divide: [{ time of: down }, length of period] }", "expected: at most 120 %"),
    ).toHaveLength(1);
  });

  it("of fewer hours than nothing is out of range", () => {
    expect(target("{ time of: down }", "expected: at most -2 hours")).toEqual([
      "target-out-of-range expected",
    ]);
  });
});

describe("two levels", () => {
  it.each([
    ["more is better", UP, "expected: at least 99 %, minimum: at least 95 %"],
    ["less is better", "{ share of time: down }", "expected: at most 1 %, minimum: at most 5 %"],
    ["they are equal", UP, "expected: at least 99 %, minimum: at least 99 %"],
    ["one is strict", UP, "expected: above 99 %, minimum: at least 99 %"],
  ])("are in order when %s", (_, measure, levels) => {
    expect(target(measure, levels)).toEqual([]);
  });

  it.each([
    ["more is better", UP, "expected: at least 95 %, minimum: at least 99 %"],
    ["less is better", "{ share of time: down }", "expected: at most 5 %, minimum: at most 1 %"],
  ])("are exchanged when %s", (_, measure, levels) => {
    expect(target(measure, levels)).toEqual(["minimum-above-expected minimum"]);
  });
});
