/** Is every mistake named at its place, and nothing else named with it?
 *
 *  Each folder of `examples/problems` holds an agreement with one thing wrong and a list of what must be
 *  said about it: code, JSON pointer, and the line, unless the text itself can tell: the last name of
 *  the pointer must then stand at the line and column that were given. The list must be complete: one
 *  problem more is as wrong as one less, because people stop reading lists that cry wolf. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chainProblemsOf } from "../scripts/gallery/chains.ts";
import { composeChecked } from "../src/document/compose/checked.ts";
import { type Library, libraryDocument } from "../src/document/compose/library.ts";

import { compilePlan } from "../src/engine/plan/compile.ts";
import type { Problem } from "../src/engine/value/problem.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { release } from "./world/product.ts";
import { areExactly, type Expected, problemsOf, told } from "./world/told-problems.ts";

const TWINS = new URL("../examples/problems/", import.meta.url);

export const proof: Proof = {
  name: "problems",
  promise: "Every kind of mistake in an agreement is named by its code, at its pointer and its line.",
  quick: true,
  run: async (options) => prove(options),
};

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
    const library = libraryOfTwin(name);
    const found = problemsWith(seedDefect ? Buffer.concat([Buffer.from("\n"), bytes]) : bytes, library);
    if (expected.length > 0 && areExactly(found, expected, linesOf(bytes))) continue;
    inexact.push(name);
    log(`${name}: expected ${told(expected)}, found ${told(found)}`);
  }
  return {
    holds: twins.length > 0 && inexact.length === 0,
    figures: { twins: twins.length, codes: codes.size, exact: twins.length - inexact.length, inexact },
  };
}

/** Problems of a document, of those that it takes terms from too. */
function problemsWith(bytes: Uint8Array, library: Library): readonly Problem[] {
  if (library.length === 0) return problemsOf(bytes);
  const { problems } = composeChecked(bytes, library, (agreement) => compilePlan(agreement, release));
  return [...problems, ...chainProblemsOf(bytes, library)];
}

function bytesOfTwin(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`${name}/agreement.yaml`, TWINS)));
}

/** The documents of a folder that has more than the agreement: templates that it takes terms from. */
function libraryOfTwin(name: string): Library {
  const folder = new URL(`${name}/`, TWINS);
  const names = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  if (names.length === 1) return [];
  return names.sort().flatMap((file) => libraryDocument(file, readFileSync(new URL(file, folder))) ?? []);
}

function linesOf(bytes: Uint8Array): readonly string[] {
  return new TextDecoder().decode(bytes).split(/\r?\n/);
}

function expectedOf(name: string): readonly Expected[] {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`${name}/problem.json`, TWINS)), "utf8"));
}
