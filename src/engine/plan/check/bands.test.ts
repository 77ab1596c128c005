import { describe, expect, it } from "vitest";
import { linesOf, problemsOf } from "../../../../test/compile/document.ts";

/** An agreement about uptime by region whose credit has these rows. */
function agreement(rows: string, expected = "at least 99 %", more = ""): string {
  return `
facts:
  outages: { shape: intervals, fields: { region: { one of: [north, south] } } }
timelines:
  down: { during: outages }
fees:
  fee: 100 EUR
figures:
  promise: { per: [region], is: { by: region, north: 99.9 %, south: 99 % } }
targets:
  uptime:
    per: [region]
    measure: { subtract: [100 %, { share of time: down }] }
    expected: ${expected}
    without value: deemed met
credits:
  credit:
    for: uptime
    amount: { times: [{ bands of: measured, rows: [${rows}]${more} }, fee] }
    rounding: half up
`;
}

/** "bands-gap 0" for a gap at the first row. */
function told(text: string): readonly string[] {
  return linesOf(text).map((line) =>
    line.replace(/^error (\S+) .*\/rows\//, "$1 ").replace(/^error (\S+) .*bands.*$/, "$1"),
  );
}

describe("bands that tile the line", () => {
  it.each([
    [
      "in falling order",
      "{ at least: 99 %, gives: 0 % }, { at least: 95 %, below: 99 %, gives: 10 % }, { below: 95 %, gives: 25 % }",
    ],
    [
      "in any order",
      "{ below: 95 %, gives: 25 % }, { at least: 99 %, gives: 0 % }, { at least: 95 %, below: 99 %, gives: 10 % }",
    ],
    [
      "with bounds on either side",
      "{ above: 99 %, gives: 0 % }, { above: 95 %, at most: 99 %, gives: 0 % }, { at most: 95 %, gives: 25 % }",
    ],
    [
      "from nothing to all of a share",
      "{ at least: 99 %, at most: 100 %, gives: 0 % }, { at least: 0 %, below: 99 %, gives: 10 % }",
    ],
    [
      "with a row that nothing meets",
      "{ at least: 99 %, gives: 0 % }, { at least: 99 %, below: 99 %, gives: 5 % }, { below: 99 %, gives: 10 % }",
    ],
  ])("%s", (_, rows) => {
    const level = rows.includes("above: 99") ? "above 95 %" : "at least 99 %";
    expect(told(agreement(rows, level))).toEqual([]);
  });

  it("may have bounds that are figures by region", () => {
    const rows =
      "{ at least: promise, gives: 0 % }, { at least: 95 %, below: promise, gives: 10 % }, { below: 95 %, gives: 25 % }";
    expect(told(agreement(rows, "{ at least: promise }"))).toEqual([]);
  });

  it("may leave the rest to otherwise", () => {
    expect(told(agreement("{ below: 99 %, gives: 25 % }", "at least 99 %", ", otherwise: 0 %"))).toEqual([]);
  });

  it("may follow the decimals to which the measure is rounded", () => {
    const rows =
      "{ at least: 99 %, gives: 0 % }, { at least: 98 %, at most: 98.9 %, gives: 10 % }, { at most: 97.9 %, gives: 25 % }";
    const rounded = agreement(rows).replace(
      "without value",
      "rounding: half up to 1 decimals of a percent\n    without value",
    );
    expect(told(rounded)).toEqual([]);
    expect(told(agreement(rows))).toEqual(["bands-gap 0", "bands-gap 1"]);
  });

  it("may overlap when the document says which counts", () => {
    const rows = "{ below: 99 %, gives: 10 % }, { below: 95 %, gives: 25 % }, { at least: 99 %, gives: 0 % }";
    expect(told(agreement(rows, "at least 99 %", ", overlap: highest"))).toEqual([]);
    expect(told(agreement(rows))).toEqual(["bands-overlap 0"]);
  });
});

describe("bands with a gap", () => {
  it("of a single measure are told with both rows", () => {
    const [problem] = problemsOf(agreement("{ above: 99 %, gives: 0 % }, { below: 99 %, gives: 10 % }"));
    expect(problem).toMatchObject({
      code: "bands-gap",
      message: 'Nothing is said at exactly 99 %; move a bound, or add "otherwise".',
      related: ["/credits/credit/amount/times/0/rows/1", "/credits/credit/amount/times/0/rows/0"],
    });
  });

  it("at either end of a share are told", () => {
    expect(told(agreement("{ at least: 50 %, gives: 0 % }"))).toEqual(["bands-gap 0"]);
    expect(told(agreement("{ below: 99.5 %, gives: 0 % }"))).toEqual(["bands-gap 0"]);
  });

  it("in one region only are told with its name", () => {
    const rows = "{ at least: 99.9 %, gives: 0 % }, { below: promise, gives: 10 % }";
    const [problem, ...others] = problemsOf(agreement(rows, "{ at least: promise }"));
    expect(others).toEqual([]);
    expect(problem?.message).toBe(
      'Nothing is said from 99 % to below 99.9 % for region "south"; move a bound, or add "otherwise".',
    );
  });

  it("and with an overlap elsewhere are told of both", () => {
    const rows =
      "{ at least: 98 %, gives: 0 % }, { at least: 95 %, below: 99 %, gives: 0 % }, { below: 90 %, gives: 25 % }";
    expect(told(agreement(rows))).toEqual(["bands-overlap 0", "bands-gap 1"]);
  });
});

describe("a quotient of two sums", () => {
  const filled = (rows: string): readonly string[] =>
    told(`
facts:
  lines: { shape: records, fields: { ordered: number, received: number } }
fees:
  fee: 100 EUR
targets:
  fill rate:
    measure: { divide: [{ sum of: received, over: lines }, { sum of: ordered, over: lines }], by zero: 100 % }
    expected: at least 95 %
    without value: not measured
credits:
  credit: { for: fill rate, amount: { times: [{ bands of: measured, rows: [${rows}] }, fee] }, rounding: half up }
`);

  it("may exceed 100 %, so the bands must go on", () => {
    expect(filled("{ at least: 95 %, at most: 100 %, gives: 0 % }, { below: 95 %, gives: 5 % }")).toEqual([
      "bands-gap 0",
    ]);
    expect(filled("{ at least: 95 %, gives: 0 % }, { below: 95 %, gives: 5 % }")).toEqual([]);
  });
});

describe("bands of a count", () => {
  const breaches = (measure: string, rows: string): readonly string[] =>
    told(`
facts:
  late: { shape: records }
  lost: { shape: records }
fees:
  fee: 100 EUR
targets:
  breaches: { measure: ${measure}, expected: at most 0, without value: met }
credits:
  credit: { for: breaches, amount: { times: [{ bands of: measured, rows: [${rows}] }, fee] }, rounding: half up }
`);
  const both = "{ add: [{ count of: late }, { count of: lost }] }";

  it("may be written in whole numbers, for nothing lies between two and three", () => {
    const rows =
      "{ at most: 0, gives: 0 % }, { at least: 1, at most: 2, gives: 5 % }, { at least: 3, gives: 10 % }";
    expect(breaches(both, rows)).toEqual([]);
    expect(breaches(`{ divide: [${both}, 2] }`, rows)).toEqual(["bands-gap 1", "bands-gap 2"]);
  });

  it("leave out a whole number, and are told", () => {
    expect(breaches(both, "{ at least: 1, at most: 2, gives: 5 % }, { at least: 4, gives: 10 % }")).toEqual([
      "bands-gap 0",
      "bands-gap 1",
    ]);
  });
});

describe("bands of time and money", () => {
  const delay = (rows: string): readonly string[] =>
    told(`
facts:
  outages: { shape: intervals }
timelines:
  down: { during: outages }
figures:
  points: { bands of: { time of: down }, rows: [${rows}] }
targets:
  points:
    measure: { time of: down }
    without value: met
`).filter((line) => !line.includes("duplicate-name"));

  it("begin at nothing, for no length of time is negative", () => {
    expect(
      delay("{ at least: 0 minutes, below: 2 hours, gives: 0 }, { at least: 120 minutes, gives: 1 }"),
    ).toEqual([]);
    expect(
      delay("{ above: 0 minutes, below: 2 hours, gives: 0 }, { at least: 120 minutes, gives: 1 }"),
    ).toEqual(["bands-gap 0"]);
  });
});

describe("a band against its promise", () => {
  it("pays above the level in one region only and is told so", () => {
    const rows = "{ at least: 99.9 %, gives: 0 % }, { below: 99.9 %, gives: 10 % }";
    const [problem, ...others] = problemsOf(agreement(rows, "{ at least: promise }"));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: "band-contradicts-target", related: ["/targets/uptime/expected"] });
    expect(problem?.message).toContain('for region "south"');
  });

  it("touches the level without a contradiction", () => {
    expect(
      told(agreement("{ above: 98 %, gives: 0 % }, { at most: 98 %, gives: 10 % }", "above 98 %")),
    ).toEqual([]);
    expect(
      told(agreement("{ above: 98 %, gives: 0 % }, { at most: 98 %, gives: 10 % }", "at least 98 %")),
    ).toEqual(["band-contradicts-target 1"]);
  });

  it("is none where the first of several bands counts and an earlier one holds at the level", () => {
    const credited = (rows: string, expected: string): readonly string[] =>
      told(agreement(rows, expected, ", overlap: first"));
    const rows = "{ at least: 98 %, gives: 0 % }, { at most: 100 %, gives: 10 % }";
    expect(credited(rows, "at least 98 %")).toEqual([]);
    expect(credited(rows, "at least 97 %")).toEqual(["band-contradicts-target 1"]);
  });
});
