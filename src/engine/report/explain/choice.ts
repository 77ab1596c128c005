/** A choice taken apart: the band, row, branch or value in force that was taken, and on what grounds.
 *
 *  What was not taken is left out. Where no row fits there is no value, and the explanation shows what
 *  was looked up and found nowhere. */

import { NOT_APPLICABLE } from "../../measure/evaluation.ts";
import { rowFor, rowInForce } from "../../measure/formula/choice.ts";
import { orderOf } from "../../measure/formula/quantity.ts";
import { compares, passes } from "../../measure/formula/test.ts";
import { evaluate } from "../../measure/formula/value.ts";
import type { Formula } from "../../plan/plan.ts";
import { unreachable } from "../../value/assert.ts";
import { pointerTo } from "../../value/problem.ts";
import type { Explanation } from "./explanation.ts";
import { below, explainFormula, made } from "./formula.ts";
import { explainGrounds } from "./grounds.ts";
import { type Standing, scopeOf } from "./standing.ts";

/** The band that a measure fell into, or why there is none. */
export function explainBands(
  formula: Extract<Formula, { readonly kind: "bands" }>,
  standing: Standing,
  label: string,
): Explanation {
  const measure = below(formula.of, standing, "bands of");
  const chosen = chosenBand(formula, standing, measure);
  if (chosen === undefined) {
    const value = measure.quantity?.value === NOT_APPLICABLE ? NOT_APPLICABLE : undefined;
    return made(formula, standing, "reading", [measure], label, { value });
  }
  const gives = below(chosen.gives, standing, ...chosen.steps);
  const sentence = (text: string): string =>
    `${measure.label} ${measure.text} lies in the band ${chosen.words}, which gives ${text}.`;
  return made(formula, standing, "band", [measure, gives], label, { sentence });
}

interface ChosenBand {
  readonly gives: Formula;
  readonly steps: readonly (string | number)[];
  readonly words: string;
}

function chosenBand(
  formula: Extract<Formula, { readonly kind: "bands" }>,
  standing: Standing,
  measure: Explanation,
): ChosenBand | undefined {
  const value = measure.quantity?.value;
  if (value === undefined || value === NOT_APPLICABLE) return undefined;
  const scope = scopeOf(standing);
  const rows = formula.rows.flatMap((row, index) => {
    const place = { ...standing, at: pointerTo(standing.at, "rows", index) };
    const bounds = [
      row.from && ({ comparator: row.from.inclusive ? "at least" : "above", bound: row.from.bound } as const),
      row.to && ({ comparator: row.to.inclusive ? "at most" : "below", bound: row.to.bound } as const),
    ].filter((bound) => bound !== undefined);
    if (!bounds.every(({ comparator, bound }) => compares(value, comparator, evaluate(bound, scope))))
      return [];
    const words = bounds.map(
      ({ comparator, bound }) => `${comparator} ${below(bound, place, comparator).text}`,
    );
    return [
      {
        gives: row.gives,
        steps: ["rows", index, "gives"],
        words: words.length === 0 ? "for any value" : words.join(" and "),
      },
    ];
  });
  const [first] = rows;
  if (first === undefined) {
    return (
      formula.otherwise && { gives: formula.otherwise, steps: ["otherwise"], words: "for any other value" }
    );
  }
  if (formula.overlap !== "highest" && formula.overlap !== "lowest") return first;
  const sign = formula.overlap === "highest" ? 1 : -1;
  return rows.reduce((best, row) =>
    (orderOf(evaluate(row.gives, scope), evaluate(best.gives, scope)) ?? 0) * sign > 0 ? row : best,
  );
}

type Choice = Extract<Formula, { readonly kind: "table" | "if" | "in force" }>;

/** The branch of a case, the row of a table or the value in force on a day. */
export function explainChoice(formula: Choice, standing: Standing, label: string): Explanation {
  const scope = scopeOf(standing);
  switch (formula.kind) {
    case "if": {
      const holds = passes(formula.test, scope);
      const grounds = explainGrounds(formula.test, { ...standing, at: pointerTo(standing.at, "if") });
      const taken = holds
        ? below(formula.then, standing, "then")
        : below(formula.otherwise, standing, "otherwise");
      const why = holds ? "the condition holds" : "the condition does not hold";
      return made(formula, standing, "choice", [...grounds, taken], label, {
        sentence: (text) => `${text}, because ${why}.`,
      });
    }
    case "in force": {
      const row = rowInForce(formula.rows, scope);
      const index = formula.rows.findIndex(({ value }) => value === row);
      if (row === undefined) return made(formula, standing, "reading", [], label);
      return made(formula, standing, "in force", [below(row, standing, "in force", index, "value")], label);
    }
    case "table":
      return explainTable(formula, standing, label);
    default:
      return unreachable(formula);
  }
}

function explainTable(
  formula: Extract<Formula, { readonly kind: "table" }>,
  standing: Standing,
  label: string,
): Explanation {
  const keys = formula.by.map((each) => explainFormula(each, standing));
  const row = rowFor(formula, scopeOf(standing));
  if (row === undefined) return made(formula, standing, "reading", keys, label, { value: NOT_APPLICABLE });
  const index = formula.rows.findIndex(({ value }) => value === row);
  const words = formula.rows[index]?.keys;
  const [only] = words ?? [];
  const steps =
    index < 0 ? ["otherwise"] : words?.length === 1 && typeof only === "string" ? [only] : ["rows", index];
  const taken = below(row, standing, ...steps);
  const grounds = keys.map((key) => `${key.label} ${key.text}`).join(", ");
  return made(formula, standing, "table", [...keys, taken], label, {
    sentence: (text) => `For ${grounds}: ${text}.`,
  });
}
