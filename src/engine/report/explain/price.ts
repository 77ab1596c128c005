/** Prices taken apart: which published value counted, at which rate, step by step, for which part of a period.
 *
 *  An indexed amount is told as the chain it is: each step is the amount before it times the factor of that
 *  step, after its limits, rounded where the agreement rounds. */

import type { Value } from "../../measure/evaluation.ts";
import {
  dateAtHand,
  indexSteps,
  type PriceFormula,
  partOfPeriod,
  pricesAt,
  quoted,
} from "../../measure/formula/price.ts";
import { formatDate } from "../../time/civil.ts";
import { unreachable } from "../../value/assert.ts";
import { pointerTo } from "../../value/problem.ts";
import type { RoundingMode } from "../../value/rounding.ts";
import type { Explanation } from "./explanation.ts";
import { below, made } from "./formula.ts";
import { node } from "./sentence.ts";
import { type Standing, scopeOf } from "./standing.ts";

export function explainPrice(formula: PriceFormula, standing: Standing, label: string): Explanation {
  switch (formula.kind) {
    case "value of": {
      const value = quoted(formula.series, formula.on, scopeOf(standing));
      const name = label === "" ? `${formula.series} as published` : label;
      return made(formula, standing, "reading", [below(formula.on, standing, "on")], name, { value });
    }
    case "convert":
      return explainConversion(formula, standing, label);
    case "indexed":
      return explainIndexed(formula, standing, label);
    case "pro rata":
      return explainPart(formula, standing, label);
    default:
      return unreachable(formula);
  }
}

function explainConversion(
  formula: Extract<PriceFormula, { readonly kind: "convert" }>,
  standing: Standing,
  label: string,
): Explanation {
  const scope = scopeOf(standing);
  const value = quoted(formula.rate, formula.on, scope);
  const at = pointerTo(standing.at, "with");
  const rate = given({ ...standing, at }, formula.rate, value, "number");
  const operation = pricesAt(scope).isInverse(formula.rate) ? "quotient" : "product";
  return made(formula, standing, operation, [below(formula.of, standing, "convert"), rate], label);
}

function explainIndexed(
  formula: Extract<PriceFormula, { readonly kind: "indexed" }>,
  standing: Standing,
  label: string,
): Explanation {
  const scope = scopeOf(standing);
  const steps = indexSteps(formula, dateAtHand(scope), pricesAt(scope));
  const first = below(formula.of, standing, "indexed");
  const last = steps.reduce((before, { date, factor }) => {
    const name = `from ${formatDate(date)}`;
    const change = given(standing, `${formula.series}, step of ${formatDate(date)}`, factor, "number");
    return inMinorUnits(
      made(formula, standing, "product", [before, change], name),
      formula.rounding,
      standing,
    );
  }, first);
  return made(formula, standing, "same", [last], label === "" ? "indexed" : label);
}

function explainPart(
  formula: Extract<PriceFormula, { readonly kind: "pro rata" }>,
  standing: Standing,
  label: string,
): Explanation {
  const share = given(
    standing,
    "the part of the period",
    partOfPeriod(formula, scopeOf(standing)),
    "number",
    true,
  );
  const parts = [below(formula.of, standing, "pro rata"), share];
  return inMinorUnits(made(formula, standing, "product", parts, label), formula.rounding, standing);
}

function given(
  standing: Standing,
  label: string,
  value: Value,
  type: "number",
  percent = false,
): Explanation {
  return node(standing, { label, operation: "given", type, percent, value });
}

function inMinorUnits(amount: Explanation, mode: RoundingMode | undefined, standing: Standing): Explanation {
  if (mode === undefined) return amount;
  const { decimals } = pricesAt(scopeOf(standing));
  const rule = { kind: "rounding", mode, decimals } as const;
  return node(standing, { label: amount.label, operation: "rounded", type: "money", parts: [amount], rule });
}
