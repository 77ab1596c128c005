/** Shows problems the way compilers do: file, line, column, then what to write instead. */

import { hasErrors, type Problem } from "../../engine/value/problem.ts";
import type { ProblemFormat } from "../failure.ts";
import { sayExactly, shortened, tell, visible } from "./terminal.ts";

/** Text goes to stderr, so that a result on stdout stays clean; JSON goes to stdout, being the result. */
export function printProblems(problems: readonly Problem[], file: string, format: ProblemFormat): void {
  if (format === "json") {
    sayExactly(`${JSON.stringify({ file, ok: !hasErrors(problems), problems }, null, 2)}\n`);
    return;
  }
  const shown = problems.slice(0, MOST_SHOWN);
  for (const problem of shown) tell(`${lineOf(problem, file)}\n`);
  const more = problems.length - shown.length;
  tell(`${more > 0 ? `and ${more} more (--format json shows all); ` : ""}${countOf(problems)}\n`);
}

const MOST_SHOWN = 100;
const LONGEST_MESSAGE = 500;

function lineOf(problem: Problem, file: string): string {
  const text = problem.document ?? file;
  const place = problem.line === undefined ? text : `${text}:${problem.line}:${problem.column ?? 1}`;
  const related = problem.related?.length ? ` (see also ${problem.related.join(", ")})` : "";
  return `${place}: ${problem.severity} ${problem.code}: ${shortened(visible(problem.message), LONGEST_MESSAGE)} [${problem.pointer || "/"}]${related}`;
}

function countOf(problems: readonly Problem[]): string {
  const errors = problems.filter((each) => each.severity === "error").length;
  const warnings = problems.length - errors;
  return `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}`;
}
