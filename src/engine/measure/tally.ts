/** Tallies every aggregate of a period, in as few passes over the items as can be.
 *
 *  All aggregates over one set, for all cells, are tallied while its items pass by once. Only an
 *  aggregate whose test reads a figure waits for the aggregates behind that figure, and gets a later
 *  pass. An item whose clock is undecided marks the cells it may still change as provisional. */

import type { Formula, PlannedSet, Reference } from "../plan/plan.ts";
import type { Aggregate } from "../prepare/expression.ts";
import { type Accumulator, accumulatorFor, resultOfNothing } from "./aggregate.ts";
import { cellOf, keyOfValues, keyOfWords, projected, wordIn } from "./cell.ts";
import { type Dating, datingOf, isDatedInPeriod } from "./dating.ts";
import type { Cell, Value } from "./evaluation.ts";
import { type Item, itemsOf, type MembersOf, setNamed, valuesOf } from "./item.ts";
import type { Reading } from "./reading.ts";
import type { CellScope, Scope } from "./scope.ts";
import { type PlanNode, partsOf, walk } from "./tree.ts";
import type { View } from "./view.ts";

/** Something that a cell over `names` will ask for. */
export interface Demand {
  readonly aggregate: Aggregate<Reference>;
  readonly names: readonly string[];
  readonly datedBy: Formula | undefined;
}

export interface Tallies {
  total(aggregate: Aggregate<Reference>, asker: Asker): Total;
  /** The cells over the names a set knows in which it had an item. */
  seen(demand: Demand): readonly Cell[];
}

export interface Total {
  readonly value: Value;
  /** Whether a clock that counts here is undecided. */
  readonly undecided: boolean;
}

/** Who asks: the cell, with the target's own dating if it has one. */
export interface Asker {
  readonly cell: Cell;
  readonly datedBy: Formula | undefined;
  readonly scope: CellScope;
}

/** Makes the scope of a cell, for tests that compare an item with a figure of its cell. */
export type ScopeOfCell = (cell: Cell) => CellScope;

export function talliesOf(
  view: View,
  reading: Reading,
  demands: readonly Demand[],
  scopeOf: ScopeOfCell,
): Tallies {
  const slots: Slot[] = [];
  const slotFor = (demand: Demand): Slot => {
    const set = setNamed(view.plan, demand.aggregate.over);
    const known = demand.names.filter((name) => set.dimensions.includes(name));
    const found = slots.find((slot) => isFor(slot, demand, known));
    if (found !== undefined) return found;
    const slot = slotOf(demand, set, known, view, reading);
    slots.push(slot);
    return slot;
  };
  const passed = new Set<Slot>();
  const ensure = (slot: Slot): void => {
    if (passed.has(slot)) return;
    const together = slots.filter((each) => !passed.has(each) && sharePass(each, slot));
    for (const each of together) passed.add(each);
    tally(together, view, scopeOf);
  };
  for (const demand of demands) slotFor(demand);
  return {
    total: (aggregate, { cell, datedBy, scope }) => {
      const slot = slotFor({ aggregate, names: cell.dimensions.map(({ name }) => name), datedBy });
      if (slot.alone) return totalInCell(slot, cell, scope, view);
      ensure(slot);
      return totalOf(slot, slot.totals.get(keyOfValues(projected(cell, slot.known))));
    },
    seen: (demand) => {
      const slot = slotFor(demand);
      ensure(slot);
      return [...slot.totals.values()].map(({ cell }) => cell);
    },
  };
}

/** The totals of one aggregate by cell. */
interface Slot {
  readonly aggregate: Aggregate<Reference>;
  readonly datedBy: Formula | undefined;
  readonly dating: Dating;
  readonly set: PlannedSet;
  readonly membersOf: MembersOf;
  readonly depth: number;
  /** The asker's dimensions that the set knows: items are told apart by these. */
  readonly known: readonly string[];
  /** Whether each cell needs a pass of its own: a test compares the items with something that differs
   *  along a dimension the items do not have, or with the measure of the target at hand. */
  readonly alone: boolean;
  /** Whether a test or value of the aggregate looks at the cell at all. */
  readonly looksAtCell: boolean;
  readonly clocks: readonly string[];
  readonly totals: Map<string, Running>;
}

interface Running {
  readonly cell: Cell;
  readonly sum: Accumulator;
  readonly scope: CellScope | undefined;
  undecided: boolean;
}

function isGrouped(set: PlannedSet, view: View): boolean {
  return set.kind === "group" || (set.kind === "from" && isGrouped(setNamed(view.plan, set.of), view));
}

function isFor(slot: Slot, { aggregate, datedBy }: Demand, known: readonly string[]): boolean {
  return (
    slot.aggregate === aggregate &&
    slot.datedBy === datedBy &&
    slot.known.length === known.length &&
    slot.known.every((name, index) => name === known[index])
  );
}

function sharePass(a: Slot, b: Slot): boolean {
  return a.set === b.set && a.membersOf === b.membersOf && a.depth === b.depth && !a.alone;
}

function slotOf(
  { aggregate, names, datedBy }: Demand,
  set: PlannedSet,
  known: readonly string[],
  view: View,
  reading: Reading,
): Slot {
  const asked = partsOf(aggregate);
  const along = reading.dimensionsOf(asked);
  const looks = mentions(asked, OF_THE_CELL);
  return {
    aggregate,
    datedBy,
    dating: datedBy ?? datingOf(set, view.plan),
    set,
    membersOf: datedBy === undefined || !isGrouped(set, view) ? "the period" : "all time",
    depth: reading.depthOf(aggregate),
    known,
    alone:
      mentions(asked, MEASURED) || (looks && names.some((name) => along.has(name) && !known.includes(name))),
    looksAtCell: looks,
    clocks: clocksRead(asked, valuesOf(set, view.plan)),
    totals: new Map(),
  };
}

/** One pass: every item of the set meets every slot whose period it belongs to. */
function tally(slots: readonly Slot[], view: View, scopeOf: ScopeOfCell): void {
  const [first] = slots;
  if (first === undefined) return;
  const asked = slots.flatMap(({ aggregate }) => partsOf(aggregate));
  const byDating = new Map<Dating, Slot[]>();
  for (const slot of slots) byDating.set(slot.dating, [...(byDating.get(slot.dating) ?? []), slot]);
  for (const item of itemsOf(first.set, view, asked, first.membersOf)) {
    view.onItem();
    const scope = { place: view.place, item };
    for (const [dating, dated] of byDating) {
      if (!isDatedInPeriod(item, dating, view)) continue;
      for (const slot of dated) take(slot, item, scope, scopeOf);
    }
  }
}

function take(slot: Slot, item: Item, scope: Scope, scopeOf: ScopeOfCell): void {
  const running = runningFor(slot, item, scopeOf);
  if (running === undefined) return;
  running.sum.add(running.scope === undefined ? scope : { ...scope, cell: running.scope });
  if (!running.undecided) running.undecided = isUndecided(slot, item);
}

/** The running total of the item's cell; none when the item has no word in one of the dimensions. */
function runningFor(slot: Slot, item: Item, scopeOf: ScopeOfCell): Running | undefined {
  const words: string[] = [];
  for (const name of slot.known) {
    const word = item.dimension(name);
    if (word === undefined) return undefined;
    words.push(word);
  }
  const key = keyOfWords(words);
  const known = slot.totals.get(key);
  if (known !== undefined) return known;
  const cell = cellOf(slot.known, words);
  const scope = slot.looksAtCell ? scopeOf(cell) : undefined;
  const running: Running = { cell, sum: accumulatorFor(slot.aggregate), scope, undecided: false };
  slot.totals.set(key, running);
  return running;
}

/** A pass for one cell alone, where a test compares items with a figure along a dimension that the
 *  items do not have. */
function totalInCell(slot: Slot, cell: Cell, scope: CellScope, view: View): Total {
  const sum = accumulatorFor(slot.aggregate);
  let undecided = false;
  for (const item of itemsOf(slot.set, view, partsOf(slot.aggregate), slot.membersOf)) {
    if (!isDatedInPeriod(item, slot.dating, view)) continue;
    if (!slot.known.every((name) => item.dimension(name) === wordIn(cell, name))) continue;
    sum.add({ place: view.place, item, cell: scope });
    undecided ||= isUndecided(slot, item);
  }
  return { value: sum.result(), undecided };
}

function totalOf(slot: Slot, running: Running | undefined): Total {
  if (running === undefined) return { value: resultOfNothing(slot.aggregate), undecided: false };
  return { value: running.sum.result(), undecided: running.undecided };
}

function isUndecided(slot: Slot, item: Item): boolean {
  return slot.clocks.some((name) => item.clock(name)?.outcome === "undecided");
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

const MEASURED: ReadonlySet<PlanNode["kind"]> = new Set(["measured"]);

/** What a cell knows: figures, dimensions, the period itself. */
const OF_THE_CELL: ReadonlySet<PlanNode["kind"]> = new Set([
  "fee",
  "figure",
  "target",
  "credit",
  "measured",
  "dimension",
  "length of period",
  "days in period",
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
