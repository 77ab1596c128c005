/** Worked examples of quarterly uptime with an allowance: a quarter of 92 days has 132,480 minutes,
 *  0.05 % of which, 66.24 minutes, are free. */
import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/engine/value/instant.ts";
import { amountText } from "../../src/engine/value/money.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { creditOf, evaluationOf, figureOf, granted, type Happening, planOf, settle } from "./settling.ts";

const plan = planOf("github-business-2017");
const START = Date.parse("2026-07-06T00:00:00Z");

const CLAIM: Happening = {
  stream: "claims made",
  at: "2026-10-20T12:00:00Z",
  fields: { quarter: "2026-07-01" },
};

function interruption(minutes: number, affected = "0.9"): Happening {
  return {
    stream: "interruptions",
    at: START,
    until: START + Math.round(minutes * MINUTE),
    fields: { affected },
  };
}

describe("hosted code", () => {
  it("186.24 minutes are 120 too many: 25 × 120/132480 × 3000 = 67.93", () => {
    const quarter = settle(plan, "2026-Q3", [interruption(186.24), CLAIM]);
    expect(figureOf(quarter, "excess")).toEqual(ratio(120 * MINUTE));
    expect(evaluationOf(quarter, "quarterly uptime").verdict).toBe("missed");
    expect(granted(quarter, "excess outage credit")).toBe("67.93");
  });

  it("5,000 minutes would cost 2,793.12, capped at 30 of 92 days: 978.26", () => {
    const quarter = settle(plan, "2026-Q3", [interruption(5000), CLAIM]);
    const credit = creditOf(quarter, "excess outage credit");
    expect(amountText(credit.rounded)).toBe("2793.12");
    expect(amountText(credit.granted)).toBe("978.26");
    expect(quarter.caps).toHaveLength(1);
    expect(amountText(quarter.total)).toBe("978.26");
  });

  it("45 % of users hit is no outage", () => {
    const quarter = settle(plan, "2026-Q3", [interruption(600, "0.45")]);
    expect(figureOf(quarter, "outage time")).toEqual(ratio(0));
    expect(evaluationOf(quarter, "quarterly uptime").verdict).toBe("met");
  });

  it("maintenance is taken out of an interruption", () => {
    const window = { stream: "maintenance", at: START, until: START + 100 * MINUTE };
    const quarter = settle(plan, "2026-Q3", [interruption(150), window]);
    expect(figureOf(quarter, "outage time")).toEqual(ratio(50 * MINUTE));
  });
});
