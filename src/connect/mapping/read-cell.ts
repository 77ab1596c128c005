/** What does a mapping say about one value: its column, its type, its translation, its absence?
 *
 *  A plain text is the shortest form. For an event it is the event's own name, because an event is
 *  one of a few words of the agreement; everywhere else it names a column. Absence is judged by role:
 *  a fact without time or event is refused, a field that is empty is simply not known. */
import { valueAt as entryOf, kindInWords, type MapNode, type Node } from "../../document/tree.ts";
import { currencyExponent } from "../../engine/value/currency.ts";
import { type Cell, type CellType, ISO, type Located, type NumberFormat, type Otherwise } from "./mapping.ts";
import { checkKeys, locatedTexts, oneWord, type Report, scalarText, textOf } from "./read-part.ts";
import { timePattern } from "./time-pattern.ts";

/** What the value is for. */
export type CellRole = "event" | "time" | "until" | "field";

const KEYS = [
  "from",
  "value",
  "as",
  "format",
  "unit",
  "currency",
  "map",
  "otherwise",
  "missing",
  "default",
  "when missing",
  "when unreadable",
];

const TYPES = ["text", "number", "percent", "money", "duration", "instant", "date", "flag"] as const;

const OTHERWISE: readonly Otherwise[] = ["reject", "skip", "leave out"];

const UNITS = ["milliseconds", "seconds", "minutes", "hours"] as const;

/** Ways to write a number, each shown by an example. */
const NUMBER_FORMATS: Readonly<Record<string, NumberFormat>> = {
  "1234.5": { group: "", point: "." },
  "1,234.5": { group: ",", point: "." },
  "1234,5": { group: "", point: "," },
  "1.234,5": { group: ".", point: "," },
  "1 234,5": { group: " ", point: "," },
  "1'234.5": { group: "'", point: "." },
};

/** The value's source, or undefined when its problems were reported. */
export function readCell(
  node: Node,
  role: CellRole,
  missing: readonly string[],
  report: Report,
): Cell | undefined {
  if (node.kind === "refused") return undefined;
  const word = scalarText(node);
  if (word !== undefined && role === "event") {
    return { kind: "constant", text: word, as: { type: "text" }, pointer: node.pointer };
  }
  if (word !== undefined)
    return columnCell({ value: word, pointer: node.pointer }, undefined, role, missing, report);
  if (node.kind !== "map") {
    report(
      "wrong-type",
      node.pointer,
      `A column's name or a map with "from" stands here, not ${kindInWords(node)}.`,
    );
    return undefined;
  }
  checkKeys(node, KEYS, report);
  const constant = entryOf(node, "value");
  if (constant !== undefined) return constantCell(constant, node, role, report);
  const from = entryOf(node, "from");
  const column = scalarText(from);
  if (from !== undefined && column !== undefined) {
    return columnCell({ value: column, pointer: from.pointer }, node, role, missing, report);
  }
  report(
    "missing-key",
    node.pointer,
    'Say "from": the name of the column, or "value" for one that is always the same.',
  );
  return undefined;
}

/** A value that is the same on every row: an instant where a time is due, else the text itself. */
function constantCell(node: Node, map: MapNode, role: CellRole, report: Report): Cell | undefined {
  const other = map.entries.find(({ key }) => key !== "value");
  if (other !== undefined) {
    report(
      "unknown-key",
      other.value.pointer,
      `"value" stands alone; take "${other.key}" away, or write "from".`,
    );
  }
  const { pointer } = node;
  const isTime = role === "time" || role === "until";
  const as: CellType = isTime ? { type: "instant", format: { value: ISO, pointer } } : { type: "text" };
  const text = scalarText(node);
  if (text !== undefined) return { kind: "constant", text, as, pointer };
  report("wrong-type", pointer, `"value" is a text, not ${kindInWords(node)}.`);
  return undefined;
}

function columnCell(
  column: Located<string>,
  map: MapNode | undefined,
  role: CellRole,
  missing: readonly string[],
  report: Report,
): Cell {
  const said: MapNode = map ?? { kind: "map", entries: [], pointer: column.pointer, incomplete: false };
  const dictionary = readDictionary(entryOf(said, "map"), report);
  const standIn = textOf(said, "default", report, "optional");
  const absent = role === "time" || role === "event" ? "reject" : "leave out";
  return {
    kind: "column",
    column,
    as: readType(said, role, report),
    missing: [...missing, ...locatedTexts(entryOf(said, "missing"), report).map(({ value }) => value)],
    whenMissing: oneWord(said, "when missing", OTHERWISE, absent, report),
    whenUnmapped: readUnmapped(said, report),
    whenUnreadable: oneWord(said, "when unreadable", OTHERWISE, "reject", report),
    ...(dictionary === undefined ? {} : { map: dictionary }),
    ...(standIn === undefined ? {} : { standIn }),
  };
}

function readDictionary(node: Node | undefined, report: Report): ReadonlyMap<string, string> | undefined {
  if (node === undefined || node.kind === "refused") return undefined;
  if (node.kind === "map") {
    return new Map(
      node.entries.flatMap(({ key, value }) => {
        const text = scalarText(value);
        if (text !== undefined) return [[key, text] as const];
        report("wrong-type", value.pointer, `Write the text that "${key}" stands for.`);
        return [];
      }),
    );
  }
  report(
    "wrong-type",
    node.pointer,
    `Write a map from the cell's texts to their meanings, not ${kindInWords(node)}.`,
  );
  return undefined;
}

/** One of the three words, or any other text, which then stands for what is not in the map. */
function readUnmapped(map: MapNode, report: Report): Extract<Cell, { kind: "column" }>["whenUnmapped"] {
  const text = textOf(map, "otherwise", report, "optional");
  if (text !== undefined && entryOf(map, "map") === undefined) {
    report(
      "unknown-key",
      entryOf(map, "otherwise")?.pointer ?? "",
      '"otherwise" goes with "map": say what the texts stand for.',
    );
  }
  if (text === undefined) return "reject";
  return OTHERWISE.find((word) => word === text) ?? { text };
}

function readType(map: MapNode, role: CellRole, report: Report): CellType {
  if (role === "event") return { type: "text" };
  const type = role === "field" ? oneWord(map, "as", TYPES, "text", report) : "instant";
  switch (type) {
    case "text":
    case "flag":
      return { type };
    case "number":
    case "percent":
      return { type: "number", format: numberFormat(map, report), percent: type === "percent" };
    case "money":
      return { type, format: numberFormat(map, report), currency: readCurrency(map, report) };
    case "duration":
      return { type, format: numberFormat(map, report), unit: readUnit(map, report) };
    case "instant":
    case "date":
      return { type, format: timeFormat(map, report) };
    default:
      return closed(type);
  }
}

function closed(type: never): never {
  throw new Error(`assumption broken: no such type of cell: ${String(type)}`);
}

function numberFormat(map: MapNode, report: Report): NumberFormat {
  const word = oneWord(map, "format", Object.keys(NUMBER_FORMATS), "1234.5", report);
  return NUMBER_FORMATS[word] ?? { group: "", point: "." };
}

function readUnit(map: MapNode, report: Report): string {
  if (entryOf(map, "unit") === undefined)
    report("missing-key", map.pointer, `Say "unit", one of ${UNITS.join(", ")}.`);
  return oneWord(map, "unit", UNITS, "minutes", report);
}

function readCurrency(map: MapNode, report: Report): string {
  const currency = textOf(map, "currency", report, "required") ?? "";
  if (currency !== "" && currencyExponent(currency) === undefined) {
    const message = `"${currency}" is no ISO 4217 currency code; write three letters such as EUR.`;
    report("unknown-currency", entryOf(map, "currency")?.pointer ?? map.pointer, message);
  }
  return currency;
}

function timeFormat(map: MapNode, report: Report): Located<string> {
  const format = textOf(map, "format", report, "optional");
  const pointer = entryOf(map, "format")?.pointer ?? map.pointer;
  if (format === undefined || format === ISO) return { value: ISO, pointer };
  if (format === "unix seconds" || format === "unix milliseconds") return { value: format, pointer };
  const pattern = timePattern(format);
  if (typeof pattern === "string")
    report("invalid-format", pointer, `"${format}" is no format of times: ${pattern}.`);
  return { value: format, pointer };
}
