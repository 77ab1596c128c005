/** `tally time`: what a calendar of an agreement says about a stretch of time, for people who want to
 *  check a deadline by hand. Instants may be written as a wall clock of the calendar's own zone. */

import {
  addWorkingTime,
  type Coverage,
  isOpen,
  nextClosing,
  nextOpening,
  openPeriods,
  previousClosing,
  workingTimeBetween,
} from "../../engine/time/coverage.ts";
import { dueInstant, type TimeAmount } from "../../engine/time/due.ts";
import { localInstant, parseInstant, parseLocal } from "../../engine/time/parse-instant.ts";
import { localOf, offsetAt } from "../../engine/time/zone.ts";
import { formatDuration, formatInstant, formatLocal } from "../../engine/value/format.ts";
import { HOUR, type Instant, MINUTE, SECOND } from "../../engine/value/instant.ts";
import { UsageError } from "../failure.ts";
import { loadAgreement } from "../input/agreement-file.ts";
import { say, sayExactly } from "../output/terminal.ts";

export type TimeQuestion = "between" | "add" | "open" | "next" | "previous";

export interface TimeOptions {
  readonly agreement: string;
  readonly calendar: string;
  readonly library?: string;
  readonly format: "text" | "json";
}

/** One answer: for programs the record, for people the sentence. */
interface Answer {
  readonly sentence: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** The answer to one question, its words as they stood on the command line. */
export function answerTime(question: TimeQuestion, words: readonly string[], options: TimeOptions): void {
  const { sentence, record } = ANSWERS[question](calendarOf(options), ...words);
  if (options.format === "json") sayExactly(`${JSON.stringify(record)}\n`);
  else say(`${sentence}\n`);
}

const ANSWERS: Readonly<Record<TimeQuestion, (coverage: Coverage, ...words: string[]) => Answer>> = {
  between,
  add,
  open,
  next,
  previous,
};

function calendarOf({ agreement, calendar, library }: TimeOptions): Coverage {
  const { coverages } = loadAgreement(agreement, library).plan;
  const coverage = coverages.get(calendar);
  if (coverage === undefined)
    throw new UsageError(
      `there is no calendar "${calendar}"; the agreement has: ${[...coverages.keys()].join(", ")}`,
    );
  return coverage;
}

function between(coverage: Coverage, from = "", to = ""): Answer {
  const start = instantIn(coverage, from);
  const end = instantIn(coverage, to);
  const ms = workingTimeBetween(coverage, start, end);
  return {
    sentence: `${formatDuration(ms, "h")} between ${shown(coverage, start)} and ${shown(coverage, end)}`,
    record: { from: formatInstant(start), to: formatInstant(end), ms },
  };
}

function add(coverage: Coverage, from = "", amount = ""): Answer {
  const start = instantIn(coverage, from);
  const days = daysOf(amount);
  if (days !== undefined) return addDays(coverage, start, days);
  const ms = amountOf(amount);
  const end = addWorkingTime(coverage, start, ms);
  if (end === undefined)
    return {
      sentence: "the calendar never has that much time",
      record: { from: formatInstant(start), ms, at: null },
    };
  return {
    sentence: `${shown(coverage, end)} is ${formatDuration(ms, "h")} after ${shown(coverage, start)}`,
    record: { from: formatInstant(start), ms, at: formatInstant(end) },
  };
}

type Days = Extract<TimeAmount, { readonly days: number }>;

/** Days as an agreement writes its limits; undefined for what is no number of days. */
function daysOf(text: string): Days | undefined {
  const match = /^(-?\d{1,5}) ?(business|calendar) days?$/.exec(text.trim());
  if (match === null) return undefined;
  return { kind: match[2] === "business" ? "business days" : "calendar days", days: Number(match[1]) };
}

function addDays(coverage: Coverage, start: Instant, amount: Days): Answer {
  const end = dueInstant(start, amount, { zone: coverage.zone, coverage });
  const record = { from: formatInstant(start), [amount.kind]: amount.days };
  if (end === undefined)
    return { sentence: "the calendar never has that many days", record: { ...record, at: null } };
  const days = Math.abs(amount.days) === 1 ? amount.kind.replace(/s$/, "") : amount.kind;
  return {
    sentence: `${shown(coverage, end)} is ${amount.days} ${days} after ${shown(coverage, start)}`,
    record: { ...record, at: formatInstant(end) },
  };
}

function open(coverage: Coverage, at = ""): Answer {
  const instant = instantIn(coverage, at);
  const isOpenNow = isOpen(coverage, instant);
  const change = isOpenNow ? nextClosing(coverage, instant) : nextOpening(coverage, instant);
  const until = change === undefined ? "for good" : `until ${shown(coverage, change)}`;
  return {
    sentence: `${isOpenNow ? "open" : "closed"} at ${shown(coverage, instant)}, ${until}`,
    record: {
      at: formatInstant(instant),
      open: isOpenNow,
      until: change === undefined ? null : formatInstant(change),
    },
  };
}

function next(coverage: Coverage, from = "", count = "5"): Answer {
  if (!/^[1-9]\d{0,3}$/.test(count))
    throw new UsageError(`"${count}" is no count: write a whole number from 1 to 9999`);
  const periods = openPeriods(coverage, instantIn(coverage, from), Number(count));
  return {
    sentence:
      periods.map((each) => `${shown(coverage, each.start)} to ${shown(coverage, each.end)}`).join("\n") ||
      "never open again",
    record: {
      periods: periods.map((each) => ({ start: formatInstant(each.start), end: formatInstant(each.end) })),
    },
  };
}

function previous(coverage: Coverage, from = ""): Answer {
  const found = previousClosing(coverage, instantIn(coverage, from));
  if (found === undefined) return { sentence: "never open before", record: { at: null } };
  return { sentence: shown(coverage, found), record: { at: formatInstant(found) } };
}

function instantIn(coverage: Coverage, text: string): Instant {
  const instant = parseInstant(text);
  if (instant.ok) return instant.instant;
  const wall = parseLocal(text);
  if (!wall.ok) throw new UsageError(instant.message);
  const local = localInstant(coverage.zone, wall.local);
  if (!local.ok) throw new UsageError(local.message);
  return local.instant;
}

const UNIT_MS: Readonly<Record<string, number>> = { h: HOUR, m: MINUTE, s: SECOND, ms: 1 };

/** Reads "8h", "1h30m", "-90m", "250ms". */
function amountOf(text: string): number {
  const match = /^(-?)((?:\d+(?:ms|[hms]))+)$/.exec(text.replaceAll(" ", ""));
  if (match === null)
    throw new UsageError(
      `"${text}" is no amount of time: write it like 8h, 1h30m or -90m, or "2 business days"`,
    );
  let ms = 0;
  for (const part of (match[2] ?? "").matchAll(/(\d+)(ms|[hms])/g))
    ms += Number(part[1]) * (UNIT_MS[part[2] ?? ""] ?? 0);
  return match[1] === "-" ? -ms : ms;
}

/** The wall clock that people know, with its offset, so that it is still one instant. */
function shown(coverage: Coverage, instant: Instant): string {
  const minutes = Math.round(offsetAt(coverage.zone, instant) / MINUTE);
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${formatLocal(localOf(coverage.zone, instant))} ${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
