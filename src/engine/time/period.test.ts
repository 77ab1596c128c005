import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zoneRelease } from "../../zones/release.ts";
import { assert } from "../value/assert.ts";
import { formatInstant } from "../value/format.ts";
import { DAY, HOUR } from "../value/instant.ts";
import {
  daysInPeriod,
  nextPeriod,
  type PeriodKind,
  parsePeriodLabel,
  periodContaining,
  periodsBetween,
  previousPeriod,
} from "./period.ts";
import { type Zone, zoneOf } from "./zone.ts";

const BERLIN = zone("Europe/Berlin");
const KINDS: readonly PeriodKind[] = [
  { kind: "calendar month" },
  { kind: "calendar quarter" },
  { kind: "calendar half-year" },
  { kind: "week" },
  { kind: "day" },
  { kind: "year", startMonth: 1 },
  { kind: "year", startMonth: 4 },
  { kind: "billing month", startDay: 15 },
  { kind: "billing month", startDay: 31 },
  { kind: "rolling", days: 30 },
  { kind: "rolling months", months: 3 },
];
const ZONES = [
  "Europe/Berlin",
  "America/Havana",
  "America/Sao_Paulo",
  "Pacific/Apia",
  "Atlantic/Azores",
  "Asia/Gaza",
].map(zone);

describe("the period of an instant", () => {
  it.each<[PeriodKind, string, string, string, string]>([
    [
      { kind: "calendar month" },
      "2026-10-31T22:59:59Z",
      "2026-10",
      "2026-09-30T22:00:00Z",
      "2026-10-31T23:00:00Z",
    ],
    [
      { kind: "calendar month" },
      "2026-10-31T23:00:00Z",
      "2026-11",
      "2026-10-31T23:00:00Z",
      "2026-11-30T23:00:00Z",
    ],
    [
      { kind: "calendar quarter" },
      "2026-11-15T00:00:00Z",
      "2026-Q4",
      "2026-09-30T22:00:00Z",
      "2026-12-31T23:00:00Z",
    ],
    [
      { kind: "calendar half-year" },
      "2026-02-01T00:00:00Z",
      "2026-H1",
      "2025-12-31T23:00:00Z",
      "2026-06-30T22:00:00Z",
    ],
    [
      { kind: "year", startMonth: 1 },
      "2026-07-01T00:00:00Z",
      "2026",
      "2025-12-31T23:00:00Z",
      "2026-12-31T23:00:00Z",
    ],
    [
      { kind: "year", startMonth: 4 },
      "2027-02-01T00:00:00Z",
      "2026/27",
      "2026-03-31T22:00:00Z",
      "2027-03-31T22:00:00Z",
    ],
    [{ kind: "week" }, "2027-01-01T12:00:00Z", "2026-W53", "2026-12-27T23:00:00Z", "2027-01-03T23:00:00Z"],
    [{ kind: "day" }, "2026-10-24T23:00:00Z", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"],
    [
      { kind: "billing month", startDay: 15 },
      "2026-10-14T12:00:00Z",
      "2026-09-15/P1M",
      "2026-09-14T22:00:00Z",
      "2026-10-14T22:00:00Z",
    ],
    [
      { kind: "billing month", startDay: 31 },
      "2026-02-28T12:00:00Z",
      "2026-02-28/P1M",
      "2026-02-27T23:00:00Z",
      "2026-03-30T22:00:00Z",
    ],
    [
      { kind: "rolling", days: 30 },
      "2026-10-05T12:00:00Z",
      "P30D/2026-10-05",
      "2026-09-05T22:00:00Z",
      "2026-10-05T22:00:00Z",
    ],
    [
      { kind: "rolling months", months: 3 },
      "2026-10-05T12:00:00Z",
      "P3M/2026-10",
      "2026-07-31T22:00:00Z",
      "2026-10-31T23:00:00Z",
    ],
  ])("%j at %s is %s", (kind, instant, label, start, end) => {
    const period = periodContaining(kind, BERLIN, Date.parse(instant));
    expect([period.label, formatInstant(period.start), formatInstant(period.end)]).toEqual([
      label,
      start,
      end,
    ]);
  });

  it("is an hour longer in the month in which clocks are set back", () => {
    const october = periodContaining({ kind: "calendar month" }, BERLIN, Date.parse("2026-10-10T00:00:00Z"));
    expect(october.end - october.start).toBe(31 * DAY + HOUR);
    expect(daysInPeriod(BERLIN, october)).toBe(31);
  });
});

describe("periods of every kind", () => {
  const anyPeriod = fc.tuple(
    fc.constantFrom(...KINDS),
    fc.constantFrom(...ZONES),
    fc.integer({ min: Date.parse("2009-01-01"), max: Date.parse("2030-01-01") }),
  );

  it("hold their instant and follow one another without a gap, rolling ones by their last step", () => {
    fc.assert(
      fc.property(anyPeriod, ([kind, inZone, instant]) => {
        const period = periodContaining(kind, inZone, instant);
        expect(period.start <= instant && instant < period.end).toBe(true);
        const next = nextPeriod(kind, inZone, period);
        if (!kind.kind.startsWith("rolling")) {
          expect(next.start).toBe(period.end);
          expect(previousPeriod(kind, inZone, period).end).toBe(period.start);
        }
        expect(next.end).toBeGreaterThan(period.end);
        expect(previousPeriod(kind, inZone, next)).toEqual(period);
      }),
    );
  });

  it("are found again by their label", () => {
    fc.assert(
      fc.property(anyPeriod, ([kind, inZone, instant]) => {
        const period = periodContaining(kind, inZone, instant);
        expect(parsePeriodLabel(kind, inZone, period.label)).toEqual(period);
      }),
    );
  });

  it("between two instants are those that the instants in between belong to", () => {
    fc.assert(
      fc.property(anyPeriod, fc.nat({ max: 100 * DAY }), ([kind, inZone, start], length) => {
        const periods = periodsBetween(kind, inZone, start, start + length);
        if (length === 0) expect(periods).toEqual([]);
        else {
          expect(periods[0]).toEqual(periodContaining(kind, inZone, start));
          expect(periods.at(-1)).toEqual(periodContaining(kind, inZone, start + length - 1));
        }
        periods.forEach((each, i) => {
          if (i > 0) expect(each).toEqual(nextPeriod(kind, inZone, periods[i - 1] ?? each));
        });
      }),
    );
  });

  it.each(["2026-13", "2026-Q5", "2026-W60", "October", "", "2026-10-05T00:00"])(
    "have no label like %j",
    (label) => {
      for (const kind of KINDS) expect(parsePeriodLabel(kind, BERLIN, label)).toBeUndefined();
    },
  );
});

function zone(name: string): Zone {
  const found = zoneOf(zoneRelease(), name);
  assert(found !== undefined, `${name} is a zone`);
  return found;
}
