/** Tells what of the facts did not come in: on stderr in short, in a file in full.
 *
 *  The file is CSV, because the owner of an export mends it where it came from, often a spreadsheet. A
 *  cell that a spreadsheet would compute begins with an apostrophe there: data are never a program. */

import type { Reject } from "../../connect/import.ts";
import type { LoadedFacts } from "../input/fact-files.ts";
import { type Draft, draftOf } from "./draft.ts";
import { printProblems } from "./problems.ts";
import { shortened, tell } from "./terminal.ts";

const SHOWN = 5;
const LONGEST_SHOWN = 80;
const LONGEST_CELL = 1000;

/** Where refused rows go while files are read; without a path, nowhere. */
export interface RejectsFile {
  add(file: string, reject: Reject): void;
  keep(): void;
  discard(): void;
}

export function rejectsFile(path: string | undefined, inputs: readonly string[]): RejectsFile {
  if (path === undefined) return { add: () => {}, keep: () => {}, discard: () => {} };
  const draft: Draft = draftOf(path, inputs);
  draft.write("file,line,column,code,reason,text\r\n");
  return { ...draft, add: (file, reject) => draft.write(csvLine(file, reject)) };
}

/** A line per file that lost rows, the first rejects, and conflicts among facts. */
export function factsTold({ files, problems }: LoadedFacts, isWritten = false): void {
  for (const { path, rows, facts, skipped, rejected, rejects } of files) {
    if (rejected === 0 && skipped === 0) continue;
    tell(`${path}: ${rows} rows gave ${facts} facts; ${rejected} rejected, ${skipped} skipped\n`);
    tell(rejectLines(rejects, rejected, isWritten));
  }
  if (problems.length > 0) printProblems(problems, "facts", "text");
}

/** The first rejects, a line each, and how many there are beside them. */
export function rejectLines(rejects: readonly Reject[], rejected: number, isWritten: boolean): string {
  const shown = rejects.slice(0, SHOWN).map((reject) => `  ${rejectLine(reject)}\n`);
  const more = rejected - shown.length;
  const hint = isWritten ? "" : " (--rejects FILE writes all)";
  return [...shown, ...(more > 0 ? [`  and ${more} more${hint}\n`] : [])].join("");
}

/** "line 12, column closed_at: not-a-time: … ("yesterday")". */
function rejectLine({ line, column, code, reason, text }: Reject): string {
  const place = column === undefined ? `line ${line}` : `line ${line}, ${column}`;
  return `${place}: ${code}: ${reason} (${JSON.stringify(shortened(text, LONGEST_SHOWN))})`;
}

function csvLine(file: string, { line, column = "", code, reason, text }: Reject): string {
  const cells = [file, String(line), column, code, reason, shortened(text, LONGEST_CELL)];
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A cell that begins like a formula, even after spaces, is marked as text. */
function csvCell(text: string): string {
  const inert = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
