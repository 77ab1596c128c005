/** Worked examples of supply restored: 95 or 190 GBP beyond twelve hours without a break, 45 more for
 *  each further twelve full hours. */
import { describe, expect, it } from "vitest";
import { HOUR } from "../../src/engine/value/instant.ts";
import { evaluationOf, granted, type Happening, percentOf, planOf, settle } from "./settling.ts";

const plan = planOf("gsop-electricity");
const NOTICED = Date.parse("2026-06-10T06:00:00Z");

function off(
  subject: string,
  hours: number,
  type = "domestic",
  from = NOTICED,
  weather = "normal",
): readonly Happening[] {
  return [
    { stream: "interruptions", subject, event: "noticed", at: from, fields: { type, weather } },
    { stream: "interruptions", subject, event: "restored", at: from + hours * HOUR },
  ];
}

const paid = (...facts: readonly Happening[]) => granted(settle(plan, "2026-06", facts), "standard payments");

describe("power restoration", () => {
  it("30 hours at a home: 95 + ⌊18/12⌋ × 45 = 140", () => {
    expect(paid(...off("A", 30))).toBe("140.00");
  });

  it("30 hours at a business: 190 + 45 = 235", () => {
    expect(paid(...off("A", 30, "business"))).toBe("235.00");
  });

  it("exactly 12 hours cost nothing; one millisecond more costs 95", () => {
    expect(paid(...off("A", 12))).toBe("0.00");
    expect(paid(...off("A", 12 + 1 / HOUR))).toBe("95.00");
  });

  it("8 hours and 6 hours with supply between them are two interruptions within their limit", () => {
    expect(paid(...off("A, first", 8), ...off("A, second", 6, "domestic", NOTICED + 10 * HOUR))).toBe("0.00");
  });

  it("in severe weather the limit is 24 hours", () => {
    expect(paid(...off("A", 23, "domestic", NOTICED, "severe"))).toBe("0.00");
  });

  it("adds up over supplies and says what share was restored in time", () => {
    const june = settle(plan, "2026-06", [...off("A", 30), ...off("B", 3), ...off("C", 13, "business")]);
    expect(percentOf(evaluationOf(june, "restored in time"))).toBe("33.333333");
    expect(granted(june, "standard payments")).toBe("330.00");
  });

  it("counts in the month in which supply came back", () => {
    const facts = off("A", 30, "domestic", Date.parse("2026-06-30T12:00:00Z"));
    expect(evaluationOf(settle(plan, "2026-06", facts), "restored in time").verdict).toBe("not measured");
    expect(granted(settle(plan, "2026-07", facts), "standard payments")).toBe("140.00");
  });
});
