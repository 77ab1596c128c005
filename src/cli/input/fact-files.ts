/** Facts from files: lines of JSON as they are, exports of other systems through their mapping.
 *
 *  Everything is kept in columns, so that a file of millions of rows fits; what is refused is told with
 *  its line and, when asked for, written to a file of rejects. Nothing is dropped in silence. */

import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { factColumns } from "../../connect/columns/fact-columns.ts";
import { readFact } from "../../connect/facts/read-fact.ts";
import { type ImportTally, importFacts, type Reject } from "../../connect/import.ts";
import { admitFact } from "../../engine/measure/fact/admit.ts";
import type { Fact, FactBook, RawFact } from "../../engine/measure/fact/fact.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { streamsOf } from "../../engine/plan/versions.ts";
import type { Interval } from "../../engine/time/interval.ts";
import type { Instant } from "../../engine/value/instant.ts";
import { type Problem, problem, type Result } from "../../engine/value/problem.ts";
import { DataProblems, UsageError, WorldFailure } from "../failure.ts";
import { progress } from "../output/progress.ts";
import { eachLine, type Line } from "./lines.ts";
import { loadMapping } from "./mapping-file.ts";

/** A file of facts; without a mapping its lines are facts already. */
export interface FactFile {
  readonly path: string;
  readonly mapping?: string;
}

export interface LoadedFacts {
  readonly book: FactBook;
  /** From the first to just after the last instant at which something happened. */
  readonly span: Interval;
  /** The last instant that any fact names, recording included. */
  readonly latest: Instant;
  readonly files: readonly FileReport[];
  /** Facts that contradict each other; the book says which one stands. */
  readonly problems: readonly Problem[];
}

export interface FileReport {
  readonly path: string;
  readonly rows: number;
  readonly facts: number;
  readonly skipped: number;
  readonly repeated: number;
  readonly rejected: number;
  /** The first thousand; `onReject` is told all. */
  readonly rejects: readonly Reject[];
}

/** Called for every row that is refused, with the path of its file. */
export type RejectListener = (path: string, reject: Reject) => void;

/** Called for every fact that came in, as its file or mapping told it; a repeated one is not told again. */
export type FactListener = (raw: RawFact) => void;

const MOST_REJECTS_KEPT = 1000;

/** Reads all files into one book; facts are admitted by what any version of the agreement declares. */
export async function loadFacts(
  files: readonly FactFile[],
  versions: readonly Plan[],
  onReject: RejectListener = () => {},
  onFact?: FactListener,
): Promise<LoadedFacts> {
  const columns = factColumns();
  const extent = {
    start: Number.POSITIVE_INFINITY,
    end: Number.NEGATIVE_INFINITY,
    latest: Number.NEGATIVE_INFINITY,
  };
  const keep = (fact: Fact): "kept" | "repeated" | "conflict" => {
    extent.start = Math.min(extent.start, fact.occurredAt);
    extent.end = Math.max(extent.end, fact.occurredAt + 1, fact.until ?? 0);
    extent.latest = Math.max(extent.latest, fact.occurredAt, fact.recordedAt, fact.until ?? 0);
    return columns.add(fact);
  };
  const streams = streamsOf(versions);
  const currency = versions.at(-1)?.currency;
  const admit = (raw: RawFact): Result<Fact> => admitFact(raw, streams, 0, currency);
  const heard = onFact === undefined ? { admit, keep } : hearing({ admit, keep }, onFact);
  const reports: FileReport[] = [];
  for (const file of files) reports.push(await readFile(file, { ...heard, onReject }));
  const known = Number.isFinite(extent.start);
  const { book, problems } = columns.close();
  return {
    book,
    problems,
    span: known ? { start: extent.start, end: extent.end } : { start: 0, end: 0 },
    latest: known ? extent.latest : 0,
    files: reports,
  };
}

interface Intake {
  readonly admit: (raw: RawFact) => Result<Fact>;
  readonly keep: (fact: Fact) => "kept" | "repeated" | "conflict";
  readonly onReject: RejectListener;
}

/** The same intake, with somebody who hears each fact as it was told. */
function hearing({ admit, keep }: Omit<Intake, "onReject">, onFact: FactListener): Omit<Intake, "onReject"> {
  const told = new WeakMap<Fact, RawFact>();
  return {
    admit: (raw) => {
      const admitted = admit(raw);
      if (admitted.ok) told.set(admitted.value, raw);
      return admitted;
    },
    keep: (fact) => {
      const [fate, raw] = [keep(fact), told.get(fact)];
      if (raw !== undefined && fate !== "repeated") onFact(raw);
      return fate;
    },
  };
}

async function readFile({ path, mapping }: FactFile, intake: Intake): Promise<FileReport> {
  const rejects: Reject[] = [];
  const onReject = (reject: Reject): void => {
    if (rejects.length < MOST_REJECTS_KEPT) rejects.push(reject);
    intake.onReject(path, reject);
  };
  const counts =
    mapping === undefined
      ? await readLines(path, intake, onReject)
      : await readExport(path, mapping, intake, onReject);
  return { path, ...counts, rejects };
}

type Counts = Pick<FileReport, "rows" | "facts" | "skipped" | "repeated" | "rejected">;

async function readExport(
  path: string,
  mappingPath: string,
  { admit, keep }: Intake,
  onReject: (reject: Reject) => void,
): Promise<Counts> {
  const compiled = loadMapping(mappingPath);
  const size = sizeOf(path);
  const shown = progress();
  const { tally, problems } = await importFacts(
    createReadStream(path),
    compiled,
    { admit, keep },
    { file: basename(path), onReject, onProgress: (now) => shown.update(() => importShown(path, now, size)) },
  )
    .catch((failure: unknown) => damaged(path, failure))
    .finally(shown.done);
  if (problems.length > 0) throw new DataProblems(problems, path);
  const { rows, facts, skipped, repeated, rejected } = tally;
  return { rows, facts, skipped, repeated, rejected };
}

/** "tickets.csv: 42 % 12000 rows, 11990 facts, 3 rejected"; how much of a compressed file is not known. */
export function importShown(
  path: string,
  { rows, facts, rejected, bytes }: ImportTally,
  size: number,
): string {
  const share =
    path.endsWith(".gz") || size === 0 ? "" : `${Math.min(100, Math.floor((100 * bytes) / size))} % `;
  return `${basename(path)}: ${share}${rows} rows, ${facts} facts, ${rejected} rejected`;
}

/** The size of a file of data in bytes; refuses a folder. */
export function sizeOf(path: string): number {
  const there = statSync(path);
  if (there.isDirectory()) throw new UsageError(`${path} is a folder: name a file in it`);
  return there.size;
}

/** Names the file whose compression is damaged; any other failure goes on as it is. */
export function damaged(path: string, failure: unknown): never {
  const { code } = failure as NodeJS.ErrnoException;
  if (!/^(Z_|ERR_TRAILING_JUNK)/.test(code ?? "")) throw failure;
  throw new WorldFailure(
    code === "ERR_TRAILING_JUNK_AFTER_STREAM_END"
      ? `${path}: something follows the end of the compressed data; unpack the file and name the result`
      : `${path}: the compressed data are damaged or cut short; fetch the file again`,
  );
}

async function readLines(
  path: string,
  { admit, keep }: Intake,
  onReject: (reject: Reject) => void,
): Promise<Counts> {
  sizeOf(path);
  const shown = progress();
  const counts = { rows: 0, facts: 0, skipped: 0, repeated: 0, rejected: 0 };
  await eachLine(createReadStream(path), (line) => {
    counts.rows += 1;
    const admitted = factIn(line, admit);
    const fate = admitted.ok ? keep(admitted.value) : "rejected";
    if (fate === "kept") counts.facts += 1;
    else if (fate === "repeated") counts.repeated += 1;
    else if (fate === "rejected") counts.rejected += 1;
    if (!admitted.ok) for (const each of admitted.problems) onReject(rejectOf(line, each));
    shown.update(() => `${basename(path)}: ${counts.rows} facts, ${counts.rejected} rejected`);
  })
    .catch((failure: unknown) => damaged(path, failure))
    .finally(shown.done);
  return counts;
}

function factIn(line: Line, admit: Intake["admit"]): Result<Fact> {
  if (line.fault !== undefined) return { ok: false, problems: [problem(line.fault, "", FAULTS[line.fault])] };
  const raw = readFact(line.text);
  return raw.ok ? admit(raw.value) : raw;
}

const FAULTS: Readonly<Record<NonNullable<Line["fault"]>, string>> = {
  "not-utf-8": "The line is not UTF-8 text: save the file with the encoding UTF-8.",
  "too-large": "A fact is at most 1 MiB: split it or leave its texts out.",
};

/** The place within a fact is a pointer; admission begins it with the fact's place in a list of one. */
function rejectOf({ number, text }: Line, { code, pointer, message }: Problem): Reject {
  const place = pointer.replace(/^\/0(?=\/|$)/, "");
  return {
    line: number,
    ...(place === "" ? {} : { column: place }),
    code,
    reason: message,
    text: text.slice(0, 1000),
  };
}
