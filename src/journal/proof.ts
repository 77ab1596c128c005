/** Is this entry in that tree, and does that tree continue this one?
 *
 *  Both proofs are those of RFC 9162, bit for bit: the hashes beside the way from a leaf (inclusion) or from
 *  the end of an older tree (consistency) up to the root. The RFC checks them by shifting bits; here the same
 *  tree is walked from its root, taking hashes from the end of the proof, which reads like the definition. */

import { assert } from "../engine/value/assert.ts";
import { sameBytes } from "./bytes.ts";
import { type Hash, nodeHash, splitOf, treeRoot } from "./tree.ts";

/** The hashes beside the way from a leaf to the root, the lowest first. */
export function inclusionProof(leaves: readonly Hash[], index: number): readonly Hash[] {
  assert(index >= 0 && index < leaves.length, "a proof is of a leaf of the tree");
  return pathOf(leaves, index, 0, leaves.length);
}

function pathOf(leaves: readonly Hash[], index: number, start: number, end: number): readonly Hash[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  return index < middle
    ? [...pathOf(leaves, index, start, middle), treeRoot(leaves, middle, end)]
    : [...pathOf(leaves, index, middle, end), treeRoot(leaves, start, middle)];
}

/** Whether the leaf stands at that index in the tree of that size and root. */
export function isIncluded(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  const found = climb(leaf, index, size, proof);
  return found !== undefined && sameBytes(found, root);
}

function climb(leaf: Hash, index: number, size: number, proof: readonly Hash[]): Hash | undefined {
  if (size === 1) return proof.length === 0 ? leaf : undefined;
  const beside = proof.at(-1);
  if (beside === undefined) return undefined;
  const middle = splitOf(size);
  const isLeft = index < middle;
  const below = isLeft
    ? climb(leaf, index, middle, proof.slice(0, -1))
    : climb(leaf, index - middle, size - middle, proof.slice(0, -1));
  if (below === undefined) return undefined;
  return isLeft ? nodeHash(below, beside) : nodeHash(beside, below);
}

/** The hashes that show how the tree of the first `size` leaves became the tree of all. */
export function consistencyProof(leaves: readonly Hash[], size: number): readonly Hash[] {
  assert(size > 0 && size <= leaves.length, "the older tree is a part of the newer, and not empty");
  return continuation(leaves, size, 0, leaves.length, true);
}

function continuation(
  leaves: readonly Hash[],
  size: number,
  start: number,
  end: number,
  isOlder: boolean,
): readonly Hash[] {
  if (size === end - start) return isOlder ? [] : [treeRoot(leaves, start, end)];
  const left = splitOf(end - start);
  const middle = start + left;
  return size <= left
    ? [...continuation(leaves, size, start, middle, isOlder), treeRoot(leaves, middle, end)]
    : [...continuation(leaves, size - left, middle, end, false), treeRoot(leaves, start, middle)];
}

/** A tree as a checkpoint names it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/** Whether the newer tree holds the older one unchanged, with entries behind it only. */
export function isContinued(older: TreeHead, newer: TreeHead, proof: readonly Hash[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === 0) return proof.length === 0 && sameBytes(older.root, treeRoot([]));
  const walked = walk(older, older.size, newer.size, true, proof);
  return walked !== undefined && sameBytes(walked.older, older.root) && sameBytes(walked.newer, newer.root);
}

interface Walked {
  readonly older: Hash;
  readonly newer: Hash;
}

function walk(
  head: TreeHead,
  size: number,
  whole: number,
  isOlder: boolean,
  proof: readonly Hash[],
): Walked | undefined {
  const beside = proof.at(-1);
  if (size === whole) {
    if (isOlder) return beside === undefined ? { older: head.root, newer: head.root } : undefined;
    return beside === undefined || proof.length > 1 ? undefined : { older: beside, newer: beside };
  }
  if (beside === undefined) return undefined;
  const [left, rest] = [splitOf(whole), proof.slice(0, -1)];
  if (size <= left) {
    const below = walk(head, size, left, isOlder, rest);
    return below && { older: below.older, newer: nodeHash(below.newer, beside) };
  }
  const below = walk(head, size - left, whole - left, false, rest);
  return below && { older: nodeHash(beside, below.older), newer: nodeHash(beside, below.newer) };
}
