/** Is a measure a whole number, whatever happens?
 *
 *  Counts are, and what is added or multiplied of them: nobody has two and a half breaches. A sum over items is not
 *  taken for one, for nothing is known of the values that it adds. */

import type { Formula } from "../plan.ts";
import type { Resolved } from "./walk.ts";

/** Whether a formula gives whole numbers only. `target` is the one whose measure is meant by "measured". */
export function isWhole(formula: Formula, plan: Resolved, target: string | undefined): boolean {
  const inner = (each: Formula): boolean => isWhole(each, plan, target);
  switch (formula.kind) {
    case "count of":
    case "runs of":
    case "cells of":
    case "in a row":
    case "times in last":
    case "days in period":
    case "steps":
      return true;
    case "number":
      return !formula.percent && formula.value.denominator === 1n;
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
      return formula.of.every(inner);
    case "subtract":
      return inner(formula.from) && inner(formula.take);
    case "if":
      return inner(formula.then) && inner(formula.otherwise);
    case "measured":
      return isWholeNamed(target, plan);
    case "figure":
    case "target":
      return isWholeNamed(formula.name, plan);
    default:
      return false;
  }
}

/** Each figure uses only those before it, so this ends. */
function isWholeNamed(name: string | undefined, plan: Resolved): boolean {
  const figure = plan.figures.find((each) => each.name === name);
  return figure !== undefined && isWhole(figure.is, plan, undefined);
}
