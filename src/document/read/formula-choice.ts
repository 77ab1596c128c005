/** Formulas that choose: steps, rounding, bands, tests and values in force. */

import type { BandRow, Bands, Expression, Name } from "../../engine/prepare/expression.ts";
import { ROUNDING_MODES } from "../../engine/value/rounding.ts";
import { BAND_ROW, IN_FORCE_ROW } from "../keywords/formula.ts";
import { MOST_DECIMALS } from "../phrase/rounding.ts";
import type { Node } from "../tree.ts";
import { readCondition } from "./condition.ts";
import { type FormulaReader, readFormula } from "./formula.ts";
import { readDate } from "./literal.ts";
import {
  type Fields,
  fieldsOf,
  given,
  maybe,
  type Reading,
  readChoice,
  readList,
  readText,
  readWhole,
  report,
  reportConflict,
} from "./reading.ts";

export const CHOICE_READERS: Readonly<Record<string, FormulaReader>> = {
  full: stepsReader("full"),
  started: stepsReader("started"),
  rounded: (reading, fields) => {
    const decimals = readDecimals(reading, fields.need("decimals"));
    const mode = readChoice(reading, fields.need("mode"), ROUNDING_MODES);
    return {
      kind: "rounded",
      of: readFormula(reading, fields.need("rounded")),
      rounding: { mode, decimals },
    };
  },
  "bands of": readBands,
  if: (reading, fields) => ({
    kind: "if",
    test: readCondition(reading, fields.need("if")),
    // biome-ignore lint/suspicious/noThenProperty: the word of the document; nothing here is awaited.
    then: readFormula(reading, fields.need("then")),
    otherwise: readFormula(reading, fields.need("otherwise")),
  }),
  "in force": (reading, fields) => ({
    kind: "in force",
    rows: readRows(reading, fields.need("in force"), (node) => readInForce(reading, node)),
  }),
  test: (reading, fields) => ({ kind: "test", test: readCondition(reading, fields.need("test")) }),
  text: (reading, fields) => ({ kind: "text", text: readText(reading, fields.need("text")) }),
};

function stepsReader(count: "full" | "started"): FormulaReader {
  return (reading, fields) => ({
    kind: "steps",
    count,
    size: readFormula(reading, fields.need(count)),
    of: readFormula(reading, fields.need("of")),
  });
}

function readDecimals(reading: Reading, node: Node): number {
  const decimals = readWhole(reading, node, 0);
  if (decimals > MOST_DECIMALS)
    report(reading, "invalid-rounding", node.pointer, `Write at most ${MOST_DECIMALS} decimals.`);
  return decimals;
}

function readBands(reading: Reading, fields: Fields): Bands<Name> {
  const overlap = maybe(fields.get("overlap"), (node) =>
    readChoice(reading, node, ["first", "highest", "lowest"] as const),
  );
  const otherwise = maybe(fields.get("otherwise"), (node) => readFormula(reading, node));
  return {
    kind: "bands",
    of: readFormula(reading, fields.need("bands of")),
    rows: readRows(reading, fields.need("rows"), (node) => readBand(reading, node)),
    overlap: overlap ?? "refused",
    ...given({ otherwise }),
  };
}

function readBand(reading: Reading, node: Node): BandRow<Name> {
  const fields = fieldsOf(reading, node, BAND_ROW);
  const from = readBound(reading, fields, "at least", "above");
  const to = readBound(reading, fields, "at most", "below");
  return { ...given({ from, to }), gives: readFormula(reading, fields.need("gives")) };
}

/** One end of a band, by the word that includes it or the one that does not. */
function readBound(
  reading: Reading,
  fields: Fields,
  including: string,
  excluding: string,
): BandRow<Name>["from"] {
  const [inside, outside] = [fields.get(including), fields.get(excluding)];
  if (inside !== undefined && outside !== undefined)
    reportConflict(reading, outside.pointer, including, excluding);
  const node = inside ?? outside;
  return node === undefined
    ? undefined
    : { bound: readFormula(reading, node), inclusive: inside !== undefined };
}

function readInForce(
  reading: Reading,
  node: Node,
): { readonly from: number; readonly value: Expression<Name> } {
  const fields = fieldsOf(reading, node, IN_FORCE_ROW);
  return { from: readDate(reading, fields.need("from")), value: readFormula(reading, fields.need("value")) };
}

function readRows<T>(reading: Reading, node: Node, read: (item: Node) => T): readonly T[] {
  const rows = readList(reading, node, read, "a list of rows");
  if (node.kind === "list" && rows.length === 0) {
    report(reading, "wrong-length", node.pointer, "This list of rows is empty; write at least one row.");
  }
  return rows;
}
