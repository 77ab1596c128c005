/** The units in which an agreement promises time, and the words that people write for them.
 *
 *  "1 day" is refused: to one side it is a working day and to the other twenty-four hours, and that
 *  difference is what parties end up in court about. Abbreviations are refused for the same reason
 *  that a contract spells them out. */

import type { TimeUnit } from "../../engine/prepare/expression.ts";
import { meant } from "../../engine/prepare/nearest.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** Every unit, in its plural. */
export const TIME_UNITS: readonly TimeUnit[] = [
  "milliseconds",
  "seconds",
  "minutes",
  "hours",
  "business seconds",
  "business minutes",
  "business hours",
  "business days",
  "calendar days",
  "months",
];

/** The unit that a word names, singular or plural; undefined for a word that is no unit. */
export function timeUnit(word: string): TimeUnit | undefined {
  return TIME_UNITS.find((unit) => unit === word || singular(unit) === word);
}

/** "business hour" for one, "business hours" for any other count. */
export function unitFor(unit: TimeUnit, isOne: boolean): string {
  return isOne ? singular(unit) : unit;
}

/** What to write instead of a word that is no unit. */
export function unknownUnit(count: string, word: string): Refusal {
  if (/^days?$/.test(word)) {
    return refusal(
      "ambiguous-day",
      `"${count} ${word}" can be read in two ways; write ${count} business ${word} or ${count} calendar ${word}.`,
    );
  }
  if (ARITHMETIC.test(word)) {
    const message = `"${count} ${word}" is a line of arithmetic; write it in braces, such as { subtract: [100 %, { share of time: down }] }.`;
    return refusal("unknown-unit", message);
  }
  if (/^per ?cent$/.test(word)) return refusal("unknown-unit", `"${word}" is no unit; write ${count} %.`);
  const several = SEVERAL.find(([pattern]) => pattern.test(word));
  if (several !== undefined && /^\d{1,4}$/.test(count)) {
    const [, factor, unit] = several;
    return refusal("unknown-unit", `"${word}" is no unit; write ${Number(count) * factor} ${unit}.`);
  }
  const instead = INSTEAD.find(([pattern]) => pattern.test(word))?.[1];
  if (instead !== undefined) return refusal("unknown-unit", `"${word}" is no unit; write ${instead}.`);
  return refusal("unknown-unit", `"${word}" is no unit; ${meant(word, TIME_UNITS)}`);
}

/** Days and months are counted whole: half a business day has no meaning that both sides share. */
export function countsWhole(unit: TimeUnit): boolean {
  return unit === "business days" || unit === "calendar days" || unit === "months";
}

function singular(unit: TimeUnit): string {
  return unit.slice(0, -1);
}

/** What stands behind the first number of "100 % - down" and "4 hours + waiting". */
const ARITHMETIC = /^(%|[a-z ]+)? ?[-+*/−×÷] \S/;

const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/^(ms|msec|millis)$/i, "milliseconds"],
  [/^(s|sec|secs)$/i, "seconds"],
  [/^(m|min|mins)$/i, "minutes (or months)"],
  [/^(h|hr|hrs)$/i, "hours or business hours"],
  [/^d$/i, "business days or calendar days"],
  [/^(working|office|opening) hours?$/i, "business hours"],
  [/^(working|work|week)[ -]?days?$/i, "business days"],
  [/^(weeks?|quarters?|years?)$/i, "calendar days or months"],
];

/** Words for several units of the language. */
const SEVERAL: readonly (readonly [RegExp, number, TimeUnit])[] = [
  [/^weeks?$/i, 7, "calendar days"],
  [/^quarters?$/i, 3, "months"],
  [/^years?$/i, 12, "months"],
];
