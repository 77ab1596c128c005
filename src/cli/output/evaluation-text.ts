/** The words for one verdict and one total, the same in every table of the terminal. */

import type { PeriodEvaluation, PeriodOutcome, Quantity } from "../../engine/measure/evaluation.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { ServiceLevelTarget } from "../../engine/prepare/agreement.ts";
import { targetAsPercent } from "../../engine/report/explain/formula-kind.ts";
import { quantityText } from "../../engine/report/quantity-text.ts";
import { formatMoney } from "../../engine/value/money.ts";
import type { Ratio } from "../../engine/value/ratio.ts";

/** Tables without colours, which would reach files and pipes too. */
export const PLAIN = { head: [], border: [], compact: true };

/** What was measured, as it was judged: "99.83 %". */
export function measuredText(plan: Plan, evaluation: PeriodEvaluation): string {
  return textIn(plan, evaluation, evaluation.judged ?? evaluation.measured);
}

/** A quantity beside an evaluation, with as many decimals as tell it from what was promised. */
export function textIn(
  plan: Plan,
  { target, expected, minimum }: PeriodEvaluation,
  quantity: Quantity | undefined,
): string {
  if (quantity === undefined) return "–";
  const percent = targetAsPercent(target, plan);
  const bounds = [expected, minimum].flatMap((bound) => ratioIn(bound));
  return quantityText(quantity, { currency: plan.currency, percent, zone: plan.zone, bounds });
}

function ratioIn(quantity: Quantity | undefined): readonly Ratio[] {
  const value = quantity?.value;
  return typeof value === "object" ? [value] : [];
}

/** A target that promises no level only reports, which is no verdict. */
export function verdictText(
  { verdict, level, measured }: PeriodEvaluation,
  rule: ServiceLevelTarget | undefined,
): string {
  const promises = rule?.expected !== undefined || rule?.minimum !== undefined;
  if (!promises && measured !== undefined) return "reported";
  return level === "below minimum" ? `${verdict}, below minimum` : verdict;
}

/** "EUR 400.00 due to the customer". */
export function totalText({ total }: Pick<PeriodOutcome, "total">): string {
  if (total.minor === 0n) return "no credit is due";
  const owed = total.minor > 0n ? "due to the customer" : "due to the provider";
  return `${formatMoney(total.minor > 0n ? total : { ...total, minor: -total.minor }, "en")} ${owed}`;
}
