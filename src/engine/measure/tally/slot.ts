/** One aggregate as it will be tallied: over which set, told apart by what, dated how, in which pass.
 *
 *  All of this follows from the plan alone. An aggregate that several cells or formulas ask for in the
 *  same way has one slot; the same aggregate asked in another division of cells has another. */

import type { Formula, Plan, PlannedSet, Reference } from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import type { Cell } from "../evaluation.ts";
import type { Reading } from "../formula/reading.ts";
import type { CellScope } from "../formula/scope.ts";
import { type PlanNode, partsOf, walk } from "../formula/tree.ts";
import { type Dating, datingOf } from "../item/dating.ts";
import { type MembersOf, setNamed, valuesOf } from "../item/item.ts";
import type { Accumulator } from "./aggregate.ts";

/** Something that a cell over `names` will ask for. */
export interface Demand {
  readonly aggregate: Aggregate<Reference>;
  readonly names: readonly string[];
  readonly datedBy: Formula | undefined;
}

/** The totals of one aggregate by cell. */
export interface Slot extends Division {
  readonly aggregate: Aggregate<Reference>;
  readonly datedBy: Formula | undefined;
  readonly dating: Dating;
  readonly membersOf: MembersOf;
  /** Passes go by depth: an aggregate comes after those that it depends on. */
  readonly depth: number;
  /** Whether a test or value of the aggregate looks at the cell at all. */
  readonly looksAtCell: boolean;
  readonly clocks: readonly string[];
  readonly totals: Map<string, Running>;
  /** Items it would count that have no word in a dimension, so that no cell has them. */
  unplaced: number;
}

/** One cell's total so far. */
export interface Running {
  readonly cell: Cell;
  readonly sum: Accumulator;
  readonly scope: CellScope | undefined;
  undecided: boolean;
}

/** How the items of a set are told apart for an asker. */
export interface Division {
  readonly set: PlannedSet;
  /** The asker's dimensions that the set knows. */
  readonly known: readonly string[];
  /** Whether each cell needs a pass of its own: a test compares the items with something that differs
   *  along a dimension the items do not have, or with the measure of the target at hand. */
  readonly alone: boolean;
}

export function divisionOf({ aggregate, names }: Demand, plan: Plan, reading: Reading): Division {
  const set = setNamed(plan, aggregate.over);
  const known = names.filter((name) => set.dimensions.includes(name));
  const asked = partsOf(aggregate);
  if (!mentions(asked, OF_THE_CELL)) return { set, known, alone: false };
  const along = reading.dimensionsOf(asked);
  const foreign = names.some((name) => along.has(name) && !known.includes(name));
  return { set, known, alone: foreign || mentions(asked, MEASURED) };
}

export function slotOf(
  { aggregate, datedBy }: Demand,
  division: Division,
  plan: Plan,
  reading: Reading,
): Slot {
  const { set } = division;
  const asked = partsOf(aggregate);
  return {
    ...division,
    aggregate,
    datedBy,
    dating: datedBy ?? datingOf(set, plan),
    membersOf: datedBy === undefined || !isGrouped(set, plan) ? "the period" : "all time",
    depth: reading.depthOf(aggregate),
    looksAtCell: mentions(asked, OF_THE_CELL),
    clocks: clocksRead(asked, valuesOf(set, plan)),
    totals: new Map(),
    unplaced: 0,
  };
}

/** Whether a slot answers a demand. */
export function isFor(slot: Slot, { aggregate, datedBy }: Demand, { known, alone }: Division): boolean {
  return (
    slot.aggregate === aggregate &&
    slot.datedBy === datedBy &&
    slot.alone === alone &&
    slot.known.length === known.length &&
    slot.known.every((name, index) => name === known[index])
  );
}

/** Whether one pass over the items can serve both. */
export function sharePass(a: Slot, b: Slot): boolean {
  return a.set === b.set && a.membersOf === b.membersOf && a.depth === b.depth && !a.alone && !b.alone;
}

function isGrouped(set: PlannedSet, plan: Plan): boolean {
  return set.kind === "group" || (set.kind === "from" && isGrouped(setNamed(plan, set.of), plan));
}

/** Whether any node below is of one of the kinds. */
function mentions(nodes: readonly PlanNode[], kinds: ReadonlySet<PlanNode["kind"]>): boolean {
  let found = false;
  for (const node of nodes) {
    walk(node, ({ kind }) => {
      found ||= kinds.has(kind);
      return !found;
    });
  }
  return found;
}

const MEASURED: ReadonlySet<PlanNode["kind"]> = new Set(["measured", "expected", "minimum"]);

/** What a cell knows: figures, dimensions, the period itself. */
const OF_THE_CELL: ReadonlySet<PlanNode["kind"]> = new Set([
  "fee",
  "figure",
  "target",
  "credit",
  "measured",
  "expected",
  "minimum",
  "dimension",
  "start of period",
  "end of period",
  "length of period",
  "days in period",
  "pro rata",
]);

/** The clocks whose outcome or readings some nodes look at, themselves or through values of the item. */
function clocksRead(nodes: readonly PlanNode[], values: ReadonlyMap<string, Formula>): readonly string[] {
  const clocks = new Set<string>();
  const entered = new Set<string>();
  const enter = (node: PlanNode): boolean => {
    if (node.kind === "clock") clocks.add(node.name);
    const formula = node.kind === "value" ? values.get(node.name) : undefined;
    if (node.kind === "value" && formula !== undefined && !entered.has(node.name)) {
      entered.add(node.name);
      walk(formula, enter);
    }
    return true;
  };
  for (const node of nodes) walk(node, enter);
  return [...clocks];
}
