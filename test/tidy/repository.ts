/**
 * Lists the files tidy looks at: everything in the repository that a person wrote. It walks the folders instead of
 * asking git, so that it works the same in an unpacked archive.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "./source.ts";
import { readSource } from "./source.ts";

export interface Document {
  readonly path: string;
  readonly text: string;
}

/** What is installed, built or written by a run is nobody's prose. */
const notOurs: ReadonlySet<string> = new Set([".git", "node_modules", "dist", "out", "coverage"]);

/** Paths of all files, from the root, with forward slashes, sorted by their characters. */
export function listFiles(folder = "."): readonly string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notOurs.has(entry.name)) continue;
    const path = folder === "." ? entry.name : join(folder, entry.name).replaceAll("\\", "/");
    if (entry.isDirectory()) found.push(...listFiles(path));
    else if (entry.isFile()) found.push(path);
  }
  return found.sort();
}

export function readSources(paths: readonly string[]): readonly SourceFile[] {
  return paths
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readSource(path, readFileSync(path, "utf8")));
}

/** Text files of any kind; large tables of data are not read. */
export function readDocuments(paths: readonly string[], extension: string): readonly Document[] {
  return paths
    .filter((path) => path.endsWith(extension))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}
