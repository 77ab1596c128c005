/** The four worked examples of a cloud store: the mean of five-minute error rates over a month of
 *  30 days, that is 8,640 intervals; charges are 1,000 USD a class. */
import { describe, expect, it } from "vitest";
import { divide, ratio, subtract } from "../../src/engine/value/ratio.ts";
import { evaluationOf, granted, type Happening, percentOf, planOf, settle } from "./settling.ts";

const plan = planOf("aws-s3");
const FIRST = Date.parse("2026-06-01T00:00:00Z");

/** One record for each of some five-minute intervals, from the first of the month on. */
function intervals(
  count: number,
  requests: number,
  errors: number,
  skip = 0,
  className = "standard",
): readonly Happening[] {
  return Array.from({ length: count }, (_, index) => ({
    stream: "requests",
    at: FIRST + (skip + index) * 300_000 + 1000,
    fields: { class: className, requests, errors },
  }));
}

/** What was charged, and the request without which no credit is given. */
function charges(amount: string): readonly Happening[] {
  const charged = ["standard", "infrequent"].map((name) => ({
    stream: "charges",
    at: FIRST,
    fields: { class: name, amount },
  }));
  return [
    ...charged,
    { stream: "credit requests", at: "2026-07-10T12:00:00Z", fields: { month: "2026-06-01" } },
  ];
}

describe("object storage", () => {
  it("100 intervals at 50 % errors: 1 − 50/8640 = 99.421296 %, which is 10 % for standard and nothing for infrequent", () => {
    const both = [...intervals(100, 10, 5), ...intervals(100, 10, 5, 0, "infrequent"), ...charges("1000")];
    const june = settle(plan, "2026-06", both);
    const standard = evaluationOf(june, "monthly uptime", "standard");
    expect(percentOf(standard)).toBe("99.421296");
    expect(standard.verdict).toBe("missed");
    expect(granted(june, "uptime credit", "standard")).toBe("100.00");
    expect(evaluationOf(june, "monthly uptime", "infrequent")).toMatchObject({ verdict: "met" });
    expect(granted(june, "uptime credit", "infrequent")).toBe("0.00");
  });

  it("one bad hour: 1 − 12/8640 = 99.861111 %, 10 % of 1,000 is 100.00", () => {
    const june = settle(plan, "2026-06", [...intervals(12, 7, 7), ...charges("1000")]);
    expect(percentOf(evaluationOf(june, "monthly uptime", "standard"))).toBe("99.861111");
    expect(granted(june, "uptime credit", "standard")).toBe("100.00");
  });

  it("98 % exactly on 100 USD: 172 intervals at 100 % and one at 80 % are 2 % of 8,640; 25 % is 25.00", () => {
    const bad = [...intervals(172, 5, 5), ...intervals(1, 5, 4, 172)];
    const june = settle(plan, "2026-06", [...bad, ...charges("100")]);
    expect(percentOf(evaluationOf(june, "monthly uptime", "standard"))).toBe("98.000000");
    expect(granted(june, "uptime credit", "standard")).toBe("25.00");
  });

  it("the mean of rates is not the rate of totals: 1 of 1 and 0 of 999,999 cost one whole interval", () => {
    // 1 − 1/8640 = 99.988426 %; pooled it would be 99.9999 %.
    const june = settle(plan, "2026-06", [...intervals(1, 1, 1), ...intervals(1, 999_999, 0, 1)]);
    expect(percentOf(evaluationOf(june, "monthly uptime", "standard"))).toBe("99.988426");
  });

  it("a rate keeps twelve decimals: three intervals of 1/3, 1/7 and 1/11 leave a fraction of a short denominator", () => {
    // 0.333333333333 + 0.142857142857 + 0.090909090909 = 0.567099567099, over 8,640 intervals.
    const thirds = [...intervals(1, 3, 1), ...intervals(1, 7, 1, 1), ...intervals(1, 11, 1, 2)];
    const uptime = evaluationOf(settle(plan, "2026-06", thirds), "monthly uptime", "standard");
    expect(uptime.measured?.value).toEqual(
      subtract(ratio(1n), divide(ratio(567_099_567_099n, 1_000_000_000_000n), ratio(8640))),
    );
  });

  it("a month without any request has no error and is met, in every class", () => {
    const june = settle(plan, "2026-06", []);
    expect(june.evaluations.map(({ verdict }) => verdict)).toEqual(["met", "met"]);
    expect(june.total.minor).toBe(0n);
  });
});
