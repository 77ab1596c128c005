/** How does a test import a file through a mapping of the examples? With every fact accepted as it
 *  comes, so that what is tested is the mapping: which facts a row gives, and which rows give none. */
import { readFileSync } from "node:fs";
import type { Chunks } from "../../src/connect/bytes.ts";
import { type ImportTally, importFacts, type Reject } from "../../src/connect/import.ts";
import { compileMapping } from "../../src/connect/mapping/compile.ts";
import { readMapping } from "../../src/connect/mapping/read.ts";

import type { Fact, RawFact } from "../../src/engine/measure/fact/fact.ts";
import { zoneRelease } from "../../src/zones/release.ts";

export interface ImportedFile {
  readonly facts: readonly RawFact[];
  readonly rejects: readonly Reject[];
  readonly tally: ImportTally;
}

const release = zoneRelease();

/** Imports chunks by `examples/mappings/NAME.yaml`; throws when the file does not fit the mapping. */
export async function importedBy(name: string, chunks: Chunks): Promise<ImportedFile> {
  const { mapping, problems } = readMapping(readFileSync(`examples/mappings/${name}.yaml`));
  const compiled = mapping === undefined ? undefined : compileMapping(mapping, release).compiled;
  if (compiled === undefined) throw new Error(`${name}: ${JSON.stringify(problems)}`);
  const facts = new Map<string, RawFact>();
  const rejects: Reject[] = [];
  const admitted = new Map<string, RawFact>();
  const done = await importFacts(
    chunks,
    compiled,
    {
      admit: (raw) => {
        admitted.set(raw.id, raw);
        const fact: Fact = { ...raw, occurredAt: 0, recordedAt: 0, until: 0, fields: {} };
        return { ok: true, value: fact };
      },
      keep: ({ id }) => {
        const raw = admitted.get(id);
        admitted.delete(id);
        if (raw === undefined || facts.has(id)) return "repeated";
        facts.set(id, raw);
        return "kept";
      },
    },
    { onReject: (reject) => rejects.push(reject) },
  );
  if (done.problems.length > 0) throw new Error(`${name}: ${JSON.stringify(done.problems)}`);
  return { facts: [...facts.values()], rejects, tally: done.tally };
}
