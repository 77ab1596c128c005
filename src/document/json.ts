/** Plain JSON values, and the one text that each of them has.
 *
 *  The canonical text is that of RFC 8785: keys sorted by their code units, no spaces, the shortest
 *  escapes. Both sides can make it with tools of their own choice, in any programming language. */

import canonicalize from "canonicalize";
import { assert } from "../engine/value/assert.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The canonical text of a value. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  assert(text !== undefined, "a JSON value has a canonical text");
  return text;
}
