/**
 * The damaged twins: small agreements with one thing wrong each, and what must be said about them.
 *
 * A folder of `examples/problems` is called after the code it triggers, sometimes with an addition where one code has
 * several causes. `problem.json` lists every problem of the document, no more and no less.
 */
import { readdirSync, readFileSync } from "node:fs";
import { locateProblems } from "../../src/document/locate.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Problem } from "../../src/engine/value/problem.ts";
import { zoneRelease } from "../../src/zones/release.ts";

export interface Twin {
  readonly folder: string;
  readonly bytes: Uint8Array;
  readonly expected: readonly ExpectedProblem[];
}

export interface ExpectedProblem {
  readonly code: string;
  readonly pointer: string;
  readonly severity?: string;
  readonly line?: number;
}

const FOLDER = new URL("../../examples/problems/", import.meta.url);

/** Every twin, by the name of its folder. */
export function readTwins(): readonly Twin[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort()
    .map((folder) => ({
      folder,
      bytes: readFileSync(new URL(`${folder}/agreement.yaml`, FOLDER)),
      expected: JSON.parse(readFileSync(new URL(`${folder}/problem.json`, FOLDER), "utf8")),
    }));
}

/** What is said about a document: by the reader alone, or by the compiler when the reader has no objection. */
export function problemsOf(bytes: Uint8Array): readonly Problem[] {
  const { agreement, problems } = parseAgreement(bytes);
  if (agreement === undefined) return problems;
  return [...problems, ...locateProblems(bytes, compilePlan(agreement, zoneRelease()).problems)];
}
