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
  /** Exports found in the folder without the mapping that would say what they mean. */
  readonly unread: readonly Required<FactFile>[];
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
    return { agreements: paths, facts: given, unread: [] };
  }
  if (paths.length > 1) throw new UsageError("name one folder, or the versions of one agreement");
  const names = readdirSync(first).sort();
  const agreements = agreementsIn(first, names);
  return given.length > 0
    ? { agreements, facts: given, unread: [] }
    : { agreements, ...factFilesIn(first, names) };
}

/** `agreement.yaml` before its numbered versions, and those by number: 2 comes before 10. */
function agreementsIn(folder: string, names: readonly string[]): readonly string[] {
  const found = names.flatMap((name) => {
    const match = /^agreement(?:-v(\d+))?\.(?:ya?ml|json)$/.exec(name);
    return match === null ? [] : [{ path: join(folder, name), version: Number(match[1] ?? 0) }];
  });
  if (found.length === 0)
    throw new UsageError(
      `there is no agreement.yaml in ${folder}: name the agreement document, then --facts`,
    );
  return found.sort((a, b) => a.version - b.version).map(({ path }) => path);
}

/** As many mappings as files: each has its own. Otherwise lines of JSON are facts and need none. */
function factFilesNamed({ facts = [], mapping = [] }: NamedFiles): readonly FactFile[] {
  const mapped = facts.length === mapping.length ? facts : facts.filter((path) => !isLines(path));
  if (mapped.length !== mapping.length) {
    throw new UsageError(
      `each export needs its mapping, in the same order; here are ${mapped.length} exports (${mapped.join(", ") || "none"}) and ${mapping.length} mappings (${mapping.join(", ") || "none"})`,
    );
  }
  return facts.map((path) => {
    const own = mapped.includes(path) ? mapping[mapped.indexOf(path)] : undefined;
    return own === undefined ? { path } : { path, mapping: own };
  });
}

function factFilesIn(folder: string, names: readonly string[]): Omit<SettlementFiles, "agreements"> {
  const lines = names.filter(isLines).map((name) => ({ path: join(folder, name) }));
  const exports = names.flatMap((name) => {
    const stem = /^(.*)\.(?:csv|tsv|txt)(?:\.gz)?$/.exec(name)?.[1];
    return stem === undefined
      ? []
      : [{ path: join(folder, name), mapping: join(folder, `${stem}.mapping.yaml`) }];
  });
  const [mapped, unmapped] = [true, false].map((has) =>
    exports.filter(({ mapping }) => existsSync(mapping) === has),
  );
  return { facts: [...lines, ...(mapped ?? [])], unread: unmapped ?? [] };
}

/** Files with these endings hold facts as they are, unless a mapping is named for them. */
function isLines(name: string): boolean {
  return /\.(jsonl|ndjson)(\.gz)?$/.test(name);
}
