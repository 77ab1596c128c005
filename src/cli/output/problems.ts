/** Shows problems the way compilers do: file, line, column, then what to write instead. */

import { hasErrors, type Problem } from "../../engine/value/problem.ts";
import type { ProblemFormat } from "../failure.ts";

/** Text goes to stderr, so that a result on stdout stays clean; JSON goes to stdout, being the result. */
export function printProblems(problems: readonly Problem[], file: string, format: ProblemFormat): void {
  if (format === "json") {
    process.stdout.write(`${JSON.stringify({ file, ok: !hasErrors(problems), problems }, null, 2)}\n`);
    return;
  }
  for (const problem of problems) process.stderr.write(`${lineOf(problem, file)}\n`);
  process.stderr.write(`${countOf(problems)}\n`);
}

function lineOf(problem: Problem, file: string): string {
  const place = problem.line === undefined ? file : `${file}:${problem.line}:${problem.column ?? 1}`;
  const related = problem.related?.length ? ` (see also ${problem.related.join(", ")})` : "";
  return `${place}: ${problem.severity} ${problem.code}: ${problem.message} [${problem.pointer || "/"}]${related}`;
}

function countOf(problems: readonly Problem[]): string {
  const errors = problems.filter((each) => each.severity === "error").length;
  const warnings = problems.length - errors;
  return `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}`;
}
