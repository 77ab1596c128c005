/** Names that are declared, and what they cannot be called.
 *
 *  A field, value, clock, fee, figure or target stands in formulas by its bare name; so it may not be a
 *  word of the formula language, nor look like a constant or a comparison. */

import { RESERVED_NAMES } from "../keywords/reserved.ts";
import { splitComparison } from "../phrase/comparison.ts";
import { readLiteral } from "../phrase/literal.ts";
import type { Node } from "../tree.ts";
import { type Reading, readNamed, report } from "./reading.ts";

/** Each entry of a section whose names stand in formulas. */
export function readDeclarations<T>(
  reading: Reading,
  node: Node | undefined,
  what: string,
  read: (name: string, value: Node) => T,
): readonly T[] {
  return readNamed(reading, node, what, (name, value) => {
    checkFormulaName(reading, name, value.pointer);
    return read(name, value);
  });
}

function checkFormulaName(reading: Reading, name: string, pointer: string): void {
  if (RESERVED_NAMES.has(name)) {
    report(
      reading,
      "reserved-name",
      pointer,
      `"${name}" is a word of the language; choose another name, such as "${name} here".`,
    );
  } else if (readLiteral(name) !== undefined || splitComparison(name) !== undefined) {
    report(
      reading,
      "reserved-name",
      pointer,
      `"${name}" reads like a constant or a comparison; choose a name that begins with another word.`,
    );
  }
}

/** Reports a name outside formulas that has a meaning already. */
export function checkReserved(
  reading: Reading,
  name: string,
  reserved: readonly string[],
  pointer: string,
): void {
  if (!reserved.includes(name)) return;
  report(reading, "reserved-name", pointer, `"${name}" has a meaning of its own here; choose another name.`);
}
