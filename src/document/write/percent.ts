/** Is a target's measure read as a percentage? Then the decimals of its rounding are counted in it.
 *
 *  Nothing computes with the answer; it chooses between two spellings of the same rule. */

import type { ServiceLevelTarget } from "../../engine/prepare/agreement.ts";
import type { Expression, Name } from "../../engine/prepare/expression.ts";

/** Whether a level is a percentage or the measure is a share. */
export function isMeasuredInPercent({ expected, minimum, measure }: ServiceLevelTarget): boolean {
  return [expected?.bound, minimum?.bound, measure].some(
    (formula) => formula !== undefined && isPercent(formula),
  );
}

function isPercent(formula: Expression<Name>): boolean {
  switch (formula.kind) {
    case "number":
      return formula.percent;
    case "share of":
    case "share of time":
      return true;
    case "subtract":
      return isPercent(formula.from);
    default:
      return false;
  }
}
