import { describe, expect, it } from "vitest";
import type { Literal } from "../../engine/prepare/expression.ts";
import { HOUR, MINUTE } from "../../engine/value/instant.ts";
import { toCanonical } from "../../engine/value/ratio.ts";
import { comparisonSentence, splitComparison } from "./comparison.ts";
import { readLiteral, readTimeAmount } from "./literal.ts";
import { printPeriod, readPeriod } from "./period.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import { printRounding, readRounding, readRoundingMode } from "./rounding.ts";
import { readWeekdays } from "./weekday.ts";
import { printTimeOfDay, printWindow, readTimeOfDay, readWindow } from "./window.ts";

/** The code of a refusal, or what was read. */
function codeOr<T>(read: T | Refusal): T | string {
  return isRefusal(read) ? read.code : read;
}

/** A literal in one line. */
function told(literal: Literal | Refusal | undefined): string {
  if (literal === undefined) return "a name";
  if (isRefusal(literal)) return literal.code;
  switch (literal.kind) {
    case "number":
      return `${toCanonical(literal.value)}${literal.percent ? " as a percentage" : ""}`;
    case "money":
      return `${toCanonical(literal.amount)} ${literal.currency}`;
    case "time amount":
      return `${toCanonical(literal.count)} ${literal.unit}`;
    default:
      return literal.kind;
  }
}

describe("a constant in words", () => {
  it.each([
    ["95 %", "19/20 as a percentage"],
    ["95%", "19/20 as a percentage"],
    ["99.95 %", "1999/2000 as a percentage"],
    ["-5 %", "-1/20 as a percentage"],
    ["0.1", "1/10"],
    ["EUR 12.50", "25/2 EUR"],
    ["12.50 EUR", "25/2 EUR"],
    ["900 JPY", "900 JPY"],
    ["1.234 KWD", "617/500 KWD"],
    ["15 minutes", "15 minutes"],
    ["1 minute", "1 minutes"],
    ["1.5 hours", "3/2 hours"],
    ["250 milliseconds", "250 milliseconds"],
    ["1 business hour", "1 business hours"],
    ["2 business days", "2 business days"],
    ["3 calendar days", "3 calendar days"],
    ["12 months", "12 months"],
    ["2026-10-05", "date"],
    ["2026-10-05T09:00:00Z", "instant"],
    ["2026-10-05 11:00+02:00", "instant"],
    ["not applicable", "not applicable"],
    ["priority", "a name"],
    ["1st response", "a name"],
    ["24x7", "a name"],
    ["on time, prepaid", "a name"],
  ])("%s is %s", (text, meaning) => {
    expect(told(readLiteral(text))).toBe(meaning);
  });

  it.each([
    ["1 day", "ambiguous-day", "1 business day or 1 calendar day"],
    ["5 days", "ambiguous-day", "5 business days or 5 calendar days"],
    ["1 week", "unknown-unit", "7 calendar days"],
    ["2 years", "unknown-unit", "24 months"],
    ["4 h", "unknown-unit", "hours or business hours"],
    ["4 percent", "unknown-unit", "write 4 %"],
    ["4 hous", "unknown-unit", 'did you mean "hours"?'],
    ["2 working days", "unknown-unit", "business days"],
    ["1.5 business days", "not-whole", "whole business days"],
    ["1,000 EUR", "not-a-number", "write 1000"],
    ["1.000,50 EUR", "not-a-number", "write 1000.50"],
    ["99,9 %", "not-a-number", "write 99.9"],
    ["10 EUX", "unknown-currency", 'did you mean "EUR"?'],
    ["€ 10", "unknown-currency", "12.50 EUR"],
    ["10.50 JPY", "wrong-exponent", "no decimals"],
    ["1.005 EUR", "wrong-exponent", "at most 2 decimals"],
    ["2026-02-30", "invalid-date", "2026-10-05"],
    ["5.10.2026", "invalid-date", "2026-10-05"],
    ["2026-10-05T09:00:00", "invalid-instant", "offset"],
    ["2026-10-05T24:00:00Z", "invalid-instant", "24:00"],
  ])("%s is refused as %s", (text, code, advice) => {
    const read = readLiteral(text);
    expect(told(read)).toBe(code);
    expect(isRefusal(read) ? read.message : "").toContain(advice);
  });

  it("is a length of time where one is needed", () => {
    expect(codeOr(readTimeAmount("95 %"))).toBe("wrong-type");
    expect(codeOr(readTimeAmount("soon"))).toBe("wrong-type");
  });
});

describe("a comparison", () => {
  it.each([
    ["at least 95 %", "at least", "95 %"],
    ["at most limit of the class", "at most", "limit of the class"],
    ["exactly 6", "exactly", "6"],
  ])("%s compares %s with %s", (text, comparator, operand) => {
    expect(splitComparison(text)).toEqual({ comparator, operand });
  });

  it.each([
    ["95 %", 'write "at least 95 %"'],
    [">= 95 %", 'write "at least 95 %"'],
    ["max. 5 minutes", 'write "at most 5 minutes"'],
    ["< 3", 'write "below 3"'],
  ])("%s is answered with what to write", (text, advice) => {
    expect(splitComparison(text)).toBeUndefined();
    expect(comparisonSentence(text)).toContain(advice);
  });
});

describe("a period", () => {
  it.each([
    "calendar month",
    "calendar quarter",
    "calendar half-year",
    "week",
    "day",
    "year",
    "year from April",
    "billing month from day 15",
    "rolling 28 days",
  ])("%s is read and printed alike", (text) => {
    const period = readPeriod(text);
    expect(isRefusal(period) ? period : printPeriod(period)).toBe(text);
  });

  it("takes a calendar year for a year", () => {
    expect(readPeriod("calendar year")).toEqual(readPeriod("year"));
  });

  it("knows which month is meant", () => {
    expect(readPeriod("month")).toMatchObject({
      message: '"month" is no period; did you mean "calendar month"?',
    });
  });

  it.each(["month", "year from Apil", "billing month from day 32", "rolling 0 days", "rolling 4 weeks"])(
    "%s is refused",
    (text) => {
      expect(codeOr(readPeriod(text))).toBe("invalid-period");
    },
  );
});

describe("a rounding rule", () => {
  it("counts decimals of the number, or of the percentage that people read", () => {
    expect(readRounding("half up to 2 decimals")).toEqual({ mode: "half up", decimals: 2 });
    expect(readRounding("half even to 1 decimal of a percent")).toEqual({ mode: "half even", decimals: 3 });
    expect(printRounding({ mode: "half even", decimals: 3 }, true)).toBe(
      "half even to 1 decimal of a percent",
    );
    expect(printRounding({ mode: "half even", decimals: 3 }, false)).toBe("half even to 3 decimals");
    expect(printRounding({ mode: "down", decimals: 1 }, true)).toBe("down to 1 decimal");
  });

  it.each(["2 decimals", "half up", "bankers to 2 decimals", "half up to 30 decimals"])(
    "%s is refused",
    (text) => {
      expect(codeOr(readRounding(text))).toBe("invalid-rounding");
    },
  );

  it("has a mode of its own for money", () => {
    expect(readRoundingMode("ceiling")).toBe("ceiling");
    expect(codeOr(readRoundingMode("halfup"))).toBe("invalid-rounding");
  });
});

describe("hours of a day", () => {
  it.each([
    ["08:00-18:00", 8, 18],
    ["00:00-24:00", 0, 24],
    ["22:00-06:00", 22, 30],
    ["18:00-00:00", 18, 24],
    ["08:00 – 12:00", 8, 12],
  ])("%s opens at %i h and closes at %i h", (text, open, close) => {
    expect(readWindow(text)).toEqual({ open: open * HOUR, close: close * HOUR });
  });

  it("are printed as they are read", () => {
    expect(printWindow({ open: 22 * HOUR, close: 30 * HOUR })).toBe("22:00-06:00");
    expect(printWindow({ open: 18 * HOUR, close: 24 * HOUR })).toBe("18:00-24:00");
    expect(printTimeOfDay(13 * HOUR + 5 * MINUTE + 30_000)).toBe("13:05:30");
  });

  it.each([
    ["09:00-09:00", "empty-window"],
    ["24:00-06:00", "invalid-time"],
    ["8-18", "invalid-time"],
    ["08:00-18:60", "invalid-time"],
    ["08:00", "invalid-time"],
    ["open", "invalid-time"],
  ])("%s is refused as %s", (text, code) => {
    expect(codeOr(readWindow(text))).toBe(code);
  });

  it("end before midnight where they name one moment", () => {
    expect(readTimeOfDay("23:59")).toBe(24 * HOUR - MINUTE);
    expect(codeOr(readTimeOfDay("24:00"))).toBe("invalid-time");
  });
});

describe("weekdays", () => {
  it.each([
    ["Mon-Fri", [0, 1, 2, 3, 4]],
    ["Sat", [5]],
    ["Mon, Wed", [0, 2]],
    ["Sat-Mon", [5, 6, 0]],
    ["Mon-Tue, Fri", [0, 1, 4]],
  ])("%s are days %j", (text, days) => {
    expect(readWeekdays(text)).toEqual(days);
  });

  it.each(["Mo", "Monday", "Mon-", "mon"])("%s is refused", (text) => {
    expect(codeOr(readWeekdays(text))).toBe("unknown-weekday");
  });
});
