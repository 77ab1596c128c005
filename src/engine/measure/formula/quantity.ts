/** How are two values told apart, put in order and named?
 *
 *  Money, durations and numbers are ratios; instants and dates are whole numbers; so two values of one
 *  type always have an order, and values of different types never meet, because the plan was
 *  checked. The word of a value names a cell, a group and a row of a table: equal values give equal
 *  words, on every machine. */

import type { ValueType } from "../../prepare/expression.ts";
import { formatDate } from "../../time/civil.ts";
import { formatInstant } from "../../value/format.ts";
import { compare, equal, type Ratio, ratio, toCanonical } from "../../value/ratio.ts";
import { NOT_APPLICABLE, type Value } from "../evaluation.ts";
import type { FieldValue } from "../fact/fact.ts";

export function isRatio(value: Value): value is Ratio {
  return typeof value === "object";
}

/** Negative, zero or positive; undefined when a side has no value or the two have no order. */
export function orderOf(left: Value, right: Value): number | undefined {
  if (isRatio(left)) return isRatio(right) ? compare(left, right) : undefined;
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string")
    return left === right ? 0 : left < right ? -1 : 1;
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  return undefined;
}

export function sameValue(left: Value, right: Value): boolean {
  return isRatio(left) && isRatio(right) ? equal(left, right) : left === right;
}

/** A field as a fact holds it, ready to compute with: durations become exact ratios of milliseconds. */
export function typed(raw: FieldValue | undefined, type: ValueType): Value {
  return typeof raw === "number" && type === "duration" ? ratio(raw) : raw;
}

/** The word for a value in a cell or a table: texts as they are, dates and instants in ISO form,
 *  numbers as digits or a fraction. Undefined where there is no value to name. */
export function wordOf(value: Value, type?: ValueType): string | undefined {
  if (value === undefined || value === NOT_APPLICABLE) return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "object") return toCanonical(value);
  if (type === "instant") return formatInstant(value);
  return type === "date" ? formatDate(value) : String(value);
}
