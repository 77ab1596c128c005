import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "../value/instant.ts";
import {
  addMonths,
  dateOf,
  dateOfLocal,
  formatDate,
  localTime,
  parseDate,
  partsOf,
  timeOfDay,
  weekdayOf,
} from "./civil.ts";

const anyDate = fc.integer({ min: -25_000, max: 100_000 });

describe("local dates", () => {
  it.each([
    ["1970-01-01", 0, 3],
    ["2026-10-05", 20_731, 0],
    ["2000-02-29", 11_016, 1],
    ["1900-03-01", -25_508, 3],
  ])("%s is day %i, weekday %i", (text, date, weekday) => {
    expect(parseDate(text)).toBe(date);
    expect(formatDate(date)).toBe(text);
    expect(weekdayOf(date)).toBe(weekday);
  });

  it.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20261005", "2026-10-05T00:00", ""])(
    "%j is no date",
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );

  it("are read back from their text and their parts", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { year, month, day } = partsOf(date);
        expect(dateOf(year, month, day)).toBe(date);
        expect(parseDate(formatDate(date))).toBe(date);
        expect(weekdayOf(date + 1)).toBe((weekdayOf(date) + 1) % 7);
      }),
    );
  });

  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-10-31", -1, "2026-09-30"],
    ["2026-11-15", 14, "2028-01-15"],
    ["2026-01-15", -13, "2024-12-15"],
  ])("%s and %i months is %s, the last day where a month is shorter", (from, months, to) => {
    expect(formatDate(addMonths(parseDate(from) ?? 0, months))).toBe(to);
  });
});

describe("local times", () => {
  it("fall apart into a date and a time of day, before 1970 too", () => {
    fc.assert(
      fc.property(anyDate, fc.nat({ max: DAY - 1 }), (date, time) => {
        const local = localTime(date, time);
        expect([dateOfLocal(local), timeOfDay(local)]).toEqual([date, time]);
      }),
    );
  });
});
