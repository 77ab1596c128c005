/** Can the other side compute a statement again from the bundle alone, to the byte?
 *
 *  Agreements of this repository are settled with facts of our own making on one way, and packed on another; the bundle
 *  is then verified as a stranger would, from its bytes. Every figure of all three must agree. The defect planted
 *  is the one that a dishonest maker would like: the bundle leaves out a fact with which the statement was made. */
import { printAgreement } from "../src/document/print.ts";
import { periodsOf } from "../src/engine/river.ts";
import { makeBundle } from "../src/evidence/make.ts";
import { verifyBundle } from "../src/evidence/verify.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { EXAMPLES } from "./world/examples.ts";
import { WORLD_DAYS } from "./world/facts-for.ts";
import { agreementOf, release, textOf } from "./world/product.ts";
import { sourceFor } from "./world/random.ts";
import { isSlow, settled, type World, worldOf } from "./world/settled.ts";

const DAY = 86_400_000;
const SUBJECTS = 6;

export const proof: Proof = {
  name: "bundles",
  promise:
    "From the bundle alone, without a network, either side computes the same statement, byte for byte.",
  quick: true,
  run: async (options) => prove(options),
};

function prove({ cases = 60, seedDefect, log }: ProofOptions): ProofResult {
  const agreements = EXAMPLES.map((path) => ({ path, agreement: agreementOf(textOf(path)) })).filter(
    ({ agreement }) => !isSlow(agreement),
  );
  const counts = { bundles: 0, equal: 0, facts: 0, bytes: 0 };
  for (let number = 0; counts.bundles < cases; number += 1) {
    const chosen = agreements[number % agreements.length];
    if (chosen === undefined) break;
    const world = worldOf(chosen.agreement, sourceFor("bundles", number), SUBJECTS);
    const { body, bytes } = packed(world, seedDefect);
    counts.bundles += 1;
    counts.facts += world.facts.length;
    counts.bytes += bytes.length;
    const { holds, recomputed } = verifyBundle(bytes, { zones: release });
    if (holds && recomputed?.body === body) counts.equal += 1;
    else log(`case ${number}, ${chosen.path}: the bundle does not give the statement that was settled`);
  }
  const holds = counts.equal === counts.bundles;
  return { holds, figures: { ...counts, agreements: agreements.length } };
}

/** The last body of a world as the replay proof settles it, and the bundle of its period. */
function packed(
  world: World,
  seedDefect: boolean,
): { readonly body: string | undefined; readonly bytes: Uint8Array } {
  const { plan, agreement, facts, asOf } = world;
  const { bodies } = settled(world, facts);
  const start = agreement.term.from * DAY;
  const period = periodsOf(plan, { start, end: start + WORLD_DAYS * DAY })[bodies.length - 1]?.label ?? "";
  const made = makeBundle({
    agreements: [printAgreement(agreement)],
    zones: release,
    facts: seedDefect ? facts.slice(1) : facts,
    period,
    asOf,
    signers: [],
    at: "2026-11-01T00:00:00Z",
  });
  if (!made.ok) throw new Error(`no bundle: ${made.problems.map(({ message }) => message).join(" ")}`);
  return { body: bodies.at(-1), bytes: new TextEncoder().encode(made.value.lines.join("")) };
}
