/** Net, tax and gross of a period: what is charged, what credits do to it, and what the tax adds.
 *
 *  Net is always what the customer owes before tax: the named fees less the credits. Credits that reduce the
 *  taxable amount are taken off before the rate is applied, credits outside the tax are not; either way net
 *  and tax make gross. A fee or a rate without a value leaves all of it open, and its name says why. */

import type { PlannedTax } from "../../plan/plan.ts";
import { addMoney, type Money, majorOf, roundToMinor, subtractMoney, zeroMoney } from "../../value/money.ts";
import { multiply } from "../../value/ratio.ts";
import { WHOLE } from "../cell/cell.ts";
import type { Assessment } from "../evaluate/assessment.ts";
import { formedIn, scopeFor } from "../evaluate/forming.ts";
import type { TaxOutcome, Value } from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import { evaluate } from "../formula/value.ts";

/** The tax of a period whose credits, net of all caps, come to `total`. */
export function taxOf(assessment: Assessment, planned: PlannedTax, total: Money): TaxOutcome {
  const { rule } = planned;
  const rate = evaluate(planned.rate, scopeFor(assessment, { cell: WHOLE, undecided: () => {} }));
  if (!isRatio(rate)) return { kind: "open", name: rule.name, missing: "rate" };
  let charges = zeroMoney(total.currency);
  for (const fee of rule.on) {
    const amount = chargedFor(assessment, fee);
    if (!isRatio(amount)) return { kind: "open", name: rule.name, missing: fee };
    charges = addMoney(charges, roundToMinor(amount, total.currency, rule.rounding));
  }
  const net = subtractMoney(charges, total);
  const taxable = rule.credits === "outside tax" ? charges : net;
  const tax = roundToMinor(multiply(majorOf(taxable), rate), total.currency, rule.rounding);
  return {
    kind: "known",
    name: rule.name,
    rate,
    charges,
    credits: total,
    taxable,
    net,
    tax,
    gross: addMoney(net, tax),
  };
}

/** A fee as it is charged: once for the whole agreement. */
function chargedFor(assessment: Assessment, fee: string): Value {
  const planned = assessment.figures.get(fee);
  return planned === undefined ? undefined : formedIn(assessment, planned, WHOLE).value;
}
