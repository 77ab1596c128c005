/** Formulas: a scalar, or a map that one word of the formula language makes known.
 *
 *  The word may stand anywhere in its map, for the order of keys carries no meaning; two such words in
 *  one map are a contradiction. A map with `by` is always a table, because every other key of a table
 *  is a value of the parties' own and may look like a word. */

import type { Expression, Name } from "../../engine/prepare/expression.ts";
import { nearest } from "../../engine/prepare/nearest.ts";
import { FORMULAS } from "../keywords/formula.ts";
import type { KeywordMap } from "../keywords/keyword.ts";
import { CONDITION_WORDS, FORMULA_WORDS } from "../keywords/reserved.ts";
import { type MapNode, type Node, shortened } from "../tree.ts";
import { readCondition } from "./condition.ts";
import { AGGREGATE_READERS } from "./formula-aggregate.ts";
import { CHOICE_READERS } from "./formula-choice.ts";
import { TIME_READERS } from "./formula-time.ts";
import { readScalar, STAND_IN } from "./literal.ts";
import { PRICE_READERS } from "./price.ts";
import {
  type Fields,
  fieldsOf,
  maybe,
  type Reading,
  readList,
  report,
  reportConflict,
  reportType,
  reportUnknownKey,
} from "./reading.ts";
import { readTable } from "./table.ts";

/** Makes the formula of one word from its checked map. */
export type FormulaReader = (reading: Reading, fields: Fields, node: MapNode) => Expression<Name>;

/** A formula anywhere in the document. */
export function readFormula(reading: Reading, node: Node): Expression<Name> {
  if (node.kind === "map") return readFormulaMap(reading, node);
  if (node.kind === "list" || node.kind === "empty") {
    reportType(reading, node, "a number, a constant in words, a name, or a formula in braces");
    return STAND_IN;
  }
  return readScalar(reading, node);
}

/** A formula, or a condition in its place, which then is a flag: for the values of items. */
export function readValueFormula(reading: Reading, node: Node): Expression<Name> {
  if (node.kind !== "map" || wordsIn(node).length > 0 || looksMisspelt(reading, node))
    return readFormula(reading, node);
  return { kind: "test", test: readCondition(reading, node) };
}

/** Several formulas. */
export function readFormulas(reading: Reading, node: Node): readonly Expression<Name>[] {
  const of = readList(reading, node, (item) => readFormula(reading, item), "a list of formulas in brackets");
  if (node.kind === "list" && of.length === 0) {
    report(reading, "wrong-length", node.pointer, "This list of formulas is empty; write at least one.");
  }
  return of;
}

function readFormulaMap(reading: Reading, node: MapNode): Expression<Name> {
  const words = wordsIn(node);
  const [first, second] = words;
  if (first === undefined) {
    reportNoFormula(reading, node);
    return STAND_IN;
  }
  if (first.name === "by") return readTable(reading, node, (value) => readFormula(reading, value));
  if (second !== undefined) {
    const at = node.entries.find(({ key }) => key === second.name);
    reportConflict(reading, at?.value.pointer ?? node.pointer, first.name, second.name);
    return STAND_IN;
  }
  const read = readerOf(first.name);
  return read === undefined ? STAND_IN : read(reading, fieldsOf(reading, node, first), node);
}

/** The words of formulas in a map, a table's first, then in written order. */
function wordsIn(node: MapNode): readonly KeywordMap[] {
  const keys = node.entries.map(({ key }) => key);
  const found = keys.flatMap((key) => FORMULAS.find(({ name }) => name === key) ?? []);
  return found.some(({ name }) => name === "by") ? FORMULAS.filter(({ name }) => name === "by") : found;
}

function reportNoFormula(reading: Reading, node: MapNode): void {
  const [first] = node.entries;
  if (first === undefined) reportType(reading, node, "a formula; these braces are empty");
  else if (isTableWithoutField(node))
    report(reading, "unknown-key", first.value.pointer, tableSentence(first.key));
  else reportUnknownKey(reading, first.key, first.value.pointer, FORMULA_WORDS);
}

/** Several keys, each with a constant and none like a word of formulas: "{ P1: 1 hour, P2: 4 hours }". */
function isTableWithoutField({ entries }: MapNode): boolean {
  return (
    entries.length > 1 &&
    entries.every(({ key, value }) => value.kind === "text" && nearest(key, FORMULA_WORDS) === undefined)
  );
}

function tableSentence(key: string): string {
  return `"${shortened(key)}" is no key here; a table names the field whose values its keys are: write "by: priority", or whatever the field is called, before it.`;
}

/** Whether the first key is nothing the document declares and no word of conditions either. */
function looksMisspelt(reading: Reading, node: MapNode): boolean {
  const [first] = node.entries;
  if (first === undefined || CONDITION_WORDS.includes(first.key) || first.key === "value") return false;
  return first.value.kind === "list" && !reading.declared.names.has(first.key);
}

function readTwo(reading: Reading, node: Node): readonly [Expression<Name>, Expression<Name>] {
  const [first, second, ...more] = readFormulas(reading, node);
  if (node.kind === "list" && node.items.length > 0 && (second === undefined || more.length > 0)) {
    report(
      reading,
      "wrong-length",
      node.pointer,
      `Here stand ${node.items.length} formulas; write exactly two.`,
    );
  }
  return [first ?? STAND_IN, second ?? STAND_IN];
}

function listReader(kind: "add" | "times" | "smaller of" | "larger of"): FormulaReader {
  return (reading, fields) => ({ kind, of: readFormulas(reading, fields.need(kind)) });
}

const ARITHMETIC_READERS: Readonly<Record<string, FormulaReader>> = {
  add: listReader("add"),
  times: listReader("times"),
  "smaller of": listReader("smaller of"),
  "larger of": listReader("larger of"),
  subtract: (reading, fields) => {
    const [from, take] = readTwo(reading, fields.need("subtract"));
    return { kind: "subtract", from, take };
  },
  divide: (reading, fields) => {
    const [dividend, divisor] = readTwo(reading, fields.need("divide"));
    const byZero = maybe(fields.get("by zero"), (node) => readFormula(reading, node));
    return { kind: "divide", dividend, divisor, ...(byZero === undefined ? {} : { byZero }) };
  },
};

/** The tables are asked when they are needed: their files and this one know each other. */
function readerOf(word: string): FormulaReader | undefined {
  return (
    ARITHMETIC_READERS[word] ??
    CHOICE_READERS[word] ??
    TIME_READERS[word] ??
    AGGREGATE_READERS[word] ??
    PRICE_READERS[word]
  );
}
