/** A template and what another document says differently, as one tree.
 *
 *  What the own document writes comes in its own order, and each entry that only the template has keeps its
 *  place behind the entry that precedes it there: the order of caps is a term, and whoever writes all of
 *  them anew decides it. Every part of the tree remembers in which document it stands. */

import { AGREEMENT } from "../keywords/document.ts";
import type { LinePlace } from "../place.ts";
import { type Entry, type MapNode, type Node, valueAt } from "../tree.ts";
import { meansTheSame } from "./meaning.ts";
import { HEADING, headingLeftOut, type Inside, inside, SEPARATE } from "./shared.ts";

/** Where a part of the tree stands; `document` is absent for the text that was read first. */
export interface DocumentPlace extends LinePlace {
  readonly document?: string;
}

/** A tree made of one or several documents. */
export interface Layered {
  readonly root: MapNode;
  /** By pointer; what was left out of the tree is not in it. */
  readonly places: ReadonlyMap<string, DocumentPlace>;
}

export interface Merged extends Layered {
  /** Pointers to values that the own document repeats although the template says the same. */
  readonly repeated: readonly string[];
  /** Pointers of cells that stand without the heading of their table, with the field that it names. */
  readonly headless: ReadonlyMap<string, string>;
}

/** What a document says of itself and takes over from nobody. */
export const IDENTITY: ReadonlySet<string> = new Set([
  "tallystick",
  "agreement",
  "id",
  "version",
  "based on",
  "leaves out",
]);

/** The own document laid over its template. */
export function merge(template: Layered, own: Layered): Merged {
  const places = new Map<string, DocumentPlace>();
  const repeated: string[] = [];
  const headless = new Map<string, string>();
  const take = (node: Node, from: Layered): Node => {
    notePlaces(node, from.places, places);
    return node;
  };
  const mergeMaps = (below: MapNode, above: MapNode, { of }: Inside): MapNode => {
    const entries = inOrder(below.entries, above.entries).map((key): Entry => {
      const [under, over] = [valueAt(below, key), valueAt(above, key)];
      if (over === undefined || under === undefined)
        return { key, value: over === undefined ? take(under ?? NOTHING, template) : take(over, own) };
      const shape = of(key);
      const within = inside(under, over, shape);
      if (within !== undefined && under.kind === "map" && over.kind === "map") {
        note(over.pointer, own.places, places);
        return { key, value: mergeMaps(under, over, within) };
      }
      if (shape !== HEADING && meansTheSame(under, over, shape)) repeated.push(over.pointer);
      const heading = headingLeftOut(under, over);
      if (heading !== undefined) headless.set(heading.cell, heading.by);
      return { key, value: take(over, own) };
    });
    return { ...above, entries, incomplete: below.incomplete || above.incomplete };
  };
  const below = { ...template.root, entries: template.root.entries.filter(({ key }) => !IDENTITY.has(key)) };
  note("", own.places, places);
  const within = inside(below, own.root, { kind: "map", map: AGREEMENT }) ?? SEPARATE;
  return { root: mergeMaps(below, own.root, within), places, repeated, headless };
}

const NOTHING: Node = { kind: "empty", pointer: "" };

/** The keys of both: the own ones in their order, each other one behind its neighbour in the template. */
export function inOrder(
  template: readonly { readonly key: string }[],
  own: readonly { readonly key: string }[],
): readonly string[] {
  const keys = own.map(({ key }) => key);
  const mentioned = new Set(keys);
  let behind: string | undefined;
  for (const { key } of template) {
    if (!mentioned.has(key)) keys.splice(behind === undefined ? 0 : keys.indexOf(behind) + 1, 0, key);
    behind = key;
  }
  return keys;
}

/** The tree without an entry, or undefined when it has no such entry. */
export function without(map: MapNode, [step, ...rest]: readonly string[]): MapNode | undefined {
  const at = map.entries.findIndex(({ key }) => key === step);
  const entry = map.entries[at];
  if (entry === undefined) return undefined;
  if (rest.length === 0) return { ...map, entries: map.entries.filter((_, index) => index !== at) };
  const inner = entry.value.kind === "map" ? without(entry.value, rest) : undefined;
  if (inner === undefined) return undefined;
  return { ...map, entries: map.entries.with(at, { key: entry.key, value: inner }) };
}

function note(
  pointer: string,
  from: ReadonlyMap<string, DocumentPlace>,
  into: Map<string, DocumentPlace>,
): void {
  const place = from.get(pointer);
  if (place !== undefined) into.set(pointer, place);
}

function notePlaces(
  node: Node,
  from: ReadonlyMap<string, DocumentPlace>,
  into: Map<string, DocumentPlace>,
): void {
  note(node.pointer, from, into);
  if (node.kind === "list") for (const item of node.items) notePlaces(item, from, into);
  if (node.kind === "map") for (const { value } of node.entries) notePlaces(value, from, into);
}
