/** Worked examples of a network line: credits of one thirtieth of 900 USD for each day over the class's
 *  limit, although the promise is about the month's mean. */
import { describe, expect, it } from "vitest";
import { evaluationOf, granted, type Happening, planOf, settle } from "./settling.ts";

const plan = planOf("windstream-mpls");
const CHARGE: Happening = {
  stream: "charges",
  at: "2026-06-15T10:00:00Z",
  fields: { class: "EF", amount: 900 },
};

function reading(day: number, milliseconds: string, className = "EF"): Happening {
  const at = `2026-06-${String(day).padStart(2, "0")}T10:00:00Z`;
  return { stream: "readings", at, fields: { class: className, milliseconds } };
}

describe("latency by class", () => {
  it("three days over 40 ms cost 3 × 1/30 × 900 = 90, although the month's mean is kept", () => {
    const days = [41, 45, 43, ...Array.from({ length: 27 }, () => 20)];
    const june = settle(plan, "2026-06", [
      CHARGE,
      ...days.map((ms, index) => reading(index + 1, String(ms))),
    ]);
    expect(evaluationOf(june, "monthly latency", "EF").verdict).toBe("met");
    expect(granted(june, "days over the limit", "EF")).toBe("90.00");
  });

  it("a day is judged by its mean: 30 and 52 make 41", () => {
    const june = settle(plan, "2026-06", [
      CHARGE,
      reading(3, "30"),
      reading(3, "52"),
      reading(4, "30"),
      reading(4, "50"),
    ]);
    expect(granted(june, "days over the limit", "EF")).toBe("30.00");
  });

  it("each class has its own limit, and best effort has none", () => {
    const june = settle(plan, "2026-06", [
      CHARGE,
      reading(1, "44", "AF3"),
      reading(1, "44", "AF4"),
      reading(1, "400", "BE"),
    ]);
    expect(evaluationOf(june, "monthly latency", "AF3").verdict).toBe("met");
    expect(evaluationOf(june, "monthly latency", "AF4").verdict).toBe("missed");
    expect(evaluationOf(june, "monthly latency", "BE").verdict).toBe("not applicable");
    expect(granted(june, "days over the limit", "BE")).toBe("0.00");
    expect(evaluationOf(june, "monthly latency", "AF1").verdict).toBe("not measured");
  });

  it("days follow the wall clock of New York: 03:30 UTC in summer is still the day before", () => {
    const late = { ...reading(2, "60"), at: "2026-06-03T03:30:00Z" };
    const june = settle(plan, "2026-06", [CHARGE, late, reading(2, "10")]);
    // One day with a mean of 35 instead of two with 60 and 10.
    expect(granted(june, "days over the limit", "EF")).toBe("0.00");
  });
});
