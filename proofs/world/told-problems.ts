/** What is said about a document, against what should be said.
 *
 *  The list must be complete: one problem more is as wrong as one less, because people stop reading lists
 *  that cry wolf. A line that is not written is told by the text: the last name of the pointer must then stand
 *  at the line and column that were given. */
import { locateProblems } from "../../src/document/locate.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import { hasErrors, type Problem } from "../../src/engine/value/problem.ts";
import { release } from "./product.ts";

/** What should be said. */
export interface Expected {
  readonly code: string;
  readonly pointer: string;
  /** Absent where the twin leaves the line to the pointer; there must be one all the same. */
  readonly line?: number;
}

/** Problems of a document, of its compilation too when it could be read at all. */
export function problemsOf(bytes: Uint8Array): readonly Problem[] {
  const { agreement, problems } = parseAgreement(bytes);
  if (agreement === undefined || hasErrors(problems)) return problems;
  const compiled = compilePlan(agreement, release);
  return [...problems, ...locateProblems(new TextDecoder().decode(bytes), compiled.problems)];
}

/** Whether all that should be said was, each at its line, and nothing else. */
export function areExactly(
  found: readonly Problem[],
  expected: readonly Expected[],
  lines: readonly string[],
): boolean {
  if (found.length !== expected.length) return false;
  const left = [...found];
  return expected.every(({ code, pointer, line }) => {
    const at = left.findIndex((each) => each.code === code && each.pointer === pointer);
    const [match] = at < 0 ? [] : left.splice(at, 1);
    if (match === undefined) return false;
    return line === undefined ? standsThere(match, lines) : match.line === line;
  });
}

/** Whether the last name of the pointer, or some item of a list, stands where the problem says. */
function standsThere({ pointer, line, column }: Problem, lines: readonly string[]): boolean {
  const text = lines[(line ?? 0) - 1]?.slice((column ?? 1) - 1) ?? "";
  const last = (pointer.split("/").at(-1) ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
  return /^\d+$/.test(last) ? /^\S/.test(text) : text.replace(/^["']/, "").startsWith(last);
}

/** Problems as a person reads them in a log. */
export function told(problems: readonly (Expected | Problem)[]): string {
  const sentences = problems.map(
    ({ code, pointer, line }) => `${code} at "${pointer}", line ${line ?? "of the pointer"}`,
  );
  return sentences.length === 0 ? "nothing" : sentences.join("; ");
}
