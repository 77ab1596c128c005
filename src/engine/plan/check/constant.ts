/** What does a formula come to when only the words of its tables are known?
 *
 *  The bounds of bands and levels are often not numbers but tables by product or region, or figures
 *  that are such tables. Once each dimension has a word they are constants again, so a check walks
 *  through the words instead of giving up. One word stands for all that no table mentions. */

import type { TimeAmount } from "../../prepare/expression.ts";
import { unreachable } from "../../value/assert.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../value/instant.ts";
import {
  add,
  divide,
  isZero,
  max,
  min,
  multiply,
  type Ratio,
  ratio,
  roundRatio,
  subtract,
} from "../../value/ratio.ts";
import type { Formula, Reference } from "../plan.ts";
import { partsWithin, type Resolved } from "./walk.ts";

/** A word for each dimension, and what the figures named so far come to under these words. */
export interface Words {
  /** `null` stands for every word that no table mentions. */
  readonly chosen: ReadonlyMap<string, string | null>;
  readonly figures: Map<string, Constant>;
}

/** Exact for numbers, money (major units), durations (ms), dates (days) and instants (ms);
 *  "none" where no promise was made; undefined when it depends on what will happen. */
export type Constant = Ratio | "none" | undefined;

/** The value of a formula under some words. */
export function constantOf(formula: Formula, words: Words, plan: Resolved): Constant {
  const inner = (each: Formula): Constant => constantOf(each, words, plan);
  switch (formula.kind) {
    case "number":
    case "money":
    case "time amount":
    case "date":
    case "instant":
      return literalOf(formula);
    case "not applicable":
      return "none";
    case "add":
      return combined(formula.of.map(inner), add);
    case "times":
      return combined(formula.of.map(inner), multiply);
    case "smaller of":
      return combined(formula.of.map(inner), min);
    case "larger of":
      return combined(formula.of.map(inner), max);
    case "subtract":
      return combined([inner(formula.from), inner(formula.take)], subtract);
    case "divide":
      return quotient(inner(formula.dividend), inner(formula.divisor));
    case "rounded": {
      const value = inner(formula.of);
      return value === "none" || value === undefined ? value : roundRatio(value, formula.rounding);
    }
    case "table":
      return tableValue(formula, words, plan);
    case "fee":
    case "figure":
      return figureValue(formula.name, words, plan);
    default:
      return undefined;
  }
}

/** What a literal comes to; undefined for lengths of time that depend on a calendar. */
export function literalOf(
  literal: Extract<Formula, { readonly kind: "number" | "money" | "time amount" | "date" | "instant" }>,
): Ratio | undefined {
  switch (literal.kind) {
    case "number":
      return literal.value;
    case "money":
      return literal.amount;
    case "time amount":
      return millisecondsOf(literal);
    case "date":
      return ratio(literal.date);
    case "instant":
      return ratio(literal.instant);
    default:
      return unreachable(literal);
  }
}

/** Looked at once for each choice of words, however often it is named. */
function figureValue(name: string, words: Words, plan: Resolved): Constant {
  if (words.figures.has(name)) return words.figures.get(name);
  const figure = plan.figures.find((each) => each.name === name);
  const value = figure === undefined ? undefined : constantOf(figure.is, words, plan);
  words.figures.set(name, value);
  return value;
}

/** Every choice of words that could make a difference to the formulas; none at all when there are too
 *  many to look through. */
export function wordsOf(formulas: readonly Formula[], plan: Resolved): readonly Words[] {
  const mentioned = new Map<string, Set<string | null>>();
  for (const each of formulas) collect(each, plan, mentioned, new Set());
  const size = [...mentioned.values()].reduce((product, words) => product * words.size, 1);
  if (size > MOST_CHOICES) return [];
  let choices: readonly (readonly (readonly [string, string | null])[])[] = [[]];
  for (const [dimension, words] of mentioned) {
    choices = choices.flatMap((choice) => [...words].map((word) => [...choice, [dimension, word] as const]));
  }
  return choices.map((choice) => ({ chosen: new Map(choice), figures: new Map() }));
}

const MOST_CHOICES = 1_000;

/** " for region "north"", or nothing when no word was chosen. */
export function inWords(words: Words): string {
  const said = [...words.chosen].map(
    ([dimension, word]) => `${dimension} ${word === null ? "otherwise" : `"${word}"`}`,
  );
  return said.length === 0 ? "" : ` for ${said.join(", ")}`;
}

function collect(
  formula: Formula,
  plan: Resolved,
  into: Map<string, Set<string | null>>,
  seen: Set<string>,
): void {
  for (const { node } of partsWithin({ sort: "formula", node: formula, pointer: "" })) {
    if ((node.kind === "figure" || node.kind === "fee") && !seen.has(node.name)) {
      seen.add(node.name);
      const named = plan.figures.find(({ name }) => name === node.name);
      if (named !== undefined) collect(named.is, plan, into, seen);
    }
    if (node.kind !== "table") continue;
    node.by.forEach((leaf, column) => {
      const words = into.get(nameOf(leaf)) ?? new Set();
      for (const { keys } of node.rows) words.add(keys[column] ?? null);
      if (node.otherwise !== undefined) words.add(null);
      into.set(nameOf(leaf), words);
    });
  }
}

function nameOf(leaf: Formula): string {
  return "name" in leaf && typeof leaf.name === "string" ? leaf.name : leaf.kind;
}

type Table = Extract<Formula, { readonly kind: "table" }>;

function tableValue({ by, rows, otherwise }: Table, words: Words, plan: Resolved): Constant {
  const chosen = by.map((leaf: Reference) => words.chosen.get(nameOf(leaf)));
  let best: Table["rows"][number] | undefined;
  for (const row of rows) {
    if (!row.keys.every((key, column) => key === null || key === chosen[column])) continue;
    if (best === undefined || openKeys(row.keys) < openKeys(best.keys)) best = row;
  }
  const value = best?.value ?? otherwise;
  return value === undefined ? "none" : constantOf(value, words, plan);
}

function openKeys(keys: readonly (string | null)[]): number {
  return keys.filter((key) => key === null).length;
}

function combined(values: readonly Constant[], combine: (a: Ratio, b: Ratio) => Ratio): Constant {
  return values.reduce((left, right) => {
    if (left === undefined || right === undefined) return undefined;
    return left === "none" || right === "none" ? "none" : combine(left, right);
  });
}

function quotient(dividend: Constant, divisor: Constant): Constant {
  if (typeof divisor === "object" && isZero(divisor)) return undefined;
  return combined([dividend, divisor], divide);
}

/** Business time counts as time here; days and months have no fixed length. */
function millisecondsOf({ count, unit }: TimeAmount): Ratio | undefined {
  const length = LENGTHS[unit.replace("business ", "")];
  if (length !== undefined && unit !== "business days") return multiply(count, ratio(length));
  return unit === "calendar days" ? multiply(count, ratio(DAY)) : undefined;
}

const LENGTHS: Readonly<Record<string, number>> = {
  milliseconds: 1,
  seconds: SECOND,
  minutes: MINUTE,
  hours: HOUR,
};
