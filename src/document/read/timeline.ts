/** Timelines: a name, or a map that one word makes known; any map may take others out of itself. */

import type { PeriodKind } from "../../engine/prepare/agreement.ts";
import type { Expression, Name, TimeAmount, Timeline } from "../../engine/prepare/expression.ts";
import { THE_PERIOD, TIMELINES, WITHOUT_MAP } from "../keywords/timeline.ts";
import { readPeriod } from "../phrase/period.ts";
import { isRefusal, type Refusal, refusal } from "../phrase/refusal.ts";
import { kindInWords, type MapNode, type Node, valueAt } from "../tree.ts";
import { readCondition } from "./condition.ts";
import { readFormula } from "./formula.ts";
import { nameAt, positiveAmount, readAmount } from "./literal.ts";
import {
  type Fields,
  fieldsOf,
  given,
  maybe,
  type Reading,
  readChoice,
  readList,
  readName,
  readPhrase,
  readWhole,
  report,
  reportConflict,
  reportType,
  reportUnknownKey,
} from "./reading.ts";

type TimelineReader = (reading: Reading, fields: Fields) => Timeline<Name>;

const STAND_IN: Timeline<Name> = { kind: "period" };

/** A timeline anywhere in the document. */
export function readTimeline(reading: Reading, node: Node): Timeline<Name> {
  if (node.kind === "map") return readTimelineMap(reading, node);
  if (node.kind !== "text") {
    reportType(reading, node, "the name of a timeline, or a timeline in braces");
    return STAND_IN;
  }
  return namedTimeline(reading, readName(reading, node));
}

/** A word alone: the period itself, a timeline, or else a calendar. */
function namedTimeline({ declared }: Reading, name: string): Timeline<Name> {
  if (name === THE_PERIOD) return { kind: "period" };
  const isCalendar = declared.calendars.has(name) && !declared.timelines.has(name);
  return { kind: isCalendar ? "calendar" : "named", name };
}

function readTimelineMap(reading: Reading, node: MapNode): Timeline<Name> {
  const [first, second] = wordsIn(node);
  if (first === undefined) return readBareWithout(reading, node);
  if (second !== undefined) {
    reportConflict(reading, valueAt(node, second.name)?.pointer ?? node.pointer, first.name, second.name);
    return STAND_IN;
  }
  const fields = fieldsOf(reading, node, first);
  const of = READERS[first.name]?.(reading, fields) ?? STAND_IN;
  const without = fields.get("without");
  return without === undefined ? of : { kind: "without", of, take: readTimelines(reading, without) };
}

function wordsIn(node: MapNode): readonly (typeof TIMELINES)[number][] {
  return node.entries.flatMap(({ key }) => TIMELINES.find(({ name }) => name === key) ?? []);
}

/** `{ of: office, without: [...] }`: a timeline that is only a name, with something taken out. */
function readBareWithout(reading: Reading, node: MapNode): Timeline<Name> {
  if (valueAt(node, "of") === undefined) {
    const [entry] = node.entries;
    if (entry === undefined) reportType(reading, node, "a timeline; these braces are empty");
    else
      reportUnknownKey(reading, entry.key, entry.value.pointer, [...TIMELINES.map(({ name }) => name), "of"]);
    return STAND_IN;
  }
  const fields = fieldsOf(reading, node, WITHOUT_MAP);
  return {
    kind: "without",
    of: readTimeline(reading, fields.need("of")),
    take: readTimelines(reading, fields.need("without")),
  };
}

function readTimelines(reading: Reading, node: Node): readonly Timeline<Name>[] {
  const timelines = readList(
    reading,
    node,
    (item) => readTimeline(reading, item),
    "a list of timelines in brackets",
  );
  if (node.kind === "list" && timelines.length === 0) {
    report(reading, "wrong-length", node.pointer, "This list of timelines is empty; write at least one.");
  }
  return timelines;
}

const READERS: Readonly<Record<string, TimelineReader>> = {
  during: (reading, fields) => ({
    kind: "during",
    items: readName(reading, fields.need("during")),
    ...given({ where: maybe(fields.get("where"), (node) => readCondition(reading, node)) }),
  }),
  "samples of": (reading, fields) => ({
    kind: "samples",
    stream: readName(reading, fields.need("samples of")),
    showing: readCondition(reading, fields.need("showing")),
    ...given({ holds: maybe(fields.get("each holds at most"), (node) => readAmount(reading, node)) }),
  }),
  "silence of": (reading, fields) => ({
    kind: "silence",
    stream: readName(reading, fields.need("silence of")),
    after: readAmount(reading, fields.need("after")),
  }),
  "any of": (reading, fields) => ({ kind: "union", of: readTimelines(reading, fields.need("any of")) }),
  "all of": (reading, fields) => ({ kind: "overlap", of: readTimelines(reading, fields.need("all of")) }),
  "at least": (reading, fields) => ({
    kind: "at least k",
    k: readWhole(reading, fields.need("at least"), 1),
    of: readTimelines(reading, fields.need("of")),
  }),
  across: (reading, fields) => ({
    kind: "across",
    dimension: readName(reading, fields.need("across"), "the name of a field"),
    quantity: readNeed(reading, fields.need("need")),
    ...given({
      among: maybe(fields.get("among"), (node) =>
        readName(reading, node, "the name of a stream or of items"),
      ),
    }),
    of: readTimeline(reading, fields.need("of")),
  }),
  outside: (reading, fields) => ({ kind: "outside", of: readTimeline(reading, fields.need("outside")) }),
  "runs of at least": runsReader("runs of at least", false),
  "runs above": runsReader("runs above", true),
  "beyond the first": (reading, fields) => ({
    kind: "beyond",
    of: readTimeline(reading, fields.need("of")),
    first: readLength(reading, fields.need("beyond the first")),
  }),
  "in whole": (reading, fields) => ({
    kind: "whole",
    of: readTimeline(reading, fields.need("of")),
    unit: readAmount(reading, fields.need("in whole")),
    ...readPhrase(
      reading,
      fields.need("counted when"),
      countedWhen,
      FULL,
      'when a unit counts: "full", "touched" or "at least 6 minutes"',
    ),
  }),
  "at most": (reading, fields) => ({
    kind: "budget",
    of: readTimeline(reading, fields.need("of")),
    atMost: readLength(reading, fields.need("at most")),
    ...given({
      each: maybe(fields.get("each"), (node) => readPhrase(reading, node, readPeriod, MONTH, A_PERIOD)),
    }),
  }),
};

function runsReader(key: string, strictly: boolean): TimelineReader {
  return (reading, fields) => ({
    kind: "runs",
    of: readTimeline(reading, fields.need("of")),
    atLeast: readLength(reading, fields.need(key)),
    strictly,
  });
}

/** A length of time above zero, or a formula that gives one. */
function readLength(reading: Reading, node: Node): Expression<Name> {
  if (node.kind === "map") return readFormula(reading, node);
  const isName = node.kind === "text" && reading.declared.names.has(node.text);
  return isName ? nameAt(node.text, node.pointer) : readAmount(reading, node);
}

const MONTH: PeriodKind = { kind: "calendar month" };
const A_PERIOD = "a span such as calendar quarter";

function readNeed(reading: Reading, node: Node): "any" | "all" | number {
  return node.kind === "number"
    ? readWhole(reading, node, 1)
    : readChoice(reading, node, ["any", "all"] as const);
}

interface CountedWhen {
  readonly badFrom: TimeAmount | "touched" | "full";
  readonly strictly: boolean;
}

const FULL: CountedWhen = { badFrom: "full", strictly: false };

function countedWhen(text: string): CountedWhen | Refusal {
  if (text === "full" || text === "touched") return { badFrom: text, strictly: false };
  const match = /^(at least|above) (.+)$/.exec(text);
  if (match === null) {
    const what = kindInWords({ kind: "text", text, pointer: "" });
    return refusal(
      "unknown-choice",
      `${what} does not say when a unit counts; write "full", "touched", "at least 6 minutes" or "above 6 minutes".`,
    );
  }
  const badFrom = positiveAmount(match[2] ?? "");
  return isRefusal(badFrom) ? badFrom : { badFrom, strictly: match[1] === "above" };
}
