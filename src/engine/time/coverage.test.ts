import { describe, expect, it } from "vitest";
import { zoneRelease } from "../../zones/release.ts";
import { assert } from "../value/assert.ts";
import { formatInstant } from "../value/format.ts";
import { HOUR, MINUTE } from "../value/instant.ts";
import { alwaysOpen, type CalendarVersion, type DayWindow } from "./calendar.ts";
import { parseDate } from "./civil.ts";
import {
  addWorkingTime,
  type Coverage,
  compileCalendar,
  coverageOfDate,
  coveredIntervals,
  isOpen,
  nextClosing,
  nextOpening,
  openPeriods,
  previousClosing,
  subtractWorkingTime,
  workingTimeBetween,
} from "./coverage.ts";
import { HORIZON_END } from "./layout.ts";
import { parseInstant } from "./parse-instant.ts";

const OFFICE = berlin({ week: week("Mon-Fri 09:00-17:00") });
const NIGHTS = berlin({ week: week("Mon-Fri 22:00-30:00") });

describe("working time in an office, Berlin, 9 to 5", () => {
  it.each([
    ["within a day", "Mon 05 09:00", "Mon 05 11:30", 150],
    ["over a night", "Mon 05 16:00", "Tue 06 10:00", 120],
    ["over a weekend", "Fri 09 16:30", "Mon 12 09:30", 60],
    ["wholly outside hours", "Fri 09 18:00", "Mon 12 08:00", 0],
    ["backwards is negative", "Tue 06 10:00", "Mon 05 16:00", -120],
  ])("%s", (_, from, to, minutes) => {
    expect(workingTimeBetween(OFFICE, october(from), october(to))).toBe(minutes * MINUTE);
  });

  it.each([
    ["lands on closing time and stays there", "Mon 05 16:00", 60, "Mon 05 17:00"],
    ["runs on next morning", "Mon 05 16:00", 61, "Tue 06 09:01"],
    ["from outside hours begins at the opening", "Sat 10 12:00", 30, "Mon 12 09:30"],
    ["zero while open stays", "Mon 05 12:00", 0, "Mon 05 12:00"],
    ["zero at closing time goes to the next opening", "Mon 05 17:00", 0, "Tue 06 09:00"],
    ["backwards lands on the opening", "Tue 06 10:00", -60, "Tue 06 09:00"],
    ["backwards over a weekend", "Mon 12 09:30", -60, "Fri 09 16:30"],
  ])("added %s", (_, from, minutes, due) => {
    expect(shown(addWorkingTime(OFFICE, october(from), minutes * MINUTE))).toBe(shown(october(due)));
  });

  it("taken away, zero goes to the last open moment", () => {
    expect(shown(subtractWorkingTime(OFFICE, october("Sat 10 12:00"), 0))).toBe(
      shown(october("Fri 09 17:00")),
    );
    expect(shown(subtractWorkingTime(OFFICE, october("Mon 12 10:00"), 2 * HOUR))).toBe(
      shown(october("Fri 09 16:00")),
    );
  });

  it("opens, closes and is half-open at both", () => {
    expect(
      ["08:59", "09:00", "16:59", "17:00"].map((time) => isOpen(OFFICE, october(`Mon 05 ${time}`))),
    ).toEqual([false, true, true, false]);
    expect(shown(nextOpening(OFFICE, october("Fri 09 17:00")))).toBe(shown(october("Mon 12 09:00")));
    expect(shown(nextClosing(OFFICE, october("Fri 09 17:00")))).toBe(shown(october("Mon 12 17:00")));
    expect(shown(previousClosing(OFFICE, october("Mon 12 08:00")))).toBe(shown(october("Fri 09 17:00")));
  });

  it("lists its next periods, the first from the instant asked for", () => {
    expect(openPeriods(OFFICE, october("Fri 09 16:00"), 2)).toEqual([
      { start: october("Fri 09 16:00"), end: october("Fri 09 17:00") },
      { start: october("Mon 12 09:00"), end: october("Mon 12 17:00") },
    ]);
  });
});

describe("a night shift", () => {
  it("that began on the eve of a holiday runs into the holiday, and none begins on it", () => {
    const nights = berlin({ week: week("Mon-Fri 22:00-30:00"), holidays: dates("2026-10-07") });
    expect(isOpen(nights, october("Wed 07 03:00"))).toBe(true);
    expect(isOpen(nights, october("Wed 07 23:00"))).toBe(false);
    expect(isOpen(nights, october("Thu 08 03:00"))).toBe(false);
    expect(coverageOfDate(nights, parseDate("2026-10-06") ?? 0)).toEqual([
      { start: october("Tue 06 22:00"), end: october("Wed 07 06:00") },
    ]);
    expect(coverageOfDate(nights, parseDate("2026-10-07") ?? 0)).toEqual([]);
  });

  it("is an hour longer when clocks are set back and an hour shorter when they are set forward", () => {
    const saturday = berlin({ week: week("Sat-Sat 22:00-30:00") });
    expect(workingTimeBetween(saturday, at("2026-10-24T12:00Z"), at("2026-10-25T12:00Z"))).toBe(9 * HOUR);
    expect(workingTimeBetween(saturday, at("2026-03-28T12:00Z"), at("2026-03-29T12:00Z"))).toBe(7 * HOUR);
    expect(workingTimeBetween(NIGHTS, at("2026-10-23T12:00Z"), at("2026-10-25T12:00Z"))).toBe(8 * HOUR);
  });
});

describe("special days", () => {
  it("replace the week and a holiday; a break cuts whatever is open then", () => {
    const windows = [window("10:00-12:00")];
    const special = berlin({
      week: week("Mon-Fri 09:00-17:00"),
      holidays: dates("2026-10-05 2026-10-06"),
      dates: [{ date: dates("2026-10-06")[0] ?? 0, windows }],
      breaks: [{ date: dates("2026-10-07")[0] ?? 0, windows }],
    });
    const hours = ["Mon 05", "Tue 06", "Wed 07", "Thu 08"].map(
      (day) => workingTimeBetween(special, october(`${day} 00:00`), october(`${day} 23:59`)) / HOUR,
    );
    expect(hours).toEqual([0, 2, 6, 8]);
  });

  it("cut a night shift that began the day before", () => {
    const broken = berlin({
      week: week("Mon-Fri 22:00-30:00"),
      breaks: [{ date: dates("2026-10-07")[0] ?? 0, windows: [window("02:00-03:00")] }],
    });
    expect(workingTimeBetween(broken, october("Tue 06 12:00"), october("Wed 07 12:00"))).toBe(7 * HOUR);
  });
});

describe("versions of a calendar", () => {
  it("take over on their date, and a shift belongs to the version of the day it began", () => {
    const coverage = compiled([
      { from: null, ...rules({ week: week("Mon-Fri 22:00-30:00") }) },
      { from: dates("2026-10-07")[0] ?? 0, ...rules({ week: week("Mon-Fri 09:00-17:00") }) },
    ]);
    expect(isOpen(coverage, october("Wed 07 05:00"))).toBe(true);
    expect(isOpen(coverage, october("Wed 07 12:00"))).toBe(true);
    expect(isOpen(coverage, october("Wed 07 23:00"))).toBe(false);
  });

  it("leave the time before the first one closed", () => {
    const coverage = compiled([
      { from: dates("2026-10-07")[0] ?? 0, ...rules({ week: week("Mon-Sun 00:00-24:00") }) },
    ]);
    expect(previousClosing(coverage, october("Tue 06 12:00"))).toBeUndefined();
    expect(shown(nextOpening(coverage, october("Tue 06 12:00")))).toBe(shown(october("Wed 07 00:00")));
  });
});

describe("the ends of time", () => {
  it("a calendar that never opens answers undefined, not for ever", () => {
    const never = berlin({ week: week("Mon-Fri") });
    expect(addWorkingTime(never, october("Mon 05 12:00"), 1)).toBeUndefined();
    expect(addWorkingTime(never, october("Mon 05 12:00"), -1)).toBeUndefined();
    expect(nextOpening(never, october("Mon 05 12:00"))).toBeUndefined();
    expect(previousClosing(never, october("Mon 05 12:00"))).toBeUndefined();
    expect(openPeriods(never, october("Mon 05 12:00"), 3)).toEqual([]);
    expect(workingTimeBetween(never, october("Mon 05 12:00"), at("2199-01-01T00:00Z"))).toBe(0);
  });

  it("a calendar that never closes is one stretch up to the horizon", () => {
    const always = compileCalendar(alwaysOpen("Europe/Berlin"), zoneRelease());
    assert(always.ok, "Berlin is a zone");
    const [from, to] = [at("2020-01-01T00:00Z"), at("2026-10-05T00:00Z")];
    expect(workingTimeBetween(always.value, from, to)).toBe(to - from);
    expect(coveredIntervals(always.value, { start: from, end: to })).toEqual([{ start: from, end: to }]);
    expect(nextClosing(always.value, from)).toBe(HORIZON_END);
    expect(addWorkingTime(always.value, HORIZON_END, HOUR)).toBeUndefined();
  });
});

describe("opening times that a clock jumps over", () => {
  it("open as much later as the clock jumped; a window that then opens after it closes is empty", () => {
    const spring = parseDate("2026-03-29") ?? 0;
    const hoursOf = (hours: string): string =>
      coverageOfDate(berlin({ week: week(`Mon-Sun ${hours}`) }), spring)
        .map(({ start, end }) => `${formatInstant(start).slice(11, 16)}-${formatInstant(end).slice(11, 16)}`)
        .join(" ");
    expect(hoursOf("02:30-08:00")).toBe("01:30-06:00");
    expect(hoursOf("02:30-03:15")).toBe("");
    expect(hoursOf("01:00-02:30")).toBe("00:00-01:00");
    expect(hoursOf("00:00-02:30 02:30-08:00")).toBe("23:00-06:00");
  });
});

describe("a calendar in an unknown zone", () => {
  it("is refused with the pointer it came from", () => {
    const result = compileCalendar(alwaysOpen("Europe/Atlantis"), zoneRelease(), "/calendars/always");
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: "unknown-zone", pointer: "/calendars/always" },
    ]);
  });
});

function berlin(given: Partial<CalendarVersion> & Pick<CalendarVersion, "week">): Coverage {
  return compiled([{ from: null, ...rules(given) }]);
}

function compiled(versions: readonly CalendarVersion[]): Coverage {
  const result = compileCalendar({ name: "test", zone: "Europe/Berlin", versions }, zoneRelease());
  assert(result.ok, "Berlin is a zone");
  return result.value;
}

function rules(
  given: Partial<CalendarVersion> & Pick<CalendarVersion, "week">,
): Omit<CalendarVersion, "from"> {
  return { holidays: [], dates: [], breaks: [], ...given };
}

/** "Mon-Fri 09:00-12:00 13:00-17:00". */
function week(text: string): readonly (readonly DayWindow[])[] {
  const [days = "", ...hours] = text.split(" ");
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  const [first = 0, last = 6] = days.split("-").map((day) => names.indexOf(day));
  return names.map((_, day) => (day >= first && day <= last ? hours.map(window) : []));
}

function window(text: string): DayWindow {
  const [open = 0, close = 0] = text.split("-").map((time) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return hours * HOUR + minutes * MINUTE;
  });
  return { open, close };
}

function dates(text: string): readonly number[] {
  return text.split(" ").map((each) => parseDate(each) ?? 0);
}

/** "Mon 05 09:00": a day of October 2026 before clocks change in Berlin. */
function october(text: string): number {
  const [, day, time] = text.split(" ");
  return at(`2026-10-${day}T${time}:00+02:00`);
}

function at(text: string): number {
  const parsed = parseInstant(text);
  assert(parsed.ok, text);
  return parsed.instant;
}

function shown(instant: number | undefined): string {
  return instant === undefined ? "never" : formatInstant(instant);
}
