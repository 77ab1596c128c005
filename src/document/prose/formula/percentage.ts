/** Does a figure read as a percentage?
 *
 *  While computing, 95 % is the number 0.95 like any other; how it was written is known from the
 *  document alone: a level with "%", a share, a table of percentages, or the name of one of these.
 *
 *  `report/explain/formula-kind.ts` asks the same of a plan and knows more formulas. It is no second copy: this
 *  answer decides how a rounding is printed, so it is part of the canonical text. Whoever teaches it another
 *  formula changes the hash of agreements that are signed already. */

import type { Agreement, ServiceLevelTarget } from "../../../engine/prepare/agreement.ts";
import type { Expression, Name } from "../../../engine/prepare/expression.ts";

/** Whether a target's measure and levels are percentages: by its levels, else by its measure. */
export function isPercentage(target: ServiceLevelTarget, agreement: Agreement): boolean {
  const bounds = [target.expected?.bound, target.minimum?.bound].filter((bound) => bound !== undefined);
  return [...bounds, target.measure].some((formula) => readsAsPercentage(formula, agreement, MOST_NAMES));
}

/** Names lead to figures that name others; a chain longer than this is taken for a plain number. */
const MOST_NAMES = 8;

function readsAsPercentage(formula: Expression<Name>, agreement: Agreement, left: number): boolean {
  const all = (formulas: readonly Expression<Name>[]): boolean => {
    const known = formulas.filter(({ kind }) => kind !== "not applicable");
    return known.length > 0 && known.every((each) => readsAsPercentage(each, agreement, left));
  };
  const named = (name: string): boolean => {
    const meant = formulasNamed(name, agreement);
    return meant.length > 0 && meant.every((each) => readsAsPercentage(each, agreement, left - 1));
  };
  switch (formula.kind) {
    case "number":
      return formula.percent;
    case "share of":
    case "share of time":
      return true;
    case "subtract":
      return readsAsPercentage(formula.from, agreement, left);
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
      return all(formula.of);
    case "rounded":
      return all([formula.of]);
    case "if":
      return all([formula.then, formula.otherwise]);
    case "bands":
      return all(formula.rows.map(({ gives }) => gives));
    case "table":
    case "in force":
      return all(formula.rows.map(({ value }) => value));
    case "name":
      return left > 0 && named(formula.name);
    default:
      return false;
  }
}

function formulasNamed(name: string, { fees, figures, targets }: Agreement): readonly Expression<Name>[] {
  const named = [...fees, ...figures].filter((each) => each.name === name).map(({ is }) => is);
  return [...named, ...targets.filter((each) => each.name === name).map(({ measure }) => measure)];
}
