/** Timelines as an agreement writes them, over stretches of one day written as wall clocks, with the worked
 *  examples of published contracts. The algebra of each node is drawn in timeline.test.ts. */
import { describe, expect, it } from "vitest";
import { planOf } from "../../../../test/settle/settling.ts";
import type { Interval } from "../../time/interval.ts";
import { totalLength } from "../../time/interval.ts";
import { assert } from "../../value/assert.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../value/instant.ts";
import { intervalsOf, type Sample, type TimelineScope } from "./timeline.ts";

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

interface World {
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
    across: () =>
      Object.entries(outages).map(([feed, text]) => scopeOf({ ...world, outages: { [feed]: text } }, plan)),
  };
}

function assertKnown(name: string): never {
  throw new Error(`nothing is called "${name}"`);
}

/** The stretches of a timeline in a world, as they were written above. */
function told(terms: string, world: World): string {
  const plan = planFor(terms);
  const stretch = plan.timelines.get("t");
  assert(stretch !== undefined, "the plan has the timeline");
  const intervals = intervalsOf(stretch, scopeOf(world, plan));
  expect(totalLength(intervals)).toBeGreaterThanOrEqual(0);
  return intervals.map(({ start, end }) => `${clockOf(start)}-${clockOf(end)}`).join(" ");
}

type Row = readonly [sentence: string, terms: string, world: World, expected: string];

function rows(list: readonly Row[]): void {
  for (const [sentence, terms, world, expected] of list) {
    it(sentence, () => {
      expect(told(terms, world)).toBe(expected);
    });
  }
}

const one = (outages: string): World => ({ outages: { A: outages } });
const DOWN = "{ samples of: probes, showing: { state: down } }";
const probe = (texts: string): World => ({ probes: { a: texts } });

describe("whole and named timelines", () => {
  rows([
    ["the period is all of it", "the period", {}, "00:00-24:00"],
    ["a calendar is its open hours within the period", "office", {}, "09:00-17:00"],
    ["a calendar is cut where the period is", "office", { span: "10:30-12:00" }, "10:30-12:00"],
    ["a name stands for its timeline", "down", one("01:00-02:00"), "01:00-02:00"],
    [
      "outside is what is left of the period",
      "{ outside: down }",
      one("01:00-02:00"),
      "00:00-01:00 02:00-24:00",
    ],
    ["outside of nothing is the whole period", "{ outside: down }", {}, "00:00-24:00"],
  ]);
});

describe("during", () => {
  rows([
    ["overlapping outages are united, not added", "down", one("01:00-02:00 01:30-03:00"), "01:00-03:00"],
    ["two halves that touch are one outage", "down", one("01:30-02:00 01:00-01:30"), "01:00-02:00"],
    ["one within another changes nothing", "down", one("01:00-04:00 02:00-03:00"), "01:00-04:00"],
    [
      "an outage of no length is kept and has no effect",
      "down",
      one("01:00-01:00 02:00-03:00"),
      "02:00-03:00",
    ],
    ["what lies outside the period is cut off", "down", one("Sun 23:00-01:00"), "00:00-01:00"],
    ["what only touches the period is not in it", "down", one("Sun 23:00-00:00"), ""],
    [
      "in any order of arrival the same stretches",
      "down",
      one("05:00-06:00 01:00-02:00"),
      "01:00-02:00 05:00-06:00",
    ],
  ]);
});

describe("samples", () => {
  rows([
    ["a sample speaks until the next", DOWN, probe("10:00 down 10:05 up"), "10:00-10:05"],
    ["the last one speaks until the period ends", DOWN, probe("10:00 up 23:00 down"), "23:00-24:00"],
    ["and not beyond the as-of instant", DOWN, { ...probe("10:00 down"), asOf: "11:00" }, "10:00-11:00"],
    [
      "the last one before the period speaks for its beginning",
      DOWN,
      probe("Sun 23:00 down 01:00 up"),
      "00:00-01:00",
    ],
    ["before the first there is no state", DOWN, probe("10:00 up"), ""],
    ["equal samples in a row are one stretch", DOWN, probe("10:00 down 10:05 down 10:10 up"), "10:00-10:10"],
    [
      "of two at one instant the later in order speaks",
      DOWN,
      probe("10:00 down 10:00 up 10:05 down 10:06 up"),
      "10:05-10:06",
    ],
    [
      "a sample speaks no longer than the agreement lets it",
      "{ samples of: probes, showing: { state: down }, each holds at most: 5 minutes }",
      probe("10:00 down 11:00 up"),
      "10:00-10:05",
    ],
    [
      "and shorter where the next comes sooner",
      "{ samples of: probes, showing: { state: down }, each holds at most: 5 minutes }",
      probe("10:00 down 10:02 up"),
      "10:00-10:02",
    ],
    [
      "a sample long before the period may have nothing to say about it",
      "{ samples of: probes, showing: { state: down }, each holds at most: 30 minutes }",
      probe("Sun 23:00 down"),
      "",
    ],
    [
      "each subject speaks for itself",
      DOWN,
      { probes: { a: "10:00 down 10:05 up", b: "10:03 down 10:08 up" } },
      "10:00-10:08",
    ],
    [
      "a sample after the as-of instant says nothing",
      DOWN,
      { ...probe("10:00 up 12:00 down"), asOf: "11:00" },
      "",
    ],
  ]);
});

describe("silence", () => {
  const SILENT = "{ silence of: probes, after: 1 hour }";
  rows([
    [
      "begins so long after a sample as the agreement says",
      SILENT,
      probe("Sun 23:30 up 02:00 up"),
      "00:30-02:00 03:00-24:00",
    ],
    ["a source that never spoke was silent all the time", SILENT, {}, "00:00-24:00"],
    [
      "before the first sample there was silence",
      SILENT,
      { ...probe("10:00 up 10:30 down"), asOf: "11:00" },
      "00:00-10:00",
    ],
    [
      "the state that was shown does not matter",
      SILENT,
      { ...probe("00:00 down 01:00 up 02:00 down"), asOf: "02:30" },
      "",
    ],
    [
      "after the as-of instant nobody could have spoken",
      SILENT,
      { ...probe("00:00 up"), asOf: "03:00" },
      "01:00-03:00",
    ],
    [
      "before the as-of instant reaches the period there is none",
      SILENT,
      { span: "12:00-24:00", asOf: "11:00" },
      "",
    ],
    [
      "one subject that is silent is silence",
      SILENT,
      { probes: { a: "00:00 up 01:00 up", b: "00:00 up" }, asOf: "02:00" },
      "01:00-02:00",
    ],
    [
      "samples just so far apart leave none",
      SILENT,
      { ...probe("00:00 up 01:00 up 02:00 up"), asOf: "03:00" },
      "",
    ],
  ]);
});

describe("joining", () => {
  const works = { outages: { A: "01:00-03:00", works: "02:00-04:00" } };
  rows([
    ["any of: the union", "{ any of: [down, { during: works }] }", works, "01:00-04:00"],
    ["all of: the overlap", "{ all of: [down, { during: works }] }", works, "02:00-03:00"],
    [
      "at least two of three",
      "{ at least: 2, of: [down, { during: works }, office] }",
      { outages: { A: "08:00-10:00", works: "09:30-12:00" } },
      "09:00-12:00",
    ],
    [
      "at least as many as there are is all of them",
      "{ at least: 2, of: [down, { during: works }] }",
      works,
      "02:00-03:00",
    ],
    ["without takes away", "{ during: outages, without: [{ during: works }] }", works, "01:00-02:00"],
    [
      "without may cut a stretch in two",
      "{ during: outages, without: [{ during: works }] }",
      { outages: { A: "01:00-05:00", works: "02:00-03:00" } },
      "01:00-02:00 03:00-05:00",
    ],
    [
      "without several takes all of them away",
      "{ during: outages, without: [{ during: works }, office] }",
      { outages: { A: "01:00-12:00", works: "02:00-03:00" } },
      "01:00-02:00 03:00-09:00",
    ],
    [
      "outages inside office hours only",
      "{ all of: [down, office] }",
      one("08:00-10:00 16:00-18:00"),
      "09:00-10:00 16:00-17:00",
    ],
  ]);
});

describe("across a dimension", () => {
  const feeds = { outages: { A: "01:00-02:00", B: "01:40-03:00", C: "01:50-02:30" } };
  rows([
    ["any: at least one feed is down", "{ across: feed, need: any, of: down }", feeds, "01:00-03:00"],
    ["all: every feed is down", "{ across: feed, need: all, of: down }", feeds, "01:50-02:00"],
    ["two: at least two feeds are down", "{ across: feed, need: 2, of: down }", feeds, "01:40-02:30"],
    ["more than there are is never", "{ across: feed, need: 4, of: down }", feeds, ""],
    ["all of none is never", "{ across: feed, need: all, of: down }", {}, ""],
  ]);
});

describe("keeping some", () => {
  const three = one("01:00-01:04 02:00-02:05 03:00-03:07");
  rows([
    [
      "runs of at least keep the long ones whole",
      "{ runs of at least: 5 minutes, of: down }",
      three,
      "02:00-02:05 03:00-03:07",
    ],
    [
      "runs above drop those of just that length",
      "{ runs above: 5 minutes, of: down }",
      three,
      "03:00-03:07",
    ],
    [
      "a run is looked at as it lies in the period",
      "{ runs of at least: 60 minutes, of: down }",
      one("Sun 23:30-00:45"),
      "",
    ],
    [
      "touching outages make one run",
      "{ runs of at least: 5 minutes, of: down }",
      one("01:00-01:03 01:03-01:06"),
      "01:00-01:06",
    ],
    [
      "beyond the first takes the beginning off each",
      "{ beyond the first: 5 minutes, of: down }",
      three,
      "03:05-03:07",
    ],
    [
      "a budget is the first so much of it",
      "{ at most: 6 minutes, of: down }",
      three,
      "01:00-01:04 02:00-02:02",
    ],
    [
      "a budget that is not used up takes all",
      "{ at most: 1 hour, of: down }",
      three,
      "01:00-01:04 02:00-02:05 03:00-03:07",
    ],
    [
      "maintenance up to its budget is taken away, the rest counts",
      "{ during: outages, without: [{ at most: 30 minutes, of: { during: works } }] }",
      { outages: { A: "01:00-02:00", works: "01:00-02:00" } },
      "01:30-02:00",
    ],
  ]);
});

describe("in whole units", () => {
  rows([
    [
      "touched: every unit in which anything was",
      "{ in whole: 1 minute, counted when: touched, of: down }",
      one("01:00:50-01:02:10"),
      "01:00-01:03",
    ],
    [
      "full: only those that were down throughout",
      "{ in whole: 1 minute, counted when: full, of: down }",
      one("01:00:50-01:02:10"),
      "01:01-01:02",
    ],
    [
      "two halves make a full one",
      "{ in whole: 1 minute, counted when: full, of: down }",
      one("01:00:00-01:00:30 01:00:30-01:01:00"),
      "01:00-01:01",
    ],
    [
      "at least: what lies within one unit adds up",
      "{ in whole: 1 hour, counted when: at least 6 minutes, of: down }",
      one("01:10-01:13 01:40-01:43"),
      "01:00-02:00",
    ],
    [
      "units are laid from the beginning of the period, and the last may be cut",
      "{ in whole: 1 hour, counted when: touched, of: down }",
      { ...one("01:40-01:50 03:40-03:50"), span: "01:30-03:45" },
      "01:30-02:30 03:30-03:45",
    ],
  ]);
});

describe("examples of contracts", () => {
  const aws = "{ in whole: 1 hour, counted when: above 6 minutes, of: down }";
  const minutes = "{ in whole: 1 minute, counted when: full, of: down }";
  const both = "{ across: feed, need: all, of: down }";
  rows([
    [
      "Element Critical: feeds that fail at different times are never both down",
      both,
      { outages: { A: "01:00-01:30", B: "02:00-02:30" } },
      "",
    ],
    [
      "Element Critical: twenty minutes in which both were down",
      both,
      { outages: { A: "01:00-02:00", B: "01:40-03:00" } },
      "01:40-02:00",
    ],
    [
      "Google Datastore: seven minutes in a row are downtime, four are not",
      "{ runs of at least: 5 minutes, of: down }",
      one("10:00-10:04 12:00-12:07"),
      "12:00-12:07",
    ],
    [
      "Google Datastore: just five minutes in a row are downtime",
      "{ runs of at least: 5 minutes, of: down }",
      one("10:00-10:05"),
      "10:00-10:05",
    ],
    [
      "Amazon EC2: from 10:53 to 11:07 is seven minutes in each of two clock hours",
      aws,
      one("10:53-11:07"),
      "10:00-12:00",
    ],
    ["Amazon EC2: six minutes of a clock hour are not more than six", aws, one("10:54-11:00"), ""],
    ["Amazon EC2: seven minutes of a clock hour are", aws, one("10:20-10:27"), "10:00-11:00"],
    ["MongoDB Atlas: forty seconds are no whole minute", minutes, one("01:00:10-01:00:50"), ""],
    ["MongoDB Atlas: fifty whole minutes are fifty", minutes, one("01:00-01:50"), "01:00-01:50"],
    [
      "US SaaS: seventy-five minutes of degradation are downtime",
      "{ runs of at least: 60 minutes, of: down }",
      one("10:00-11:15"),
      "10:00-11:15",
    ],
    [
      "US SaaS: forty-five minutes are not",
      "{ runs of at least: 60 minutes, of: down }",
      one("10:00-10:45"),
      "",
    ],
  ]);

  it("Hosting King: of 163.2 minutes in a month of 43,200, all beyond the first 43.2 count", () => {
    const budget = "{ during: outages, without: [{ at most: 43.2 minutes, of: down }] }";
    expect(told(budget, one("10:00-12:43:12"))).toBe("10:43:12-12:43:12");
    expect(told("{ beyond the first: 43.2 minutes, of: down }", one("10:00-12:43:12"))).toBe(
      "10:43:12-12:43:12",
    );
  });
});
