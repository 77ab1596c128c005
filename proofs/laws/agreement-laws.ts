/** Five laws of whole agreements: they settle, order does not matter, explanations add up, print and parse
 *  undo each other, and the contract says something else as soon as a value does. Half of the agreements
 *  are those of the examples, whose terms people really promise; half are assembled at random, whose
 *  terms nobody would. */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { parseAgreement } from "../../src/document/parse.ts";
import { printAgreement } from "../../src/document/print.ts";
import { printContract } from "../../src/document/prose/contract.ts";
import { proseToMarkdown } from "../../src/document/prose/page/markdown.ts";
import { sameValue } from "../../src/engine/measure/formula/quantity.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import { explain, pathsOf } from "../../src/engine/report/explain/explain.ts";
import type { Explanation } from "../../src/engine/report/explain/explanation.ts";
import { disagreements } from "../../src/engine/report/explain/recompute.ts";
import { arbitraryAgreement } from "../../test/laws/arbitrary-agreement.ts";
import { changedAt, placesIn } from "../../test/laws/leaves.ts";
import { examplePlans } from "../world/examples.ts";
import { disordered } from "../world/facts-for.ts";
import { release } from "../world/product.ts";
import { chance, pick, type RandomSource, shuffled, whole } from "../world/random.ts";
import { isSlow, settled, type World, worldOf } from "../world/settled.ts";
import { statedAt } from "../world/stated-at.ts";
import type { Law } from "./law.ts";

/** Figures of one statement that are explained; explaining reads the facts again for each. */
const PATHS = 6;

const SLOW_SHARE = 0.1;

export function agreementLaws(): readonly Law[] {
  return [settles, orderDoesNotMatter, explanationsAddUp, printAndParse, proseSeesEveryValue];
}

const settles: Law = {
  name: "an agreement assembled at random settles",
  weight: 25,
  tryOnce(random, caseNumber, broken) {
    const world = someWorld(random, caseNumber, whole(random, 0, 3));
    if (world === undefined) return undefined;
    // The defect is a plan that lost its item sets on the way.
    settled(
      broken ? { ...world, plan: { ...world.plan, sets: new Map(), streams: new Map() } } : world,
      world.facts,
    );
    return undefined;
  },
};

const orderDoesNotMatter: Law = {
  name: "shuffles and duplicates change nothing",
  weight: 12,
  tryOnce(random, caseNumber, broken) {
    const world = someWorld(random, caseNumber, whole(random, 1, 4));
    if (world === undefined) return undefined;
    const once = settled(world, world.facts).bodies.join("\n");
    const shuffle = disordered(random, world.facts);
    const again = settled(
      world,
      broken ? shuffle.map((fact, line) => ({ ...fact, id: `line ${line}` })) : shuffle,
    );
    if (again.bodies.join("\n") === once) return undefined;
    return `${world.agreement.id}: the statements of ${world.facts.length} facts differ after a shuffle`;
  },
};

const explanationsAddUp: Law = {
  name: "explained parts add up to the figure",
  weight: 12,
  tryOnce(random, caseNumber, broken) {
    const world = someWorld(random, caseNumber, whole(random, 1, 4));
    if (world === undefined) return undefined;
    const { book, outcomes } = settled(world, world.facts);
    const outcome = outcomes.at(-1);
    if (outcome === undefined) return undefined;
    const options = { asOf: world.asOf, prior: outcomes.slice(0, -1), most: 3 };
    for (const path of shuffled(random, pathsOf(outcome, world.plan)).slice(0, PATHS)) {
      const explanation = explain(world.plan, book, outcome, path, options);
      if (explanation === undefined) return `${world.agreement.id}: nothing explains ${path}`;
      const [wrong] = disagreements(broken ? withoutAPart(explanation) : explanation);
      if (wrong !== undefined) return `${world.agreement.id}: the parts of ${path} do not add up at ${wrong}`;
      if (!sameValue(statedAt(outcome, path), explanation.quantity?.value))
        return `${world.agreement.id}: ${path} is explained as another figure than the statement's`;
    }
    return undefined;
  },
};

const printAndParse: Law = {
  name: "printing and parsing undo each other",
  weight: 40,
  tryOnce(random, _caseNumber, broken) {
    const agreement = madeUp(random);
    const text = printAgreement(broken ? { ...agreement, version: agreement.version + 1 } : agreement);
    const { agreement: again, problems } = parseAgreement(text);
    if (again === undefined) return `what was printed is not read: ${problems[0]?.message} in\n${text}`;
    if (isDeepStrictEqual(withoutPointers(again), withoutPointers(agreement))) return undefined;
    return `what was read is not what was printed:\n${text}`;
  },
};

const proseSeesEveryValue: Law = {
  name: "changing any value changes the contract, in each language",
  weight: 25,
  tryOnce(random, caseNumber, broken) {
    const agreement = caseNumber % 4 === 0 ? pick(random, examplePlans()).agreement : madeUp(random);
    const place = pick(random, placesIn(agreement, []));
    const changed = broken ? agreement : (changedAt(agreement, place) as Agreement);
    for (const language of ["en", "de"] as const) {
      const [before, after] = [agreement, changed].map((each) =>
        proseToMarkdown(printContract(each, { language })),
      );
      if (before === after)
        return `${agreement.id}: the contract in "${language}" is blind at ${place.join("/")}`;
    }
    return undefined;
  },
};

/** An example, or one made up; undefined where the one made up makes no sense and is refused. Agreements
 *  that look at every five minutes of a month have their turn as seldom as `SLOW_SHARE` says, and those
 *  that look at every second of it have none. */
function someWorld(random: RandomSource, caseNumber: number, size: number): World | undefined {
  const agreement = caseNumber % 2 === 0 ? pick(random, examplePlans()).agreement : madeUp(random);
  if (isSlow(agreement) && !chance(random, SLOW_SHARE)) return undefined;
  const { plan } = compilePlan(agreement, release);
  return plan === undefined || isFine(plan) ? undefined : worldOf(agreement, random, size);
}

/** Whether some set has an interval, with or without facts, more often than every five minutes. */
function isFine({ sets }: Plan): boolean {
  return [...sets.values()].some(
    (set) =>
      set.kind === "group" &&
      set.empty === "included" &&
      set.every !== undefined &&
      "ms" in set.every &&
      set.every.ms < 300_000,
  );
}

function madeUp(random: RandomSource): Agreement {
  const [agreement] = fc.sample(arbitraryAgreement, { seed: whole(random, 0, 2 ** 31 - 1), numRuns: 1 });
  if (agreement === undefined) throw new Error("The source of agreements ran dry.");
  return agreement;
}

/** Pointers say where a name stood in a text; a value that came from no text has other ones. */
export function withoutPointers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPointers);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "pointer");
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutPointers(part)]));
}

/** The defect: somewhere in the tree an interval is lost, or a part of a sum. */
function withoutAPart(explanation: Explanation): Explanation {
  const { intervals, operation } = explanation;
  if (intervals !== undefined && intervals.length > 0)
    return { ...explanation, intervals: intervals.slice(1) };
  if (operation === "sum" || operation === "count")
    return { ...explanation, parts: explanation.parts.slice(1) };
  return { ...explanation, parts: explanation.parts.map(withoutAPart) };
}
