/** How does a file of any length become facts in constant memory, with nothing lost in silence?
 *
 *  Rows pass through one at a time: scanned, mapped, admitted, kept. Whatever a row becomes is counted,
 *  so that for every file rows = accepted + rejected + skipped; a reject is told with its line, its
 *  column and its own text, because only the owner of the file can mend it. A file whose header does
 *  not fit the mapping is not begun: a thousand rejects would say less than one sentence. */
import type { Fact, RawFact } from "../engine/measure/fact/fact.ts";
import { type Problem, problem, type Result } from "../engine/value/problem.ts";
import { type Chunks, plainBytes, utf16In } from "./bytes.ts";
import { scanCsv } from "./csv/scan.ts";
import { scanJsonLines } from "./jsonl/scan.ts";
import { type RowOutcome, type RowReader, rowReader, type SkipReason } from "./mapping/apply.ts";
import { type CompiledMapping, placesIn } from "./mapping/compile.ts";
import { type SubjectMemory, subjectMemory } from "./mapping/memory.ts";

import type { RowFault, RowListener, RowScanner, RowView } from "./row.ts";

/** Where facts go. Admission types a fact by the streams of an agreement, or says what is wrong. */
export interface FactSink<F = Fact> {
  admit(raw: RawFact): Result<F>;
  /** "repeated": the same fact was there already; "conflict": its id was, with other content. */
  keep(fact: F): "kept" | "repeated" | "conflict";
}

export interface ImportOptions {
  /** Names the file within the ids of facts that are identified by their line. */
  readonly file?: string;
  /** Called after each chunk with the counts so far. */
  readonly onProgress?: (tally: ImportTally) => void;
  readonly onReject?: (reject: Reject) => void;
}

/** Counts of an import. `rows` = `accepted` + `rejected` + `skipped`, and the reasons of the skipped
 *  add up to them. */
export interface ImportTally {
  /** Bytes of plain text, after decompression. */
  readonly bytes: number;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly skippedBecause: ReadonlyMap<SkipReason, number>;
  /** Facts kept; one row may give several. */
  readonly facts: number;
  readonly repeated: number;
  readonly conflicts: number;
  /** Values left out of facts because they were not readable, by column, where the mapping allows it. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** A row that gave no facts because something is wrong with it. */
export interface Reject {
  readonly line: number;
  readonly column?: string;
  readonly code: string;
  readonly reason: string;
  /** The cell's text, or the beginning of the line. */
  readonly text: string;
}

/** Reads a whole file. Problems mean that the file does not fit the mapping and nothing was read. */
export async function importFacts<F = Fact>(
  chunks: Chunks,
  compiled: CompiledMapping,
  sink: FactSink<F>,
  options: ImportOptions = {},
): Promise<{ readonly tally: ImportTally; readonly problems: readonly Problem[] }> {
  const intake = intakeOf(compiled, sink, options);
  for await (const chunk of plainBytes(chunks, compiled.mapping.encoding)) {
    if (intake.tally.bytes === 0) intake.problems.push(...encodingProblems(chunk, compiled));
    if (intake.problems.length > 0) break;
    intake.tally.bytes += chunk.length;
    intake.scanner.push(chunk);
    if (intake.problems.length > 0) break;
    options.onProgress?.(intake.tally);
  }
  intake.scanner.end();
  if (intake.reader === undefined && intake.problems.length === 0) {
    intake.problems.push(problem("empty-file", "", "The file has no header line; is it the right file?"));
  }
  return { tally: intake.tally, problems: intake.problems };
}

/** A UTF-16 file read as UTF-8 has no readable row at all; one sentence says so. */
function encodingProblems(head: Uint8Array, { mapping }: CompiledMapping): readonly Problem[] {
  const meant = mapping.encoding === "utf-8" ? utf16In(head) : undefined;
  if (meant === undefined) return [];
  const message = `The file looks like UTF-16, not UTF-8: write encoding: ${meant} in the mapping.`;
  return [problem("looks-like-utf-16", "/encoding", message)];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An import under way. */
interface Intake<F> {
  readonly compiled: CompiledMapping;
  readonly sink: FactSink<F>;
  readonly options: ImportOptions;
  readonly memory: SubjectMemory;
  readonly tally: Mutable<ImportTally> & { readonly skippedBecause: Map<SkipReason, number> };
  readonly problems: Problem[];
  readonly scanner: RowScanner;
  /** Absent until the header was read. */
  reader?: RowReader;
  width: number;
}

function intakeOf<F>(compiled: CompiledMapping, sink: FactSink<F>, options: ImportOptions): Intake<F> {
  const { mapping, columns } = compiled;
  const listener: RowListener = {
    row: (row) => takeRow(intake, row),
    blank: () => takeNothing(intake, "blank line"),
    fault: (fault) => takeFault(intake, fault),
  };
  const names = columns.map(({ value }) => value);
  const intake: Intake<F> = {
    compiled,
    sink,
    options,
    memory: subjectMemory(),
    problems: [],
    width: 0,
    scanner: mapping.reads === "csv" ? scanCsv(mapping.delimiter, listener) : scanJsonLines(names, listener),
    tally: {
      bytes: 0,
      rows: 0,
      accepted: 0,
      rejected: 0,
      skipped: 0,
      skippedBecause: new Map(),
      facts: 0,
      repeated: 0,
      conflicts: 0,
      leftOut: compiled.leftOut,
    },
  };
  if (mapping.reads === "json lines") begin(intake, names);
  else if (mapping.columns !== undefined) begin(intake, mapping.columns);
  return intake;
}

/** Finds the mapping's columns in the header; from here on rows are data. */
function begin<F>(intake: Intake<F>, header: readonly string[]): void {
  const { places, problems } = placesIn(header, intake.compiled.columns);
  intake.problems.push(...problems);
  intake.width = header.length;
  intake.reader = rowReader(intake.compiled, places, intake.memory, intake.options.file ?? "");
}

function takeRow<F>(intake: Intake<F>, row: RowView): void {
  if (intake.problems.length > 0) return;
  if (intake.reader === undefined) begin(intake, cellsOf(row));
  else takeData(intake, intake.reader, row);
}

function takeData<F>(intake: Intake<F>, reader: RowReader, row: RowView): void {
  intake.tally.rows += 1;
  const outcome = row.count === intake.width ? reader(row) : raggedRow(row, intake.width);
  if (outcome.kind === "facts") takeFacts(intake, row.line, outcome.facts);
  else if (outcome.kind === "refused") reject(intake, { line: row.line, ...outcome.refusal });
  else skip(intake, outcome.reason);
}

function raggedRow(row: RowView, width: number): RowOutcome {
  const reason = `the row has ${row.count} cells where the header has ${width}`;
  return { kind: "refused", refusal: { code: "ragged-row", reason, text: row.text(0) ?? "" } };
}

/** Admits all facts of a row, then keeps them; or refuses the row for the first that is not admitted. */
function takeFacts<F>(intake: Intake<F>, line: number, raws: readonly RawFact[]): void {
  const { sink, tally, memory } = intake;
  const facts: F[] = [];
  for (const raw of raws) {
    const admitted = sink.admit(raw);
    if (!admitted.ok) {
      reject(intake, rejectOf(line, raw, admitted.problems));
      return;
    }
    facts.push(admitted.value);
  }
  memory.keep();
  tally.accepted += 1;
  for (const fact of facts) {
    const fate = sink.keep(fact);
    if (fate === "kept") tally.facts += 1;
    else if (fate === "repeated") tally.repeated += 1;
    else tally.conflicts += 1;
  }
}

function rejectOf(line: number, raw: RawFact, [first]: readonly Problem[]): Reject {
  return {
    line,
    code: first?.code ?? "refused",
    reason: first?.message ?? "",
    text: raw.event ?? raw.subject,
  };
}

function takeNothing<F>(intake: Intake<F>, reason: SkipReason): void {
  if (intake.reader === undefined || intake.problems.length > 0) return;
  intake.tally.rows += 1;
  skip(intake, reason);
}

function takeFault<F>(intake: Intake<F>, fault: RowFault): void {
  if (intake.problems.length > 0) return;
  if (intake.reader === undefined) {
    intake.problems.push(
      problem("unreadable-header", "", `The header line cannot be read: ${FAULTS[fault.code]}.`),
    );
    return;
  }
  intake.tally.rows += 1;
  reject(intake, { ...fault, reason: FAULTS[fault.code] });
}

const FAULTS: Readonly<Record<RowFault["code"], string>> = {
  "stray-quote": "text follows a closing quote; write quotes within a cell twice",
  "open-quote": "a quote is opened and never closed",
  "row-too-long": "the row is longer than a mebibyte",
  "not-json": "the line is no JSON object",
  "not-utf-8": "the line is not UTF-8",
  "duplicate-key": "this key stands twice; keep one",
};

function skip<F>({ tally, memory }: Intake<F>, reason: SkipReason): void {
  memory.forget();
  tally.skipped += 1;
  tally.skippedBecause.set(reason, (tally.skippedBecause.get(reason) ?? 0) + 1);
}

function reject<F>(intake: Intake<F>, refused: Reject): void {
  intake.memory.forget();
  intake.tally.rejected += 1;
  intake.options.onReject?.(refused);
}

function cellsOf(row: RowView): readonly string[] {
  return Array.from({ length: row.count }, (_, cell) => row.text(cell) ?? "");
}
