/** What does a missed promise cost, or a kept one earn?
 *
 *  An amount is due when the credit's condition holds, by default when its target is missed, and is
 *  computed exactly and rounded once, by the mode the agreement names. A promise that was deemed met,
 *  not measured or not applicable costs nothing, whatever band a percentage would fall into. An amount
 *  below zero is no credit: nobody owes for a missed promise because a refund made its base negative. */

import type { PlannedCredit, Test } from "../../plan/plan.ts";
import type { AssessmentPeriod } from "../../time/period.ts";
import { roundToMinor } from "../../value/money.ts";
import { max, ZERO } from "../../value/ratio.ts";
import type { Cell, PeriodEvaluation, ServiceCredit } from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import type { Scope } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import { evaluate } from "../formula/value.ts";

/** A credit in a cell, before any cap. `evaluation` is that of its target, if it has one; `period` is where that
 *  was judged, if the target has periods of its own. */
export function creditIn(
  cell: Cell,
  credit: PlannedCredit,
  evaluation: PeriodEvaluation | undefined,
  scope: Scope,
  currency: string,
  period?: AssessmentPeriod,
): ServiceCredit {
  const { rule } = credit;
  const holds = isDue(credit.when, evaluation, scope);
  const amount = holds ? evaluate(credit.amount, scope) : ZERO;
  const exact = isRatio(amount) ? max(amount, ZERO) : ZERO;
  const rounded = roundToMinor(exact, currency, rule.rounding);
  return {
    credit: rule.name,
    ...(rule.target === undefined ? {} : { target: rule.target }),
    cell,
    ...(period === undefined ? {} : { period }),
    paidBy: rule.paidBy,
    exact,
    rounded,
    granted: rounded,
    due: holds && isRatio(amount),
  };
}

/** Whether the condition of a credit holds; its amount may still have no value. */
export function isDue(
  when: "missed" | "below minimum" | "always" | Test,
  evaluation: PeriodEvaluation | undefined,
  scope: Scope,
): boolean {
  if (when === "always") return true;
  if (when === "missed") return evaluation?.verdict === "missed";
  if (when === "below minimum")
    return evaluation?.verdict === "missed" && evaluation.level === "below minimum";
  return passes(when, scope);
}
