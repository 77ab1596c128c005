/** JSON with one spelling only, so that equal values are equal bytes.
 *
 *  This is RFC 8785 for what a statement is made of: objects with keys in code unit order, lists, texts,
 *  whole numbers, flags and null. Fractions and large amounts are texts here, so the one hard part of the
 *  standard, the printing of floating point numbers, is left out on purpose. */

import { assert } from "./assert.ts";

export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/** The canonical text; keys whose value is undefined are left out. Asserts that numbers are whole. */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") {
    assert(Number.isSafeInteger(value), "canonical numbers are whole");
    return String(value === 0 ? 0 : value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(",")}}`;
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
