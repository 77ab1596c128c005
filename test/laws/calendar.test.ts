import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BusinessCalendar, DayWindow } from "../../src/engine/time/calendar.ts";
import { parseDate } from "../../src/engine/time/civil.ts";
import {
  addWorkingTime,
  coverageOf,
  coveredIntervals,
  isOpen,
  nextClosing,
  nextOpening,
  openPeriods,
  previousClosing,
  workingTimeBetween,
} from "../../src/engine/time/coverage.ts";
import { totalLength } from "../../src/engine/time/interval.ts";
import { offsetAt, type Zone, zoneOf } from "../../src/engine/time/zone.ts";
import { assert } from "../../src/engine/value/assert.ts";
import { DAY, HOUR, MINUTE } from "../../src/engine/value/instant.ts";
import { zoneRelease } from "../../src/zones/release.ts";
import { naivelyOpen, naiveWorkingTime } from "./naive-calendar.ts";

const RELEASE = zoneRelease();
/** Zones with half hours, quarter hours, two-hour jumps, midnight jumps, skipped days and moving rules. */
const ZONES =
  `Africa/Cairo Africa/Casablanca Africa/El_Aaiun America/Adak America/Asuncion America/Caracas America/Chicago
   America/Denver America/Edmonton America/Goose_Bay America/Halifax America/Havana America/Los_Angeles
   America/Mexico_City America/New_York America/Nuuk America/Santiago America/Sao_Paulo America/Scoresbysund
   America/St_Johns America/Toronto America/Vancouver Antarctica/Troll Asia/Amman Asia/Beirut Asia/Gaza
   Asia/Jerusalem Asia/Kathmandu Asia/Kolkata Asia/Pyongyang Asia/Tehran Atlantic/Azores Australia/Adelaide
   Australia/Eucla Australia/Lord_Howe Australia/Sydney Europe/Berlin Europe/Chisinau Europe/Dublin
   Europe/Istanbul Europe/Kyiv Europe/Lisbon Europe/London Europe/Volgograd Pacific/Apia Pacific/Auckland
   Pacific/Chatham Pacific/Fiji Pacific/Norfolk Pacific/Tongatapu`.split(/\s+/);

const CALENDARS: Readonly<Record<string, string>> = {
  office: "09:00-17:00",
  "split shift": "08:00-12:00 12:30-18:15",
  overnight: "22:00-30:00",
  "round the clock": "00:00-24:00",
  "small hours": "00:15-01:30 02:30-03:15 23:30-24:45",
};

describe.each(Object.entries(CALENDARS))(
  "a naive minute-by-minute counter and the %s calendar",
  (name, hours) => {
    it(`agree in the weeks in which clocks change, in ${ZONES.length} zones`, () => {
      for (const zone of ZONES.map(known)) {
        const coverage = coverageOf(weekly(name, zone, hours), zone);
        for (const change of changesOf(zone, "2009-01-01", "2028-01-01", 3)) {
          const [from, to] = [change - 36 * HOUR, change + 36 * HOUR];
          const naive = naiveWorkingTime(coverage.calendar, (at) => offsetAt(zone, at), from, to);
          const where = `${zone.name} ${change}`;
          expect([where, workingTimeBetween(coverage, from, to)]).toEqual([where, naive]);
        }
      }
    });
  },
);

describe("a naive minute-by-minute counter", () => {
  it("agrees on the day that Samoa skipped, with shifts that would have begun or ended on it", () => {
    const apia = known("Pacific/Apia");
    const change = Date.parse("2011-12-30T10:00:00Z");
    for (const hours of ["09:00-17:00", "22:00-30:00", "00:00-24:00", "20:00-60:00"]) {
      const coverage = coverageOf(weekly("all week", apia, hours), apia);
      const [from, to] = [change - 3 * DAY, change + 3 * DAY];
      const naive = naiveWorkingTime(coverage.calendar, (at) => offsetAt(apia, at), from, to);
      expect([hours, workingTimeBetween(coverage, from, to)]).toEqual([hours, naive]);
    }
  });

  it("agrees on random calendars around random instants", () => {
    fc.assert(
      fc.property(anyCoverage(), anyInstant(), fc.nat({ max: 3 * 24 * 60 }), (coverage, from, minutes) => {
        const offset = (at: number) => offsetAt(coverage.zone, at);
        const to = from + minutes * MINUTE;
        expect(workingTimeBetween(coverage, from, to)).toBe(
          naiveWorkingTime(coverage.calendar, offset, from, to),
        );
        expect(isOpen(coverage, from)).toBe(naivelyOpen(coverage.calendar, offset, from));
      }),
      { numRuns: 300 },
    );
  });
});

describe("working time", () => {
  it("is additive, and negative when reversed", () => {
    fc.assert(
      fc.property(anyCoverage(), anyMoment(), anyMoment(), anyMoment(), (coverage, a, b, c) => {
        const [ab, bc] = [workingTimeBetween(coverage, a, b), workingTimeBetween(coverage, b, c)];
        expect(workingTimeBetween(coverage, a, c)).toBe(ab + bc);
        expect(workingTimeBetween(coverage, b, a)).toBe(0 - ab);
        expect(Math.abs(ab)).toBeLessThanOrEqual(Math.abs(b - a));
      }),
    );
  });

  it("added and then measured is the amount that was added", () => {
    fc.assert(
      fc.property(
        anyCoverage(),
        anyMoment(),
        fc.integer({ min: -90 * DAY, max: 90 * DAY }),
        (coverage, from, amount) => {
          const due = addWorkingTime(coverage, from, amount);
          if (due !== undefined) expect(workingTimeBetween(coverage, from, due)).toBe(amount);
        },
      ),
    );
  });

  it("measured and then added leads back to any open instant", () => {
    fc.assert(
      fc.property(anyCoverage(), anyMoment(), anyMoment(), (coverage, from, to) => {
        fc.pre(isOpen(coverage, to) && isOpen(coverage, to - 1) && from !== to);
        const measured = workingTimeBetween(coverage, from, to);
        if (measured !== 0) expect(addWorkingTime(coverage, from, measured)).toBe(to);
      }),
    );
  });

  it("is the length of the covered intervals, which are sorted, apart and open", () => {
    fc.assert(
      fc.property(anyCoverage(), anyMoment(), fc.nat({ max: 40 * DAY }), (coverage, start, length) => {
        const covered = coveredIntervals(coverage, { start, end: start + length });
        expect(totalLength(covered)).toBe(workingTimeBetween(coverage, start, start + length));
        covered.forEach((each, index) => {
          expect(each.start).toBeLessThan(each.end);
          expect(each.start).toBeGreaterThan(covered[index - 1]?.end ?? -Infinity);
          expect(isOpen(coverage, each.start) && isOpen(coverage, each.end - 1)).toBe(true);
        });
      }),
    );
  });

  it("does not depend on which instants were asked for before", () => {
    fc.assert(
      fc.property(
        anyCoverage(),
        fc.array(anyMoment(), { maxLength: 5 }),
        anyMoment(),
        anyMoment(),
        (used, asked, a, b) => {
          for (const each of asked) isOpen(used, each);
          const fresh = coverageOf(used.calendar, used.zone);
          expect(workingTimeBetween(used, a, b)).toBe(workingTimeBetween(fresh, a, b));
          expect(openPeriods(used, a, 3)).toEqual(openPeriods(coverageOf(used.calendar, used.zone), a, 3));
        },
      ),
    );
  });
});

describe("openings and closings", () => {
  it("are the nearest ones, on the right side", () => {
    fc.assert(
      fc.property(anyCoverage(), anyMoment(), (coverage, at) => {
        const [opening, closing, last] = [
          nextOpening(coverage, at),
          nextClosing(coverage, at),
          previousClosing(coverage, at),
        ];
        if (opening === undefined || closing === undefined || last === undefined) return;
        expect(last).toBeLessThanOrEqual(at);
        expect(at).toBeLessThanOrEqual(opening);
        expect(opening).toBeLessThan(closing);
        expect(isOpen(coverage, opening)).toBe(true);
        expect(isOpen(coverage, closing)).toBe(false);
        expect(workingTimeBetween(coverage, last, opening)).toBe(0);
        expect(workingTimeBetween(coverage, opening, closing)).toBe(closing - opening);
      }),
    );
  });
});

function anyCoverage() {
  return fc
    .record({
      zone: fc.constantFrom(...ZONES),
      week: fc.array(anyDay(), { minLength: 7, maxLength: 7 }),
      holidays: fc.array(anyDate(), { maxLength: 6 }),
      dates: fc.array(fc.record({ date: anyDate(), windows: anyDay() }), { maxLength: 3 }),
    })
    .map(({ zone: name, week, holidays, dates }) => {
      const zone = known(name);
      return coverageOf(
        {
          name: "any",
          zone: name,
          versions: [{ from: null, week, holidays, dates: firstOfEachDate(dates), breaks: [] }],
        },
        zone,
      );
    });
}

function anyDay() {
  const window = fc
    .tuple(fc.nat({ max: 24 * 60 - 1 }), fc.integer({ min: 1, max: 20 * 60 }))
    .map(([open, length]): DayWindow => ({ open: open * MINUTE, close: (open + length) * MINUTE }));
  return fc.array(window, { maxLength: 3 });
}

/** Whole minutes from 2010 to 2028, where the zones above do their worst. */
function anyInstant() {
  return fc.integer({ min: 21_038_400, max: 30_000_000 }).map((minute) => minute * MINUTE);
}

/** Whole milliseconds in the same years. */
function anyMoment() {
  return fc.integer({ min: 21_038_400 * MINUTE, max: 30_000_000 * MINUTE });
}

function anyDate() {
  return fc.integer({ min: 14_610, max: 20_833 });
}

function firstOfEachDate<T extends { readonly date: number }>(entries: readonly T[]): readonly T[] {
  return entries.filter(({ date }, index) => entries.findIndex((each) => each.date === date) === index);
}

function known(name: string): Zone {
  const zone = zoneOf(RELEASE, name);
  assert(zone !== undefined, `${name} is a zone`);
  return zone;
}

/** The first and last few clock changes of a zone between two dates. */
function changesOf(zone: Zone, from: string, to: string, count: number): readonly number[] {
  const all = [...zone.untils].filter(
    (at) => at >= (parseDate(from) ?? 0) * DAY && at < (parseDate(to) ?? 0) * DAY,
  );
  return [...new Set([...all.slice(0, count), ...all.slice(-count)])];
}

function weekly(name: string, zone: Zone, hours: string): BusinessCalendar {
  const windows = hours.split(" ").map((each) => {
    const [open = 0, close = 0] = each.split("-").map(minutesOf);
    return { open: open * MINUTE, close: close * MINUTE };
  });
  const week = Array.from({ length: 7 }, () => windows);
  return { name, zone: zone.name, versions: [{ from: null, week, holidays: [], dates: [], breaks: [] }] };
}

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
}
