/** What fills the time of a period, found again by cell.
 *
 *  Intervals and samples are read from the book once for each division into cells that is asked for,
 *  and only what touches the period is kept: intervals that overlap it, and of the samples before it
 *  the last of each subject, which speaks for the period's beginning. */

import type { Plan, PlannedSet, Test } from "../../plan/plan.ts";
import type { Interval } from "../../time/interval.ts";
import { cellOf, inOrder, keyOfWords, wordIn } from "../cell/cell.ts";
import type { Cell } from "../evaluation.ts";
import { intervalStart, type Width } from "../item/calendar-interval.ts";
import { type Item, itemsOf, setNamed } from "../item/item.ts";
import type { View } from "../item/view.ts";

/** An item that lasts, with its extent; one that has not ended reaches to the as-of instant. */
export interface Lasting {
  readonly item: Item;
  readonly extent: Interval;
}

export interface StretchIndex {
  /** Items of a set in a cell that overlap the period; `where` is the test that will be put to them. */
  lasting(set: PlannedSet, cell: Cell, where?: Test): readonly Lasting[];
  /** Samples in a cell by subject, in order of time. */
  samples(set: PlannedSet, cell: Cell): readonly (readonly Item[])[];
  /** The cells over `names` in which anything was reported before the period's end. */
  reported(set: PlannedSet, names: readonly string[]): readonly Cell[];
  /** How many items of a set fill time of the period, or samples lie in it, without a word in one of
   *  `names`. */
  unplaced(set: PlannedSet, names: readonly string[], as: "lasting" | "samples"): number;
}

export function stretchIndexOf(view: View): StretchIndex {
  const lastingFor = new Map<Test | undefined, ReturnType<typeof lastingThat>>();
  const lastingThat = (where: Test | undefined) =>
    remembered((set, names) => readLasting(set, names, where, view));
  const samples = remembered((set, names) => readSamples(set, names, view));
  const reported = remembered((set, names) => readReported(set, names, view));
  const unplaced = {
    lasting: remembered((set, names) => readUnplaced(set, names, (item) => extentOf(item, view), view)),
    samples: remembered((set, names) => readUnplaced(set, names, momentOf, view)),
  };
  return {
    lasting: (set, cell, where) => {
      const names = namesKnown(set, cell);
      // Only a group must know beforehand what it will be asked.
      const asked = isByTime(set, view.plan) ? where : undefined;
      const lasting = lastingFor.get(asked) ?? lastingThat(asked);
      lastingFor.set(asked, lasting);
      return lasting(set, names).get(keyIn(cell, names)) ?? [];
    },
    samples: (set, cell) => {
      const names = namesKnown(set, cell);
      return [...(samples(set, names).get(keyIn(cell, names))?.values() ?? [])];
    },
    reported,
    unplaced: (set, names, as) => unplaced[as](set, names),
  };
}

/** The dimensions of a cell that a set knows: along the others it is not narrowed. */
export function namesKnown(set: PlannedSet, cell: Cell): readonly string[] {
  return cell.dimensions.map(({ name }) => name).filter((name) => set.dimensions.includes(name));
}

function readLasting(
  set: PlannedSet,
  names: readonly string[],
  where: Test | undefined,
  view: View,
): ReadonlyMap<string, readonly Lasting[]> {
  const byCell = new Map<string, Lasting[]>();
  for (const item of itemsOf(set, reachingBack(set, view), where === undefined ? [] : [where])) {
    view.onItem();
    const extent = extentOf(item, view);
    if (!touches(extent, view.span)) continue;
    const words = wordsOf(item, names);
    if (words !== undefined) add(byCell, keyOfWords(words), { item, extent });
  }
  return byCell;
}

/** A group by time is counted where it starts, but fills time of the next period too: so the interval in
 *  which the period begins is looked at as a whole. */
function reachingBack(set: PlannedSet, view: View): View {
  const width = widthOf(set, view.plan);
  if (width === undefined) return view;
  return { ...view, span: { ...view.span, start: intervalStart(view.span.start, width, view.place.zone) } };
}

function isByTime(set: PlannedSet, plan: Plan): boolean {
  return widthOf(set, plan) !== undefined;
}

function widthOf(set: PlannedSet, plan: Plan): Width | undefined {
  if (set.kind === "group") return set.every;
  return set.kind === "from" ? widthOf(setNamed(plan, set.of), plan) : undefined;
}

function readSamples(
  set: PlannedSet,
  names: readonly string[],
  view: View,
): ReadonlyMap<string, ReadonlyMap<string, readonly Item[]>> {
  const byCell = new Map<string, Map<string, Item[]>>();
  for (const item of itemsOf(set, view)) {
    view.onItem();
    const words = wordsOf(item, names);
    if (words === undefined || item.parts.at >= view.span.end) continue;
    const key = keyOfWords(words);
    const subjects = byCell.get(key) ?? new Map<string, Item[]>();
    byCell.set(key, subjects);
    const last = subjects.get(item.parts.subject)?.at(-1);
    const speaksNoMore = last !== undefined && item.parts.at <= view.span.start;
    if (speaksNoMore) subjects.set(item.parts.subject, [item]);
    else add(subjects, item.parts.subject, item);
  }
  return byCell;
}

function readReported(set: PlannedSet, names: readonly string[], view: View): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const item of itemsOf(set, view)) {
    const words = wordsOf(item, names);
    if (words === undefined || item.parts.at >= view.span.end) continue;
    const key = keyOfWords(words);
    if (!cells.has(key)) cells.set(key, cellOf(names, words));
  }
  return inOrder([...cells.values()]);
}

function readUnplaced(
  set: PlannedSet,
  names: readonly string[],
  extentOf: (item: Item) => Interval,
  view: View,
): number {
  let count = 0;
  for (const item of itemsOf(set, view)) {
    if (wordsOf(item, names) === undefined && touches(extentOf(item), view.span)) count += 1;
  }
  return count;
}

/** What has begun and not ended lasts until the as-of instant. */
function extentOf({ parts: { at, until } }: Item, { asOf }: View): Interval {
  return { start: at, end: until ?? Math.max(at, asOf) };
}

/** A sample takes no time. */
function momentOf({ parts: { at } }: Item): Interval {
  return { start: at, end: at };
}

/** An extent of no length fills no time, but it was there if it lies in the span. */
function touches({ start, end }: Interval, span: Interval): boolean {
  return start < span.end && (end > span.start || start >= span.start);
}

function wordsOf(item: Item, names: readonly string[]): readonly string[] | undefined {
  const words: string[] = [];
  for (const name of names) {
    const word = item.dimension(name);
    if (word === undefined) return undefined;
    words.push(word);
  }
  return words;
}

function keyIn(cell: Cell, names: readonly string[]): string {
  return keyOfWords(names.map((name) => wordIn(cell, name) ?? ""));
}

function add<T>(lists: Map<string, T[]>, key: string, each: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [each]);
  else list.push(each);
}

/** Reads once per set and division. */
function remembered<T>(
  read: (set: PlannedSet, names: readonly string[]) => T,
): (set: PlannedSet, names: readonly string[]) => T {
  const known = new Map<string, T>();
  return (set, names) => {
    const key = keyOfWords([set.name, ...names]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = read(set, names);
    known.set(key, made);
    return made;
  };
}
