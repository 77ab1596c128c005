/** Is a measure a whole number, whatever happens?
 *
 *  Counts are, and what is added or multiplied of them: nobody has two and a half breaches. A sum over items is not
 *  taken for one, for nothing is known of the values that it adds. */

import type { Formula } from "../plan.ts";
import type { Resolved } from "./walk.ts";

/** The fees, figures and targets that are whole. Each uses only those before it, so each is looked at once. */
export function wholeNamesOf({ figures }: Resolved): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, is } of figures) if (isWhole(is, names, undefined)) names.add(name);
  return names;
}

/** Whether a formula gives whole numbers only. `target` is the one whose measure is meant by "measured". */
export function isWhole(formula: Formula, names: ReadonlySet<string>, target: string | undefined): boolean {
  const inner = (each: Formula): boolean => isWhole(each, names, target);
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
      return names.has(target ?? "");
    case "figure":
    case "target":
      return names.has(formula.name);
    default:
      return false;
  }
}
