/** Cells: one combination of the values of some dimensions, such as a class of service or a region.
 *
 *  A promise "per priority" is as many promises as there are priorities. Where the dimensions declare
 *  their values, every combination is a cell, also one in which nothing happened; otherwise the cells
 *  are the combinations that occur. Cells come in code unit order, so their order never depends on facts. */

import type { Plan, PlannedSet } from "../../plan/plan.ts";
import type { Cell } from "../evaluation.ts";
import { setsIn } from "../formula/reading.ts";

/** The cell of a target without dimensions: the agreement as a whole. */
export const WHOLE: Cell = { dimensions: [] };

export function cellOf(names: readonly string[], words: readonly string[]): Cell {
  return { dimensions: names.map((name, index) => ({ name, value: words[index] ?? "" })) };
}

export function wordIn(cell: Cell, name: string): string | undefined {
  return cell.dimensions.find((dimension) => dimension.name === name)?.value;
}

/** The cell seen along some of its dimensions only, in the order of `names`. */
export function projected(cell: Cell, names: readonly string[]): Cell {
  return {
    dimensions: names.flatMap((name) => {
      const value = wordIn(cell, name);
      return value === undefined ? [] : [{ name, value }];
    }),
  };
}

/** Equal for equal values of equal dimensions in equal order. */
export function keyOf(cell: Cell): string {
  return keyOfWords(cell.dimensions.flatMap(({ name, value }) => [name, value]));
}

/** The same for cells that are known to have the same dimensions. */
export function keyOfValues(cell: Cell): string {
  return keyOfWords(cell.dimensions.map(({ value }) => value));
}

/** Words may hold any character, so each is told apart by its length. */
export function keyOfWords(words: readonly string[]): string {
  const [only] = words;
  if (words.length === 1 && only !== undefined) return only;
  return words.map((word) => `${word.length}:${word}`).join("");
}

/** Whether two cells say the same about every dimension either of them has. */
export function sameCell(a: Cell, b: Cell): boolean {
  return (
    a.dimensions.length === b.dimensions.length &&
    a.dimensions.every(({ name, value }) => wordIn(b, name) === value)
  );
}

/** The cells over `names`: declared values combined with whatever combinations of the other
 *  dimensions were seen. `seen` are cells over the dimensions without a declared list. */
export function cellsOver(
  names: readonly string[],
  declared: ReadonlyMap<string, readonly string[]>,
  seen: readonly Cell[],
): readonly Cell[] {
  const listed = names.filter((name) => declared.has(name));
  const open = listed.length === names.length ? [WHOLE] : seen;
  const combinations = combinationsOf(listed.map((name) => declared.get(name) ?? []));
  const cells = open.flatMap((part) =>
    combinations.map((words) => {
      const { dimensions } = cellOf(listed, words);
      return projected({ dimensions: [...part.dimensions, ...dimensions] }, names);
    }),
  );
  return inOrder(cells);
}

/** Every combination of one word from each list. */
export function combinationsOf(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (rows, words) => rows.flatMap((row) => words.map((word) => [...row, word])),
    [[]],
  );
}

/** Cells without repetition, by the values of their dimensions in code unit order. */
export function inOrder(cells: readonly Cell[]): readonly Cell[] {
  const distinct = new Map(cells.map((cell) => [keyOf(cell), cell] as const));
  return [...distinct.values()].sort(compareCells);
}

function compareCells(a: Cell, b: Cell): number {
  for (const [index, { value }] of a.dimensions.entries()) {
    const other = b.dimensions[index]?.value ?? "";
    if (value !== other) return value < other ? -1 : 1;
  }
  return a.dimensions.length - b.dimensions.length;
}

/** The values that the streams beneath some sets declare for a dimension; undefined when none does. */
export function declaredWords(
  plan: Plan,
  sets: readonly PlannedSet[],
  dimension: string,
): readonly string[] | undefined {
  const lists = sets
    .filter(({ dimensions }) => dimensions.includes(dimension))
    .flatMap((set) => listBeneath(plan, set, dimension) ?? []);
  return lists.length === 0 ? undefined : [...new Set(lists)];
}

function listBeneath(plan: Plan, set: PlannedSet, dimension: string): readonly string[] | undefined {
  if (set.values.some(({ name }) => name === dimension)) return undefined;
  if (set.kind === "stream") {
    return plan.streams.get(set.stream)?.rule.fields.find(({ name }) => name === dimension)?.oneOf;
  }
  if (set.kind === "runs") return declaredWords(plan, setsIn(set.of, plan), dimension);
  const below = plan.sets.get(
    set.kind === "cycles" ? (plan.clocks.get(set.clock)?.rule.items ?? "") : set.of,
  );
  return below === undefined ? undefined : listBeneath(plan, below, dimension);
}
