/** What would the tree of a canonical text be? Made without printing and reading the text.
 *
 *  A law holds both ways together: reading the printed text gives the same tree. Comparing thousands of
 *  agreements with their templates would otherwise spend most of its time on YAML. */

import { pointerTo } from "../../engine/value/problem.ts";
import type { Node } from "../tree.ts";
import { isList, isMap, type Written } from "../write/written.ts";

/** The tree of what is to be written. */
export function treeOf(written: Written, pointer = ""): Node {
  if (written === null) return { kind: "empty", pointer };
  if (typeof written === "string") return { kind: "text", text: written, pointer };
  if (typeof written === "boolean") return { kind: "flag", flag: written, pointer };
  if (isList(written)) {
    const items = written.map((item, index) => treeOf(item, pointerTo(pointer, index)));
    return { kind: "list", items, pointer };
  }
  if (!isMap(written)) return { kind: "number", digits: written.digits, pointer };
  const entries = written.entries.map(([key, value]) => ({
    key,
    value: treeOf(value, pointerTo(pointer, key)),
  }));
  return { kind: "map", entries, pointer, incomplete: false };
}
