/** `tally import`: an export of another system becomes lines of facts, and a list of what did not. */

import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { type FactSink, type ImportTally, importFacts, type Reject } from "../../connect/import.ts";
import type { CompiledMapping } from "../../connect/mapping/compile.ts";
import type { RawFact } from "../../engine/measure/fact/fact.ts";
import { ok } from "../../engine/value/problem.ts";
import { DataProblems, UsageError } from "../failure.ts";
import { damaged, importShown, sizeOf } from "../input/fact-files.ts";
import { lineMemory } from "../input/line-memory.ts";
import { loadMapping } from "../input/mapping-file.ts";
import { type Draft, draftOf } from "../output/draft.ts";
import { progress } from "../output/progress.ts";
import { type RejectsFile, rejectLines, rejectsFile } from "../output/rejects.ts";
import { say, sayExactly, tell } from "../output/terminal.ts";

interface ImportOptions {
  readonly mapping: string;
  readonly out?: string;
  readonly rejects?: string;
  readonly format: "text" | "json";
}

export async function importExport(path: string, options: ImportOptions): Promise<void> {
  if (options.out !== undefined && options.out === options.rejects)
    throw new UsageError(`--out and --rejects both name ${options.out}: write them to two files`);
  const size = sizeOf(path);
  const compiled = loadMapping(options.mapping, options.format);
  const inputs = [path, options.mapping];
  const facts = options.out === undefined ? undefined : draftOf(options.out, inputs);
  const rejects = rejectsFile(options.rejects, inputs);
  try {
    const examples: Reject[] = [];
    const tally = await imported(path, size, compiled, options, facts, rejects, examples);
    facts?.keep();
    rejects.keep();
    if (options.format === "json") sayExactly(`${jsonOf(tally)}\n`);
    else say(textOf(tally, examples, options));
    for (const written of [options.out, options.rejects]) if (written) tell(`written to ${written}\n`);
    if (tally.rows > 0 && tally.accepted + tally.skipped === 0) process.exitCode = 1;
  } finally {
    facts?.discard();
    rejects.discard();
  }
}

async function imported(
  path: string,
  size: number,
  compiled: CompiledMapping,
  { format }: ImportOptions,
  facts: Draft | undefined,
  rejects: RejectsFile,
  examples: Reject[],
): Promise<ImportTally> {
  const shown = progress();
  const onReject = (reject: Reject): void => {
    if (examples.length < 5) examples.push(reject);
    rejects.add(path, reject);
  };
  const onProgress = (now: ImportTally): void => shown.update(() => importShown(path, now, size));
  const { tally, problems } = await importFacts(createReadStream(path), compiled, writerOf(facts), {
    file: basename(path),
    onReject,
    onProgress,
  })
    .catch((failure: unknown) => damaged(path, failure))
    .finally(shown.done);
  if (problems.length > 0) throw new DataProblems(problems, path, format);
  return tally;
}

/** Writes each fact as it comes. Facts are typed by an agreement only when one is settled. */
function writerOf(out: Draft | undefined): FactSink<RawFact> {
  const lines = lineMemory();
  return {
    admit: ok,
    keep: (fact) => {
      const line = JSON.stringify(fact);
      const fate = lines.see(fact.id, line);
      if (fate === "kept") out?.write(`${line}\n`);
      return fate;
    },
  };
}

function jsonOf(tally: ImportTally): string {
  const { skippedBecause, leftOut, ...counts } = tally;
  return JSON.stringify({
    ...counts,
    skippedBecause: Object.fromEntries(skippedBecause),
    leftOut: Object.fromEntries(leftOut),
  });
}

function textOf(tally: ImportTally, examples: readonly Reject[], { out, rejects }: ImportOptions): string {
  const lines = [
    `${tally.rows} rows: ${tally.accepted} accepted, ${tally.rejected} rejected, ${tally.skipped} skipped`,
    ...[...tally.skippedBecause].map(([reason, count]) => `  skipped, ${reason}: ${count}`),
    ...[...tally.leftOut]
      .filter(([, count]) => count > 0)
      .map(([column, count]) => `  values left out of "${column}": ${count}`),
    `${tally.facts} facts, ${tally.repeated} repeated, ${tally.conflicts} in conflict${out === undefined ? "; none written (--out FILE writes them)" : ""}`,
  ];
  return `${lines.join("\n")}\n${rejectLines(examples, tally.rejected, rejects !== undefined)}`;
}
