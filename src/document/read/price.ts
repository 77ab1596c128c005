/** Prices: series, tax, and the formulas about both. */

import type {
  CommercialExpression,
  PublishedSeries,
  PublishedValue,
  ReportedValues,
  TaxRule,
} from "../../engine/prepare/commerce.ts";
import { PARTS_OF_PERIOD } from "../../engine/prepare/commerce.ts";
import type { Name } from "../../engine/prepare/expression.ts";
import { type Ratio, ZERO } from "../../engine/value/ratio.ts";
import { ROUNDING_MODES } from "../../engine/value/rounding.ts";
import { REPORTED, SERIES, TAX } from "../keywords/price.ts";
import { isRefusal } from "../phrase/refusal.ts";
import type { Node } from "../tree.ts";
import { readCondition } from "./condition.ts";
import { readNames } from "./facts.ts";
import { type FormulaReader, readFormula } from "./formula.ts";
import { dateIn, nameAt, readAmount, readDate, readScalar } from "./literal.ts";
import {
  type Fields,
  fieldsOf,
  given,
  maybe,
  type Reading,
  readChoice,
  readName,
  readNamed,
  report,
  reportType,
} from "./reading.ts";

/** The published series; undefined when the document has none. */
export function readSeries(reading: Reading, node: Node | undefined): readonly PublishedSeries[] | undefined {
  const series = readNamed(reading, node, "section of series", (name, value) => {
    const fields = fieldsOf(reading, value, SERIES);
    return {
      name,
      source: readName(reading, fields.need("source")),
      values: readNamed(reading, fields.get("values"), "list of values by date", (date, each) =>
        readValue(reading, date, each),
      ),
      ...given({
        rate: readRate(reading, fields),
        holds: maybe(fields.get("holds"), (each) => readAmount(reading, each)),
        reported: maybe(fields.get("reported"), (each) => readReported(reading, each)),
      }),
    };
  });
  return series.length === 0 ? undefined : series;
}

function readValue(reading: Reading, text: string, node: Node): PublishedValue {
  const date = dateIn(text);
  if (isRefusal(date)) report(reading, date.code, node.pointer, date.message);
  const value = node.kind === "number" || node.kind === "text" ? readScalar(reading, node) : undefined;
  if (value?.kind !== "number") reportType(reading, node, "a number such as 119.9, or a percentage");
  return {
    from: isRefusal(date) ? 0 : date,
    value: value?.kind === "number" ? value : { kind: "number", value: ZERO, percent: false },
  };
}

/** Both currencies or none. */
function readRate(reading: Reading, fields: Fields): PublishedSeries["rate"] {
  const [of, price] = [fields.get("price of"), fields.get("in")];
  if (of === undefined && price === undefined) return undefined;
  if (of === undefined || price === undefined) {
    const advice = of === undefined ? '"price of": what one unit costs' : '"in": the currency of the price';
    report(
      reading,
      "missing-key",
      fields.pointer,
      `A rate of exchange names both currencies; add ${advice}.`,
    );
    return undefined;
  }
  return { of: readName(reading, of), in: readName(reading, price) };
}

function readReported(reading: Reading, node: Node): ReportedValues {
  const fields = fieldsOf(reading, node, REPORTED);
  const field = (key: string): Name => {
    const value = fields.need(key);
    return nameAt(readName(reading, value), value.pointer);
  };
  return {
    stream: readName(reading, fields.need("from"), "the name of a stream of records"),
    date: field("date"),
    value: field("value"),
    ...given({ where: maybe(fields.get("where"), (each) => readCondition(reading, each)) }),
  };
}

/** The tax on what is charged. */
export function readTax(reading: Reading, node: Node): TaxRule {
  const fields = fieldsOf(reading, node, TAX);
  return {
    name: readName(reading, fields.need("name")),
    rate: readFormula(reading, fields.need("rate")),
    on: maybe(fields.get("on"), (each) => readNames(reading, each)) ?? [],
    credits: readChoice(reading, fields.need("credits"), [
      "reduce the taxable amount",
      "outside tax",
    ] as const),
    rounding: readChoice(reading, fields.need("rounding"), ROUNDING_MODES),
  };
}

/** Formulas about prices. */
export const PRICE_READERS: Readonly<Record<string, FormulaReader>> = {
  "value of": (reading, fields) => ({
    kind: "value of",
    series: readName(reading, fields.need("value of"), "the name of a series"),
    on: readFormula(reading, fields.need("on")),
  }),
  convert: (reading, fields) => ({
    kind: "convert",
    of: readFormula(reading, fields.need("convert")),
    rate: readName(reading, fields.need("with"), "the name of a series"),
    on: readFormula(reading, fields.need("on")),
  }),
  indexed: readIndexed,
  "pro rata": (reading, fields) => ({
    kind: "pro rata",
    of: readFormula(reading, fields.need("pro rata")),
    part: readChoice(reading, fields.need("part of a period"), PARTS_OF_PERIOD),
    ...given({
      service: maybe(fields.get("service"), (each) => readName(reading, each)),
      from: maybe(fields.get("from"), (each) => readDate(reading, each)),
      to: maybe(fields.get("to"), (each) => readDate(reading, each)),
      rounding: maybe(fields.get("rounding"), (each) => readChoice(reading, each, ROUNDING_MODES)),
    }),
  }),
};

function readIndexed(reading: Reading, fields: Fields): CommercialExpression<Name> {
  return {
    kind: "indexed",
    of: readFormula(reading, fields.need("indexed")),
    series: readName(reading, fields.need("with"), "the name of a series"),
    base: readDate(reading, fields.need("base")),
    each: readAmount(reading, fields.need("each")),
    ...given({
      from: maybe(fields.get("from"), (each) => readDate(reading, each)),
      atLeast: maybe(fields.get("at least"), (each) => readPercentage(reading, each)),
      atMost: maybe(fields.get("at most"), (each) => readPercentage(reading, each)),
      rounding: maybe(fields.get("rounding"), (each) => readChoice(reading, each, ROUNDING_MODES)),
    }),
  };
}

/** A change in percent: a bare 3 could mean three percent or three hundred. */
function readPercentage(reading: Reading, node: Node): Ratio {
  const read = node.kind === "text" ? readScalar(reading, node) : undefined;
  if (read?.kind === "number" && read.percent) return read.value;
  reportType(reading, node, "a percentage such as 3 %");
  return ZERO;
}
