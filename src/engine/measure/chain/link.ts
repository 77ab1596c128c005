/** Which clocks and targets does a chain mean? Its names looked up in the agreements of a library. */

import type { Plan, PlannedClock, PlannedFigure } from "../../plan/plan.ts";
import type { Chain, ChainLeg, OwnWork } from "../../prepare/chain.ts";
import { meant } from "../../prepare/nearest.ts";
import { formatDate } from "../../time/civil.ts";
import { type Problem, pointerTo, problem, warning } from "../../value/problem.ts";

/** The agreement in force under an id; undefined when the library has none. */
export type Underpinning = (id: string) => Plan | undefined;

/** A chain whose names have been found; `pointer` leads to its place in the upper agreement. */
export type Link =
  | { readonly kind: "in sequence" | "in parallel" | "any of"; readonly of: readonly Link[] }
  | LegLink
  | { readonly kind: "own work"; readonly pointer: string; readonly work: OwnWork };

export interface LegLink {
  readonly kind: "leg";
  readonly pointer: string;
  readonly leg: ChainLeg;
  readonly plan: Plan;
  readonly clock?: PlannedClock;
  readonly target?: PlannedFigure;
}

/** The chain with its names found; undefined when something of it is missing, which is told. Problems:
 *  `chain-unknown-agreement`, `chain-unknown-clock`, `chain-unknown-target`, `chain-cycle`; warnings
 *  `chain-ends-early`, `chain-starts-late`. */
export function linkOf(
  chain: Chain,
  pointer: string,
  upper: Plan,
  library: Underpinning,
  problems: Problem[],
): Link | undefined {
  if (chain.kind === "own work") return { kind: "own work", pointer, work: chain };
  if (chain.kind === "leg") return legOf(chain, pointer, upper, library, problems);
  const of = chain.of.flatMap((each, index) => {
    const link = linkOf(each, pointerTo(pointer, chain.kind, index), upper, library, problems);
    return link === undefined ? [] : [link];
  });
  return of.length < chain.of.length ? undefined : { kind: chain.kind, of };
}

/** Every leg of a chain, in written order. */
export function legsOf(link: Link): readonly LegLink[] {
  if (link.kind === "leg") return [link];
  return link.kind === "own work" ? [] : link.of.flatMap(legsOf);
}

function legOf(
  leg: ChainLeg,
  pointer: string,
  upper: Plan,
  library: Underpinning,
  problems: Problem[],
): Link | undefined {
  const circle = circleFrom(leg.agreement, upper.agreement.id, library);
  if (circle !== undefined) {
    const way = [upper.agreement.id, ...circle].join(" → ");
    const message = `This rests on itself: ${way}; take the step out that leads back.`;
    problems.push(problem("chain-cycle", pointerTo(pointer, "agreement"), message));
    return undefined;
  }
  const plan = library(leg.agreement);
  if (plan === undefined) {
    const message = `There is no agreement with the id "${leg.agreement}" in the library; add it, or correct the id.`;
    problems.push(problem("chain-unknown-agreement", pointerTo(pointer, "agreement"), message));
    return undefined;
  }
  problems.push(...checkTerms(leg, plan, upper, pointer));
  return namesOf(leg, plan, pointer, problems);
}

function namesOf(leg: ChainLeg, plan: Plan, pointer: string, problems: Problem[]): Link | undefined {
  const clock = leg.clock === undefined ? undefined : plan.clocks.get(leg.clock);
  const targets = plan.figures.filter(({ kind }) => kind === "target");
  const target = targets.find(({ name }) => name === leg.target);
  const before = problems.length;
  const missing = (what: "clock" | "target", name: string, names: Iterable<string>): void => {
    const message = `"${leg.agreement}" has no ${what} "${name}"; ${meant(name, names)}`;
    problems.push(problem(`chain-unknown-${what}`, pointerTo(pointer, what), message));
  };
  if (leg.clock !== undefined && clock === undefined) missing("clock", leg.clock, plan.clocks.keys());
  if (leg.target !== undefined && target === undefined)
    missing(
      "target",
      leg.target,
      targets.map(({ name }) => name),
    );
  if (problems.length > before) return undefined;
  return {
    kind: "leg",
    pointer,
    leg,
    plan,
    ...(clock === undefined ? {} : { clock }),
    ...(target === undefined ? {} : { target }),
  };
}

function checkTerms(leg: ChainLeg, { agreement }: Plan, upper: Plan, pointer: string): readonly Problem[] {
  const [own, below] = [upper.agreement.term, agreement.term];
  const at = pointerTo(pointer, "agreement");
  const problems: Problem[] = [];
  if (
    below.to !== undefined &&
    below.renews === undefined &&
    below.to < (own.to ?? Number.POSITIVE_INFINITY)
  ) {
    const until = own.to === undefined ? "runs on" : `runs to ${formatDate(own.to)}`;
    const message = `"${leg.agreement}" ends on ${formatDate(below.to)} and this agreement ${until}; have it renewed, or end together.`;
    problems.push(warning("chain-ends-early", at, message));
  }
  if (below.from > own.from) {
    const message = `"${leg.agreement}" begins on ${formatDate(below.from)} and this agreement on ${formatDate(own.from)}; nothing carries it before.`;
    problems.push(warning("chain-starts-late", at, message));
  }
  return problems;
}

/** The ids from one agreement back to the upper one, along what targets rest on. Each agreement is looked at
 *  once, however many ways lead to it. */
function circleFrom(id: string, upper: string, library: Underpinning): readonly string[] | undefined {
  const above = new Map<string, string | undefined>([[id, undefined]]);
  for (const here of above.keys()) {
    if (here === upper) return wayTo(here, above);
    const below = library(here)?.agreement.targets.flatMap(({ restsOn }) => idsIn(restsOn)) ?? [];
    for (const next of below) if (!above.has(next)) above.set(next, here);
  }
  return undefined;
}

function wayTo(id: string, above: ReadonlyMap<string, string | undefined>): readonly string[] {
  const way = [id];
  for (let next = above.get(id); next !== undefined; next = above.get(next)) way.unshift(next);
  return way;
}

function idsIn(chain: Chain | undefined): readonly string[] {
  if (chain === undefined || chain.kind === "own work") return [];
  return chain.kind === "leg" ? [chain.agreement] : chain.of.flatMap(idsIn);
}
