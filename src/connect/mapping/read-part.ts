/** How are the small parts of a mapping read: words, lists of words, keys?
 *
 *  Names of columns may look like anything, numbers and "true" among them, so wherever a text is due
 *  every scalar is taken as the characters that were written. */
import { valueAt as entryOf, kindInWords, type MapNode, type Node } from "../../document/tree.ts";
import { meant } from "../../engine/prepare/nearest.ts";
import { type Problem, problem } from "../../engine/value/problem.ts";
import type { Located } from "./mapping.ts";

/** Notes a problem at a pointer. */
export type Report = (code: string, pointer: string, message: string) => void;

/** Collects problems with the line and column of their pointers. */
export function reportTo(
  problems: Problem[],
  placeOf: (pointer: string) => { readonly line: number; readonly column: number },
): Report {
  return (code, pointer, message) => void problems.push(problem(code, pointer, message, placeOf(pointer)));
}

/** Reports each key of a map that has no meaning, with the key that was probably meant. */
export function checkKeys(map: MapNode, known: readonly string[], report: Report): void {
  for (const { key, value } of map.entries) {
    if (known.includes(key) || key.startsWith("x-")) continue;
    report("unknown-key", value.pointer, `"${key}" means nothing here; ${meant(key, known)}`);
  }
}

/** The characters of a scalar; undefined for a list, a map or nothing. */
export function scalarText(node: Node | undefined): string | undefined {
  if (node?.kind === "text") return node.text;
  if (node?.kind === "number") return node.digits;
  return node?.kind === "flag" ? String(node.flag) : undefined;
}

/** The text of a key. */
export function textOf(
  map: MapNode,
  key: string,
  report: Report,
  need: "required" | "optional",
): string | undefined {
  const node = entryOf(map, key);
  if (node === undefined && need === "optional") return undefined;
  const text = scalarText(node);
  if (text !== undefined && text !== "") return text;
  if (node === undefined) report("missing-key", map.pointer, `Say "${key}".`);
  else if (node.kind !== "refused")
    report("wrong-type", node.pointer, `"${key}" is a text, not ${kindInWords(node)}.`);
  return undefined;
}

/** One of a few words, or the word that holds when the key is absent. */
export function oneWord<W extends string>(
  map: MapNode,
  key: string,
  words: readonly W[],
  absent: NoInfer<W>,
  report: Report,
): W {
  const node = entryOf(map, key);
  if (node === undefined || node.kind === "refused") return absent;
  const text = scalarText(node);
  const word = words.find((each) => each === text);
  if (word === undefined) {
    report(
      "unknown-value",
      node.pointer,
      `"${key}" is one of ${words.join(", ")}, not ${kindInWords(node)}.`,
    );
  }
  return word ?? absent;
}

/** A text or a list of texts, each with its pointer; nothing where the node is absent. */
export function locatedTexts(node: Node | undefined, report: Report): readonly Located<string>[] {
  if (node === undefined || node.kind === "refused") return [];
  const items = node.kind === "list" ? node.items : [node];
  return items.flatMap((item) => {
    const value = scalarText(item);
    if (value !== undefined) return [{ value, pointer: item.pointer }];
    if (item.kind !== "refused")
      report("wrong-type", item.pointer, `A text stands here, not ${kindInWords(item)}.`);
    return [];
  });
}

/** The items of a list that has at least one. */
export function listOf(node: Node, report: Report): readonly Node[] {
  if (node.kind === "list" && node.items.length > 0) return node.items;
  if (node.kind !== "refused") report("wrong-type", node.pointer, "Write a list with at least one entry.");
  return [];
}

/** A whole number, or undefined. */
export function wholeOf(node: Node | undefined): number | undefined {
  return node?.kind === "number" && /^\d{1,9}$/.test(node.digits) ? Number(node.digits) : undefined;
}
