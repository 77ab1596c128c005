/** Does the same evidence give the same statement, byte for byte, in whatever order it arrives?
 *
 *  Facts of our own making, with corrections and lateness, are imported again and again: shuffled, some
 *  of them twice. The canonical bodies of all statements must not differ in one byte. The defect planted
 *  is the one that importers really have: ids made of line numbers, so that a fact told twice counts twice. */
import type { RawFact } from "../src/engine/measure/fact/fact.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { EXAMPLES } from "./world/examples.ts";
import { disordered } from "./world/facts-for.ts";
import { agreementOf, textOf } from "./world/product.ts";
import { sourceFor } from "./world/random.ts";
import { isSlow, settled, type World, worldOf } from "./world/settled.ts";

const SUBJECTS = 12;
/** Agreements that settle slowly get one case of so many. */
const SLOW_SHARE = 50;

export const proof: Proof = {
  name: "replay",
  promise: "The same evidence gives the same statement, byte for byte, in whatever order it arrives.",
  quick: true,
  run: async (options) => prove(options),
};

function prove({ cases = 1000, seedDefect, log }: ProofOptions): ProofResult {
  const worlds = EXAMPLES.map((path, index) => referenceOf(path, index));
  const differing: string[] = [];
  for (let number = 0; number < cases; number += 1) {
    const reference = worldFor(worlds, number);
    if (reference === undefined) break;
    const shuffle = disordered(sourceFor("replay", number), reference.world.facts);
    const again = settled(reference.world, seedDefect ? numbered(shuffle) : shuffle);
    if (again.bodies.join("\n") === reference.bodies) continue;
    differing.push(
      `${reference.path}, shuffle ${number}: ${firstDifference(again.bodies.join("\n"), reference.bodies)}`,
    );
  }
  for (const sentence of differing.slice(0, 5)) log(sentence);
  const statements = worlds.reduce((sum, { count }) => sum + count, 0);
  const refused = worlds.reduce((sum, each) => sum + each.refused, 0);
  return {
    holds: differing.length === 0 && worlds.length >= 5 && refused === 0,
    figures: {
      cases,
      different: differing.length,
      agreements: worlds.length,
      statements,
      facts: worlds.reduce((sum, { world }) => sum + world.facts.length, 0),
      refused,
    },
  };
}

/** Every agreement has its turn, the slow ones seldom. */
function worldFor(worlds: readonly Reference[], number: number): Reference | undefined {
  const turn = Math.floor(number / SLOW_SHARE);
  const due = worlds.filter(({ slow }) => slow === (number % SLOW_SHARE === 0));
  const others = due.length === 0 ? worlds : due;
  return others[(number % SLOW_SHARE === 0 ? turn : number) % others.length];
}

interface Reference {
  readonly path: string;
  readonly world: World;
  readonly slow: boolean;
  readonly bodies: string;
  readonly count: number;
  readonly refused: number;
}

function referenceOf(path: string, index: number): Reference {
  const world = worldOf(agreementOf(textOf(path)), sourceFor("replay world", index), SUBJECTS);
  const { bodies, refused } = settled(world, world.facts);
  return {
    path,
    world,
    slow: isSlow(world.agreement),
    bodies: bodies.join("\n"),
    count: bodies.length,
    refused,
  };
}

/** The same facts under ids that say only where they stood. */
function numbered(facts: readonly RawFact[]): readonly RawFact[] {
  return facts.map((fact, line) => ({ ...fact, id: `line ${line}` }));
}

function firstDifference(found: string, expected: string): string {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at += 1;
  return `"…${found.slice(Math.max(0, at - 60), at + 60)}…" where it was "…${expected.slice(Math.max(0, at - 60), at + 60)}…"`;
}
