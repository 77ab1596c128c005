/** Which items does a target per priority leave out because they have no priority?
 *
 *  A promise per cell says nothing about an item that falls into none, and nobody would miss it. So a
 *  statement counts such items beside the verdicts. Where several formulas of a target count one set
 *  with different tests, the one that leaves out most of it speaks for all. */

import type { PlannedFigure, PlannedSet } from "../../plan/plan.ts";
import type { ItemsWithoutCell } from "../evaluation.ts";
import { formulasOf, setOfStretch } from "../formula/reading.ts";
import { setNamed } from "../item/item.ts";
import { demandsOfTarget } from "../tally/demand.ts";
import type { Assessment } from "./assessment.ts";
import { assessmentsOf } from "./forming.ts";

/** Sets of a target in the order in which its formulas name them; only those that lack something. */
export function withoutCellOf(assessment: Assessment, target: PlannedFigure): readonly ItemsWithoutCell[] {
  if (target.per.length === 0) return [];
  const total = new Map<string, number>();
  for (const within of assessmentsOf(assessment, target)) {
    for (const [items, count] of unplacedIn(within, target))
      total.set(items, (total.get(items) ?? 0) + count);
  }
  return [...total]
    .filter(([, count]) => count > 0)
    .map(([items, count]) => ({ target: target.name, items, count }));
}

function unplacedIn(
  { plan, reading, tallies, stretches }: Assessment,
  target: PlannedFigure,
): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  const keep = ({ name }: PlannedSet, count: number): void => {
    most.set(name, Math.max(most.get(name) ?? 0, count));
  };
  const known = (set: PlannedSet): readonly string[] =>
    target.per.filter((name) => set.dimensions.includes(name));
  for (const demand of demandsOfTarget(target, plan, reading)) {
    const set = setNamed(plan, demand.aggregate.over);
    if (demand.names.some((name) => set.dimensions.includes(name))) keep(set, tallies.unplaced(demand));
  }
  reading.visit(formulasOf(target), undefined, (node) => {
    const set = setOfStretch(node, plan);
    if (set === undefined || known(set).length === 0) return;
    keep(set, stretches.unplaced(set, known(set), node.kind === "during" ? "lasting" : "samples"));
  });
  return most;
}
