/** What is the one hash that stands for a whole list of entries, in their order?
 *
 *  The Merkle tree hash of RFC 9162 with SHA-256. A leaf is hashed behind the byte 0 and a node behind the
 *  byte 1, so that no entry can ever be passed off as a node. The left part of a tree is always the largest
 *  power of two that leaves something for the right part; a tree therefore grows at its right edge, and the few
 *  hashes along that edge (the frontier) are all that an appender has to remember. */

import { sha256 } from "@noble/hashes/sha2.js";
import { assert } from "../engine/value/assert.ts";
import { joined } from "./bytes.ts";

/** 32 bytes. */
export type Hash = Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of an entry's bytes. */
export function leafHash(data: Uint8Array): Hash {
  return sha256(joined(LEAF, data));
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(joined(NODE, left, right));
}

/** How many leaves stand in the left part of a tree of `size` leaves, at least two. */
export function splitOf(size: number): number {
  assert(size >= 2, "a single leaf has no parts");
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** The hash of the leaves [start, end); of no leaves, the hash of nothing. */
export function treeRoot(leaves: readonly Hash[], start = 0, end = leaves.length): Hash {
  const size = end - start;
  if (size === 0) return sha256(new Uint8Array());
  const only = leaves[start];
  assert(only !== undefined, "a range of leaves lies within the list");
  if (size === 1) return only;
  const middle = start + splitOf(size);
  return nodeHash(treeRoot(leaves, start, middle), treeRoot(leaves, middle, end));
}

/** The right edge of a tree: the roots of its full subtrees, the largest first. */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Hash[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** The frontier with one leaf more. As in counting in binary, each carry joins two equal subtrees. */
export function append({ size, peaks }: Frontier, leaf: Hash): Frontier {
  const grown = [...peaks];
  let last = leaf;
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = grown.pop();
    assert(left !== undefined, "a frontier has a peak for each binary digit of its size");
    last = nodeHash(left, last);
  }
  return { size: size + 1, peaks: [...grown, last] };
}

/** The hash of the whole tree, from its right edge alone. */
export function frontierRoot({ peaks }: Frontier): Hash {
  const [last, ...larger] = [...peaks].reverse();
  return last === undefined ? treeRoot([]) : larger.reduce((root, peak) => nodeHash(peak, root), last);
}
