import { describe, expect, it } from "vitest";
import { offsetAt, type ZoneRelease, zoneOf } from "../engine/time/zone.ts";
import { canonicalText, releaseOf, zoneRelease } from "./release.ts";

describe("the carried release", () => {
  // The engine's shape is met without importing it.
  const release: ZoneRelease = zoneRelease();

  it("names itself and has one hash, whatever the order of its data", () => {
    expect(release.id).toMatch(/^20\d\d[a-z]$/);
    expect(release.hash).toMatch(/^[0-9a-f]{64}$/);
    const zones = ["B|x|0|0||7", "A|y|-10|0||8"];
    const links = ["A|C", "B|D"];
    const given = releaseOf({ version: "2026x", zones, links });
    const reordered = releaseOf({
      version: "2026x",
      zones: [...zones].reverse(),
      links: [...links].reverse(),
    });
    expect(reordered.hash).toBe(given.hash);
    expect(canonicalText(given.id, given.packed, given.links)).toBe(
      "2026x\nA|y|-10|0|\nB|x|0|0|\nC>A\nD>B\n",
    );
  });

  it("has another hash when any clock differs, and the same when only a population does", () => {
    const one = releaseOf({ version: "2026x", zones: ["A|y|-10|0||8"], links: [] });
    expect(releaseOf({ version: "2026x", zones: ["A|y|-10|0||9"], links: [] }).hash).toBe(one.hash);
    expect(releaseOf({ version: "2026x", zones: ["A|y|-20|0||8"], links: [] }).hash).not.toBe(one.hash);
  });

  it.each(["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "America/St_Johns"])(
    "shows in %s what the machine shows, in years in which both know the rules",
    (name) => {
      const zone = zoneOf(release, name);
      const differing = hoursOfYears(2015, 2025).filter(
        (hour) => zone && offsetAt(zone, hour) !== machineOffset(name, hour),
      );
      expect(differing).toEqual([]);
    },
  );
});

/** Every 37th hour, so that all hours of the day are met. */
function hoursOfYears(first: number, last: number): readonly number[] {
  const start = Date.UTC(first, 0, 1);
  const count = Math.floor((Date.UTC(last, 0, 1) - start) / (37 * 3_600_000));
  return Array.from({ length: count }, (_, index) => start + index * 37 * 3_600_000);
}

function machineOffset(zone: string, instant: number): number {
  const parts = formatterFor(zone).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - instant;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  });
  formatters.set(timeZone, made);
  return made;
}
