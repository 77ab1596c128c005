/** Is every change of an evidence bundle noticed, whoever makes it and however cleverly?
 *
 *  Bundles of published agreements are changed at random, one change each, in every part: a byte, a value, a line.
 *  Most changes come with a corrected hash at the end. Now and then a forger packs the whole bundle anew, with
 *  one fact less and keys of the same names. The defect planted is a verifier that skips one link: it believes
 *  the keys that lie in the bundle. */
import { findingText } from "../src/evidence/finding.ts";
import { type Verification, verifyBundle } from "../src/evidence/verify.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { bundleOf, forged, type TestBundle } from "./world/bundles.ts";
import { type Mutation, mutated } from "./world/mutations.ts";
import { chance, type RandomSource, sourceFor } from "./world/random.ts";

const AGREEMENTS: readonly string[] = [
  "idnet-care-levels",
  "digitalocean-family",
  "github-business-2017",
  "gsop-electricity",
  "walmart-otif-2024",
  "orgvue-support",
].map((name) => `examples/agreements/${name}/agreement.yaml`);
const SUBJECTS = 3;

export const proof: Proof = {
  name: "tamper",
  promise: "Whatever is changed in an evidence bundle, the other side notices and hears what is wrong.",
  quick: true,
  run: async (options) => prove(options),
};

function prove({ cases = 2000, seedDefect, log }: ProofOptions): ProofResult {
  const bundles = AGREEMENTS.map((path, index) => bundleOf(path, worldSource(index), SUBJECTS));
  const clean = bundles.filter((bundle) => verified(bundle, bundle.lines, seedDefect).holds).length;
  const counts = { tried: 0, caught: 0, named: 0, forgeries: 0 };
  const byPart: Record<string, number> = {};
  const byLink: Record<string, number> = {};
  for (let number = 0; counts.tried < cases; number += 1) {
    const random = sourceFor("tamper", number);
    const which = number % bundles.length;
    const bundle = bundles[which];
    const change = bundle && changeOf(bundle, which, random);
    if (bundle === undefined || change === undefined) continue;
    counts.tried += 1;
    if (change.kind === "forgery") counts.forgeries += 1;
    byPart[change.part] = (byPart[change.part] ?? 0) + 1;
    const codes = codesOf(verified(bundle, change.lines, seedDefect));
    if (codes.length > 0) counts.caught += 1;
    else log(`unnoticed, case ${number}: ${change.kind} in ${change.part} of ${bundle.path}`);
    if (codes.some((code) => code !== "file-altered")) counts.named += 1;
    for (const code of codes) byLink[code] = (byLink[code] ?? 0) + 1;
  }
  return {
    holds: counts.caught === counts.tried && clean === bundles.length,
    figures: { ...counts, bundles: bundles.length, falseAlarms: bundles.length - clean, byPart, byLink },
  };
}

function worldSource(index: number): RandomSource {
  return sourceFor("tamper world", index);
}

function changeOf({ path, lines }: TestBundle, which: number, random: RandomSource): Mutation | undefined {
  if (!chance(random, 0.02)) return mutated(lines, random);
  const { lines: forgedLines } = forged(path, worldSource(which), random, SUBJECTS);
  return { lines: forgedLines, kind: "forgery", part: "everything" };
}

function verified(bundle: TestBundle, lines: readonly string[], seedDefect: boolean): Verification {
  const { trusted, held, zones } = bundle;
  const bytes = new TextEncoder().encode(lines.join(""));
  return verifyBundle(bytes, seedDefect ? { zones } : { trusted, held, zones });
}

/** The codes of what a reader is told. Erasing personal data is allowed and must be told, too. */
function codesOf({ findings, holds }: Verification): readonly string[] {
  const wrong = findings.filter(({ kind }) => kind === "wrong");
  for (const finding of wrong)
    if (/\{\w+\}/.test(findingText(finding, "de")))
      throw new Error(`a sentence of ${finding.code} has a hole`);
  const erased = findings.filter(({ code }) => code === "erased");
  return (holds ? erased : wrong).map(({ code }) => code);
}
