import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, formatInstant, groupDigits } from "./format.ts";
import { dateOfDays, daysInMonth, daysOfDate } from "./gregorian.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./instant.ts";

describe("printed durations", () => {
  it.each([
    [1 * HOUR + 52 * MINUTE, "1 h 52 min"],
    [26 * MINUTE, "26 min"],
    [2 * DAY + 3 * HOUR, "2 d 3 h"],
    [4 * HOUR + SECOND, "4 h 1 s"],
    [-90 * SECOND, "-1 min 30 s"],
    [250, "250 ms"],
    [0, "0 min"],
  ])("%i ms reads %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it("counts hours beyond a day where days would be misread", () => {
    expect(formatDuration(26 * HOUR, "h")).toBe("26 h");
  });
});

describe("printed instants", () => {
  it("have milliseconds only when there are some", () => {
    expect(formatInstant(0)).toBe("1970-01-01T00:00:00Z");
    expect(formatInstant(-1)).toBe("1969-12-31T23:59:59.999Z");
  });

  it("are the instants that the machine's parser reads", () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_208_988_800_000, max: 7_258_118_400_000 }), (instant) => {
        expect(Date.parse(formatInstant(instant))).toBe(instant);
      }),
    );
  });
});

describe("the Gregorian calendar", () => {
  it("gives each day its number and back", () => {
    expect(daysOfDate(2000, 3, 1)).toBe(11_017);
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (days) => {
        const { year, month, day } = dateOfDays(days);
        expect(daysOfDate(year, month, day)).toBe(days);
        expect(day).toBeLessThanOrEqual(daysInMonth(year, month));
      }),
    );
  });
});

describe("grouped digits", () => {
  it.each([
    ["1234.50", "1,234.50", "1.234,50"],
    ["-1234567", "-1,234,567", "-1.234.567"],
    ["999", "999", "999"],
  ])("%s is %s in English and %s in German", (plain, english, german) => {
    expect(groupDigits(plain, "en")).toBe(english);
    expect(groupDigits(plain, "de")).toBe(german);
  });
});
