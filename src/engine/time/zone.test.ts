import { describe, expect, it } from "vitest";
import { zoneRelease } from "../../zones/release.ts";
import { assert } from "../value/assert.ts";
import { formatInstant } from "../value/format.ts";
import { HOUR, MINUTE } from "../value/instant.ts";
import { parseInstant, parseLocal } from "./parse-instant.ts";
import { instantsOf, localOf, offsetAt, resolveLocal, type Zone, zoneNames, zoneOf } from "./zone.ts";

const RELEASE = zoneRelease();

describe("a zone", () => {
  it("is unpacked once and found under its links", () => {
    expect(zoneOf(RELEASE, "Europe/Berlin")).toBe(zoneOf(RELEASE, "Europe/Berlin"));
    expect(named("Asia/Calcutta").offsets).toEqual(named("Asia/Kolkata").offsets);
    expect(zoneOf(RELEASE, "Europe/Atlantis")).toBeUndefined();
    expect(zoneNames(RELEASE).length).toBe(RELEASE.packed.size + RELEASE.links.size);
  });

  it("has eras that end one after the other, the last never, and that reach 2037", () => {
    for (const name of zoneNames(RELEASE)) {
      const { untils, offsets } = named(name);
      expect(untils.length).toBe(offsets.length);
      expect(untils.at(-1)).toBe(Infinity);
      expect([...untils].every((until, i) => i === 0 || until > (untils[i - 1] ?? Infinity))).toBe(true);
    }
    expect(named("Europe/Berlin").untils.at(-2)).toBeGreaterThanOrEqual(Date.parse("2037-10-25T01:00:00Z"));
  });

  it.each([
    ["Asia/Kathmandu", "2026-06-01T00:00Z", 5 * HOUR + 45 * MINUTE],
    ["Australia/Lord_Howe", "2026-06-01T00:00Z", 10 * HOUR + 30 * MINUTE],
    ["Australia/Lord_Howe", "2026-12-01T00:00Z", 11 * HOUR],
    ["Antarctica/Troll", "2026-07-01T00:00Z", 2 * HOUR],
    ["America/St_Johns", "2026-01-01T00:00Z", -3 * HOUR - 30 * MINUTE],
    ["Pacific/Apia", "2011-12-30T09:59Z", -10 * HOUR],
    ["Pacific/Apia", "2011-12-30T10:00Z", 14 * HOUR],
  ])("%s is off UTC at %s by %i ms", (name, instant, offset) => {
    expect(offsetAt(named(name), at(instant))).toBe(offset);
  });
});

describe("a wall clock reading", () => {
  it.each([
    ["Europe/Berlin", "2026-06-01T12:00", "one 2026-06-01T10:00:00Z"],
    ["Europe/Berlin", "2026-03-29T02:30", "gap 2026-03-29T01:00:00Z 60"],
    ["Europe/Berlin", "2026-03-29T03:00", "one 2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-10-25T02:30", "overlap 2026-10-25T00:30:00Z 2026-10-25T01:30:00Z"],
    ["Australia/Lord_Howe", "2026-10-04T02:15", "gap 2026-10-03T15:30:00Z 30"],
    ["Pacific/Apia", "2011-12-30T12:00", "gap 2011-12-30T10:00:00Z 1440"],
    ["America/Havana", "2025-11-02T00:00", "overlap 2025-11-02T04:00:00Z 2025-11-02T05:00:00Z"],
  ])("in %s of %s is %s", (name, local, expected) => {
    expect(described(named(name), wall(local))).toBe(expected);
  });

  it("becomes the jump in a gap, and the preferred one of two", () => {
    const berlin = named("Europe/Berlin");
    expect(resolveLocal(berlin, wall("2026-03-29T02:30"), "later")).toBe(at("2026-03-29T01:00Z"));
    expect(resolveLocal(berlin, wall("2026-10-25T02:30"), "earlier")).toBe(at("2026-10-25T00:30Z"));
    expect(resolveLocal(berlin, wall("2026-10-25T02:30"), "later")).toBe(at("2026-10-25T01:30Z"));
  });

  it("of every instant leads back to that instant, an hour before and after each clock change of every zone", () => {
    for (const zone of zoneNames(RELEASE).map(named)) {
      for (const change of zone.untils.filter((until) => Number.isFinite(until))) {
        for (const instant of [change - HOUR, change - 1, change, change + HOUR]) {
          const reading = instantsOf(zone, localOf(zone, instant));
          const found =
            reading.kind === "one"
              ? [reading.instant]
              : reading.kind === "overlap"
                ? [reading.first, reading.second]
                : [];
          if (!found.includes(instant))
            expect([zone.name, instant, reading]).toBe("a reading of that instant");
        }
      }
    }
  });
});

function described(zone: Zone, local: number): string {
  const reading = instantsOf(zone, local);
  switch (reading.kind) {
    case "one":
      return `one ${formatInstant(reading.instant)}`;
    case "gap":
      return `gap ${formatInstant(reading.transition)} ${reading.skipped / MINUTE}`;
    case "overlap":
      return `overlap ${formatInstant(reading.first)} ${formatInstant(reading.second)}`;
  }
}

function named(name: string): Zone {
  const zone = zoneOf(RELEASE, name);
  assert(zone !== undefined, `${name} is a zone`);
  return zone;
}

function at(text: string): number {
  const parsed = parseInstant(text);
  assert(parsed.ok, text);
  return parsed.instant;
}

function wall(text: string): number {
  const parsed = parseLocal(text);
  assert(parsed.ok, text);
  return parsed.local;
}
