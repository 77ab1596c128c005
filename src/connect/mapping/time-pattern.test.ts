import { describe, expect, it } from "vitest";
import { formatLocal } from "../../engine/value/format.ts";
import { timePattern } from "./time-pattern.ts";

function read(pattern: string, text: string): string | undefined {
  const compiled = timePattern(pattern);
  if (typeof compiled === "string") return compiled;
  const clock = compiled.read(text);
  if (clock === undefined) return undefined;
  return formatLocal(clock.local) + (clock.offset === undefined ? "" : ` ${clock.offset / 60_000}`);
}

describe("times as their pattern says", () => {
  it.each([
    ["d/M/yyyy HH:mm", "29/2/2016 01:16", "2016-02-29T01:16:00"],
    ["d/M/yyyy HH:mm", "1/12/2016 23:59", "2016-12-01T23:59:00"],
    ["dd.MM.yyyy", "01.12.2016", "2016-12-01T00:00:00"],
    ["d-MMM-yy", "2-Jun-06", "2006-06-02T00:00:00"],
    ["d-MMM-yy", "2-JUN-69", "2069-06-02T00:00:00"],
    ["d-MMM-yy", "2-jun-70", "1970-06-02T00:00:00"],
    ["d MMMM yyyy", "5 September 2026", "2026-09-05T00:00:00"],
    ["M/d/yyyy h:mm a", "7/4/2026 12:05 AM", "2026-07-04T00:05:00"],
    ["M/d/yyyy h:mm a", "7/4/2026 12:05 pm", "2026-07-04T12:05:00"],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSX", "2026-07-04T01:02:03.25+0530", "2026-07-04T01:02:03.250 330"],
    ["yyyyMMddHHmmssX", "20260704010203Z", "2026-07-04T01:02:03 0"],
    ["yyyy-MM-dd HH:mm:ss.S", "2026-07-04 01:02:03.120000", "2026-07-04T01:02:03.120"],
  ])("%s reads %s", (pattern, text, expected) => expect(read(pattern, text)).toBe(expected));

  it.each([
    ["a day that no month has", "d/M/yyyy", "30/2/2016"],
    ["an hour that no clock has", "d/M/yyyy H:mm", "1/2/2016 24:00"],
    ["an hour 0 of a clock of twelve", "d/M/yyyy h:mm a", "1/2/2016 0:10 AM"],
    ["something behind the end", "d/M/yyyy", "1/2/2016 10:00"],
    ["one digit where two are due", "dd/MM/yyyy", "1/2/2016"],
    ["finer than milliseconds", "yyyy-MM-dd HH:mm:ss.S", "2026-07-04 01:02:03.120001"],
    ["nothing", "d/M/yyyy", ""],
  ])("refuses %s", (_sentence, pattern, text) => expect(read(pattern, text)).toBeUndefined());
});

describe("patterns that are none", () => {
  it.each([
    ["yyyy-MM-ddTHH:mm", /literal letters stand in quotes/],
    ["HH:mm", /year, month and day/],
    ["yyyy-MM-dd h:mm", /AM or PM/],
    ["EEE d MMM yyyy", /"EEE" is no part/],
  ])("%s", (pattern, reason) => expect(timePattern(pattern)).toMatch(reason));
});
