/** Is a mapping ready to run? Its zone exists, its formats are formats, and every column it names is
 *  given a place.
 *
 *  Compiling happens twice on purpose: `compileMapping` needs no file, so a mapping can be checked
 *  before any export exists; `placesIn` then finds the columns in the header that a file really has,
 *  and says which are missing or stand there twice. */
import { meant } from "../../engine/prepare/nearest.ts";
import { type ZoneRelease, zoneOf } from "../../engine/time/zone.ts";
import { type Problem, problem } from "../../engine/value/problem.ts";
import { type CellReader, cellReader, type ReadingContext } from "./cell-reader.ts";
import type { Cell, FactRule, Located, Mapping, RowTest } from "./mapping.ts";

/** A mapping whose cells can be read. */
export interface CompiledMapping {
  readonly mapping: Mapping;
  /** Every column the mapping names, each once, in the order of first use. */
  readonly columns: readonly Located<string>[];
  readonly rules: readonly CompiledRule[];
  /** How often each column's value was left out because it was not readable. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface CompiledRule {
  readonly rule: FactRule;
  readonly subject: readonly number[];
  readonly id: readonly number[];
  /** Texts of a cell that holds nothing. */
  readonly missing: ReadonlySet<string>;
  readonly event?: CellReader;
  readonly time: CellReader;
  readonly until?: CellReader;
  readonly recorded?: CellReader;
  readonly fields: readonly { readonly name: string; readonly read: CellReader }[];
  readonly where: readonly { readonly place: number; readonly holds: (text: string) => boolean }[];
}

/** Readers for every cell. Problems: `unknown-zone`, and a constant that is no time. Compile once per import: counts start at zero. */
export function compileMapping(
  mapping: Mapping,
  release: ZoneRelease,
): { readonly compiled?: CompiledMapping; readonly problems: readonly Problem[] } {
  const zone = mapping.zone === undefined ? undefined : zoneOf(release, mapping.zone.value);
  if (mapping.zone !== undefined && zone === undefined) {
    const message = `"${mapping.zone.value}" is no zone of release ${release.id}; write a name such as Europe/Lisbon.`;
    return { problems: [problem("unknown-zone", mapping.zone.pointer, message)] };
  }
  const problems: Problem[] = [];
  const columns: Located<string>[] = [];
  const leftOut = new Map<string, number>();
  const context: ReadingContext = {
    placeOf: (column) => columns.findIndex(({ value }) => value === column),
    leftOut: (column) => void leftOut.set(column, (leftOut.get(column) ?? 0) + 1),
    problem: (code, pointer, message) => void problems.push(problem(code, pointer, message)),
    ambiguousTimes: mapping.ambiguousTimes,
    ...(zone === undefined ? {} : { zone }),
  };
  for (const column of mapping.facts.flatMap(columnsOf)) {
    if (context.placeOf(column.value) < 0) columns.push(column);
  }
  const rules = mapping.facts.map((rule) => compileRule(rule, context));
  return problems.length > 0 ? { problems } : { compiled: { mapping, columns, rules, leftOut }, problems };
}

/** Where the header of a file has the mapping's columns, in their order. The second of two columns of
 *  one name is called "Name (2)". Problems: `unknown-column`, `duplicate-column`. */
export function placesIn(
  header: readonly string[],
  columns: readonly Located<string>[],
): { readonly places: readonly number[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const places = columns.map(({ value, pointer }) => {
    const found = header.indexOf(value);
    if (found >= 0 && header.indexOf(value, found + 1) < 0) return found;
    const numbered = numberedPlace(header, value);
    if (found < 0 && numbered >= 0) return numbered;
    problems.push(found < 0 ? unknownColumn(value, pointer, header) : duplicateColumn(value, pointer));
    return -1;
  });
  return { places, problems };
}

function compileRule(rule: FactRule, context: ReadingContext): CompiledRule {
  const reader = (cell: Cell): CellReader => cellReader(cell, context);
  const places = (columns: readonly Located<string>[]) => columns.map(({ value }) => context.placeOf(value));
  const missing: ReadonlySet<string> = new Set(["", ...rule.missing]);
  return {
    rule,
    subject: places(rule.subject),
    id: places(rule.id),
    missing,
    time: reader(rule.time),
    ...(rule.event === undefined ? {} : { event: reader(rule.event) }),
    ...(rule.until === undefined ? {} : { until: reader(rule.until) }),
    ...(rule.recorded === undefined ? {} : { recorded: reader(rule.recorded) }),
    fields: rule.fields.map(({ name, is }) => ({ name, read: reader(is) })),
    where: rule.where.map((test) => ({
      place: context.placeOf(test.column.value),
      holds: testOf(test, missing),
    })),
  };
}

function testOf({ oneOf, negated }: RowTest, missing: ReadonlySet<string>): (text: string) => boolean {
  const wanted = oneOf === undefined ? undefined : new Set(oneOf);
  return (text) => (wanted === undefined ? !missing.has(text) : wanted.has(text)) !== negated;
}

function columnsOf(rule: FactRule): readonly Located<string>[] {
  const cells = [rule.event, rule.time, rule.until, rule.recorded, ...rule.fields.map(({ is }) => is)];
  return [
    ...rule.subject,
    ...rule.id,
    ...cells.flatMap((cell) => (cell?.kind === "column" ? [cell.column] : [])),
    ...rule.where.map(({ column }) => column),
  ];
}

/** "Status (2)" is the second column named "Status". */
function numberedPlace(header: readonly string[], name: string): number {
  const match = /^(.*) \((\d+)\)$/s.exec(name);
  if (match === null) return -1;
  const places = header.flatMap((each, place) => (each === match[1] ? [place] : []));
  return places[Number(match[2]) - 1] ?? -1;
}

function unknownColumn(name: string, pointer: string, header: readonly string[]): Problem {
  return problem("unknown-column", pointer, `The file has no column "${name}"; ${meant(name, header)}`);
}

function duplicateColumn(name: string, pointer: string): Problem {
  const message = `The file has several columns "${name}"; write "${name} (1)" for the first, "${name} (2)" for the second.`;
  return problem("duplicate-column", pointer, message);
}
