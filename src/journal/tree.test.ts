import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromHex, sameBytes, toHex } from "./bytes.ts";
import { excerptRoot, withheldOf } from "./excerpt.ts";
import { consistencyProof, inclusionProof, isContinued, isIncluded } from "./proof.ts";
import {
  append,
  EMPTY_FRONTIER,
  type Frontier,
  frontierRoot,
  type Hash,
  leafHash,
  treeRoot,
} from "./tree.ts";

/** The vectors that every implementation of certificate transparency is tried on: leaves, and the root of the
 *  first 1, 2, … of them. */
const LEAVES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const hashesOf = (count: number): readonly Hash[] =>
  Array.from({ length: count }, (_, index) => leafHash(Uint8Array.of(index & 255, index >> 8)));

const frontierOf = (leaves: readonly Hash[]): Frontier => leaves.reduce(append, EMPTY_FRONTIER);

describe("the tree", () => {
  it("has the published roots, at once and leaf by leaf", () => {
    const leaves = LEAVES.map((hex) => leafHash(fromHex(hex, hex.length / 2) ?? new Uint8Array()));
    const grown = leaves.map((_, index) => toHex(treeRoot(leaves, 0, index + 1)));
    expect(grown).toEqual(ROOTS);
    expect(leaves.map((_, index) => toHex(frontierRoot(frontierOf(leaves.slice(0, index + 1)))))).toEqual(
      ROOTS,
    );
  });

  it("of nothing is the hash of nothing", () => {
    const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    expect([toHex(treeRoot([])), toHex(frontierRoot(EMPTY_FRONTIER))]).toEqual([nothing, nothing]);
  });
});

describe("proofs", () => {
  it("of inclusion hold for every leaf of every tree up to 40, and nowhere else", () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = hashesOf(size);
      const root = treeRoot(leaves);
      for (const [index, leaf] of leaves.entries()) {
        const proof = inclusionProof(leaves, index);
        expect(isIncluded(leaf, index, size, proof, root)).toBe(true);
        expect(isIncluded(leaf, (index + 1) % (size + 1), size, proof, root)).toBe(false);
        expect(isIncluded(leaf, index, size, [...proof, root], root)).toBe(false);
        if (size > 1) expect(isIncluded(leaf, index, size, proof.slice(1), root)).toBe(false);
      }
    }
  });

  it("of consistency hold for every pair of trees up to 24, and for no tree with another past", () => {
    for (let newer = 1; newer <= 24; newer += 1) {
      const leaves = hashesOf(newer);
      const head = { size: newer, root: treeRoot(leaves) };
      for (let older = 1; older <= newer; older += 1) {
        const proof = consistencyProof(leaves, older);
        expect(isContinued({ size: older, root: treeRoot(leaves, 0, older) }, head, proof)).toBe(true);
        const other = treeRoot([leafHash(Uint8Array.of(9, 9, 9)), ...leaves.slice(1, older)]);
        expect(isContinued({ size: older, root: other }, head, proof)).toBe(false);
      }
    }
  });

  it("do not survive a changed byte", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 200 }),
        fc.nat(),
        fc.nat(),
        fc.nat(31),
        (size, which, place, byte) => {
          const leaves = hashesOf(size);
          const index = which % size;
          const proof = inclusionProof(leaves, index);
          const changed = proof.map((hash, at) =>
            at === place % proof.length ? hash.with(byte, (hash[byte] ?? 0) ^ 1) : hash,
          );
          return !isIncluded(leaves[index] ?? new Uint8Array(), index, size, changed, treeRoot(leaves));
        },
      ),
    );
  });
});

describe("an excerpt", () => {
  it("proves any choice of entries with few hashes, and the number of those withheld", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (choice) => {
        const leaves = hashesOf(choice.length);
        const shown = new Map(
          leaves.flatMap((leaf, index) => (choice[index] ? [[index, leaf] as const] : [])),
        );
        const withheld = withheldOf(leaves, new Set(shown.keys()));
        const root = excerptRoot(leaves.length, shown, withheld);
        const hidden = withheld.reduce((sum, { size }) => sum + size, 0);
        return (
          root !== undefined && sameBytes(root, treeRoot(leaves)) && hidden === leaves.length - shown.size
        );
      }),
    );
  });

  it("is refused when a leaf is missing, or told twice", () => {
    const leaves = hashesOf(5);
    const shown = new Map(leaves.entries());
    expect(excerptRoot(6, shown, [])).toBeUndefined();
    expect(excerptRoot(5, shown, [{ at: 0, size: 1, hash: treeRoot(leaves) }])).toBeUndefined();
    expect(excerptRoot(9_007_199_254_740_991, shown, [])).toBeUndefined();
  });
});
