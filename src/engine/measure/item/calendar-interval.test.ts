import { describe, expect, it } from "vitest";
import { zoneRelease } from "../../../zones/release.ts";
import { parseInstant } from "../../time/parse-instant.ts";
import { type Zone, zoneOf } from "../../time/zone.ts";
import { assert } from "../../value/assert.ts";
import { formatInstant } from "../../value/format.ts";
import { HOUR, MINUTE } from "../../value/instant.ts";
import { intervalStart, intervalStarts } from "./calendar-interval.ts";

function zone(): Zone {
  const found = zoneOf(zoneRelease(), "Europe/Berlin");
  assert(found !== undefined, "Berlin is in the release");
  return found;
}
const berlin = zone();

function instant(text: string): number {
  const parsed = parseInstant(text);
  assert(parsed.ok, text);
  return parsed.instant;
}

const starts = (from: string, until: string, width: Parameters<typeof intervalStarts>[1]) =>
  [...intervalStarts({ start: instant(from), end: instant(until) }, width, berlin)].map(formatInstant);

describe("intervals of time", () => {
  it("of minutes are laid from the start of 1970 in UTC", () => {
    const at = instant("2026-06-01T10:07:31Z");
    expect(formatInstant(intervalStart(at, { ms: 5 * MINUTE }, berlin))).toBe("2026-06-01T10:05:00Z");
    expect(starts("2026-06-01T10:01:00Z", "2026-06-01T10:10:00Z", { ms: 5 * MINUTE })).toEqual([
      "2026-06-01T10:05:00Z",
    ]);
  });

  it("of days follow the wall clock, also when it is set forward", () => {
    expect(starts("2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z", { days: 1 })).toEqual([
      "2026-03-28T23:00:00Z",
      "2026-03-29T22:00:00Z",
      "2026-03-30T22:00:00Z",
    ]);
    const short = instant("2026-03-29T22:00:00Z") - instant("2026-03-28T23:00:00Z");
    expect(short).toBe(23 * HOUR);
    expect(formatInstant(intervalStart(instant("2026-03-29T21:59:59Z"), { days: 1 }, berlin))).toBe(
      "2026-03-28T23:00:00Z",
    );
  });

  it("of months begin with the month, of three with the quarter", () => {
    const at = instant("2026-06-15T00:00:00Z");
    expect(formatInstant(intervalStart(at, { months: 1 }, berlin))).toBe("2026-05-31T22:00:00Z");
    expect(formatInstant(intervalStart(at, { months: 3 }, berlin))).toBe("2026-03-31T22:00:00Z");
    expect(starts("2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z", { months: 6 })).toEqual([
      "2026-06-30T22:00:00Z",
    ]);
  });
});
