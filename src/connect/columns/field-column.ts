/** How is one field of millions of facts kept? As a number per fact: the value itself where it is an
 *  instant, a date or a whole number, else the value's place in a dictionary of the field's values.
 *
 *  Priorities and states repeat, so their dictionary stays small; exact fractions are kept as their
 *  canonical text. The surprising part is that nothing depends on a field's declared type: a column
 *  gives back whatever was put in, so it can be compared with the plain book of facts. */
import type { FieldValue } from "../../engine/measure/fact/fact.ts";
import { assert } from "../../engine/value/assert.ts";
import { parseCanonical, toCanonical } from "../../engine/value/ratio.ts";
import { dictionary } from "./dictionary.ts";
import { type Growing, growingNumbers, growingWholes } from "./growing.ts";

export interface FieldColumn {
  set(fact: number, value: FieldValue | undefined): void;
  at(fact: number): FieldValue | undefined;
}

/** Codes below zero that say where the value is. */
const ABSENT = -1;
const PLAIN_NUMBER = -2;
const WHOLE_RATIO = -3;

/** Values that repeat are made once; of those that hardly do, only the first are kept at hand. */
const KEPT_AT_HAND = 4096;

const LARGEST_WHOLE = BigInt(Number.MAX_SAFE_INTEGER);

export function fieldColumn(): FieldColumn {
  const codes = growingWholes(ABSENT);
  const known = dictionary();
  const atHand: FieldValue[] = [];
  let numbers: Growing | undefined;
  const setNumber = (fact: number, code: number, value: number): void => {
    numbers ??= growingNumbers(0);
    codes.set(fact, code);
    numbers.set(fact, value);
  };
  const codedValue = (code: number): FieldValue => {
    const before = atHand[code];
    if (before !== undefined) return before;
    const value = readValue(known.textOf(code));
    if (code < KEPT_AT_HAND) atHand[code] = value;
    return value;
  };
  return {
    set(fact, value) {
      if (value === undefined) codes.set(fact, ABSENT);
      else if (typeof value === "number") setNumber(fact, PLAIN_NUMBER, value);
      else if (isSmallWhole(value)) setNumber(fact, WHOLE_RATIO, Number(value.numerator));
      else codes.set(fact, known.add(writeValue(value)));
    },
    at(fact) {
      const code = codes.at(fact);
      if (code >= 0) return codedValue(code);
      if (code === ABSENT) return undefined;
      const value = numbers?.at(fact) ?? 0;
      return code === PLAIN_NUMBER ? value : { numerator: BigInt(value), denominator: 1n };
    },
  };
}

function isSmallWhole(
  value: FieldValue,
): value is { readonly numerator: bigint; readonly denominator: bigint } {
  if (typeof value !== "object" || value.denominator !== 1n) return false;
  return value.numerator <= LARGEST_WHOLE && value.numerator >= -LARGEST_WHOLE;
}

/** A letter for the kind of value, then its text. */
function writeValue(value: Exclude<FieldValue, number>): string {
  if (typeof value === "string") return `t${value}`;
  return typeof value === "boolean" ? `f${value}` : `r${toCanonical(value)}`;
}

function readValue(text: string): FieldValue {
  const written = text.slice(1);
  if (text.startsWith("t")) return written;
  if (text.startsWith("f")) return written === "true";
  const value = parseCanonical(written);
  assert(value !== undefined, "a ratio is read back as it was written");
  return value;
}
