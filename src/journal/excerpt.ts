/** How do some entries of a journal prove at once that they stand in it, and where?
 *
 *  Whoever may read only a part of a journal is given that part and, for each largest subtree without any shown
 *  entry, its hash. From both the root is formed again, so one comparison proves all entries, their places and the
 *  exact number withheld. A journal shown in full is the case in which nothing is withheld. */

import { assert } from "../engine/value/assert.ts";
import { type Hash, nodeHash, splitOf, treeRoot } from "./tree.ts";

/** A subtree without a shown entry: the leaves [at, at + size). */
export interface Withheld {
  readonly at: number;
  readonly size: number;
  readonly hash: Hash;
}

/** The subtrees that must be told so that the shown leaves prove themselves, from left to right. */
export function withheldOf(leaves: readonly Hash[], shown: ReadonlySet<number>): readonly Withheld[] {
  return leaves.length === 0 ? [] : within(leaves, shown, 0, leaves.length);
}

function within(
  leaves: readonly Hash[],
  shown: ReadonlySet<number>,
  start: number,
  end: number,
): readonly Withheld[] {
  let isAny = false;
  for (let index = start; index < end && !isAny; index += 1) isAny = shown.has(index);
  if (!isAny) return [{ at: start, size: end - start, hash: treeRoot(leaves, start, end) }];
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  return [...within(leaves, shown, start, middle), ...within(leaves, shown, middle, end)];
}

/** The root of a tree of `size` leaves, or undefined when shown and withheld leaves do not make up exactly
 *  that tree: a leaf is missing, or stands in both. */
export function excerptRoot(
  size: number,
  shown: ReadonlyMap<number, Hash>,
  withheld: readonly Withheld[],
): Hash | undefined {
  assert(Number.isSafeInteger(size) && size >= 0, "a size is a whole number");
  const told = new Map(withheld.map((each) => [`${each.at}+${each.size}`, each]));
  const hidden = withheld.reduce((sum, each) => sum + each.size, 0);
  // Counting comes first: it bounds the work below by what was really handed in.
  if (told.size !== withheld.length || shown.size + hidden !== size) return undefined;
  if (size === 0) return treeRoot([]);
  return rootWithin(0, size, shown, told);
}

function rootWithin(
  start: number,
  end: number,
  shown: ReadonlyMap<number, Hash>,
  told: ReadonlyMap<string, Withheld>,
): Hash | undefined {
  const size = end - start;
  const whole = told.get(`${start}+${size}`);
  if (whole !== undefined) return whole.hash;
  if (size === 1) return shown.get(start);
  const middle = start + splitOf(size);
  const left = rootWithin(start, middle, shown, told);
  const right = left && rootWithin(middle, end, shown, told);
  return left && right && nodeHash(left, right);
}
