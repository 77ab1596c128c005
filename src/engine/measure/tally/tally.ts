/** Tallies every aggregate of a period, in as few passes over the items as can be.
 *
 *  All aggregates over one set, for all cells, are tallied while its items pass by once. Only an
 *  aggregate whose test reads a figure waits for the aggregates behind that figure, and gets a later
 *  pass. An item whose clock is undecided marks the cells it may still change as provisional. */

import type { Formula, Reference } from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import { cellOf, keyOfValues, keyOfWords, projected, wordIn } from "../cell/cell.ts";
import type { Cell, Value } from "../evaluation.ts";
import type { Reading } from "../formula/reading.ts";
import type { CellScope, Scope } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import { partsOf } from "../formula/tree.ts";
import { type Dating, datingOf, isDatedInPeriod } from "../item/dating.ts";
import { type Item, itemsOf } from "../item/item.ts";
import { isDatedHere, sieveOf } from "../item/known-dates.ts";
import type { View } from "../item/view.ts";
import { accumulatorFor, resultOfNothing } from "./aggregate.ts";
import { type Demand, divisionOf, isFor, type Running, type Slot, sharePass, slotOf } from "./slot.ts";

export interface Tallies {
  total(aggregate: Aggregate<Reference>, asker: Asker): Total;
  /** How many items a demand would count that fall into no cell. */
  unplaced(demand: Demand): number;
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

/** Tallies what is demanded when the first of it is asked for; `demands` are known beforehand so that
 *  those over one set share their pass. */
export function talliesOf(
  view: View,
  reading: Reading,
  demands: readonly Demand[],
  scopeOf: ScopeOfCell,
): Tallies {
  const slots: Slot[] = [];
  const slotFor = (demand: Demand): Slot => {
    const division = divisionOf(demand, view.plan, reading);
    const found = slots.find((slot) => isFor(slot, demand, division));
    if (found !== undefined) return found;
    const slot = slotOf(demand, division, view.plan, reading);
    slots.push(slot);
    return slot;
  };
  const passed = new Set<Slot>();
  const ensure = (slot: Slot): void => {
    if (passed.has(slot)) return;
    const together = slot.alone ? [slot] : slots.filter((each) => !passed.has(each) && sharePass(each, slot));
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
    unplaced: (demand) => {
      const slot = slotFor(demand);
      ensure(slot);
      return slot.unplaced;
    },
    seen: (demand) => {
      const slot = slotFor(demand);
      ensure(slot);
      return [...slot.totals.values()].map(({ cell }) => cell);
    },
  };
}

/** One pass: every item of the set meets every slot whose period it belongs to. */
function tally(slots: readonly Slot[], view: View, scopeOf: ScopeOfCell): void {
  const [first] = slots;
  if (first === undefined) return;
  const asked = slots.flatMap(({ aggregate }) => partsOf(aggregate));
  const byDating = new Map<Dating, Slot[]>();
  for (const slot of slots) byDating.set(slot.dating, [...(byDating.get(slot.dating) ?? []), slot]);
  const own = datingOf(first.set, view.plan);
  const sieve = sieveOf(first.set, [...byDating.keys()], view);
  for (const item of itemsOf(first.set, view, asked, first.membersOf, sieve)) {
    view.onItem();
    for (const [dating, dated] of byDating) {
      if (!isDatedHere(item, first.set, dating, view)) continue;
      const seen = dating === own ? item : item.datedBy(dating);
      const scope = { place: view.place, item: seen };
      for (const slot of dated) take(slot, seen, scope, scopeOf);
    }
  }
}

function take(slot: Slot, item: Item, scope: Scope, scopeOf: ScopeOfCell): void {
  const running = runningFor(slot, item, scopeOf);
  if (running === undefined) {
    const { where } = slot.aggregate;
    if (where === undefined || passes(where, scope)) slot.unplaced += 1;
    return;
  }
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
  for (const each of itemsOf(slot.set, view, partsOf(slot.aggregate), slot.membersOf)) {
    if (!isDatedInPeriod(each, slot.dating, view)) continue;
    const item = slot.datedBy === undefined ? each : each.datedBy(slot.dating);
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
