/**
 * The damaged twins: small agreements with one thing wrong each, and what must be said about them.
 *
 * A folder of `examples/problems` is called after the code it triggers, sometimes with an addition where one code has
 * several causes. `problem.json` lists every problem of the document, no more and no less.
 */
import { readdirSync, readFileSync } from "node:fs";
import { composeChecked } from "../../src/document/compose/checked.ts";
import { type Library, libraryDocument } from "../../src/document/compose/library.ts";
import { locateProblems } from "../../src/document/locate.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Problem } from "../../src/engine/value/problem.ts";
import { zoneRelease } from "../../src/zones/release.ts";
import { chainProblemsOf } from "./chains.ts";

export interface Twin {
  readonly folder: string;
  readonly bytes: Uint8Array;
  /** The other documents of the folder, which the agreement may take terms from. */
  readonly library: Library;
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
      library: libraryOf(folder),
      expected: JSON.parse(readFileSync(new URL(`${folder}/problem.json`, FOLDER), "utf8")),
    }));
}

/** Every document of a folder by its name, the agreement too: it may rest on itself. */
function libraryOf(folder: string): Library {
  const names = readdirSync(new URL(folder, FOLDER)).filter((name) => name.endsWith(".yaml"));
  if (names.length === 1) return [];
  return names
    .sort()
    .flatMap((name) => libraryDocument(name, readFileSync(new URL(`${folder}/${name}`, FOLDER))) ?? []);
}

/** What is said about a document: by the reader alone, or by the compiler when the reader has no objection. */
export function problemsOf({ bytes, library }: Pick<Twin, "bytes" | "library">): readonly Problem[] {
  if (library.length > 0)
    return [
      ...composeChecked(bytes, library, (agreement) => compilePlan(agreement, zoneRelease())).problems,
      ...chainProblemsOf(bytes, library),
    ];
  const { agreement, problems } = parseAgreement(bytes);
  if (agreement === undefined) return problems;
  return [...problems, ...locateProblems(bytes, compilePlan(agreement, zoneRelease()).problems)];
}
