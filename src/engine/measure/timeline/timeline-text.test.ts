/** Timelines as an agreement writes them, node by node. Their algebra is drawn in timeline.test.ts. */
import { describe } from "vitest";
import { one, rows, type World } from "../../../../test/timeline/written.ts";

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
