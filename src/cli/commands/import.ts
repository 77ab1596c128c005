/** `tally import`: an export of another system becomes lines of facts, and a list of what did not. */

import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { basename } from "node:path";
import type { Command } from "commander";
import { type FactSink, type ImportTally, importFacts, type Reject } from "../../connect/import.ts";
import type { RawFact } from "../../engine/measure/fact.ts";
import { ok } from "../../engine/value/problem.ts";
import { DataProblems } from "../failure.ts";
import { loadMapping } from "../input/mapping-file.ts";
import { formatOption } from "../output/format.ts";
import { progress } from "../output/progress.ts";
import { rejectLine } from "../output/rejects.ts";

interface ImportOptions {
  readonly mapping: string;
  readonly out?: string;
  readonly rejects?: string;
  readonly format: "text" | "json";
}

export function addImport(program: Command): void {
  program
    .command("import")
    .description("turns an export (CSV, JSON lines, plain or gzip) into lines of facts through a mapping")
    .argument("<export>", "the file to read")
    .requiredOption("-m, --mapping <file>", "how its rows become facts")
    .option("-o, --out <file>", "write the facts, one JSON object a line")
    .option("--rejects <file>", "write refused rows, with line and reason")
    .addOption(formatOption(["text", "json"]))
    .action(importExport);
}

async function importExport(path: string, options: ImportOptions): Promise<void> {
  const compiled = loadMapping(options.mapping);
  const facts = options.out === undefined ? undefined : createWriteStream(options.out);
  const rejects = options.rejects === undefined ? undefined : createWriteStream(options.rejects);
  const examples: Reject[] = [];
  const shown = progress();
  const { tally, problems } = await importFacts(createReadStream(path), compiled, writerOf(facts), {
    file: basename(path),
    onReject: (reject) => {
      if (examples.length < 5) examples.push(reject);
      rejects?.write(`${rejectLine(reject)}\n`);
    },
    onProgress: ({ rows, rejected }) => shown.update(`${basename(path)}: ${rows} rows, ${rejected} rejected`),
  });
  shown.done();
  for (const stream of [facts, rejects]) if (stream !== undefined) await once(stream.end(), "finish");
  if (problems.length > 0) throw new DataProblems(problems, options.mapping, options.format);
  process.stdout.write(options.format === "json" ? `${jsonOf(tally)}\n` : textOf(tally, examples));
}

/** Writes each fact as it comes. Facts are typed by an agreement only when one is settled. */
function writerOf(out: NodeJS.WritableStream | undefined): FactSink<RawFact> {
  const seen = new Map<string, string>();
  return {
    admit: ok,
    keep: (fact) => {
      const line = JSON.stringify(fact);
      const before = seen.get(fact.id);
      if (before !== undefined) return before === line ? "repeated" : "conflict";
      seen.set(fact.id, line);
      out?.write(`${line}\n`);
      return "kept";
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

function textOf(tally: ImportTally, examples: readonly Reject[]): string {
  const lines = [
    `${tally.rows} rows: ${tally.accepted} accepted, ${tally.rejected} rejected, ${tally.skipped} skipped`,
    ...[...tally.skippedBecause].map(([reason, count]) => `  skipped, ${reason}: ${count}`),
    ...[...tally.leftOut]
      .filter(([, count]) => count > 0)
      .map(([column, count]) => `  values left out of "${column}": ${count}`),
    `${tally.facts} facts, ${tally.repeated} repeated, ${tally.conflicts} in conflict`,
    ...examples.map((reject) => `  ${rejectLine(reject)}`),
    ...(tally.rejected > examples.length
      ? [`  and ${tally.rejected - examples.length} more rejects (--rejects FILE writes all)`]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}
