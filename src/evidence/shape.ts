/** Is this piece of JSON of the shape that its place asks for, with no key too many?
 *
 *  Programs that read what they know and pass over the rest leave room for what nobody checks. Here a key that is
 *  not expected is as wrong as one that is missing. */

import type { CanonicalValue } from "../engine/value/canonical-json.ts";

export type Test = (value: CanonicalValue | undefined) => boolean;

export const isText: Test = (value) => typeof value === "string";
export const isCount: Test = (value) => typeof value === "number" && value >= 0;
export const isHash: Test = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
export const isAnything: Test = (value) => value !== undefined;

export function listOf(test: Test): Test {
  return (value) => Array.isArray(value) && value.every(test);
}

/** A list whose order says nothing has one order: by `by`, each different from the one before. */
export function ascending(test: Test, by: (value: CanonicalValue) => string | number): Test {
  return (value) =>
    Array.isArray(value) &&
    value.every(test) &&
    value.every((each: CanonicalValue, at) => {
      const before: CanonicalValue | undefined = value[at - 1];
      return before === undefined || by(before) < by(each);
    });
}

/** An object with exactly these keys; those of `optional` may be absent. */
export function shaped(required: Readonly<Record<string, Test>>, optional: typeof required = {}): Test {
  const known = { ...optional, ...required };
  return (value) => {
    const object = objectOf(value);
    if (object === undefined) return false;
    return (
      Object.keys(object).every((key) => Object.hasOwn(known, key)) &&
      Object.entries(required).every(([key, test]) => test(object[key])) &&
      Object.entries(optional).every(([key, test]) => object[key] === undefined || test(object[key]))
    );
  };
}

export type JsonObject = { readonly [key: string]: CanonicalValue | undefined };

/** The value as an object, unless it is something else. */
export function objectOf(value: CanonicalValue | undefined): JsonObject | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as JsonObject;
}

/** Deeper than any part of a bundle; a reader must not run out of stack for a file of brackets. */
const MOST_DEPTH = 64;

/** Whether parsed JSON is made of what canonical JSON can say: whole numbers, and not too deep. */
export function isCanonicalValue(value: unknown, depth = 0): value is CanonicalValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "object" || depth > MOST_DEPTH) return false;
  return Object.values(value).every((each) => isCanonicalValue(each, depth + 1));
}
