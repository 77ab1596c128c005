/** What is to be written, before it is decided on which lines it stands.
 *
 *  The writers of single parts make this small tree; the layout alone knows about indentation, braces
 *  and quotes. Keys keep their order, because the canonical form has one. */

import { assert } from "../../engine/value/assert.ts";
import { formatDecimal, type Ratio } from "../../engine/value/ratio.ts";

export type Written = string | boolean | null | WrittenNumber | WrittenMap | readonly Written[];

/** A number by its digits, which stand without quotes. */
export interface WrittenNumber {
  readonly digits: string;
}

export interface WrittenMap {
  readonly entries: readonly (readonly [string, Written])[];
  /** Each entry on a line of its own, even where all would fit on one. */
  readonly spread: boolean;
}

/** A map in the order of the keys given; entries without a value are left out. */
export function writtenMap(
  values: Readonly<Record<string, Written | undefined>>,
  spread = false,
): WrittenMap {
  return mapOfEntries(Object.entries(values), spread);
}

/** A map of names, whose order the parties chose; also right for keys that look like numbers. */
export function mapOfEntries(
  entries: readonly (readonly [string, Written | undefined])[],
  spread = false,
): WrittenMap {
  return {
    entries: entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
    spread,
  };
}

/** Nothing for an empty list, so that its key is left out. */
export function unlessEmpty(list: readonly Written[]): readonly Written[] | undefined {
  return list.length === 0 ? undefined : list;
}

export function isMap(written: Written): written is WrittenMap {
  return typeof written === "object" && written !== null && "entries" in written && !Array.isArray(written);
}

export function isList(written: Written): written is readonly Written[] {
  return Array.isArray(written);
}

/** The digits of a ratio that ends after some decimals; every number of a document does. */
export function digitsOf(value: Ratio, atLeast = 0): string {
  let rest = value.denominator;
  let decimals = 0;
  for (const factor of [10n, 5n, 2n]) {
    while (rest % factor === 0n) {
      rest /= factor;
      decimals += 1;
    }
  }
  assert(rest === 1n, "numbers in a document have finitely many decimals");
  return formatDecimal(value, decimals === 0 ? 0 : Math.max(decimals, atLeast));
}
