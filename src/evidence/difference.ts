/** Which figure of two statements differs first?
 *
 *  "The hashes differ" helps nobody. The bodies are walked side by side in the order in which they are written, and
 *  the first place at which they part is named in the words of the body: list entries by their target, credit or
 *  name and by their cell, not by their number. */

import type { CanonicalValue } from "../engine/value/canonical-json.ts";
import { type JsonObject, objectOf } from "./shape.ts";

export interface Difference {
  /** Such as "evaluations, availability [site Berlin], measured, value". */
  readonly place: string;
  readonly told: string;
  readonly found: string;
}

/** The first difference, or undefined when there is none. Figures come before what follows from them. */
export function firstDifference(told: CanonicalValue, found: CanonicalValue): Difference | undefined {
  return between(told, found, []);
}

/** The order in which a reader would look. */
const FIRST = [
  "agreement",
  "zoneRelease",
  "period",
  "asOf",
  "facts",
  "figures",
  "evaluations",
  "credits",
  "caps",
  "total",
];

function between(
  told: CanonicalValue | undefined,
  found: CanonicalValue | undefined,
  place: readonly string[],
): Difference | undefined {
  const [left, right] = [objectOf(told), objectOf(found)];
  if (left !== undefined && right !== undefined) return betweenObjects(left, right, place);
  if (Array.isArray(told) && Array.isArray(found)) return betweenLists(told, found, place);
  if (told === found) return undefined;
  return { place: place.join(", ") || "body", told: shown(told), found: shown(found) };
}

function betweenObjects(
  told: JsonObject,
  found: JsonObject,
  place: readonly string[],
): Difference | undefined {
  for (const key of [...new Set([...FIRST, ...Object.keys(told), ...Object.keys(found)])]) {
    const difference = between(told[key], found[key], [...place, key]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function betweenLists(
  told: readonly CanonicalValue[],
  found: readonly CanonicalValue[],
  place: readonly string[],
): Difference | undefined {
  for (let index = 0; index < Math.max(told.length, found.length); index += 1) {
    const name = nameOf(found[index] ?? told[index]) ?? String(index + 1);
    const difference = between(told[index], found[index], [...place, name]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

const NAMES = ["credit", "target", "cap", "account", "name", "stream"];

function nameOf(value: CanonicalValue | undefined): string | undefined {
  const object = objectOf(value);
  const name = NAMES.map((key) => object?.[key]).find((each) => typeof each === "string");
  const dimensions = object?.cell;
  if (name === undefined || !Array.isArray(dimensions) || dimensions.length === 0)
    return name as string | undefined;
  const cell = dimensions.map((each) => Object.values(objectOf(each) ?? {}).join(" "));
  return `${String(name)} [${cell.join(", ")}]`;
}

function shown(value: CanonicalValue | undefined): string {
  if (value === undefined) return "–";
  return typeof value === "string" ? value : JSON.stringify(value).slice(0, 200);
}
