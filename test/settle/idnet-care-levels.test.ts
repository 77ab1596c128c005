/** Worked examples of a network line: credits of one thirtieth of 900 GBP for each day over the class's
 *  limit, and repairs due by care level. */
import { describe, expect, it } from "vitest";
import { evaluationOf, granted, type Happening, planOf, settle } from "./settling.ts";

const plan = planOf("idnet-care-levels");

function reading(day: number, milliseconds: string, className = "EF"): Happening {
  const at = `2026-06-${String(day).padStart(2, "0")}T10:00:00Z`;
  return { stream: "latency readings", at, fields: { class: className, milliseconds } };
}

describe("latency by class", () => {
  it("three days over 40 ms cost 3 × 1/30 × 900 = 90, although the month's mean is kept", () => {
    const days = [41, 45, 43, ...Array.from({ length: 27 }, () => 20)];
    const june = settle(
      plan,
      "2026-06",
      days.map((ms, index) => reading(index + 1, String(ms))),
    );
    expect(evaluationOf(june, "monthly latency", "EF").verdict).toBe("met");
    expect(granted(june, "days over the limit", "EF")).toBe("90.00");
  });

  it("a day is judged by its mean: 30 and 52 make 41", () => {
    const june = settle(plan, "2026-06", [
      reading(3, "30"),
      reading(3, "52"),
      reading(4, "30"),
      reading(4, "50"),
    ]);
    expect(granted(june, "days over the limit", "EF")).toBe("30.00");
  });

  it("each class has its own limit, and best effort has none", () => {
    const june = settle(plan, "2026-06", [
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

  it("days follow the wall clock of London: 23:30 UTC in summer is the next day's", () => {
    const late = { ...reading(1, "60"), at: "2026-06-01T23:30:00Z" };
    const june = settle(plan, "2026-06", [late, reading(2, "10")]);
    // One day with a mean of 35 instead of two with 60 and 10.
    expect(granted(june, "days over the limit", "EF")).toBe("0.00");
  });
});

describe("repair by care level", () => {
  /** Whether a fault cleared at an instant was repaired in time; June 2026 begins on a Monday. */
  function inTime(level: string, reported: string, cleared: string): string {
    const june = settle(plan, "2026-06", [
      {
        stream: "faults",
        subject: "F",
        event: "reported",
        at: `2026-06-${reported}+01:00`,
        fields: { "care level": level },
      },
      { stream: "faults", subject: "F", event: "cleared", at: `2026-06-${cleared}+01:00` },
    ]);
    return evaluationOf(june, "repairs in time").verdict;
  }

  it("level 1, reported on Tuesday before noon, is due by the end of Thursday", () => {
    expect(inTime("1", "02T11:00:00", "04T23:59:59")).toBe("met");
    expect(inTime("1", "02T11:00:00", "05T00:00:01")).toBe("missed");
  });

  it("level 2, reported on Tuesday, is due by the end of Wednesday", () => {
    expect(inTime("2", "02T11:00:00", "03T23:59:59")).toBe("met");
    expect(inTime("2", "02T11:00:00", "04T00:00:01")).toBe("missed");
  });

  it("level 3 is due by the end of the day if reported by 12:59, else by the end of the next", () => {
    expect(inTime("3", "02T12:59:00", "02T23:59:59")).toBe("met");
    expect(inTime("3", "02T12:59:00", "03T00:00:01")).toBe("missed");
    expect(inTime("3", "02T13:00:00", "03T10:00:00")).toBe("met");
  });

  it("level 4 has six hours, at any time of any day", () => {
    expect(inTime("4", "06T20:00:00", "07T02:00:00")).toBe("met");
    expect(inTime("4", "06T20:00:00", "07T02:00:01")).toBe("missed");
  });

  it("level 1, reported on Thursday, is due by the end of Monday", () => {
    expect(inTime("1", "04T11:00:00", "08T23:59:59")).toBe("met");
    expect(inTime("1", "04T11:00:00", "09T00:00:01")).toBe("missed");
  });
});
