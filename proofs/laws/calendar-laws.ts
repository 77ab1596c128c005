/** Four laws of covered time: it adds up, adding undoes counting, a minute counter agrees, and so does a table. */
import type { BusinessCalendar } from "../../src/engine/time/calendar.ts";
import {
  addWorkingTime,
  type Coverage,
  compileCalendar,
  isOpen,
  subtractWorkingTime,
  workingTimeBetween,
} from "../../src/engine/time/coverage.ts";
import { reachedAfter, tableOf, workedBetween } from "../../src/engine/time/table.ts";
import { type ZoneRelease, zoneNames } from "../../src/engine/time/zone.ts";
import { randomCalendar } from "../world/calendars.ts";
import { type ChangingWeek, changingWeeks, MINUTE, openMinutes } from "../world/naive-minutes.ts";
import { pick, type RandomSource, whole } from "../world/random.ts";
import type { Law } from "./law.ts";

const DAY = 86_400_000;
/** The year whose changes of the clocks are looked at: it lies behind, so all copies of the data agree. */
const YEAR = 2024;

export interface CalendarLaws {
  readonly laws: readonly Law[];
  /** Zones whose clocks change in the year looked at. */
  readonly zones: number;
}

/** The laws over all zones whose clocks change; finding those takes a second or two. */
export function calendarLaws(release: ZoneRelease): CalendarLaws {
  const known = new Set(zoneNames(release));
  const zones = Intl.supportedValuesOf("timeZone").filter((zone) => known.has(zone));
  const weeks = zones.flatMap((zone) => changingWeeks(zone, YEAR));
  return {
    laws: [
      additivity(release, zones),
      inverse(release, zones),
      minuteCounter(release, weeks),
      table(release, zones),
    ],
    zones: new Set(weeks.map(({ zone }) => zone)).size,
  };
}

function additivity(release: ZoneRelease, zones: readonly string[]): Law {
  return {
    name: "covered time adds up",
    weight: 320,
    tryOnce(random, _caseNumber, broken) {
      const coverage = randomCoverage(random, release, pick(random, zones));
      const [a, b, c] = [instant(random), instant(random), instant(random)];
      const joined =
        workingTimeBetween(coverage, a, b) + workingTimeBetween(coverage, b, c) + (broken ? 1 : 0);
      const whole = workingTimeBetween(coverage, a, c);
      if (joined === whole) return undefined;
      return `${a} to ${b} to ${c} counts ${joined} ms, without the stop ${whole} ms: ${told(coverage)}`;
    },
  };
}

function inverse(release: ZoneRelease, zones: readonly string[]): Law {
  return {
    name: "adding and counting undo each other",
    weight: 320,
    tryOnce(random, _caseNumber, broken) {
      const coverage = randomCoverage(random, release, pick(random, zones));
      const from = instant(random);
      const amount = whole(random, 1, 40 * DAY);
      const to = addWorkingTime(coverage, from, amount);
      if (to === undefined) return `${from} and ${amount} ms of open time lead nowhere: ${told(coverage)}`;
      const counted = workingTimeBetween(coverage, from, to) + (broken ? 1 : 0);
      if (counted !== amount)
        return `${from} and ${amount} ms lead to ${to}, ${counted} ms away: ${told(coverage)}`;
      if (isOpen(coverage, to) && workingTimeBetween(coverage, from, to + 1) !== amount + 1)
        return `${to} is open, yet the next ms does not count: ${told(coverage)}`;
      const back = subtractWorkingTime(coverage, to, amount);
      if (back !== undefined && workingTimeBetween(coverage, back, to) === amount) return undefined;
      return `${to} less ${amount} ms leads to ${back}: ${told(coverage)}`;
    },
  };
}

function minuteCounter(release: ZoneRelease, weeks: readonly ChangingWeek[]): Law {
  return {
    name: "a minute counter agrees when clocks change",
    weight: 60,
    tryOnce(random, caseNumber, broken) {
      const week = weeks[caseNumber % weeks.length];
      if (week === undefined) return "The host knows no zone whose clock changes.";
      const coverage = randomCoverage(random, release, week.zone, Math.floor(week.start / DAY) + 3);
      const minutes = openMinutes(coverage.calendar, week);
      const from = whole(random, 0, minutes.length - 1);
      const to = whole(random, from, minutes.length);
      const naive = minutes.slice(from, to).filter(Boolean).length + (broken ? 1 : 0);
      const [start, end] = [week.start + from * MINUTE, week.start + to * MINUTE];
      const counted = workingTimeBetween(coverage, start, end) / MINUTE;
      if (counted === naive) return undefined;
      return `${week.zone}, ${start} to ${end}: ${counted} minutes, one by one ${naive}: ${told(coverage)}`;
    },
  };
}

/** Columns of whole seconds over two years; what the table will not hold is not tried. */
function table(release: ZoneRelease, zones: readonly string[]): Law {
  return {
    name: "a table counts as its calendar does",
    weight: 4,
    tryOnce(random, _caseNumber, broken) {
      const coverage = randomCoverage(random, release, pick(random, zones));
      const start = Date.UTC(whole(random, 2023, 2026), whole(random, 0, 11));
      const tabled = tableOf(coverage, { start, end: start + 730 * DAY });
      if (tabled === undefined) return undefined;
      const column = (top: number): Int32Array =>
        Int32Array.from({ length: 40 }, () => whole(random, 1, top));
      const [from, to, amount] = [column(tabled.seconds), column(tabled.seconds), column(tabled.worked >> 1)];
      const [between, reached] = [new Int32Array(40), new Int32Array(40)];
      workedBetween(tabled, from, to, between);
      reachedAfter(tabled, from, amount, reached);
      for (const [index, second] of from.entries()) {
        const a = start + second * 1000;
        const counted =
          workingTimeBetween(coverage, a, start + (to[index] ?? 0) * 1000) / 1000 + (broken ? 1 : 0);
        if (counted !== between[index])
          return `${a} counts ${between[index]} s, not ${counted}: ${told(coverage)}`;
        const due = addWorkingTime(coverage, a, (amount[index] ?? 0) * 1000) ?? Number.POSITIVE_INFINITY;
        const second2 = (due - start) / 1000;
        if (reached[index] !== (second2 > tabled.seconds ? -1 : second2))
          return `${a} reaches ${reached[index]}, not ${second2}: ${told(coverage)}`;
      }
      return undefined;
    },
  };
}

function randomCoverage(random: RandomSource, release: ZoneRelease, zone: string, around?: number): Coverage {
  const date = around ?? Math.floor(instant(random) / DAY);
  const calendar: BusinessCalendar = randomCalendar(random, zone, date);
  const compiled = compileCalendar(calendar, release);
  if (!compiled.ok) throw new Error(`The release knows no zone "${zone}".`);
  return compiled.value;
}

/** Some instant between 2023 and 2028, to the millisecond in some cases. */
function instant(random: RandomSource): number {
  const unit = pick(random, [1, MINUTE, 60 * MINUTE]);
  return Math.floor(whole(random, Date.UTC(2023, 0), Date.UTC(2028, 0)) / unit) * unit;
}

function told({ calendar }: Coverage): string {
  return JSON.stringify(calendar);
}
