/** Tells what of the facts did not come in: on stderr in short, in a file in full. */

import { writeFileSync } from "node:fs";
import type { Reject } from "../../connect/import.ts";
import type { LoadedFacts } from "../input/fact-files.ts";
import { printProblems } from "./problems.ts";

const SHOWN = 5;

/** A line per file that lost rows, the first rejects, and conflicts among facts. */
export function factsTold({ files, problems }: LoadedFacts, rejectsFile: string | undefined): void {
  for (const { path, rows, facts, skipped, rejects } of files) {
    if (rejects.length === 0 && skipped === 0) continue;
    process.stderr.write(
      `${path}: ${rows} rows gave ${facts} facts; ${rejects.length} rejected, ${skipped} skipped\n`,
    );
    for (const reject of rejects.slice(0, SHOWN)) process.stderr.write(`  ${rejectLine(reject)}\n`);
    if (rejects.length > SHOWN)
      process.stderr.write(
        `  and ${rejects.length - SHOWN} more${rejectsFile ? "" : " (--rejects FILE writes all)"}\n`,
      );
  }
  if (problems.length > 0) printProblems(problems, "facts", "text");
  if (rejectsFile !== undefined) {
    const lines = files.flatMap(({ path, rejects }) =>
      rejects.map((reject) => `${path}: ${rejectLine(reject)}\n`),
    );
    writeFileSync(rejectsFile, lines.join(""));
  }
}

/** "line 12, column closed_at: not-a-time: … (“yesterday”)". */
export function rejectLine({ line, column, code, reason, text }: Reject): string {
  const place = column === undefined ? `line ${line}` : `line ${line}, ${column}`;
  return `${place}: ${code}: ${reason} (${JSON.stringify(text)})`;
}
