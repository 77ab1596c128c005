/** Prices in the words of the document: series, tax, and the formulas about both. */

import type {
  CommercialExpression,
  Indexed,
  PublishedSeries,
  ReportedValues,
  TaxRule,
} from "../../engine/prepare/commerce.ts";
import type { Name } from "../../engine/prepare/expression.ts";
import { formatDate } from "../../engine/time/civil.ts";
import { unreachable } from "../../engine/value/assert.ts";
import type { Ratio } from "../../engine/value/ratio.ts";
import { writeCondition } from "./condition.ts";
import { writeAmount } from "./constant.ts";
import { writeFormula } from "./formula.ts";
import { mapOfEntries, unlessEmpty, type WrittenMap, writtenMap } from "./written.ts";

export function writeSeries({ source, rate, holds, values, reported }: PublishedSeries): WrittenMap {
  const published = values.map(({ from, value }) => [formatDate(from), writeFormula(value)] as const);
  return writtenMap(
    {
      source,
      "price of": rate?.of,
      in: rate?.in,
      holds: holds && writeAmount(holds),
      values: published.length === 0 ? undefined : mapOfEntries(published),
      reported: reported && writeReported(reported),
    },
    true,
  );
}

function writeReported({ stream, date, value, where }: ReportedValues): WrittenMap {
  return writtenMap({
    from: stream,
    date: date.name,
    value: value.name,
    where: where && writeCondition(where),
  });
}

export function writeTax({ name, rate, on, credits, rounding }: TaxRule): WrittenMap {
  return writtenMap({ name, rate: writeFormula(rate), on: unlessEmpty(on), credits, rounding });
}

/** A formula about prices. */
export function writePrice(node: CommercialExpression<Name>): WrittenMap {
  switch (node.kind) {
    case "value of":
      return writtenMap({ "value of": node.series, on: writeFormula(node.on) });
    case "convert":
      return writtenMap({ convert: writeFormula(node.of), with: node.rate, on: writeFormula(node.on) });
    case "indexed":
      return writeIndexed(node);
    case "pro rata":
      return writtenMap({
        "pro rata": writeFormula(node.of),
        service: node.service,
        from: writeDate(node.from),
        to: writeDate(node.to),
        "part of a period": node.part,
        rounding: node.rounding,
      });
    default:
      return unreachable(node);
  }
}

function writeIndexed(node: Indexed<Name>): WrittenMap {
  return writtenMap({
    indexed: writeFormula(node.of),
    with: node.series,
    base: formatDate(node.base),
    from: writeDate(node.from),
    each: writeAmount(node.each),
    "at least": node.atLeast && writePercentage(node.atLeast),
    "at most": node.atMost && writePercentage(node.atMost),
    rounding: node.rounding,
  });
}

function writeDate(date: number | undefined): string | undefined {
  return date === undefined ? undefined : formatDate(date);
}

function writePercentage(value: Ratio): ReturnType<typeof writeFormula> {
  return writeFormula({ kind: "number", value, percent: true });
}
