/** Which files make a settlement? Either named one by one, or found in a story's folder.
 *
 *  A folder holds `agreement.yaml`, or its versions `agreement-v1.yaml`, `agreement-v2.yaml`, …, beside
 *  its facts: `*.jsonl` as they are, and each `NAME.csv` (or `.csv.gz`) through `NAME.mapping.yaml`. */

import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../failure.ts";
import type { FactFile } from "./fact-files.ts";

export interface SettlementFiles {
  /** Versions of the agreement, oldest first; most have one. */
  readonly agreements: readonly string[];
  readonly facts: readonly FactFile[];
}

export interface NamedFiles {
  readonly facts?: readonly string[];
  readonly mapping?: readonly string[];
}

/** The files of a settlement: `paths` are agreement documents, or one folder. */
export function settlementFiles(paths: readonly string[], named: NamedFiles): SettlementFiles {
  const [first = "."] = paths;
  const given = factFilesNamed(named);
  if (!statSync(first).isDirectory()) {
    if (given.length === 0)
      throw new UsageError("name the facts: --facts FILE, with --mapping FILE for an export");
    return { agreements: paths, facts: given };
  }
  if (paths.length > 1) throw new UsageError("name one folder, or the versions of one agreement");
  const names = readdirSync(first).sort();
  const agreements = names
    .filter((name) => /^agreement(-v\d+)?\.(ya?ml|json)$/.test(name))
    .map((name) => join(first, name));
  if (agreements.length === 0) throw new UsageError(`there is no agreement.yaml in ${first}`);
  return { agreements, facts: given.length > 0 ? given : factFilesIn(first, names) };
}

function factFilesNamed({ facts = [], mapping = [] }: NamedFiles): readonly FactFile[] {
  const exports = facts.filter((path) => !isLines(path));
  if (exports.length !== mapping.length) {
    throw new UsageError(
      `each export needs its mapping, in the same order: ${exports.length} exports, ${mapping.length} mappings`,
    );
  }
  return facts.map((path) => {
    const own = isLines(path) ? undefined : mapping[exports.indexOf(path)];
    return own === undefined ? { path } : { path, mapping: own };
  });
}

function factFilesIn(folder: string, names: readonly string[]): readonly FactFile[] {
  const lines = names.filter(isLines).map((name) => ({ path: join(folder, name) }));
  const exports = names.flatMap((name) => {
    const stem = /^(.*)\.(?:csv|tsv|txt)(?:\.gz)?$/.exec(name)?.[1];
    const mapping = stem === undefined ? undefined : join(folder, `${stem}.mapping.yaml`);
    return mapping !== undefined && existsSync(mapping) ? [{ path: join(folder, name), mapping }] : [];
  });
  return [...lines, ...exports];
}

/** A mapping may read JSON lines too; files with these endings hold facts as they are. */
function isLines(name: string): boolean {
  return /\.(jsonl|ndjson)(\.gz)?$/.test(name);
}
