/** In which terms do two agreements differ?
 *
 *  Both are compared by their canonical texts, part by part as deep as parts merge: one cell of a table, but
 *  a whole formula. Their names do not count, for two agreements never share those. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { AGREEMENT } from "../keywords/document.ts";
import type { Shape } from "../keywords/keyword.ts";
import { type MapNode, type Node, valueAt } from "../tree.ts";
import { writeAgreement } from "../write/agreement.ts";
import { flow } from "../write/layout.ts";
import type { Written } from "../write/written.ts";
import { IDENTITY, inOrder } from "./merge.ts";
import { inside, SEPARATE, saysTheSame } from "./shared.ts";
import { treeOf } from "./tree-of.ts";

/** One place at which they differ. "order" is a section with the same entries in another order. */
export type Difference = { readonly pointer: string } & (
  | { readonly kind: "changed"; readonly before: Node; readonly after: Node }
  | { readonly kind: "added"; readonly after: Node }
  | { readonly kind: "left out"; readonly before: Node }
  | { readonly kind: "order"; readonly before: readonly string[]; readonly after: readonly string[] }
);

const DOCUMENT: Shape = { kind: "map", map: AGREEMENT };

/** The agreement's own terms as the tree of its canonical text. */
export function termsOf(agreement: Agreement): MapNode {
  const root = treeOf(writeAgreement(agreement));
  const entries = root.kind === "map" ? root.entries.filter(({ key }) => !IDENTITY.has(key)) : [];
  return { kind: "map", entries, pointer: "", incomplete: false };
}

/** Every difference, in the order of the second document. */
export function differences(before: MapNode, after: MapNode): readonly Difference[] {
  return within(before, after, DOCUMENT);
}

function within(before: MapNode, after: MapNode, shape: Shape): readonly Difference[] {
  const { of, isNamed } = inside(before, after, shape) ?? SEPARATE;
  const found = inOrder(before.entries, after.entries).flatMap((key): readonly Difference[] => {
    const pointer = pointerTo(after.pointer, key);
    const [under, over] = [valueAt(before, key), valueAt(after, key)];
    if (under === undefined) return over === undefined ? [] : [{ kind: "added", pointer, after: over }];
    if (over === undefined) return [{ kind: "left out", pointer, before: under }];
    const deeper = inside(under, over, of(key)) !== undefined;
    if (deeper && under.kind === "map" && over.kind === "map") return within(under, over, of(key));
    return saysTheSame(under, over) ? [] : [{ kind: "changed", pointer, before: under, after: over }];
  });
  return [...orderOf(before, after, isNamed, found), ...found];
}

/** The order of names is a term (caps apply in it); that of fixed keys is the language's. Names are in order
 *  when laying the differences over the first document would bring them into it. */
function orderOf(
  before: MapNode,
  after: MapNode,
  isNamed: boolean,
  found: readonly Difference[],
): readonly Difference[] {
  const keys = (entries: MapNode["entries"]): readonly string[] => entries.map(({ key }) => key);
  const kept = before.entries.filter(({ key }) => valueAt(after, key) !== undefined);
  const own = found.filter(({ kind }) => kind !== "left out").map((each) => `${each.pointer}/`);
  const written = after.entries.filter(({ value: { pointer } }) =>
    own.some((each) => each.startsWith(`${pointer}/`)),
  );
  const composed = isNamed ? inOrder(kept, written) : keys(kept);
  const wanted = isNamed ? keys(after.entries) : commonOf(after, before);
  if (composed.join("\n") === wanted.join("\n")) return [];
  return [
    { kind: "order", pointer: after.pointer, before: keys(before.entries), after: keys(after.entries) },
  ];
}

function commonOf(after: MapNode, before: MapNode): readonly string[] {
  return after.entries.map(({ key }) => key).filter((key) => valueAt(before, key) !== undefined);
}

/** A part as its document writes it on one line; a text without quotes. */
export function valueText(node: Node): string {
  return node.kind === "text" ? node.text : flow(writtenOf(node));
}

/** A part of a tree as something that can be written again. */
export function writtenOf(node: Node): Written {
  switch (node.kind) {
    case "text":
      return node.text;
    case "number":
      return { digits: node.digits };
    case "flag":
      return node.flag;
    case "list":
      return node.items.map(writtenOf);
    case "map":
      return {
        entries: node.entries.map(({ key, value }) => [key, writtenOf(value)] as const),
        spread: false,
      };
    default:
      return null;
  }
}
