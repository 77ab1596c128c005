/** Formulas in the words of the document: constants as phrases, everything else as maps.
 *
 *  One formula has one spelling. Where two would be read alike the one that is said aloud is chosen:
 *  "12 % of monthly charges" instead of a product. */

import type {
  Bands,
  CalendarChoice,
  Deadline,
  Expression,
  Literal,
  Name,
  Table,
} from "../../engine/prepare/expression.ts";
import { formatDate } from "../../engine/time/civil.ts";
import { TABLE } from "../keywords/formula.ts";
import { isConstant } from "../phrase/literal.ts";
import { printTimeOfDay } from "../phrase/window.ts";
import { writeCondition } from "./condition.ts";
import { constantInWords, writeConstant } from "./constant.ts";
import { writeFigure } from "./figure.ts";
import { digitsOf, mapOfEntries, type Written, type WrittenMap, writtenMap } from "./written.ts";

/** A formula anywhere in the document. */
export function writeFormula(formula: Expression<Name>): Written {
  const words = wordsOf(formula);
  if (words !== undefined) return words;
  return isConstant(formula) ? writeConstant(formula) : writeNode(formula);
}

/** A formula that can stand behind a comparator, as words; undefined for those that need a map. */
export function operandOf(formula: Expression<Name>): string | undefined {
  if (formula.kind === "flag") return String(formula.flag);
  return formula.kind === "number" && !formula.percent ? digitsOf(formula.value) : wordsOf(formula);
}

/** The value of an item: a test stands there without its word. */
export function writeValueFormula(formula: Expression<Name>): Written {
  return formula.kind === "test" ? writeCondition(formula.test) : writeFormula(formula);
}

/** Constants, names and shares of names as one text; undefined for all that is not said so. */
function wordsOf(formula: Expression<Name>): string | undefined {
  if (formula.kind === "times") return shareInWords(formula.of);
  return isConstant(formula) ? constantInWords(formula) : undefined;
}

function shareInWords(of: readonly Expression<Name>[]): string | undefined {
  const [factor, name, ...more] = of;
  if (factor?.kind !== "number" || !factor.percent || factor.value.numerator < 0n) return undefined;
  return name?.kind === "name" && more.length === 0 ? `${wordsOf(factor)} of ${name.name}` : undefined;
}

type Node = Exclude<Expression<Name>, Literal | Name>;

function writeNode(node: Node): Written {
  switch (node.kind) {
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
      return writtenMap({ [node.kind]: node.of.map(writeFormula) });
    case "subtract":
      return writtenMap({ subtract: [writeFormula(node.from), writeFormula(node.take)] });
    case "divide":
      return writtenMap({
        divide: [writeFormula(node.dividend), writeFormula(node.divisor)],
        "by zero": node.byZero && writeFormula(node.byZero),
      });
    case "steps":
      return writtenMap({ [node.count]: writeFormula(node.size), of: writeFormula(node.of) });
    case "rounded":
      return writtenMap({
        rounded: writeFormula(node.of),
        decimals: { digits: String(node.rounding.decimals) },
        mode: node.rounding.mode,
      });
    case "bands":
      return writeBands(node);
    case "table":
      return writeTable(node, writeFormula);
    case "if":
      return writtenMap({
        if: writeCondition(node.test),
        // biome-ignore lint/suspicious/noThenProperty: the word of the document; nothing here is awaited.
        then: writeFormula(node.then),
        otherwise: writeFormula(node.otherwise),
      });
    case "in force":
      return writtenMap({
        "in force": node.rows.map((row) =>
          writtenMap({ from: formatDate(row.from), value: writeFormula(row.value) }),
        ),
      });
    case "test":
      return writtenMap({ test: writeCondition(node.test) });
    case "time between":
      return writtenMap({
        "time from": writeFormula(node.from),
        to: writeFormula(node.to),
        on: writeOn(node.on),
      });
    case "moved":
      return writtenMap({
        due: writtenMap({
          from: writeFormula(node.from),
          by: writeFormula(node.by),
          on: writeOn(node.on),
          ...writeDeadline(node, "end"),
        }),
      });
    case "day of":
      return writtenMap({ "day of": writeFormula(node.instant) });
    case "clock value":
      return writtenMap({ [`${node.value} of`]: node.clock.name });
    case "field at":
      return writtenMap({ field: node.field.name, at: node.event });
    default:
      return writeFigure(node);
  }
}

function writeBands({ of, rows, overlap, otherwise }: Bands<Name>): WrittenMap {
  return writtenMap({
    "bands of": writeFormula(of),
    rows: rows.map(({ from, to, gives }) =>
      mapOfEntries([
        [from?.inclusive ? "at least" : "above", from && writeFormula(from.bound)],
        [to?.inclusive ? "at most" : "below", to && writeFormula(to.bound)],
        ["gives", writeFormula(gives)],
      ]),
    ),
    overlap: overlap === "refused" ? undefined : overlap,
    otherwise: otherwise && writeFormula(otherwise),
  });
}

/** A table of one field has its values as keys, unless one of them is a word of tables. */
function writeTable(table: Table<Name>, writeValue: (value: Expression<Name>) => Written): WrittenMap {
  const { by, rows, otherwise } = table;
  const [only, second] = by;
  const keys = rows.map((row) => row.keys[0] ?? "any");
  const words = TABLE.keywords.map(({ key }) => key);
  const asKeys =
    second === undefined && new Set(keys).size === keys.length && !keys.some((key) => words.includes(key));
  return mapOfEntries([
    ["by", second === undefined ? only?.name : by.map(({ name }) => name)],
    ...(asKeys
      ? rows.map((row, index) => [keys[index] ?? "", writeValue(row.value)] as const)
      : [
          [
            "rows",
            rows.map((row) => [...row.keys.map((key) => key ?? "any"), writeValue(row.value)]),
          ] as const,
        ]),
    ["otherwise", otherwise && writeValue(otherwise)],
  ]);
}

/** A calendar by name, or by a table of names. */
export function writeCalendarChoice(choice: CalendarChoice<Name>): Written {
  return choice.kind === "calendar" ? choice.name : writeTable(choice, writeCalendarName);
}

function writeCalendarName(value: Expression<Name>): Written {
  if (value.kind === "table") return writeTable(value, writeCalendarName);
  return value.kind === "text" ? value.text : writeFormula(value);
}

function writeOn(on: CalendarChoice<Name> | undefined): Written | undefined {
  return on && writeCalendarChoice(on);
}

/** The keys of a deadline; `closing` is the one that names the moment of the final day. */
export function writeDeadline(
  { cutOff, snap }: Deadline,
  closing: "due" | "end",
): Record<string, Written | undefined> {
  const moment = typeof snap === "object" ? `at ${printTimeOfDay(snap.timeOfDay)}` : snap;
  return { "cut-off": cutOff === undefined ? undefined : printTimeOfDay(cutOff), [closing]: moment };
}
