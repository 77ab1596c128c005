import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zoneRelease } from "../../zones/release.ts";
import { assert } from "../value/assert.ts";
import { formatInstant } from "../value/format.ts";
import { localInstant, parseInstant, parseLocal } from "./parse-instant.ts";
import { zoneOf } from "./zone.ts";

describe("an instant", () => {
  it.each([
    ["2026-10-05T09:04:00Z", "2026-10-05T09:04:00Z"],
    ["2026-10-05 11:04+02:00", "2026-10-05T09:04:00Z"],
    ["2026-10-05T09:04:00.250Z", "2026-10-05T09:04:00.250Z"],
    ["2026-10-05T09:04:00.25Z", "2026-10-05T09:04:00.250Z"],
    ["2026-10-05T09:04:00.250000Z", "2026-10-05T09:04:00.250Z"],
    ["2026-01-01T00:00:00-03:30", "2026-01-01T03:30:00Z"],
    ["2024-02-29T23:59:59+14:00", "2024-02-29T09:59:59Z"],
  ])("is read from %s as %s", (text, expected) => {
    const parsed = parseInstant(text);
    expect(parsed.ok && formatInstant(parsed.instant)).toBe(expected);
  });

  it.each([
    ["2026-10-05T09:04:00", "offset-missing"],
    ["2026-10-05 09:04", "offset-missing"],
    ["2026-10-05T24:00:00Z", "hour-24"],
    ["2026-10-05T09:04:00.2501Z", "too-precise"],
    ["1899-12-31T00:00:00Z", "year-out-of-range"],
    ["2201-01-01T00:00:00Z", "year-out-of-range"],
    ["2026-02-30T00:00:00Z", "invalid-instant"],
    ["2026-10-05T25:00:00Z", "invalid-instant"],
    ["2026-10-05T09:60:00Z", "invalid-instant"],
    ["2026-10-05T09:04:60Z", "invalid-instant"],
    ["2026-10-05T09:04:00+0200", "invalid-instant"],
    ["2026-10-05T09:04:00 CET", "invalid-instant"],
    ["05.10.2026 09:04", "invalid-instant"],
    ["2026-10-05", "invalid-instant"],
    ["", "invalid-instant"],
  ])("is not read from %j, with %s", (text, code) => {
    const parsed = parseInstant(text);
    expect(parsed.ok ? "read" : parsed.code).toBe(code);
  });

  it("named by a leap second is the second after it, and says so", () => {
    const next = Date.parse("2017-01-01T00:00:00Z");
    expect(parseInstant("2016-12-31T23:59:60Z")).toEqual({ ok: true, instant: next, leapSecond: true });
    expect(parseInstant("2017-01-01T00:59:60+01:00")).toEqual({ ok: true, instant: next, leapSecond: true });
    expect(parseInstant("2017-01-01T00:00:00Z")).toEqual({ ok: true, instant: next, leapSecond: false });
  });

  it("is read back from its printed text", () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_208_988_800_000, max: 7_258_118_400_000 }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toEqual({ ok: true, instant, leapSecond: false });
      }),
    );
  });
});

describe("an instant written as machines write it", () => {
  const said = (text: string): unknown => {
    const parsed = parseInstant(text);
    return parsed.ok ? parsed : parsed.code;
  };
  /** With a blank for the "T" a text says the same, and is read in the general way. */
  const generally = (text: string): unknown => said(text.replace("T", " "));
  const numeral = (width: number, most: number) =>
    fc.nat(most).map((value) => String(value).padStart(width, "0"));
  const usual = fc
    .record({
      year: fc.integer({ min: 1880, max: 2220 }).map(String),
      month: numeral(2, 13),
      day: numeral(2, 32),
      hour: numeral(2, 25),
      minute: numeral(2, 61),
      second: fc.oneof(
        fc.constant(""),
        numeral(2, 61).map((each) => `:${each}`),
      ),
      fraction: fc.oneof(
        fc.constant(""),
        numeral(3, 999).map((each) => `.${each}`),
      ),
      offset: fc.oneof(
        fc.constantFrom("Z", "", "z", "+0200", "-00:00", "+18:59", "-19:00", "+02:60"),
        fc
          .tuple(fc.constantFrom("+", "-"), numeral(2, 19), numeral(2, 61))
          .map(([s, h, m]) => `${s}${h}:${m}`),
      ),
    })
    .map((each) => {
      const { year, month, day, hour, minute, second, fraction, offset } = each;
      return `${year}-${month}-${day}T${hour}:${minute}${second}${fraction}${offset}`;
    });

  it("is the same instant, or refused for the same reason, as in the general form", () => {
    const law = fc.property(usual, (text) => {
      expect(said(text)).toEqual(generally(text));
    });
    fc.assert(law, { numRuns: 3000 });
  });

  it("is so with any one character changed", () => {
    const changed = fc
      .tuple(usual, fc.nat(30), fc.constantFrom(..."0123456789-:.+TZ/;\u0660e "))
      .map(([text, at, to]) => text.slice(0, at) + to + text.slice(at + 1));
    fc.assert(
      fc.property(changed, (text) => {
        expect(said(text)).toEqual(generally(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("a wall clock in a known zone", () => {
  it.each([
    ["2026-06-01T12:00", "2026-06-01T10:00:00Z"],
    ["2026-03-29T02:30", "local-time-in-gap"],
    ["2026-10-25T02:30", "local-time-ambiguous"],
    ["2026-06-01T12:00Z", "offset-unexpected"],
    ["2026-06-01T24:00", "hour-24"],
  ])("in Berlin, %s is %s", (text, expected) => {
    const berlin = zoneOf(zoneRelease(), "Europe/Berlin");
    assert(berlin !== undefined, "Berlin is a zone");
    const local = parseLocal(text);
    const read = local.ok ? localInstant(berlin, local.local) : local;
    expect(read.ok ? formatInstant(read.instant) : read.code).toBe(expected);
  });
});
