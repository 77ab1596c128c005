/** Timelines as an agreement writes them, over one day whose stretches are written as wall clocks: the rows of a
 *  table then read "01:00-02:00 03:00-04:00", in and out. */
import { expect, it } from "vitest";
import { intervalsOf, type Sample, type TimelineScope } from "../../src/engine/measure/timeline/timeline.ts";
import { lengthOf } from "../../src/engine/prepare/time-amount.ts";
import type { Interval } from "../../src/engine/time/interval.ts";
import { totalLength } from "../../src/engine/time/interval.ts";
import { assert } from "../../src/engine/value/assert.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../src/engine/value/instant.ts";
import { planOf } from "../settle/settling.ts";

const MONDAY = 20_731 * DAY;

/** "10:53" or "10:53:30" on Monday; "24:00" is its end, "Sun 23:00" the evening before. */
function at(text: string): Instant {
  const [, before, hour, minute, second = "0"] = /^(Sun )?(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  assert(hour !== undefined && minute !== undefined, `"${text}" is a wall clock`);
  const day = before === undefined ? MONDAY : MONDAY - DAY;
  return day + Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND;
}

/** "01:00-02:00 03:00-04:00" as they stand, in any order. */
function stretches(text: string): readonly Interval[] {
  return (text.match(/(?:Sun )?[\d:]+-(?:Sun )?[\d:]+/g) ?? []).map((each) => {
    const [start = "", end = ""] = each.split("-");
    return { start: at(start), end: at(end) };
  });
}

function clockOf(instant: Instant): string {
  const seconds = Math.floor((instant - MONDAY) / SECOND);
  const two = (n: number): string => String(n).padStart(2, "0");
  const rest = seconds % 60 === 0 ? "" : `:${two(seconds % 60)}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest}`;
}

export interface World {
  /** Outages by the feed they name. */
  readonly outages?: Readonly<Record<string, string>>;
  /** Samples by probe: "10:00 down 10:05 up". */
  readonly probes?: Readonly<Record<string, string>>;
  readonly asOf?: string;
  readonly span?: string;
}

function samplesOf(text: string): readonly Sample[] {
  return [...text.matchAll(/((?:Sun )?[\d:]+) (up|down)/g)].map(([, when = "", state]) => ({
    at: at(when),
    shows: state === "down",
  }));
}

function planFor(terms: string): ReturnType<typeof planOf> {
  return planOf(`tallystick: 1
agreement: One timeline
id: one-timeline
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: day }
calendars:
  office: { hours: { Mon-Fri: 09:00-17:00 } }
facts:
  outages: { shape: intervals, fields: { feed: text } }
  works: { shape: intervals }
  probes: { shape: samples, fields: { state: { one of: [up, down] } } }
timelines:
  down: { during: outages }
  t: ${terms}
`);
}

function scopeOf(world: World, plan: ReturnType<typeof planOf>): TimelineScope {
  const { outages = {}, probes = {}, asOf = "24:00", span = "00:00-24:00" } = world;
  const [clipped] = stretches(span);
  assert(clipped !== undefined, "a span is one stretch");
  return {
    span: clipped,
    asOf: at(asOf),
    coverage: (name) => plan.coverages.get(name) ?? assertKnown(name),
    named: (name) => plan.timelines.get(name) ?? assertKnown(name),
    extents: ({ items }) =>
      Object.entries(outages)
        .filter(([feed]) => (feed === "works") === (items === "works"))
        .flatMap(([, text]) => stretches(text)),
    samples: (_stream, showing) =>
      Object.values(probes).map((text) =>
        samplesOf(text).map((sample) => (showing === undefined ? { ...sample, shows: true } : sample)),
      ),
    length: (formula) => (formula.kind === "time amount" ? Number(lengthOf(formula)?.numerator) : undefined),
    spansOf: () => [],
    across: () =>
      Object.entries(outages).map(([feed, text]) => scopeOf({ ...world, outages: { [feed]: text } }, plan)),
  };
}

function assertKnown(name: string): never {
  throw new Error(`nothing is called "${name}"`);
}

/** The stretches of a timeline in a world, as they were written above. */
export function told(terms: string, world: World): string {
  const plan = planFor(terms);
  const stretch = plan.timelines.get("t");
  assert(stretch !== undefined, "the plan has the timeline");
  const intervals = intervalsOf(stretch, scopeOf(world, plan));
  expect(totalLength(intervals)).toBeGreaterThanOrEqual(0);
  return intervals.map(({ start, end }) => `${clockOf(start)}-${clockOf(end)}`).join(" ");
}

type Row = readonly [sentence: string, terms: string, world: World, expected: string];

export function rows(list: readonly Row[]): void {
  for (const [sentence, terms, world, expected] of list) {
    it(sentence, () => {
      expect(told(terms, world)).toBe(expected);
    });
  }
}

/** A world with the outages of one feed. */
export const one = (outages: string): World => ({ outages: { A: outages } });
