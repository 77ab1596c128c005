/** Is every mistake named at its place, and nothing else named with it?
 *
 *  Each folder of `examples/problems` holds an agreement with one thing wrong and a list of what must be
 *  said about it: code, JSON pointer, and the line, unless the text itself can tell: the last name of
 *  the pointer must then stand at the line and column that were given. The list must be complete: one
 *  problem more is as wrong as one less, because people stop reading lists that cry wolf. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { locateProblems } from "../src/document/locate.ts";
import { parseAgreement } from "../src/document/parse.ts";
import { compilePlan } from "../src/engine/plan/compile.ts";
import { hasErrors, type Problem } from "../src/engine/value/problem.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { release } from "./world/product.ts";

const TWINS = new URL("../examples/problems/", import.meta.url);

export const proof: Proof = {
  name: "problems",
  promise: "Every kind of mistake in an agreement is named by its code, at its pointer and its line.",
  quick: true,
  run: async (options) => prove(options),
};

interface Expected {
  readonly code: string;
  readonly pointer: string;
  /** Absent where the twin leaves the line to the pointer; there must be one all the same. */
  readonly line?: number;
}

function prove({ seedDefect, log }: ProofOptions): ProofResult {
  const twins = existsSync(TWINS)
    ? readdirSync(TWINS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  const codes = new Set<string>();
  const inexact: string[] = [];
  for (const { name } of twins) {
    const expected = expectedOf(name);
    for (const { code } of expected) codes.add(code);
    const bytes = bytesOfTwin(name);
    // The defect is a reader that has lost count of lines: it sees an empty one on top that is not there.
    const found = problemsOf(seedDefect ? Buffer.concat([Buffer.from("\n"), bytes]) : bytes);
    if (expected.length > 0 && areExactly(found, expected, linesOf(bytes))) continue;
    inexact.push(name);
    log(`${name}: expected ${told(expected)}, found ${told(found)}`);
  }
  return {
    holds: twins.length > 0 && inexact.length === 0,
    figures: { twins: twins.length, codes: codes.size, exact: twins.length - inexact.length, inexact },
  };
}

/** Problems of a document, of its compilation too when it could be read at all. */
function problemsOf(bytes: Uint8Array): readonly Problem[] {
  const { agreement, problems } = parseAgreement(bytes);
  if (agreement === undefined || hasErrors(problems)) return problems;
  const compiled = compilePlan(agreement, release);
  return [...problems, ...locateProblems(new TextDecoder().decode(bytes), compiled.problems)];
}

function bytesOfTwin(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`${name}/agreement.yaml`, TWINS)));
}

function linesOf(bytes: Uint8Array): readonly string[] {
  return new TextDecoder().decode(bytes).split(/\r?\n/);
}

function expectedOf(name: string): readonly Expected[] {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`${name}/problem.json`, TWINS)), "utf8"));
}

function areExactly(
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

function told(problems: readonly (Expected | Problem)[]): string {
  const sentences = problems.map(
    ({ code, pointer, line }) => `${code} at "${pointer}", line ${line ?? "of the pointer"}`,
  );
  return sentences.length === 0 ? "nothing" : sentences.join("; ");
}
