/** Worked examples of repairs by care level: whether a fault that was cleared at an instant was in time. */
import { describe, expect, it } from "vitest";
import { evaluationOf, percentOf, planOf, settle } from "./settling.ts";

const plan = planOf("idnet-care-levels");

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
    return percentOf(evaluationOf(june, "repairs in time"));
  }

  it("level 1, reported on Tuesday before noon, is due by the end of Thursday", () => {
    expect(inTime("1", "02T11:00:00", "04T23:59:59")).toBe("100.000000");
    expect(inTime("1", "02T11:00:00", "05T00:00:01")).toBe("0.000000");
  });

  it("level 2, reported on Tuesday, is due by the end of Wednesday", () => {
    expect(inTime("2", "02T11:00:00", "03T23:59:59")).toBe("100.000000");
    expect(inTime("2", "02T11:00:00", "04T00:00:01")).toBe("0.000000");
  });

  it("level 3 is due by the end of the day if reported by 12:59, else by 12:59 of the next", () => {
    expect(inTime("3", "02T12:59:00", "02T23:59:59")).toBe("100.000000");
    expect(inTime("3", "02T12:59:00", "03T00:00:01")).toBe("0.000000");
    expect(inTime("3", "02T13:00:00", "03T12:59:00")).toBe("100.000000");
    expect(inTime("3", "02T13:00:00", "03T13:00:00")).toBe("0.000000");
  });

  it("level 4 has six hours, at any time of any day", () => {
    expect(inTime("4", "06T20:00:00", "07T02:00:00")).toBe("100.000000");
    expect(inTime("4", "06T20:00:00", "07T02:00:01")).toBe("0.000000");
  });

  it("level 1, reported on Thursday, is due by the end of Monday", () => {
    expect(inTime("1", "04T11:00:00", "08T23:59:59")).toBe("100.000000");
    expect(inTime("1", "04T11:00:00", "09T00:00:01")).toBe("0.000000");
  });
});
