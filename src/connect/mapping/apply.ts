/** What does one row give: facts, a refusal, or nothing for a reason that is counted?
 *
 *  A row is taken whole or not at all: when one of its facts cannot be made, none is, because half of
 *  a ticket's story would look like a different story. Ids sort like the rows do: facts of one subject
 *  at one instant keep the order of the file, which is the only order a clock of minutes leaves. */
import type { RawFact } from "../../engine/measure/fact/fact.ts";
import type { RowView } from "../row.ts";
import { type CellReader, type CellValue, NO_FACT, type Refusal } from "./cell-reader.ts";
import type { CompiledMapping, CompiledRule } from "./compile.ts";
import type { SubjectMemory } from "./memory.ts";

/** Why a row gave nothing though nothing is wrong with it. */
export type SkipReason =
  | "blank line"
  | "where"
  | "once per subject"
  | "nothing changed"
  | "no event"
  | "no time"
  | "left out by the mapping";

export type RowOutcome =
  | { readonly kind: "facts"; readonly facts: readonly RawFact[] }
  | { readonly kind: "skipped"; readonly reason: SkipReason }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Turns a row into its outcome. Its memory keeps what the row says when the caller accepts the row. */
export type RowReader = (row: RowView) => RowOutcome;

/** A reader for the rows of one file. `places` leads from the mapping's columns to the file's cells,
 *  `file` names the file within ids that are made of line numbers. */
export function rowReader(
  { mapping, columns, rules }: CompiledMapping,
  places: readonly number[],
  memory: SubjectMemory,
  file: string,
): RowReader {
  const { source } = mapping;
  const numbered = rules.length > 1;
  return (row) => {
    const cells: RowCells = { row, places, columns, file, source, numbered };
    const facts: RawFact[] = [];
    let reason: SkipReason = "where";
    for (const [index, rule] of rules.entries()) {
      const made = factOf(rule, index, cells, memory);
      if (typeof made === "string") reason = made;
      else if ("code" in made) return { kind: "refused", refusal: made };
      else facts.push(made);
    }
    return facts.length > 0 ? { kind: "facts", facts } : { kind: "skipped", reason };
  };
}

/** A row, and what a fact made of it has to know beside its rule. */
interface RowCells {
  readonly row: RowView;
  /** Places in the row of the mapping's columns. */
  readonly places: readonly number[];
  readonly columns: CompiledMapping["columns"];
  readonly file: string;
  readonly source: string;
  /** Whether ids end with the number of their rule, because a row may give several facts. */
  readonly numbered: boolean;
}

function factOf(
  compiled: CompiledRule,
  index: number,
  cells: RowCells,
  memory: SubjectMemory,
): RawFact | SkipReason | Refusal {
  const { rule } = compiled;
  for (const { place, holds } of compiled.where) {
    const text = textAt(cells, place);
    if (typeof text !== "string") return text;
    if (!holds(text)) return "where";
  }
  const subject = joinedText(cells, compiled.subject, compiled.missing);
  if (typeof subject !== "string") return subject;
  if (rule.oncePerSubject && memory.knows(index, subject)) return "once per subject";
  const event = readFrom(compiled.event, cells);
  if (event === NO_FACT || (event === undefined && compiled.event !== undefined)) return "no event";
  if (typeof event === "object") return event;
  const made = fieldsOf(compiled, cells);
  if (made === NO_FACT) return "left out by the mapping";
  if ("code" in made) return made;
  const { fields } = made;
  const saying = rule.onlyWhenChanged ? JSON.stringify([event, fields]) : "";
  if (rule.onlyWhenChanged && memory.repeats(index, subject, saying)) return "nothing changed";
  const times = timesOf(compiled, cells);
  if (times === "no time" || "code" in times) return times;
  const id = idOf(compiled, index, cells);
  if (typeof id !== "string") return id;
  if (rule.onlyWhenChanged || rule.oncePerSubject) memory.note(index, subject, saying);
  const fact = { id, source: cells.source, stream: rule.stream, subject, ...times, fields };
  return event === undefined ? fact : { ...fact, event: String(event) };
}

/** The line's number or the id columns, and which rule it is where there are several. */
function idOf(compiled: CompiledRule, index: number, cells: RowCells): string | Refusal {
  const id = compiled.id.length === 0 ? lineId(cells) : joinedText(cells, compiled.id, compiled.missing);
  return cells.numbered && typeof id === "string" ? `${id}/${index + 1}` : id;
}

type Times = Pick<RawFact, "occurredAt" | "until" | "recordedAt">;

function timesOf(compiled: CompiledRule, cells: RowCells): Times | "no time" | Refusal {
  const time = readFrom(compiled.time, cells);
  if (time === NO_FACT || time === undefined) return "no time";
  if (typeof time === "object") return time;
  const until = readFrom(compiled.until, cells);
  if (until === NO_FACT) return "no time";
  if (typeof until === "object") return until;
  const recorded = readFrom(compiled.recorded, cells);
  if (recorded === NO_FACT) return "no time";
  if (typeof recorded === "object") return recorded;
  const occurredAt = String(time);
  const times = { occurredAt, recordedAt: recorded === undefined ? occurredAt : String(recorded) };
  return until === undefined ? times : { ...times, until: String(until) };
}

type MadeFields = Pick<RawFact, "fields">;

function fieldsOf(compiled: CompiledRule, cells: RowCells): MadeFields | typeof NO_FACT | Refusal {
  const fields: Record<string, string | number | boolean> = {};
  for (const { name, read } of compiled.fields) {
    const value = read(cells.row, cells.places);
    if (value === NO_FACT || typeof value === "object") return value;
    if (value !== undefined) fields[name] = value;
  }
  return { fields };
}

function readFrom(read: CellReader | undefined, cells: RowCells): CellValue | typeof NO_FACT | Refusal {
  return read === undefined ? undefined : read(cells.row, cells.places);
}

/** The texts of columns joined by "/"; a "/" within one of several is written "~1". */
function joinedText(
  cells: RowCells,
  places: readonly number[],
  missing: ReadonlySet<string>,
): string | Refusal {
  const parts: string[] = [];
  for (const place of places) {
    const text = textAt(cells, place);
    if (typeof text !== "string") return text;
    if (missing.has(text)) {
      const reason = "a fact needs its subject and its id, and this cell is empty";
      return { column: columnName(cells, place), code: "missing-cell", reason, text };
    }
    parts.push(text);
  }
  if (parts.length === 1) return parts[0] ?? "";
  return parts.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
}

function textAt(cells: RowCells, place: number): string | Refusal {
  const text = cells.row.text(cells.places[place] ?? -1);
  if (text !== undefined) return text;
  return {
    column: columnName(cells, place),
    code: "unreadable-cell",
    reason: "the cell is not UTF-8",
    text: "",
  };
}

function columnName({ columns }: RowCells, place: number): string {
  return columns[place]?.value ?? "";
}

/** Eight digits, so that ids sort like lines. */
function lineId({ file, row }: RowCells): string {
  const digits = String(row.line).padStart(8, "0");
  return file === "" ? digits : `${file}:${digits}`;
}
