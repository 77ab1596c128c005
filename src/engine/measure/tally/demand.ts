/** Everything a period will be asked for, listed before its first item passes by.
 *
 *  Targets, credits and caps ask in their own cells; a fee or figure is asked in the cell of whoever
 *  names it, so one formula may be wanted in several divisions. Knowing all of it beforehand is what
 *  lets one pass over a million tickets answer every question about them. */

import type { Formula, Plan, PlannedFigure } from "../../plan/plan.ts";
import { formulasOf, formulasOfAccount, isAggregate, type Reading } from "../formula/reading.ts";
import { type PlanNode, walk } from "../formula/tree.ts";
import type { Demand } from "./slot.ts";

/** Formulas that are formed in cells over `names`, and the dating that holds for their aggregates. */
interface Root {
  readonly nodes: readonly PlanNode[];
  readonly names: readonly string[];
  readonly datedBy: Formula | undefined;
}

/** The aggregates of a whole settlement. */
export function demandsOf(plan: Plan, reading: Reading): readonly Demand[] {
  const asking = [
    ...plan.figures.filter(asksByItself).map(rootOfFigure),
    ...rootsOfMoney(plan),
    ...rootsOfTax(plan),
    ...plan.claims.flatMap(rootsOfClaim),
    ...plan.rights.map(({ when, rule }) => ({ nodes: [when], names: rule.per, datedBy: undefined })),
  ];
  const { demands, named } = follow(asking, plan, reading);
  const unasked = plan.figures.filter((figure) => !asksByItself(figure) && !named.has(figure.name));
  return [...demands, ...follow(unasked.map(rootOfFigure), plan, reading).demands];
}

/** The aggregates that one target needs. */
export function demandsOfTarget(target: PlannedFigure, plan: Plan, reading: Reading): readonly Demand[] {
  return follow([rootOfFigure(target)], plan, reading).demands;
}

/** Targets, and figures with dimensions of their own, are formed whether or not anyone asks. */
function asksByItself({ kind, per }: PlannedFigure): boolean {
  return kind === "target" || per.length > 0;
}

function rootOfFigure(figure: PlannedFigure): Root {
  return { nodes: formulasOf(figure), names: figure.per, datedBy: figure.judgement?.datedBy };
}

function rootsOfMoney({ credits, caps, accounts }: Plan): readonly Root[] {
  return [
    ...credits.map(({ amount, when, per }) => ({
      nodes: typeof when === "string" ? [amount] : [amount, when],
      names: per,
      datedBy: undefined,
    })),
    ...caps.map(({ atMost, rule }) => ({ nodes: [atMost], names: rule.per, datedBy: undefined })),
    ...accounts.map((account) => ({
      nodes: formulasOfAccount(account),
      names: account.rule.per,
      datedBy: undefined,
    })),
  ];
}

/** The tax asks for its rate and its fees once, for the whole agreement. */
function rootsOfTax({ tax, figures }: Plan): readonly Root[] {
  if (tax === undefined) return [];
  const fees = figures.filter(({ name }) => tax.rule.on.includes(name));
  const nodes = [tax.rate, ...fees.map(({ is }) => is)];
  return [{ nodes, names: [], datedBy: undefined }];
}

/** Windows and standing are asked in the cells of the credits, the minimum once. */
function rootsOfClaim({ needs, minimum, onlyIf, per }: Plan["claims"][number]): readonly Root[] {
  const ofCells = [...needs.flatMap(({ where, after }) => [where, after]), onlyIf];
  return [
    { nodes: ofCells.filter((node) => node !== undefined), names: per, datedBy: undefined },
    ...(minimum === undefined ? [] : [{ nodes: [minimum], names: [], datedBy: undefined }]),
  ];
}

/** Follows formulas through the fees and figures they name. */
function follow(
  roots: readonly Root[],
  plan: Plan,
  reading: Reading,
): { readonly demands: readonly Demand[]; readonly named: ReadonlySet<string> } {
  const demands: Demand[] = [];
  const named = new Set<string>();
  const entered = new Set<string>();
  const enter = (node: PlanNode, { names, datedBy }: Root): void => {
    if (isAggregate(node)) demands.push({ aggregate: node, names, datedBy });
    if (node.kind === "named") {
      const timeline = plan.timelines.get(node.name);
      if (timeline !== undefined) from({ nodes: [timeline], names, datedBy: undefined });
    }
    const figure =
      node.kind === "fee" || node.kind === "figure"
        ? plan.figures.find(({ name }) => name === node.name)
        : undefined;
    if (figure === undefined) return;
    named.add(figure.name);
    const along = reading.namesFor(figure.name, names);
    const key = JSON.stringify([figure.name, along]);
    if (entered.has(key)) return;
    entered.add(key);
    from({ nodes: [figure.is], names: along, datedBy: undefined });
  };
  const from = (root: Root): void => {
    for (const start of root.nodes) {
      walk(start, (node) => {
        enter(node, root);
        return true;
      });
    }
  };
  for (const root of roots) from(root);
  return { demands, named };
}
