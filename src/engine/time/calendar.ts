/** When people are at work: opening hours, holidays, special days and breaks, as an agreement states them.
 *
 *  The field calls it a service calendar or support hours. One rule decides the hard cases: a window
 *  belongs to the day on which it opens. A night shift that began on the eve of a holiday therefore
 *  runs into the holiday, and a holiday takes away the shift that would have begun on it. Breaks are
 *  the opposite: they cut whatever is open at that time of that date. */
import { DAY, type Duration } from "../value/instant.ts";
import { type LocalDate, weekdayOf } from "./civil.ts";

/** Opening hours in a zone, with the versions that applied one after the other. */
export interface BusinessCalendar {
  readonly name: string;
  /** An IANA zone name such as "Europe/Berlin". */
  readonly zone: string;
  /** By `from`, ascending; before the first one nothing is open. */
  readonly versions: readonly CalendarVersion[];
}

/** The hours from a date on, until the next version starts. */
export interface CalendarVersion {
  /** First date of the version; null means since ever. */
  readonly from: LocalDate | null;
  /** Seven lists of windows, Monday first. A weekly break is simply two windows. */
  readonly week: readonly (readonly DayWindow[])[];
  /** Dates on which nothing opens. */
  readonly holidays: readonly LocalDate[];
  /** Dates with hours of their own; these replace both the week and a holiday. */
  readonly dates: readonly DatedWindows[];
  /** Times cut out of a date, whatever would be open then. */
  readonly breaks: readonly DatedWindows[];
}

export interface DatedWindows {
  readonly date: LocalDate;
  readonly windows: readonly DayWindow[];
}

/** Milliseconds after local midnight; `close` may exceed 24 h and then runs into the next day. */
export interface DayWindow {
  readonly open: Duration;
  readonly close: Duration;
}

/** The rules of a calendar arranged for asking by date. */
export interface CalendarRules {
  /** The windows that open on a date. */
  windowsOn(date: LocalDate): readonly DayWindow[];
  /** The breaks of a date. */
  breaksOn(date: LocalDate): readonly DayWindow[];
}

/** Arranges a calendar for asking by date: an entry of `dates` first, then holidays, then the week. */
export function rulesOf(calendar: BusinessCalendar): CalendarRules {
  const versions = calendar.versions.map(arranged);
  const inForce = (date: LocalDate): ArrangedVersion | undefined => {
    for (let i = versions.length - 1; i >= 0; i -= 1) {
      const version = versions[i];
      if (version !== undefined && version.from <= date) return version;
    }
    return undefined;
  };
  return {
    windowsOn: (date) => {
      const version = inForce(date);
      return version?.special.get(date) ?? version?.week[weekdayOf(date)] ?? NOTHING;
    },
    breaksOn: (date) => inForce(date)?.breaks.get(date) ?? NOTHING,
  };
}

/** The calendar that never closes: 24 × 7, holidays included. */
export function alwaysOpen(zone: string, name = "always"): BusinessCalendar {
  const day: readonly DayWindow[] = [{ open: 0, close: DAY }];
  const week = [day, day, day, day, day, day, day];
  return { name, zone, versions: [{ from: null, week, holidays: [], dates: [], breaks: [] }] };
}

interface ArrangedVersion {
  readonly from: number;
  readonly week: readonly (readonly DayWindow[])[];
  readonly special: ReadonlyMap<LocalDate, readonly DayWindow[]>;
  readonly breaks: ReadonlyMap<LocalDate, readonly DayWindow[]>;
}

const NOTHING: readonly DayWindow[] = [];

function arranged(version: CalendarVersion): ArrangedVersion {
  const special = new Map<LocalDate, readonly DayWindow[]>();
  for (const date of version.holidays) special.set(date, NOTHING);
  for (const { date, windows } of version.dates) special.set(date, windows);
  const breaks = new Map<LocalDate, readonly DayWindow[]>();
  for (const { date, windows } of version.breaks)
    breaks.set(date, [...(breaks.get(date) ?? NOTHING), ...windows]);
  return { from: version.from ?? -Infinity, week: version.week, special, breaks };
}
