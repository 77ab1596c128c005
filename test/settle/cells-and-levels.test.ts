/** Counts of a target's cells by their verdict, and the levels of a target in the formula of its credit. */
import { describe, expect, it } from "vitest";
import { buildStatement } from "../../src/engine/report/statement.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { explainAll, faultsOf } from "../explain/explaining.ts";
import { creditOf, figureOf, granted, type Happening, planOf, settle } from "./settling.ts";

const plan = planOf(`
tallystick: 1
agreement: Lines
id: lines
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  outages: { shape: intervals, fields: { region: { one of: [eu, us] }, line: { one of: [a, b, c] } } }
fees:
  fee: 1000 EUR
figures:
  missed cells: { cells of: uptime, verdict: missed }
  per region:
    per: [region]
    is: { divide: [{ cells of: uptime, verdict: [missed, not measured] }, { cells of: uptime }], by zero: 0 }
  missed weeks: { cells of: weekly, verdict: missed }
targets:
  uptime:
    per: [region, line]
    measure: { subtract: [100 %, { share of time: { during: outages } }] }
    expected: at least 99.9 %
    minimum: at least 99 %
    without value: met
  weekly:
    measure: { count of: outages }
    expected: at most 0
    period: week
    without value: met
credits:
  shortfall:
    for: uptime
    when: always
    amount: { times: [fee, { larger of: [0, { divide: [{ subtract: [expected, measured] }, { subtract: [expected, minimum] }], by zero: 0 }] }] }
    rounding: half up
  widely:
    when: { missed cells: at least 2 }
    amount: 50 EUR
    rounding: half up
  week:
    for: weekly
    amount: 10 EUR
    rounding: half up
`);

const outage = (region: string, line: string, from: string, minutes: number): Happening => {
  const at = Date.parse(`2026-06-${from}:00Z`);
  return { stream: "outages", at, until: at + minutes * 60_000, fields: { region, line } };
};

const outages = [
  outage("eu", "a", "03T10:00", 216),
  outage("eu", "b", "10T10:00", 432),
  outage("us", "a", "10T12:00", 10),
];

const outcome = settle(plan, "2026-06", outages);

describe("the cells of a target", () => {
  it("are counted by their verdicts, in the whole and within the asker's dimensions", () => {
    expect(figureOf(outcome, "missed cells")).toEqual(ratio(2));
    expect(figureOf(outcome, "per region", "eu")).toEqual(ratio(2, 3));
    expect(figureOf(outcome, "per region", "us")).toEqual(ratio(0));
    expect(granted(outcome, "widely")).toBe("50.00");
  });

  it("of a target with periods of its own count once in each", () => {
    expect(figureOf(outcome, "missed weeks")).toEqual(ratio(2));
  });
});

describe("the levels of a target", () => {
  it("are names in the formula of its credit, as they were in its cell", () => {
    // 216 of 43,200 minutes are 0.5 %, four ninths of the way from 99.9 % to 99 %.
    expect(granted(outcome, "shortfall", "eu", "a")).toBe("444.44");
    expect(granted(outcome, "shortfall", "us", "b")).toBe("0.00");
  });
});

it("every figure of theirs opens to parts that add up to it", () => {
  const explained = explainAll(plan, "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z", outages);
  // The helper looks up what was stated by cell alone, so it cannot tell the weeks apart.
  expect(explained.flatMap(faultsOf).filter((fault) => !fault.includes("@"))).toEqual([]);
});

describe("a credit of a target with periods of its own", () => {
  it("says which, and no other credit does", () => {
    const weeks = outcome.credits
      .filter(({ credit }) => credit === "week")
      .map(({ period }) => period?.label);
    expect(weeks).toEqual(["2026-W23", "2026-W24", "2026-W25", "2026-W26"]);
    expect(creditOf(outcome, "widely").period).toBeUndefined();
    const evidence = { counted: [], late: [] };
    const body = buildStatement(plan, outcome, { asOf: 0, documentHash: "", evidence });
    const credits = body.credits as readonly { readonly credit: string; readonly period?: object }[];
    expect(credits.filter(({ period }) => period !== undefined).map(({ credit }) => credit)).toEqual(
      weeks.map(() => "week"),
    );
  });
});
