/** Stories of clocks: a text timeline on which things happen and are looked at.
 *
 *      Fri 16:30 opened priority=P2        something happens, with the fields it brings
 *      Fri 16:45 → running, due Mon 09:30  what somebody sees who looks at that instant
 *      Mon 09:30 — breached                the breach that everybody sees who looks at the end
 *
 *  Stories play in the week of Monday 5 October 2026, or from the Friday of it into the next: a day's
 *  name is the first such day that is not before the day of the first line, "next Mon" the one after.
 *  Other days are written as dates. Wall clocks are those of the agreement's zone. */

import { parseAgreement } from "../../src/document/parse.ts";
import { foldClock } from "../../src/engine/measure/clock/clock.ts";
import { clockContextOf } from "../../src/engine/measure/clock/context.ts";
import type { ClockCycle, ClockHistory } from "../../src/engine/measure/clock/reading.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { Fact, RawFact } from "../../src/engine/measure/fact/fact.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import {
  dateOfLocal,
  formatDate,
  type LocalDate,
  localTime,
  parseDate,
  timeOfDay,
  weekdayOf,
} from "../../src/engine/time/civil.ts";
import { localOf, resolveLocal } from "../../src/engine/time/zone.ts";
import { assert } from "../../src/engine/value/assert.ts";
import { formatDuration, formatInstant } from "../../src/engine/value/format.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../src/engine/value/instant.ts";
import { zoneRelease } from "../../src/zones/release.ts";

const RELEASE = zoneRelease();

/** A plan whose one clock is called "clock"; the terms are the clock's own lines. */
export function clockPlan(terms: string, zone = "UTC"): Plan {
  const indented = terms.trim().replaceAll(/^\s*/gm, "    ");
  const { agreement, problems } = parseAgreement(
    `${head(zone)}\nclocks:\n  clock:\n    items: cases\n${indented}\n`,
  );
  assert(agreement !== undefined, JSON.stringify(problems));
  const compiled = compilePlan(agreement, RELEASE);
  assert(compiled.plan !== undefined, JSON.stringify(compiled.problems));
  return compiled.plan;
}

function head(zone: string): string {
  return `tallystick: 1
agreement: One clock
id: one-clock
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: ${zone}, zone data: ${RELEASE.id}, currency: EUR, language: en, period: calendar month }
calendars:
  office: { hours: { Mon-Fri: 09:00-17:00 }, holidays: [2026-10-21] }
  split: { hours: { Mon-Fri: [09:00-12:00, 13:00-17:00] } }
  night: { hours: { Mon-Fri: 22:00-06:00 } }
  early: { hours: { Mon-Fri: 06:00-12:00 } }
  weekdays: { hours: { Mon-Fri: 00:00-24:00 } }
  six days: { hours: { Mon-Sat: 00:00-24:00 } }
facts:
  cases:
    shape: events
    events: [opened, assigned, answered, waiting, back, held, released, updated, solved, cancelled, reopened, noted]
    fields:
      priority: { one of: [P1, P2, P3, none] }
      site: { one of: [berlin, remote, elsewhere] }
      status: { one of: [new, open, pending, done] }
      occurred: instant`;
}

export interface Line {
  readonly text: string;
  readonly at: Instant;
  readonly happens?: RawFact;
  /** What is seen, in the words that the line uses for it. */
  readonly seen?: string;
  readonly breach?: string;
}

/** The lines of a story in its own words, and again as the clock tells it: equal when it is true. */
export function told(plan: Plan, story: string): { readonly expected: string; readonly actual: string } {
  const lines = linesOf(story, plan);
  const raw = lines.flatMap(({ happens }) => (happens === undefined ? [] : [happens]));
  const { facts, problems } = admitFacts(raw, plan.streams);
  assert(problems.length === 0, JSON.stringify(problems));
  const history = bookOf(facts).book.history("cases", "case")?.facts ?? [];
  const words = calendarOf(lines, plan);
  const end = Math.max(...lines.map(({ at }) => at)) + 60 * DAY;
  const actual = lines.map((line) => {
    const stamp = line.text.slice(0, line.text.search(/ [→—]/) + 3);
    if (line.seen !== undefined)
      return `${stamp}${line.seen
        .split(", ")
        .map((word) => sight(word, read(plan, history, line.at), words))
        .join(", ")}`;
    if (line.breach === undefined) return line.text;
    const breaches = read(plan, history, end).cycles.map(({ breach }) => breach);
    return breaches.includes(line.at)
      ? line.text
      : `${stamp}not breached then, but ${breaches.map(words).join(", ")}`;
  });
  return { expected: lines.map(({ text }) => text).join("\n"), actual: actual.join("\n") };
}

/** What the clock of a plan reads for facts at an instant. */
export function read(plan: Plan, facts: readonly Fact[], asOf: Instant): ClockHistory {
  const clock = plan.clocks.get("clock");
  assert(clock !== undefined, "the plan has the clock");
  return foldClock(
    clock,
    { facts },
    clockContextOf(plan, { zone: plan.zone, coverages: plan.coverages }, asOf),
  );
}

type Words = (instant: Instant | undefined) => string;

/** The answer to one word of a line, in the same words. */
function sight(word: string, { cycles, notes }: ClockHistory, words: Words): string {
  const cycle = cycles.at(-1);
  if (word === "absent") return cycle === undefined ? word : "a clock";
  if (word.startsWith("noted")) return `noted ${notes.map(({ kind }) => kind).join(" and ") || "nothing"}`;
  if (/^\d+ cycles?$/.test(word)) return cycles.length === 1 ? "1 cycle" : `${cycles.length} cycles`;
  if (word.startsWith("before it ")) {
    const before = cycles.at(-2);
    return `before it ${before === undefined ? "nothing" : ofCycle(word.slice(10), before, words)}`;
  }
  return cycle === undefined ? "absent" : ofCycle(word, cycle, words);
}

function ofCycle(word: string, cycle: ClockCycle, words: Words): string {
  const { margin } = cycle;
  if (["running", "paused", "outside hours", "completed", "cancelled"].includes(word)) return cycle.stage;
  if (["met", "breached", "undecided", "void"].includes(word)) return cycle.outcome;
  if (word === "no due" || word.startsWith("due "))
    return cycle.due === undefined ? "no due" : `due ${words(cycle.due)}`;
  if (word.startsWith("promised ")) return `promised ${words(cycle.originalDue)}`;
  if (word.startsWith("since ")) return `since ${words(cycle.start)}`;
  if (word.startsWith("breach ")) return `breach ${words(cycle.breach)}`;
  if (word.startsWith("counted ")) return `counted ${hours(cycle.elapsed)}`;
  if (word.startsWith("waited ")) return `waited ${hours(cycle.paused)}`;
  if (word.startsWith("spans ")) return `spans ${cycle.spans.map(spanWord).join(" ")}`;
  if (margin === undefined) return "no limit";
  return margin < 0 ? `${hours(-margin)} over` : `${hours(margin)} left`;
}

function spanWord({ kind, counted, facts }: ClockCycle["spans"][number]): string {
  return `${kind === "running" ? hours(counted).replaceAll(" ", "") : kind}(${facts.join("-")})`;
}

function hours(duration: number): string {
  return formatDuration(duration, "h");
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONDAY = 20_731;
const LINE = /^((?:next )?[A-Z][a-z]{2}|\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})(?::(\d{2}))? (?:(→|—) )?(.*)$/;

function linesOf(story: string, plan: Plan): readonly Line[] {
  const texts = story
    .trim()
    .split("\n")
    .map((line) => line.trim());
  const base = dayOf(texts[0] ?? "", MONDAY);
  return texts.map((text, index) => {
    const [, day = "", hour, minute, second = "0", sign, rest = ""] = LINE.exec(text) ?? [];
    assert(rest !== "", `"${text}" is a line of a story`);
    const time = Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND;
    const at = resolveLocal(plan.zone, localTime(dayOf(day, base), time), "earlier");
    if (sign === "→") return { text, at, seen: rest };
    if (sign === "—") return { text, at, breach: rest };
    return { text, at, happens: happening(rest, at, index) };
  });
}

function dayOf(day: string, base: LocalDate): LocalDate {
  const date = parseDate(day.slice(0, 10));
  if (date !== undefined) return date;
  const next = day.startsWith("next ");
  const weekday = DAYS.indexOf((next ? day.slice(5) : day).slice(0, 3));
  assert(weekday >= 0, `"${day}" is a day`);
  return base + ((weekday - weekdayOf(base) + 7) % 7) + (next ? 7 : 0);
}

/** "opened priority=P2 occurred=2026-10-05T08:00:00Z" with the id of its line, "f0". */
function happening(text: string, at: Instant, index: number): RawFact {
  const [event = "", ...pairs] = text.split(" ");
  return {
    id: `f${index}`,
    source: "story",
    stream: "cases",
    subject: "case",
    event,
    occurredAt: formatInstant(at),
    recordedAt: formatInstant(at),
    fields: Object.fromEntries(pairs.map((pair) => pair.split("=").slice(0, 2))),
  };
}

/** Instants in the words of the story. */
function calendarOf(lines: readonly Line[], plan: Plan): Words {
  const base = dateOfLocal(localOf(plan.zone, lines[0]?.at ?? 0));
  return (instant) => {
    if (instant === undefined) return "never";
    const local = localOf(plan.zone, instant);
    const date = dateOfLocal(local);
    const name = DAYS[weekdayOf(date)] ?? "";
    const within = date - base;
    const day = within < 0 || within > 13 ? formatDate(date) : within > 6 ? `next ${name}` : name;
    const seconds = timeOfDay(local) % MINUTE === 0 ? 16 : 19;
    return `${day} ${formatInstant(local).slice(11, seconds)}`;
  };
}
