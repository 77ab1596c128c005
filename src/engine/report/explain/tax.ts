/** Gross opened to net and tax, net to the fees and the credits, and the tax to its rate. */

import type { TaxOutcome } from "../../measure/evaluation.ts";
import { assert } from "../../value/assert.ts";
import { currencyExponent } from "../../value/currency.ts";
import { type Money, majorOf } from "../../value/money.ts";
import type { Explanation } from "./explanation.ts";
import { explainFormula } from "./formula.ts";
import { explainFigure } from "./named.ts";
import { node } from "./sentence.ts";
import type { Standing } from "./standing.ts";

/** Explains a tax that is known. */
export function explainTax(
  tax: Extract<TaxOutcome, { readonly kind: "known" }>,
  standing: Standing,
): Explanation {
  const planned = standing.telling.plan.tax;
  assert(planned !== undefined, "a taxed period has a rule of tax");
  const { rule } = planned;
  const charges = node(standing, {
    label: "the charges",
    operation: "sum",
    type: "money",
    parts: rule.on.map((fee) => inMinorUnits(explainFigure(fee, standing), rule.rounding, standing)),
  });
  const credits = given("the credits", tax.credits, standing);
  const net = node(standing, {
    label: "net",
    operation: "difference",
    type: "money",
    parts: [charges, credits],
  });
  const rate = explainFormula(planned.rate, { ...standing, at: "/governing/tax/rate" }, "the rate");
  const taxable = given("the taxable amount", tax.taxable, standing);
  const product = node(standing, {
    label: rule.name,
    operation: "product",
    type: "money",
    parts: [taxable, rate],
  });
  const due = inMinorUnits(product, rule.rounding, standing);
  return node(standing, { label: "gross", operation: "sum", type: "money", parts: [net, due] });
}

function given(label: string, amount: Money, standing: Standing): Explanation {
  return node(standing, { label, operation: "given", type: "money", value: majorOf(amount) });
}

function inMinorUnits(
  amount: Explanation,
  mode: NonNullable<Standing["telling"]["plan"]["tax"]>["rule"]["rounding"],
  standing: Standing,
): Explanation {
  const decimals = currencyExponent(standing.telling.plan.currency) ?? 0;
  const rule = { kind: "rounding", mode, decimals } as const;
  return node(standing, { label: amount.label, operation: "rounded", type: "money", parts: [amount], rule });
}
