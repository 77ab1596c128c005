/** Facts from files: lines of JSON as they are, exports of other systems through their mapping.
 *
 *  Everything is kept in columns, so that a file of millions of rows fits; what is refused is told with
 *  its line and, when asked for, written to a file of rejects. Nothing is dropped in silence. */

import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { factColumns } from "../../connect/columns/fact-columns.ts";
import { readFact } from "../../connect/facts/read-fact.ts";
import { type ImportTally, importFacts, type Reject } from "../../connect/import.ts";
import { admitFact } from "../../engine/measure/admit.ts";
import type { Fact, FactBook } from "../../engine/measure/fact.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Interval } from "../../engine/time/interval.ts";
import type { Instant } from "../../engine/value/instant.ts";
import type { Problem } from "../../engine/value/problem.ts";
import { DataProblems, UsageError } from "../failure.ts";
import { progress } from "../output/progress.ts";
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
  readonly rejects: readonly Reject[];
}

/** Reads all files into one book for a plan's streams. */
export async function loadFacts(files: readonly FactFile[], plan: Plan): Promise<LoadedFacts> {
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
  const reports: FileReport[] = [];
  for (const file of files) reports.push(await readFile(file, plan, keep));
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

type Keep = (fact: Fact) => "kept" | "repeated" | "conflict";

async function readFile(file: FactFile, plan: Plan, keep: Keep): Promise<FileReport> {
  if (statSync(file.path).isDirectory())
    throw new UsageError(`${file.path} is a folder: name the file of facts`);
  return file.mapping === undefined
    ? readLines(file.path, plan, keep)
    : readExport(file.path, file.mapping, plan, keep);
}

async function readExport(path: string, mappingPath: string, plan: Plan, keep: Keep): Promise<FileReport> {
  const compiled = loadMapping(mappingPath);
  const size = Math.max(1, statSync(path).size);
  const shown = progress();
  const rejects: Reject[] = [];
  const { tally, problems } = await importFacts(
    createReadStream(path),
    compiled,
    { admit: (raw) => admitFact(raw, plan.streams, 0), keep },
    {
      file: basename(path),
      onReject: (reject) => rejects.push(reject),
      onProgress: (now) => shown.update(progressOf(path, now, size)),
    },
  );
  shown.done();
  if (problems.length > 0) throw new DataProblems(problems, mappingPath);
  const { rows, facts, skipped, repeated } = tally;
  return { path, rows, facts, skipped, repeated, rejects };
}

function progressOf(path: string, { rows, facts, rejected, bytes }: ImportTally, size: number): string {
  const share = path.endsWith(".gz") ? "" : `${Math.min(100, Math.floor((100 * bytes) / size))} % `;
  return `${basename(path)}: ${share}${rows} rows, ${facts} facts, ${rejected} rejected`;
}

async function readLines(path: string, plan: Plan, keep: Keep): Promise<FileReport> {
  const bytes = createReadStream(path);
  const input = path.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  const shown = progress();
  const rejects: Reject[] = [];
  const counts = { rows: 0, facts: 0, skipped: 0, repeated: 0 };
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    counts.rows += 1;
    const fate = takeLine(line, counts.rows, plan, keep, rejects);
    if (fate === "kept") counts.facts += 1;
    else if (fate === "repeated") counts.repeated += 1;
    shown.update(`${basename(path)}: ${counts.rows} facts, ${rejects.length} rejected`);
  }
  shown.done();
  return { path, ...counts, rejects };
}

function takeLine(
  line: string,
  number: number,
  plan: Plan,
  keep: Keep,
  rejects: Reject[],
): ReturnType<Keep> | "rejected" {
  const raw = readFact(line);
  const admitted = raw.ok ? admitFact(raw.value, plan.streams, number - 1) : raw;
  if (admitted.ok) return keep(admitted.value);
  for (const { code, pointer, message } of admitted.problems) {
    rejects.push({ line: number, column: pointer, code, reason: message, text: line.slice(0, 200) });
  }
  return "rejected";
}
