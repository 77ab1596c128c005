/** A short document laid over its template: what does the full text say, and what is wrong with how it says so?
 *
 *  Leaving out comes first, so that what is left out may be written anew. The full text is read like any other
 *  agreement; what only a short document can have wrong is told in its own words. */

import type { Agreement, TemplateReference } from "../../engine/prepare/agreement.ts";
import { type Problem, pointerTo, problem, warning } from "../../engine/value/problem.ts";
import { readAgreement } from "../read/agreement.ts";
import { declaredIn } from "../read/declared.ts";
import type { Reading } from "../read/reading.ts";
import { type MapNode, type Node, shortened } from "../tree.ts";
import { type DocumentPlace, type Layered, merge, without } from "./merge.ts";
import { placedIn } from "./places.ts";

/** The document over its template, read as an agreement. */
export function laidOver(
  template: { readonly layered: Layered; readonly hash: string },
  own: Layered,
  reference: TemplateReference,
  leftOut: readonly string[],
): { readonly agreement: Agreement; readonly layered: Layered; readonly problems: readonly Problem[] } {
  const missing: Problem[] = [];
  const remaining = leftOut.reduce((map, path, index) => {
    const rest = without(map, stepsOf(path));
    if (rest === undefined) missing.push(nothingThere(path, index));
    return rest ?? map;
  }, template.layered.root);
  const merged = merge({ ...template.layered, root: remaining }, own);
  const root = inFull(merged.root, { ...reference, hash: template.hash });
  const reading = readingOf(root);
  const agreement = readAgreement(reading, root);
  const found = [
    ...missing,
    ...merged.repeated.map(repeats),
    ...reading.problems.map(withHeading(merged.headless)),
  ];
  return {
    agreement,
    layered: { root, places: new Map([...leavesOutPlaces(own), ...merged.places]) },
    problems: placedIn(merged.places, found, own.places),
  };
}

/** The entries of "leaves out", which are not part of the full text and can be wrong all the same. */
function leavesOutPlaces({ places }: Layered): readonly (readonly [string, DocumentPlace])[] {
  return [...places].filter(([pointer]) => pointer === "/leaves out" || pointer.startsWith("/leaves out/"));
}

/** "targets/latency" as steps; "~1" stands for a slash in a name, "~0" for "~". */
function stepsOf(path: string): readonly string[] {
  return path.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function nothingThere(path: string, index: number): Problem {
  const message = `The template has nothing at "${path}" that could be left out; write the keys that lead to it, such as targets/latency, or delete this entry.`;
  return problem("nothing-to-leave-out", pointerTo("/leaves out", index), message);
}

/** A cell alone is no formula, and nobody who changes one cell is looking for the name of another key. */
function withHeading(headless: ReadonlyMap<string, string>): (found: Problem) => Problem {
  return (found) => {
    const by = headless.get(found.pointer);
    if (by === undefined || found.code !== "unknown-key") return found;
    const cell = stepsOf(found.pointer).at(-1) ?? "";
    const message = `"${shortened(cell)}" is no key here; to change this cell of the template's table, repeat by which field it goes: "by: ${shortened(by)}".`;
    return { ...found, message };
  };
}

function repeats(pointer: string): Problem {
  const message =
    "The template says the same, so this is no deviation; delete it, or it will stay when the template changes.";
  return warning("redundant-deviation", pointer, message);
}

/** The tree without "leaves out", and with a reference that says that the text stands in full. */
function inFull(root: MapNode, { hash }: TemplateReference): MapNode {
  const entries = root.entries.flatMap(({ key, value }) => {
    if (key === "leaves out") return [];
    return [{ key, value: key === "based on" && value.kind === "map" ? sealed(value, hash) : value }];
  });
  return { ...root, entries };
}

function sealed(basedOn: MapNode, hash: string): MapNode {
  const written = (key: string, text: string) =>
    ({ key, value: { kind: "text", text, pointer: `/based on/${key}` } }) as const;
  const kept = basedOn.entries.filter(({ key }) => key !== "hash");
  return { ...basedOn, entries: [...kept, written("hash", hash), written("text", "in full")] };
}

/** A reading of a tree that has told nothing yet. */
export function readingOf(root: Node): Reading {
  return { problems: [], declared: declaredIn(root) };
}
