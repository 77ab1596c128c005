/** Formulas over many: items, stretches of time, and earlier periods. */

import type {
  Condition,
  History,
  Literal,
  Lookback,
  Name,
  Skipping,
  Timeline,
  Verdict,
} from "../../engine/prepare/expression.ts";
import { compare, type Ratio, ratio, signOf, ZERO } from "../../engine/value/ratio.ts";
import { VERDICTS } from "../keywords/judging.ts";
import { readLookback } from "../phrase/periods.ts";
import type { Node } from "../tree.ts";
import { readCondition } from "./condition.ts";
import { type FormulaReader, readFormula } from "./formula.ts";
import { readScalar, STAND_IN } from "./literal.ts";
import {
  type Fields,
  given,
  maybe,
  type Reading,
  readChoice,
  readList,
  readName,
  readWhole,
  report,
  reportConflict,
  reportType,
} from "./reading.ts";
import { readTimeline } from "./timeline.ts";

export const AGGREGATE_READERS: Readonly<Record<string, FormulaReader>> = {
  "count of": (reading, fields) => ({
    kind: "count of",
    over: readSet(reading, fields.need("count of")),
    ...whereOf(reading, fields),
  }),
  "share of": (reading, fields) => ({
    kind: "share of",
    over: readSet(reading, fields.need("share of")),
    that: readCondition(reading, fields.need("that")),
    ...whereOf(reading, fields),
  }),
  "sum of": overReader("sum of"),
  "mean of": overReader("mean of"),
  "lowest of": overReader("lowest of"),
  "highest of": overReader("highest of"),
  percentile: (reading, fields) => ({
    kind: "percentile of",
    percentile: readPercentile(reading, fields.need("percentile")),
    value: readFormula(reading, fields.need("of")),
    over: readSet(reading, fields.need("over")),
    ...whereOf(reading, fields),
  }),
  "time of": timelineReader("time of"),
  "runs of": timelineReader("runs of"),
  "longest run of": timelineReader("longest run of"),
  "share of time": (reading, fields) => ({
    kind: "share of time",
    timeline: readTimeline(reading, fields.need("share of time")),
    without: readTimelines(reading, fields.get("without")),
    ...given({ within: maybe(fields.get("within"), (node) => readTimeline(reading, node)) }),
  }),
  previous: (reading, fields) => ({
    kind: "previous",
    name: readName(reading, fields.need("previous")),
    ago: readWhole(reading, fields.need("ago"), 1),
    ...given({ otherwise: maybe(fields.get("otherwise"), (node) => readConstant(reading, node)) }),
  }),
  "in a row": (reading, fields) => ({
    kind: "in a row",
    target: readName(reading, fields.need("in a row"), "the name of a target"),
    verdict: readVerdict(reading, fields),
    ...skippingOf(reading, fields),
  }),
  "cells of": (reading, fields) => ({
    kind: "cells of",
    target: readName(reading, fields.need("cells of"), "the name of a target"),
    ...given({ verdicts: maybe(fields.get("verdict"), (node) => readVerdicts(reading, node)) }),
  }),
  "times in last": (reading, fields) => ({
    kind: "times in last",
    target: readName(reading, fields.need("of"), "the name of a target"),
    verdict: readVerdict(reading, fields),
    periods: readWhole(reading, fields.need("times in last"), 1),
    ...skippingOf(reading, fields),
  }),
  "opening balance of": balanceReader("opening balance of"),
  "balance of": balanceReader("balance of"),
};

function balanceReader(kind: "opening balance of" | "balance of"): FormulaReader {
  return (reading, fields) => ({
    kind,
    account: readName(reading, fields.need(kind), "the name of an account"),
  });
}

type Sums = "sum of" | "mean of" | "lowest of" | "highest of";

/** Over items, or over periods where "over" says so. */
function overReader(kind: Sums): FormulaReader {
  return (reading, fields) => {
    const over = fields.need("over");
    const span = over.kind === "text" ? readLookback(over.text) : undefined;
    if (span !== undefined) return readOverPeriods(reading, fields, kind, span);
    return {
      kind,
      value: readFormula(reading, fields.need(kind)),
      over: readSet(reading, over),
      ...whereOf(reading, fields),
    };
  };
}

function readOverPeriods(reading: Reading, fields: Fields, aggregate: Sums, span: Lookback): History {
  const where = fields.get("where");
  if (where !== undefined) reportConflict(reading, where.pointer, "where", "over periods");
  const name = readName(reading, fields.need(aggregate), "the name of a figure, target or credit");
  return { kind: "over periods", aggregate, name, span };
}

function timelineReader(kind: "time of" | "runs of" | "longest run of"): FormulaReader {
  return (reading, fields) => ({ kind, timeline: readTimeline(reading, fields.need(kind)) });
}

function readTimelines(reading: Reading, node: Node | undefined): readonly Timeline<Name>[] {
  return node === undefined
    ? []
    : readList(reading, node, (item) => readTimeline(reading, item), "a list of timelines in brackets");
}

function whereOf(reading: Reading, fields: Fields): { readonly where?: Condition<Name> } {
  return given({ where: maybe(fields.get("where"), (node) => readCondition(reading, node)) });
}

function readSet(reading: Reading, node: Node): string {
  return readName(reading, node, "the name of a stream or of items");
}

function readVerdict(reading: Reading, fields: Fields): "met" | "missed" {
  return readChoice(reading, fields.need("verdict"), ["met", "missed"] as const);
}

function skippingOf(reading: Reading, fields: Fields): Skipping {
  const skipped = (node: Node) => readChoice(reading, node, ["is skipped"] as const);
  return given({ notMeasured: maybe(fields.get("not measured"), skipped) });
}

function readVerdicts(reading: Reading, node: Node): readonly Verdict[] {
  if (node.kind !== "list") return [readChoice(reading, node, VERDICTS)];
  const verdicts = readList(
    reading,
    node,
    (each) => readChoice(reading, each, VERDICTS),
    "a list of verdicts",
  );
  if (verdicts.length === 0)
    report(reading, "wrong-length", node.pointer, 'The list is empty; leave "verdict" out to count all.');
  return verdicts;
}

function readPercentile(reading: Reading, node: Node): Ratio {
  const read = node.kind === "number" ? readScalar(reading, node) : undefined;
  if (read?.kind !== "number") {
    reportType(reading, node, "a number above 0 and up to 100, such as 95");
    return ZERO;
  }
  if (signOf(read.value) > 0 && compare(read.value, ratio(100)) <= 0) return read.value;
  report(
    reading,
    "out-of-range",
    node.pointer,
    "A percentile lies above 0 and goes up to 100; write a number such as 95.",
  );
  return ZERO;
}

/** A literal: what an earlier period would have been cannot be worked out in this one. */
export function readConstant(reading: Reading, node: Node): Literal {
  const read =
    node.kind === "map" || node.kind === "list" || node.kind === "empty"
      ? undefined
      : readScalar(reading, node);
  switch (read?.kind) {
    case "number":
    case "money":
    case "time amount":
    case "date":
    case "instant":
    case "flag":
    case "not applicable":
      return read;
    default:
      reportType(reading, node, "a constant such as 0 EUR");
      return STAND_IN;
  }
}
