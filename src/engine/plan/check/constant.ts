/** What does a formula come to when only the words of its tables are known?
 *
 *  The bounds of bands and levels are often not numbers but tables by product or region, or figures
 *  that are such tables. Once each dimension has a word they are constants again, so a check walks
 *  through the words instead of giving up. One word stands for all that no table mentions. */

import type { TimeAmount } from "../../prepare/expression.ts";
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

/** A word for each dimension; `null` stands for every word that no table mentions. */
export type Words = ReadonlyMap<string, string | null>;

/** Exact for numbers, money (major units), durations (ms), dates (days) and instants (ms);
 *  "none" where no promise was made; undefined when it depends on what will happen. */
export type Constant = Ratio | "none" | undefined;

/** The value of a formula under some words. */
export function constantOf(formula: Formula, words: Words, plan: Resolved): Constant {
  const inner = (each: Formula): Constant => constantOf(each, words, plan);
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "money":
      return formula.amount;
    case "time amount":
      return millisecondsOf(formula);
    case "date":
      return ratio(formula.date);
    case "instant":
      return ratio(formula.instant);
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
    case "figure": {
      const named = plan.figures.find(({ name, kind }) => name === formula.name && kind === formula.kind);
      return named === undefined ? undefined : inner(named.is);
    }
    default:
      return undefined;
  }
}

/** Every choice of words that could make a difference to the formulas; none at all when there are too
 *  many to look through. */
export function wordsOf(formulas: readonly Formula[], plan: Resolved): readonly Words[] {
  const mentioned = new Map<string, Set<string | null>>();
  for (const each of formulas) collect(each, plan, mentioned, new Set());
  let choices: readonly Words[] = [new Map()];
  for (const [dimension, words] of mentioned) {
    choices = choices.flatMap((choice) =>
      [...words].map((word) => new Map([...choice, [dimension, word] as const])),
    );
    if (choices.length > MOST_CHOICES) return [];
  }
  return choices;
}

const MOST_CHOICES = 1_000;

/** " for region "north"", or nothing when no word was chosen. */
export function inWords(words: Words): string {
  const said = [...words].map(
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
  const chosen = by.map((leaf: Reference) => words.get(nameOf(leaf)));
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
