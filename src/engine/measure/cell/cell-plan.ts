/** Which cells does a target have in this period?
 *
 *  A dimension whose values are declared has all of them, whatever happened. For any other dimension
 *  the facts decide: the cells are the combinations that occur in the items and stretches that the
 *  target reads, itself, through its figures, or for the money that hangs on it, so that a region that
 *  is paid for and never failed is seen to be met. */

import type { Plan, PlannedFigure, PlannedSet } from "../../plan/plan.ts";
import type { Cell } from "../evaluation.ts";
import { formulasOf, isAggregate, type Reading, setOfStretch } from "../formula/reading.ts";
import type { PlanNode } from "../formula/tree.ts";
import { setNamed } from "../item/item.ts";
import type { Demand } from "../tally/slot.ts";
import { cellOf, cellsOver, combinationsOf, declaredWords, inOrder, WHOLE, wordIn } from "./cell.ts";

/** How the cells of a figure or target will be found. */
export interface CellPlan {
  readonly names: readonly string[];
  readonly declared: ReadonlyMap<string, readonly string[]>;
  /** The dimensions that the facts decide. */
  readonly open: readonly string[];
  /** Counts of items by the open dimensions they know. */
  readonly demands: readonly Demand[];
  /** Sets that fill stretches of time. */
  readonly stretches: readonly PlannedSet[];
}

/** Who can say what was seen. */
export interface Witnesses {
  seenItems(demand: Demand): readonly Cell[];
  seenStretches(set: PlannedSet, names: readonly string[]): readonly Cell[];
}

export function cellPlanOf(figure: PlannedFigure, plan: Plan, reading: Reading): CellPlan {
  const names = figure.per;
  const own = sourcesOf(formulasOf(figure), figure.judgement?.datedBy, plan, reading);
  const all = [...own, ...sourcesOf(moneyOn(figure, plan), undefined, plan, reading)];
  const declared = new Map<string, readonly string[]>();
  for (const name of names) {
    const knowing = own.some(({ set }) => set.dimensions.includes(name)) ? own : all;
    const words = declaredWords(
      plan,
      knowing.map(({ set }) => set),
      name,
    );
    if (words !== undefined) declared.set(name, words);
  }
  const open = names.filter((name) => !declared.has(name));
  return {
    names,
    declared,
    open,
    demands: open.length === 0 ? [] : all.flatMap((source) => demandFor(source, open)),
    stretches: all.flatMap(({ set, isStretch }) => (isStretch ? [set] : [])),
  };
}

/** The cells of the period, in order. */
export function cellsOf(
  { names, declared, open, demands, stretches }: CellPlan,
  witnesses: Witnesses,
): readonly Cell[] {
  if (open.length === 0) return cellsOver(names, declared, [WHOLE]);
  const seen = [
    ...demands.flatMap((demand) => witnesses.seenItems(demand)),
    ...stretches.flatMap((set) =>
      witnesses.seenStretches(
        set,
        open.filter((name) => set.dimensions.includes(name)),
      ),
    ),
  ];
  const whole = seen.filter(({ dimensions }) => dimensions.length === open.length);
  return cellsOver(names, declared, whole.length > 0 ? inOrder(whole) : combined(seen, open));
}

/** When no source knows all open dimensions together, every combination of what was seen of each. */
function combined(seen: readonly Cell[], open: readonly string[]): readonly Cell[] {
  const lists = open.map((name) => [...new Set(seen.flatMap((cell) => wordIn(cell, name) ?? []))]);
  return inOrder(combinationsOf(lists).map((words) => cellOf(open, words)));
}

interface Source {
  readonly set: PlannedSet;
  readonly isStretch: boolean;
  readonly datedBy: Demand["datedBy"];
}

function sourcesOf(
  nodes: readonly PlanNode[],
  datedBy: Demand["datedBy"],
  plan: Plan,
  reading: Reading,
): readonly Source[] {
  const sources: Source[] = [];
  reading.visit(nodes, datedBy, (node, dated) => {
    if (isAggregate(node)) sources.push({ set: setNamed(plan, node.over), isStretch: false, datedBy: dated });
    const stretch = setOfStretch(node, plan);
    if (stretch !== undefined) sources.push({ set: stretch, isStretch: true, datedBy: undefined });
  });
  return sources.filter(
    (source, index) =>
      sources.findIndex(
        (each) =>
          each.set === source.set && each.isStretch === source.isStretch && each.datedBy === source.datedBy,
      ) === index,
  );
}

/** The formulas of the credits that follow from a target. */
function moneyOn(figure: PlannedFigure, plan: Plan): readonly PlanNode[] {
  if (figure.kind !== "target") return [];
  return plan.credits
    .filter(({ rule }) => rule.target === figure.name)
    .flatMap(({ amount, when }) => (typeof when === "string" ? [amount] : [amount, when]));
}

function demandFor({ set, isStretch, datedBy }: Source, open: readonly string[]): readonly Demand[] {
  const names = open.filter((name) => set.dimensions.includes(name));
  if (isStretch || names.length === 0) return [];
  return [{ aggregate: { kind: "count of", over: set.name }, names, datedBy }];
}
