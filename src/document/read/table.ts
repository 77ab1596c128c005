/** Tables: a value by the values of one field, or of several in rows.
 *
 *  In rows "any" stands for every value of its column. A table of one field is written with the
 *  field's values as keys, where "by", "rows" and "otherwise" have meanings of their own; a value
 *  that is called so takes a row. */

import type { Expression, Name, Table } from "../../engine/prepare/expression.ts";
import { TABLE } from "../keywords/formula.ts";
import type { MapNode, Node } from "../tree.ts";
import { nameAt, STAND_IN } from "./literal.ts";
import {
  fieldsOf,
  given,
  maybe,
  type Reading,
  readList,
  readName,
  report,
  reportConflict,
} from "./reading.ts";

type Row = Table<Name>["rows"][number];

/** A table whose cells are read by `read`. */
export function readTable(
  reading: Reading,
  node: MapNode,
  read: (value: Node) => Expression<Name>,
): Table<Name> {
  const fields = fieldsOf(reading, node, TABLE);
  const by = readBy(reading, fields.need("by"));
  const rowsNode = fields.get("rows");
  const cells = node.entries.filter(({ key }) => !TABLE.keywords.some((keyword) => keyword.key === key));
  const [cell] = cells;
  if (rowsNode !== undefined && cell !== undefined)
    reportConflict(reading, cell.value.pointer, "rows", cell.key);
  if (cell !== undefined && by.length > 1) {
    report(
      reading,
      "wrong-length",
      cell.value.pointer,
      `The table has ${by.length} fields; write "rows", each with ${by.length} values and then the formula.`,
    );
  }
  const fromCells = cells.map(({ key, value }): Row => ({ keys: [keyOf(key)], value: read(value) }));
  const fromRows =
    rowsNode === undefined
      ? []
      : readList(reading, rowsNode, (row) => readRow(reading, row, by.length, read), "a list of rows");
  const otherwise = maybe(fields.get("otherwise"), read);
  const rows = [...fromCells, ...fromRows];
  if (rows.length === 0 && otherwise === undefined && !node.incomplete) {
    report(
      reading,
      "missing-key",
      node.pointer,
      "The table is empty; write a key with a formula for each value of the field.",
    );
  }
  return { kind: "table", by, rows, ...given({ otherwise }) };
}

function readBy(reading: Reading, node: Node): readonly Name[] {
  if (node.kind !== "list") return [nameAt(readName(reading, node, "the name of a field"), node.pointer)];
  if (node.items.length === 0)
    report(reading, "wrong-length", node.pointer, "The table names no field; write at least one.");
  return node.items.map((item) => nameAt(readName(reading, item, "the name of a field"), item.pointer));
}

function readRow(
  reading: Reading,
  node: Node,
  columns: number,
  read: (value: Node) => Expression<Name>,
): Row {
  const cells = readList(reading, node, (item) => item, "a row in brackets");
  if (node.kind === "list" && cells.length !== columns + 1) {
    const values = columns === 1 ? "one value" : `${columns} values`;
    report(
      reading,
      "wrong-length",
      node.pointer,
      `The row has ${cells.length} parts; write ${values} and then the formula.`,
    );
  }
  const value = cells[columns];
  const keys = cells.slice(0, columns).map((cell) => keyOf(readName(reading, cell)));
  return { keys, value: value === undefined ? STAND_IN : read(value) };
}

function keyOf(text: string): string | null {
  return text === "any" ? null : text;
}
