/** Does the text of a mapping say how rows become facts? All of its mistakes are told at once.
 *
 *  The form is the same YAML in which agreements are written. What stands at the top holds for each
 *  fact of the list `facts`, unless the fact says it otherwise; without the list there is one fact a
 *  row. So a simple export needs no nesting, and a file that feeds several streams repeats nothing. */
import { lineFinder, offsetOf } from "../../document/place.ts";
import { readSource } from "../../document/source.ts";
import { valueAt as entryOf, type MapNode, type Node } from "../../document/tree.ts";
import { hasErrors, type Problem } from "../../engine/value/problem.ts";
import type { Encoding, FactRule, Located, Mapping, RowTest } from "./mapping.ts";
import { type CellRole, readCell } from "./read-cell.ts";
import {
  checkKeys,
  listOf,
  locatedTexts,
  oneWord,
  type Report,
  reportTo,
  textOf,
  wholeOf,
} from "./read-part.ts";

/** The mapping, unless a problem stands in its way. Problems carry pointer, line and column. */
export function readMapping(text: string | Uint8Array): {
  readonly mapping?: Mapping;
  readonly problems: readonly Problem[];
} {
  const source = readSource(text);
  const problems: Problem[] = [...source.problems];
  const placeAt = lineFinder(source.text);
  const report = once(reportTo(problems, (pointer) => placeAt(offsetOf(pointer, source.offsets))));
  if (source.root === undefined) return { problems };
  if (source.root.kind !== "map") report("wrong-type", "", 'A mapping begins with "tallystick mapping: 1".');
  const mapping = source.root.kind === "map" ? readTop(source.root, report) : undefined;
  return mapping === undefined || hasErrors(problems) ? { problems } : { mapping, problems };
}

/** What stands at the top is read once per fact, and told once. */
function once(report: Report): Report {
  const told = new Set<string>();
  return (code, pointer, message) => {
    const key = `${code} ${pointer} ${message}`;
    if (!told.has(key)) report(code, pointer, message);
    told.add(key);
  };
}

const FILE_KEYS = [
  "tallystick mapping",
  "reads",
  "delimiter",
  "encoding",
  "columns",
  "source",
  "zone",
  "ambiguous times",
  "facts",
];

const RULE_KEYS = [
  "stream",
  "subject",
  "id",
  "event",
  "time",
  "until",
  "recorded",
  "fields",
  "missing",
  "where",
  "once per subject",
  "only when changed",
];

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  "utf-8": "utf-8",
  "windows-1252": "windows-1252",
  "iso-8859-1": "iso-8859-1",
  latin1: "iso-8859-1",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
};

const DELIMITERS: Readonly<Record<string, string>> = { ",": ",", ";": ";", "|": "|", tab: "\t" };

function readTop(top: MapNode, report: Report): Mapping | undefined {
  checkKeys(top, [...FILE_KEYS, ...RULE_KEYS], report);
  const version = wholeOf(entryOf(top, "tallystick mapping"));
  if (version !== 1) {
    report(
      "unknown-version",
      "/tallystick mapping",
      'This program reads mappings that begin with "tallystick mapping: 1".',
    );
    return undefined;
  }
  const delimiter = oneWord(top, "delimiter", Object.keys(DELIMITERS), ",", report);
  const encoding = oneWord(top, "encoding", Object.keys(ENCODINGS), "utf-8", report);
  const source = textOf(top, "source", report, "required");
  const zone = located(top, "zone", report);
  const columns = locatedTexts(entryOf(top, "columns"), report);
  return {
    language: 1,
    reads: oneWord(top, "reads", ["csv", "json lines"], "csv", report),
    delimiter: DELIMITERS[delimiter] ?? ",",
    encoding: ENCODINGS[encoding] ?? "utf-8",
    source: source ?? "",
    ambiguousTimes: oneWord(top, "ambiguous times", ["reject", "earlier", "later"], "reject", report),
    facts: readRules(top, report),
    ...(zone === undefined ? {} : { zone }),
    ...(columns.length === 0 ? {} : { columns: columns.map(({ value }) => value) }),
  };
}

/** One rule per entry of `facts`, each completed by what stands at the top. */
function readRules(top: MapNode, report: Report): readonly FactRule[] {
  const facts = entryOf(top, "facts");
  if (facts === undefined) return [readRule(top, report)];
  const shared = top.entries.filter(({ key }) => RULE_KEYS.includes(key));
  return listOf(facts, report).flatMap((entry) => {
    if (entry.kind !== "map") {
      report("wrong-type", entry.pointer, 'Each fact is a map that says its "stream", "subject" and "time".');
      return [];
    }
    checkKeys(entry, RULE_KEYS, report);
    const own = new Set(entry.entries.map(({ key }) => key));
    const entries = [...entry.entries, ...shared.filter(({ key }) => !own.has(key))];
    return [readRule({ ...entry, entries }, report)];
  });
}

function readRule(map: MapNode, report: Report): FactRule {
  const missing = locatedTexts(entryOf(map, "missing"), report).map(({ value }) => value);
  const cell = (key: string, role: CellRole) => {
    const node = entryOf(map, key);
    return node === undefined ? undefined : readCell(node, role, missing, report);
  };
  const subject = locatedTexts(entryOf(map, "subject"), report);
  if (subject.length === 0) needs(map, "subject", "the columns that name the ticket, line or probe", report);
  const time = cell("time", "time");
  if (time === undefined) needs(map, "time", "the column that says when it happened", report);
  const [event, until, recorded] = [
    cell("event", "event"),
    cell("until", "until"),
    cell("recorded", "until"),
  ];
  return {
    pointer: map.pointer,
    stream: textOf(map, "stream", report, "required") ?? "",
    subject,
    missing,
    id: locatedTexts(entryOf(map, "id"), report),
    time: time ?? { kind: "constant", text: "", as: { type: "text" }, pointer: map.pointer },
    fields: readFields(entryOf(map, "fields"), missing, report),
    where: readTests(entryOf(map, "where"), report),
    oncePerSubject: flagOf(map, "once per subject", report),
    onlyWhenChanged: flagOf(map, "only when changed", report),
    ...(event === undefined ? {} : { event }),
    ...(until === undefined ? {} : { until }),
    ...(recorded === undefined ? {} : { recorded }),
  };
}

function needs(map: MapNode, key: string, what: string, report: Report): void {
  if (entryOf(map, key) === undefined) report("missing-key", map.pointer, `Say "${key}": ${what}.`);
}

function readFields(node: Node | undefined, missing: readonly string[], report: Report): FactRule["fields"] {
  if (node === undefined) return [];
  if (node.kind !== "map") {
    report("wrong-type", node.pointer, "Write the fields as a map from the field's name to its column.");
    return [];
  }
  return node.entries.flatMap(({ key, value }) => {
    const is = readCell(value, "field", missing, report);
    return is === undefined ? [] : [{ name: key, is }];
  });
}

/** Tests of a row: a column with a text, a list of texts, `known`, `missing`, or `not` before texts. */
function readTests(node: Node | undefined, report: Report): readonly RowTest[] {
  if (node === undefined) return [];
  if (node.kind !== "map") {
    report("wrong-type", node.pointer, "Write the tests as a map from a column's name to its text or texts.");
    return [];
  }
  return node.entries.map(({ key, value }) => {
    const column: Located<string> = { value: key, pointer: value.pointer };
    if (value.kind === "text" && (value.text === "known" || value.text === "missing")) {
      return { column, negated: value.text === "missing" };
    }
    if (value.kind === "map") checkKeys(value, ["not"], report);
    const texts = value.kind === "map" ? entryOf(value, "not") : value;
    const oneOf = locatedTexts(texts, report).map((each) => each.value);
    return { column, oneOf, negated: value.kind === "map" };
  });
}

function flagOf(map: MapNode, key: string, report: Report): boolean {
  const node = entryOf(map, key);
  if (node === undefined || node.kind === "flag") return node?.flag ?? false;
  report("wrong-type", node.pointer, `"${key}" is true or false.`);
  return false;
}

function located(map: MapNode, key: string, report: Report): Located<string> | undefined {
  const value = textOf(map, key, report, "optional");
  return value === undefined ? undefined : { value, pointer: entryOf(map, key)?.pointer ?? "" };
}
