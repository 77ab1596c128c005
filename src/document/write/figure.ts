/** Figures in the words of the document: over items, over time, over earlier periods, over accounts. */

import type { CommercialExpression } from "../../engine/prepare/commerce.ts";
import type {
  AccountBalance,
  Aggregate,
  CellCount,
  History,
  Name,
  TimelineMeasure,
} from "../../engine/prepare/expression.ts";
import { unreachable } from "../../engine/value/assert.ts";
import { printLookback } from "../phrase/periods.ts";
import { writeCondition } from "./condition.ts";
import { writeFormula } from "./formula.ts";
import { writePrice } from "./price.ts";
import { writeTimeline } from "./timeline.ts";
import { digitsOf, unlessEmpty, type WrittenMap, writtenMap } from "./written.ts";

/** An aggregate, a measure of time, a look back, a balance or a price. */
export function writeFigure(
  node:
    | Aggregate<Name>
    | TimelineMeasure<Name>
    | History
    | AccountBalance
    | CommercialExpression<Name>
    | CellCount,
): WrittenMap {
  switch (node.kind) {
    case "count of":
      return writtenMap({ "count of": node.over, where: node.where && writeCondition(node.where) });
    case "share of":
      return writtenMap({
        "share of": node.over,
        where: node.where && writeCondition(node.where),
        that: writeCondition(node.that),
      });
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
      return writtenMap({
        [node.kind]: writeFormula(node.value),
        over: node.over,
        where: node.where && writeCondition(node.where),
      });
    case "percentile of":
      return writtenMap({
        percentile: { digits: digitsOf(node.percentile) },
        of: writeFormula(node.value),
        over: node.over,
        where: node.where && writeCondition(node.where),
      });
    case "time of":
    case "runs of":
    case "longest run of":
      return writtenMap({ [node.kind]: writeTimeline(node.timeline) });
    case "share of time":
      return writtenMap({
        "share of time": writeTimeline(node.timeline),
        within: node.within && writeTimeline(node.within),
        without: unlessEmpty(node.without.map(writeTimeline)),
      });
    case "opening balance of":
    case "balance of":
      return writtenMap({ [node.kind]: node.account });
    case "value of":
    case "convert":
    case "indexed":
    case "pro rata":
      return writePrice(node);
    default:
      return writeHistory(node);
  }
}

/** What earlier periods said, and the cells of a target in this one. */
function writeHistory(node: History | CellCount): WrittenMap {
  switch (node.kind) {
    case "previous":
      return writtenMap({
        previous: node.name,
        ago: { digits: String(node.ago) },
        otherwise: node.otherwise && writeFormula(node.otherwise),
      });
    case "in a row":
      return writtenMap({ "in a row": node.target, verdict: node.verdict, "not measured": node.notMeasured });
    case "cells of": {
      const [only, ...more] = node.verdicts ?? [];
      return writtenMap({ "cells of": node.target, verdict: more.length === 0 ? only : node.verdicts });
    }
    case "times in last":
      return writtenMap({
        "times in last": { digits: String(node.periods) },
        of: node.target,
        verdict: node.verdict,
        "not measured": node.notMeasured,
      });
    case "over periods":
      return writtenMap({ [node.aggregate]: node.name, over: printLookback(node.span) });
    default:
      return unreachable(node);
  }
}
