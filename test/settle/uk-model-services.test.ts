/** Worked examples of service points: bands by availability, doubled from the second miss in a row, one
 *  per cent of 200,000 a point, and no more than ten per cent a month. */
import { describe, expect, it } from "vitest";
import { amountText } from "../../src/engine/value/money.ts";
import { toCanonical } from "../../src/engine/value/ratio.ts";
import {
  creditOf,
  evaluationOf,
  figureOf,
  granted,
  type Happening,
  planOf,
  settle,
  settleAll,
} from "./settling.ts";

const plan = planOf("uk-model-services");

function report(month: number, value: string): Happening {
  const at = `2026-0${month}-28T12:00:00Z`;
  return { stream: "reports", at, fields: { indicator: "availability", value } };
}

/** The points of successive months from January on. */
function points(...values: readonly string[]): readonly string[] {
  const facts = values.map((value, index) => report(index + 1, value));
  const until = `2026-0${values.length}-27T00:00:00Z`;
  return settleAll(plan, "2026-01-01T00:00:00Z", until, facts).map((outcome) => {
    const found = figureOf(outcome, "points for availability");
    return typeof found === "object" ? toCanonical(found) : "none";
  });
}

describe("service points", () => {
  it("96.5, 98.5, 96.5 give 3, 2 and 6: the second and later misses in a row count double", () => {
    expect(points("0.965", "0.985", "0.965")).toEqual(["3", "2", "6"]);
  });

  it("98.5, 99.0, 98.5 give 1, 0 and 1: a month that is met breaks the chain", () => {
    expect(points("0.985", "0.99", "0.985")).toEqual(["1", "0", "1"]);
  });

  it("95, 95 give 4 and 8", () => {
    expect(points("0.95", "0.95")).toEqual(["4", "8"]);
  });

  it("6 points are 6 × 1 % × 200,000 = 12,000", () => {
    const facts = [report(1, "0.965"), report(2, "0.985"), report(3, "0.965")];
    const march = settleAll(plan, "2026-01-01T00:00:00Z", "2026-03-27T00:00:00Z", facts).at(-1);
    expect(march === undefined ? "" : granted(march, "service credit")).toBe("12000.00");
  });

  it("98.95 rounds half up at three decimals to 99.0 and is met", () => {
    const january = settle(plan, "2026-01", [report(1, "0.9895")]);
    expect(evaluationOf(january, "availability").verdict).toBe("met");
    expect(figureOf(january, "points for availability")).toMatchObject({ numerator: 0n });
  });

  it("a month without a report is missed and counts as the worst band: 4 points, 8,000", () => {
    const january = settle(plan, "2026-01", []);
    expect(evaluationOf(january, "availability").verdict).toBe("missed");
    expect(figureOf(january, "points for availability")).toMatchObject({ numerator: 4n });
    expect(granted(january, "service credit")).toBe("8000.00");
  });

  it("a second month without a report counts double: 8 points, 16,000", () => {
    const months = settleAll(plan, "2026-01-01T00:00:00Z", "2026-02-27T00:00:00Z", []);
    expect(months.map((month) => granted(month, "service credit"))).toEqual(["8000.00", "16000.00"]);
  });

  it("a year of worst months is capped at 20,000 a month", () => {
    const facts = [1, 2, 3].map((month) => report(month, "0.9"));
    const march = settleAll(plan, "2026-01-01T00:00:00Z", "2026-03-27T00:00:00Z", facts).at(-1);
    // 4 points doubled to 8 are 16,000, below the cap; the cap stands at 10 % of 200,000.
    expect(march?.caps.map(({ limit }) => amountText(limit))).toEqual(["20000.00"]);
    expect(march === undefined ? "" : amountText(creditOf(march, "service credit").granted)).toBe("16000.00");
  });
});
