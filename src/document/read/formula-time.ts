/** Formulas of time: from one instant to another, deadlines, what a clock showed, what a field was. */

import type { ClockValue } from "../../engine/prepare/expression.ts";
import { DUE } from "../keywords/formula.ts";
import { readCalendarChoice, readDeadline } from "./deadline.ts";
import { type FormulaReader, readFormula } from "./formula.ts";
import { nameAt } from "./literal.ts";
import { fieldsOf, given, maybe, readName } from "./reading.ts";

export const TIME_READERS: Readonly<Record<string, FormulaReader>> = {
  "time from": (reading, fields) => ({
    kind: "time between",
    from: readFormula(reading, fields.need("time from")),
    to: readFormula(reading, fields.need("to")),
    ...given({ on: maybe(fields.get("on"), (node) => readCalendarChoice(reading, node)) }),
  }),
  due: (reading, outer) => {
    const fields = fieldsOf(reading, outer.need("due"), DUE);
    return {
      kind: "moved",
      from: readFormula(reading, fields.need("from")),
      by: readFormula(reading, fields.need("by")),
      ...given({ on: maybe(fields.get("on"), (node) => readCalendarChoice(reading, node)) }),
      ...readDeadline(reading, fields, "end"),
    };
  },
  "day of": (reading, fields) => ({ kind: "day of", instant: readFormula(reading, fields.need("day of")) }),
  field: (reading, fields) => {
    const node = fields.need("field");
    return {
      kind: "field at",
      field: nameAt(readName(reading, node), node.pointer),
      event: readName(reading, fields.need("at")),
    };
  },
  "elapsed of": clockReader("elapsed"),
  "due of": clockReader("due"),
  "start of": clockReader("start"),
  "stop of": clockReader("stop"),
  "breach of": clockReader("breach"),
  "margin of": clockReader("margin"),
  "paused of": clockReader("paused"),
};

function clockReader(value: ClockValue): FormulaReader {
  return (reading, fields) => {
    const node = fields.need(`${value} of`);
    return {
      kind: "clock value",
      clock: nameAt(readName(reading, node, "the name of a clock"), node.pointer),
      value,
    };
  };
}
