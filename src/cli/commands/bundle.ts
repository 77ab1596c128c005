/** `tally bundle`: a settled period with all it rests on, in one file that the other side verifies alone. */

import { printAgreement } from "../../document/print.ts";
import type { RawFact } from "../../engine/measure/fact/fact.ts";
import { parseInstant } from "../../engine/time/parse-instant.ts";
import { formatInstant } from "../../engine/value/format.ts";
import { type Bundle, makeBundle } from "../../evidence/make.ts";
import { printKey } from "../../journal/key.ts";
import { zoneRelease } from "../../zones/release.ts";
import { DataProblems, UsageError } from "../failure.ts";
import { loadAgreement } from "../input/agreement-file.ts";
import { loadFacts } from "../input/fact-files.ts";
import { signerIn } from "../input/key-file.ts";
import { type NamedFiles, settlementFiles } from "../input/settlement-files.ts";
import { factsTold } from "../output/rejects.ts";
import { say } from "../output/terminal.ts";
import { writeFileWhole } from "../output/write.ts";

interface BundleOptions extends NamedFiles {
  readonly period: string;
  readonly asOf?: string;
  readonly key?: readonly string[];
  readonly out: string;
}

export async function bundle(paths: readonly string[], options: BundleOptions): Promise<void> {
  const files = settlementFiles(paths, options);
  const versions = files.agreements.map((path) => loadAgreement(path));
  const signers = (options.key ?? []).map(signerIn);
  const facts: RawFact[] = [];
  const plans = versions.map(({ plan }) => plan);
  const loaded = await loadFacts(files.facts, plans, undefined, (fact) => facts.push(fact));
  factsTold(loaded);
  const { asOf, period } = options;
  const made = makeBundle({
    agreements: versions.map(({ agreement }) => printAgreement(agreement)),
    zones: zoneRelease(),
    facts,
    period,
    ...(asOf === undefined ? {} : { asOf: instantOf(asOf) }),
    signers,
    at: formatInstant(Date.now()),
  });
  if (!made.ok) throw new DataProblems(made.problems, files.agreements.at(-1) ?? "agreement");
  const inputs = [
    ...files.agreements,
    ...files.facts.flatMap(({ path, mapping }) => [path, mapping ?? path]),
  ];
  writeFileWhole(made.value.lines.join(""), options.out, [...inputs, ...(options.key ?? [])]);
  say(
    summaryOf(
      made.value,
      period,
      signers.map(({ key }) => printKey(key)),
    ),
  );
}

function instantOf(text: string): number {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new UsageError(`--as-of: ${parsed.message}`);
  return parsed.instant;
}

function summaryOf({ journals, recomputed }: Bundle, period: string, keys: readonly string[]): string {
  const widest = Math.max(...journals.map(({ origin }) => origin.length));
  const lines = [
    `${period}: statement ${recomputed.bodyHash}`,
    ...journals.map(
      ({ origin, size }) => `  ${origin.padEnd(widest)}  ${size} ${size === 1 ? "entry" : "entries"}`,
    ),
    ...keys.map((key) => `signed by ${key}`),
    ...(keys.length === 0
      ? ["signed by nobody: it proves that figures follow from facts, not who vouches for them"]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}
