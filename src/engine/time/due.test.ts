import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zoneRelease } from "../../zones/release.ts";
import { assert } from "../value/assert.ts";
import { formatInstant, formatLocal } from "../value/format.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../value/instant.ts";
import type { DayWindow } from "./calendar.ts";
import { parseDate } from "./civil.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import {
  type DueContext,
  dueInstant,
  elapsedIn,
  isAfterCutOff,
  isBusinessDay,
  type TimeAmount,
} from "./due.ts";
import { parseLocal } from "./parse-instant.ts";
import { localOf, resolveLocal, type Zone, zoneOf } from "./zone.ts";

const BERLIN = zone("Europe/Berlin");
const LONDON = zone("Europe/London");
const OFFICE = weekly(BERLIN, "Mon-Fri", 9 * HOUR, 17 * HOUR);
const IN_OFFICE: DueContext = { zone: BERLIN, coverage: OFFICE };

const businessDays = (days: number): TimeAmount => ({ kind: "business days", days });
const calendarDays = (days: number): TimeAmount => ({ kind: "calendar days", days });
const months = (count: number): TimeAmount => ({ kind: "months", months: count });

describe("an exact deadline", () => {
  it.each<[string, string, TimeAmount, string]>([
    [
      "elapsed hours run through the night",
      "2026-10-05T16:00",
      { kind: "elapsed", ms: 6 * HOUR },
      "2026-10-05T22:00",
    ],
    [
      "elapsed hours do not mind the clocks",
      "2026-10-24T16:00",
      { kind: "elapsed", ms: DAY },
      "2026-10-25T15:00",
    ],
    [
      "business hours stop at closing",
      "2026-10-05T16:00",
      { kind: "business", ms: 2 * HOUR },
      "2026-10-06T10:00",
    ],
    ["a calendar day keeps the wall clock", "2026-10-24T16:00", calendarDays(1), "2026-10-25T16:00"],
    ["a business day keeps the wall clock", "2026-10-05T16:00", businessDays(1), "2026-10-06T16:00"],
    ["business days skip the weekend", "2026-10-09T10:30", businessDays(2), "2026-10-13T10:30"],
    [
      "from a Saturday they count from Monday's opening",
      "2026-10-10T12:00",
      businessDays(1),
      "2026-10-13T09:00",
    ],
    ["after hours they count from the next opening", "2026-10-05T20:00", businessDays(1), "2026-10-07T09:00"],
    ["backwards they count from the last closing", "2026-10-10T12:00", businessDays(-1), "2026-10-08T17:00"],
    ["a month keeps the day", "2026-10-15T10:00", months(1), "2026-11-15T10:00"],
    ["a month from the 31st ends with the month", "2026-10-31T10:00", months(1), "2026-11-30T10:00"],
    ["no days at all while open is now", "2026-10-05T16:00", businessDays(0), "2026-10-05T16:00"],
  ])("%s", (_, anchor, amount, due) => {
    expect(wall(BERLIN, dueInstant(at(BERLIN, anchor), amount, IN_OFFICE))).toBe(`${due}:00`);
  });

  it("in a calendar without working time is never", () => {
    const never = weekly(BERLIN, "Mon-Fri", HOUR, HOUR);
    const context = { zone: BERLIN, coverage: never };
    expect(dueInstant(at(BERLIN, "2026-10-05T16:00"), businessDays(1), context)).toBeUndefined();
    expect(dueInstant(at(BERLIN, "2026-10-05T16:00"), { kind: "business", ms: 1 }, context)).toBeUndefined();
  });

  it("on a night shift belongs to the day the shift began", () => {
    const nights = weekly(BERLIN, "Mon-Fri", 22 * HOUR, 30 * HOUR);
    const context = { zone: BERLIN, coverage: nights };
    const due = dueInstant(at(BERLIN, "2026-10-10T02:00"), businessDays(1), context);
    expect(wall(BERLIN, due)).toBe("2026-10-13T02:00:00");
    expect(isBusinessDay(nights, parseDate("2026-10-10") ?? 0)).toBe(false);
  });
});

describe("a deadline snapped to a day", () => {
  it.each<[string, string, TimeAmount, DueContext["snap"], string]>([
    [
      "end of day is the midnight that ends it",
      "2026-10-05T16:00",
      calendarDays(2),
      "end of day",
      "2026-10-08T00:00",
    ],
    [
      "end of business day is its closing",
      "2026-10-05T07:00",
      businessDays(1),
      "end of business day",
      "2026-10-06T17:00",
    ],
    [
      "counts from the date at any hour",
      "2026-10-05T23:00",
      businessDays(1),
      "end of business day",
      "2026-10-06T17:00",
    ],
    [
      "from a Saturday the next business day is Monday",
      "2026-10-10T12:00",
      businessDays(1),
      "end of day",
      "2026-10-13T00:00",
    ],
    [
      "same business day from a Saturday is Monday",
      "2026-10-10T12:00",
      businessDays(0),
      "end of business day",
      "2026-10-12T17:00",
    ],
    [
      "a calendar day that ends on a Sunday waits for Monday's closing",
      "2026-10-10T12:00",
      calendarDays(1),
      "end of business day",
      "2026-10-12T17:00",
    ],
    [
      "a time of day is as written",
      "2026-10-05T16:00",
      months(1),
      { timeOfDay: 12 * HOUR },
      "2026-11-05T12:00",
    ],
  ])("%s", (_, anchor, amount, snap, due) => {
    const context: DueContext = snap === undefined ? IN_OFFICE : { ...IN_OFFICE, snap };
    expect(wall(BERLIN, dueInstant(at(BERLIN, anchor), amount, context))).toBe(`${due}:00`);
  });
});

describe("a cut-off", () => {
  const endOfNext = { ...IN_OFFICE, cutOff: 13 * HOUR, snap: "end of business day" } as const;
  it.each([
    ["in time", "2026-10-09T13:00", "2026-10-12T17:00"],
    ["too late counts as the next business day's", "2026-10-09T13:01", "2026-10-13T17:00"],
    ["a Saturday counts as the next business day's", "2026-10-10T10:00", "2026-10-13T17:00"],
    ["Monday morning is in time again", "2026-10-12T10:00", "2026-10-13T17:00"],
  ])("%s", (_, anchor, due) => {
    expect(wall(BERLIN, dueInstant(at(BERLIN, anchor), businessDays(1), endOfNext))).toBe(`${due}:00`);
  });

  it("sends calendar days to the midnight after it", () => {
    const due = dueInstant(at(BERLIN, "2026-10-05T16:00"), calendarDays(1), {
      zone: BERLIN,
      cutOff: 13 * HOUR,
    });
    expect(wall(BERLIN, due)).toBe("2026-10-07T00:00:00");
  });
});

describe("the care levels of a line repairer", () => {
  const lastSecond = { timeOfDay: DAY - SECOND };
  const workingDays = { zone: LONDON, coverage: weekly(LONDON, "Mon-Fri", 0, DAY), snap: lastSecond };
  const withSaturdays = { zone: LONDON, coverage: weekly(LONDON, "Mon-Sat", 0, DAY), snap: lastSecond };
  const levelThree = (anchor: number): number | undefined => {
    const late = isAfterCutOff(anchor, LONDON, 12 * HOUR + 59 * MINUTE);
    const snap = late ? { timeOfDay: 12 * HOUR + 59 * MINUTE } : lastSecond;
    return dueInstant(anchor, calendarDays(late ? 1 : 0), { zone: LONDON, snap });
  };
  it.each<[string, string, (anchor: number) => number | undefined, string]>([
    [
      "1: next working day + 1, from Tuesday",
      "2026-10-06T19:00",
      (a) => dueInstant(a, businessDays(2), workingDays),
      "2026-10-08T23:59:59",
    ],
    [
      "1: over a weekend, from Thursday",
      "2026-10-08T09:00",
      (a) => dueInstant(a, businessDays(2), workingDays),
      "2026-10-12T23:59:59",
    ],
    [
      "2: end of next working day, Saturdays too",
      "2026-10-09T23:00",
      (a) => dueInstant(a, businessDays(1), withSaturdays),
      "2026-10-10T23:59:59",
    ],
    ["3: reported by 12:59, the same day", "2026-10-06T12:59", levelThree, "2026-10-06T23:59:59"],
    ["3: reported at 13:00, 12:59 of the next day", "2026-10-06T13:00", levelThree, "2026-10-07T12:59:00"],
    [
      "4: six hours at any time",
      "2026-10-06T21:00",
      (a) => dueInstant(a, { kind: "elapsed", ms: 6 * HOUR }, { zone: LONDON }),
      "2026-10-07T03:00:00",
    ],
  ])("level %s", (_, reported, due, expected) => {
    expect(wall(LONDON, due(at(LONDON, reported)))).toBe(expected);
  });
});

describe("a courier's commitment", () => {
  it.each([
    ["2026-10-06T10:30", 1 * MINUTE, "2026-10-07T10:30:00"],
    ["2026-10-06T10:30", DAY, "2026-10-07T10:30:00"],
    ["2026-10-06T10:30", DAY + 1, "2026-10-08T10:30:00"],
    ["2026-10-09T10:30", 2 * HOUR, "2026-10-12T10:30:00"],
  ])("of %s moves one business day per started day of %i ms in customs", (promised, held, due) => {
    const startedDays = Math.ceil(held / DAY);
    expect(wall(BERLIN, dueInstant(at(BERLIN, promised), businessDays(startedDays), IN_OFFICE))).toBe(due);
  });
});

describe("elapsed units", () => {
  it.each<[TimeAmount["kind"], string, string, number]>([
    ["elapsed", "2026-10-24T12:00", "2026-10-25T12:00", 25 * HOUR],
    ["business", "2026-10-09T16:00", "2026-10-12T10:00", 2 * HOUR],
    ["business days", "2026-10-09T16:00", "2026-10-12T15:59", 0],
    ["business days", "2026-10-09T16:00", "2026-10-12T16:00", 1],
    ["calendar days", "2026-10-24T12:00", "2026-10-25T12:00", 1],
    ["calendar days", "2026-10-25T12:00", "2026-10-24T12:00", -1],
    ["months", "2026-01-31T12:00", "2026-03-30T12:00", 1],
  ])("%s from %s to %s are %i", (unit, from, to, expected) => {
    expect(elapsedIn(unit, at(BERLIN, from), at(BERLIN, to), IN_OFFICE)).toBe(expected);
  });

  it("of a deadline are what the deadline was made of", () => {
    const anyUnit = fc.constantFrom<"business days" | "calendar days" | "months">(
      "business days",
      "calendar days",
      "months",
    );
    fc.assert(
      fc.property(
        anyUnit,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 700 }),
        fc.nat({ max: 7 }),
        (unit, count, day, hour) => {
          // Away from month ends and changing clocks, where several anchors share one deadline.
          const date = formatInstant((20_500 + day) * DAY).slice(0, 8);
          const from = at(BERLIN, `${date}${10 + (day % 18)}T${String(9 + hour).padStart(2, "0")}:30`);
          const amount = unit === "months" ? months(count) : { kind: unit, days: count };
          const due = dueInstant(from, amount, IN_OFFICE);
          fc.pre(due !== undefined);
          expect(elapsedIn(unit, from, due, IN_OFFICE)).toBe(count);
          expect(elapsedIn(unit, from, due - 1, IN_OFFICE)).toBe(count - 1);
        },
      ),
    );
  });
});

function weekly(inZone: Zone, days: string, open: number, close: number): Coverage {
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  const [first = 0, last = 6] = days.split("-").map((day) => names.indexOf(day));
  const windows: readonly DayWindow[] = open < close ? [{ open, close }] : [];
  const week = names.map((_, day) => (day >= first && day <= last ? windows : []));
  const version = { from: null, week, holidays: [], dates: [], breaks: [] };
  return coverageOf({ name: "test", zone: inZone.name, versions: [version] }, inZone);
}

function zone(name: string): Zone {
  const found = zoneOf(zoneRelease(), name);
  assert(found !== undefined, `${name} is a zone`);
  return found;
}

function at(inZone: Zone, text: string): number {
  const parsed = parseLocal(text);
  assert(parsed.ok, text);
  return resolveLocal(inZone, parsed.local, "earlier");
}

function wall(inZone: Zone, instant: number | undefined): string {
  return instant === undefined ? "never" : formatLocal(localOf(inZone, instant));
}
