/**
 * Does working time come out as others count it?
 *
 * Each case names a calendar, a question and the expected answer: open time between two instants, the instant
 * after so much open time, the next opening. The program asks the public functions of the engine and compares.
 * Where a case states another library's own convention, or counts working days by steps that nobody else
 * checked, a difference is listed with its reason; any other difference breaks the promise.
 */
import { readFileSync } from "node:fs";
import type { DayWindow } from "../src/engine/time/calendar.ts";
import {
  addWorkingTime,
  type Coverage,
  compileCalendar,
  coverageOf,
  isOpen,
  nextClosing,
  nextOpening,
  openPeriods,
  previousClosing,
  subtractWorkingTime,
  workingTimeBetween,
} from "../src/engine/time/coverage.ts";
import { dueInstant } from "../src/engine/time/due.ts";
import { parseInstant } from "../src/engine/time/parse-instant.ts";
import type { ZoneRelease } from "../src/engine/time/zone.ts";
import { formatInstant } from "../src/engine/value/format.ts";
import { DAY, type Instant, MINUTE, SECOND } from "../src/engine/value/instant.ts";
import { zoneRelease } from "../src/zones/release.ts";
import { type CalendarCase, calendarOf, readCases } from "./calendar-case.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";

export const proof: Proof = {
  name: "calendar",
  promise: "Working time is counted as other libraries and a naive minute counter count it.",
  quick: true,
  run,
};

interface Difference {
  readonly id: string;
  /** Null when nothing explains it. */
  readonly reason: string | null;
  readonly expected: string;
  readonly counted: string;
}

async function run(options: ProofOptions): Promise<ProofResult> {
  const all = readCases(options.input ?? new URL("./data/calendar-cases.json", import.meta.url));
  const cases = all.slice(0, options.cases ?? all.length);
  const known = readKnownDifferences();
  const release = zoneRelease();
  const differ = cases.flatMap((each) => differenceOf(each, release, options.seedDefect, known));
  const unexplained = differ.filter(({ reason }) => reason === null);
  for (const each of unexplained)
    options.log(`${each.id}: expected ${each.expected}, counted ${each.counted}`);
  return {
    holds: cases.length > 0 && unexplained.length === 0,
    figures: {
      cases: cases.length,
      agree: cases.length - differ.length,
      unexplained: unexplained.length,
      zones: release.id,
      operations: countByOperation(cases),
      differ,
    },
  };
}

function differenceOf(
  each: CalendarCase,
  release: ZoneRelease,
  seedDefect: boolean,
  known: Readonly<Record<string, string>>,
): readonly Difference[] {
  const coverage = coverageFor(each, release);
  const counted = answer(each, seedDefect ? withDefect(coverage) : coverage);
  const expected = expectedAnswer(each);
  if (counted === expected) return [];
  return [{ id: each.id, reason: seedDefect ? null : reasonFor(each, known), expected, counted }];
}

function reasonFor(each: CalendarCase, known: Readonly<Record<string, string>>): string | null {
  if (known[each.id] !== undefined) return known[each.id] ?? null;
  if (each.convention !== undefined) return `a convention of its source: ${each.convention}`;
  const unchecked = each.op === "add_days" && each.reference === "unchecked";
  return unchecked
    ? "steps of working days differ between libraries, and no reference checked this one"
    : null;
}

/** The engine's answer as text, so that answers of all kinds compare alike. */
function answer(each: CalendarCase, coverage: Coverage): string {
  const at = instantOf(each.from ?? each.at, each);
  switch (each.op) {
    case "elapsed":
      return `${workingTimeBetween(coverage, at, instantOf(each.to, each)) / SECOND} s`;
    case "add":
      return shown(addWorkingTime(coverage, at, millisecondsOf(each)));
    case "subtract":
      return shown(subtractWorkingTime(coverage, at, millisecondsOf(each)));
    case "add_days": {
      const amount = { kind: "business days", days: each.days ?? 0 } as const;
      return shown(dueInstant(at, amount, { zone: coverage.zone, coverage }));
    }
    case "is_open":
      return isOpen(coverage, at) ? "open" : "closed";
    case "next_open":
      return shown(nextOpening(coverage, at));
    case "prev_open_end":
      return shown(previousClosing(coverage, at));
    case "next_close":
      return shown(nextClosing(coverage, at));
    case "open_periods_after":
      return openPeriods(coverage, at, each.count ?? 1)
        .map(({ start, end }) => `${shown(start)} to ${shown(end)}`)
        .join(", ");
    default:
      throw new Error(`Case ${each.id} asks "${each.op}", which no working-time function answers.`);
  }
}

function expectedAnswer(each: CalendarCase): string {
  const { seconds, at, open, periods } = each.expected;
  if (seconds !== undefined) return `${seconds} s`;
  if (open !== undefined) return open ? "open" : "closed";
  if (at !== undefined) return shown(instantOf(at, each));
  return (periods ?? [])
    .map(([start, end]) => `${shown(instantOf(start, each))} to ${shown(instantOf(end, each))}`)
    .join(", ");
}

function coverageFor(each: CalendarCase, release: ZoneRelease): Coverage {
  const compiled = compileCalendar(calendarOf(each.calendar), release);
  if (!compiled.ok)
    throw new Error(`Case ${each.id}: ${compiled.problems.map(({ message }) => message).join(" ")}`);
  return compiled.value;
}

/** The planted fault: clocks change a day late, and where none ever change, closing is a minute late. */
function withDefect(coverage: Coverage): Coverage {
  const { calendar, zone } = coverage;
  if (zone.untils.length > 1) {
    return coverageOf(calendar, { ...zone, untils: zone.untils.map((until) => until + DAY) });
  }
  const late = (windows: readonly DayWindow[]): readonly DayWindow[] =>
    windows.map(({ open, close }) => ({ open, close: close + MINUTE }));
  const versions = calendar.versions.map((version) => ({ ...version, week: version.week.map(late) }));
  return coverageOf({ ...calendar, versions }, zone);
}

function readKnownDifferences(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL("./expected-differences/calendar.json", import.meta.url), "utf8"));
}

function countByOperation(cases: readonly CalendarCase[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { op } of cases) counts[op] = (counts[op] ?? 0) + 1;
  return counts;
}

function instantOf(text: string | undefined, each: CalendarCase): Instant {
  const parsed = parseInstant(text ?? "");
  if (!parsed.ok) throw new Error(`Case ${each.id}: ${parsed.message}`);
  return parsed.instant;
}

function millisecondsOf(each: CalendarCase): number {
  return (each.seconds ?? 0) * SECOND;
}

function shown(instant: Instant | undefined): string {
  return instant === undefined ? "never" : formatInstant(instant);
}
