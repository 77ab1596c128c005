/** Why is a credit this much, and what did a limit leave of it?
 *
 *  The last step of either is a rounding to whole minor units, told apart from the amount before it: a
 *  reader who adds up by hand must see where the fraction of a cent went. */

import { isDue } from "../../measure/credit/credit.ts";
import type { AppliedCap, PeriodEvaluation, ServiceCredit } from "../../measure/evaluation.ts";
import type { PlannedCap, PlannedCredit } from "../../plan/plan.ts";
import { assert } from "../../value/assert.ts";
import { currencyExponent } from "../../value/currency.ts";
import { type Money, majorOf } from "../../value/money.ts";
import { pointerTo } from "../../value/problem.ts";
import { signOf, ZERO } from "../../value/ratio.ts";
import { standingIn } from "./cell-standing.ts";
import { explainClaim } from "./claim.ts";
import type { Explanation } from "./explanation.ts";
import { explainFormula } from "./formula.ts";
import { explainGrounds } from "./grounds.ts";
import { node } from "./sentence.ts";
import type { Standing, Telling } from "./standing.ts";

/** The amount, rounded as the agreement says; nothing is explained of a credit that did not fall due.
 *  `evaluation` is the one that the credit answers to; `judgedIn` looks at the target's own period where that is another one than the agreement's. */
export function explainCredit(
  credit: ServiceCredit,
  evaluation: PeriodEvaluation | undefined,
  telling: Telling,
  path: string,
  judgedIn: Telling | undefined,
): Explanation {
  const planned = telling.plan.credits.find(({ rule }) => rule.name === credit.credit);
  assert(planned !== undefined, `the plan has a credit "${credit.credit}"`);
  const at = pointerTo("/credits", credit.credit);
  const standing = { ...standingIn(telling, credit.cell, path, planned.rule.target, judgedIn), at };
  const grounds = groundsOf(planned, standing);
  if (!credit.due) {
    const scope = { place: telling.view.place, cell: standing.cellScope };
    const holds = isDue(planned.when, evaluation, scope);
    const why = holds ? "the amount has no value" : "the condition of the credit does not hold";
    const sentence = (text: string): string => `${credit.credit}: ${why}, so ${text}.`;
    return node(standing, {
      label: credit.credit,
      operation: "given",
      type: "money",
      parts: grounds,
      value: ZERO,
      sentence,
    });
  }
  const amount = explainAmount(planned, { ...standing, at: pointerTo(at, "amount") });
  const decimals = currencyExponent(telling.plan.currency) ?? 0;
  const rule = { kind: "rounding", mode: planned.rule.rounding, decimals } as const;
  const why =
    planned.when === "always" || planned.rule.target === undefined
      ? ""
      : ` because of ${planned.rule.target}`;
  const sentence = (text: string): string =>
    `${credit.credit}: ${text}${why}; ${amount.text}, rounded ${planned.rule.rounding} to the smallest unit of the currency.`;
  const computed = node(standing, {
    label: credit.credit,
    operation: "rounded",
    type: "money",
    rule,
    parts: [amount],
    sentence,
  });
  return withClaim(computed, credit, standing);
}

/** A credit that needs a claim is told with the claim's state before its amount. */
function withClaim(computed: Explanation, { claim, cell, credit }: ServiceCredit, standing: Standing) {
  const asked = claim && explainClaim(claim, cell, standing.telling);
  if (asked === undefined) return computed;
  return node(standing, {
    label: credit,
    operation: "same",
    type: "money",
    parts: [asked, computed],
    sentence: () => `${computed.sentence} By ${asked.sentence}`,
  });
}

/** The amount, which is none where it would be below zero. */
function explainAmount({ amount }: PlannedCredit, standing: Standing): Explanation {
  const told = explainFormula(amount, standing, "the amount");
  const value = told.quantity?.value;
  if (typeof value !== "object" || signOf(value) >= 0) return told;
  const none = node(standing, { label: "nothing", operation: "given", type: "money", value: ZERO });
  return node(standing, { label: "the amount", operation: "largest", type: "money", parts: [told, none] });
}

function groundsOf({ when }: PlannedCredit, standing: Standing): readonly Explanation[] {
  return typeof when === "string"
    ? []
    : explainGrounds(when, { ...standing, at: pointerTo(standing.at, "when") });
}

/** What the credits came to under the limit, which is brought to whole minor units downward. */
export function explainCap(
  { rule, atMost }: PlannedCap,
  applied: AppliedCap,
  telling: Telling,
  path: string,
): Explanation {
  const standing = { ...standingIn(telling, applied.cell, path), at: pointerTo("/caps", rule.name) };
  const at = pointerTo(standing.at, "at most");
  const exact = explainFormula(atMost, { ...standing, at }, "the limit before rounding");
  const decimals = currencyExponent(telling.plan.currency) ?? 0;
  const limit = node(
    { ...standing, at },
    {
      label: "the limit",
      operation: "rounded",
      type: "money",
      rule: { kind: "rounding", mode: "floor", decimals },
      parts: [exact],
    },
  );
  // A limit below zero leaves no room at all, but takes nothing back.
  const none = node(standing, { label: "nothing", operation: "given", type: "money", value: ZERO });
  const left = applied.used === undefined ? limit : leftOf(limit, applied.used, standing);
  const room = applied.limit.minor < (applied.used?.minor ?? 0n) ? [none] : [left];
  const before = node(standing, {
    label: "credits before the limit",
    operation: "given",
    type: "money",
    value: majorOf(applied.before),
  });
  return node(standing, { label: rule.name, operation: "smallest", type: "money", parts: [before, ...room] });
}

/** What earlier periods of the cap's span left of the limit. */
function leftOf(limit: Explanation, used: Money, standing: Standing): Explanation {
  const before = node(standing, {
    label: "granted in earlier periods of the span",
    operation: "given",
    type: "money",
    value: majorOf(used),
  });
  return node(standing, {
    label: "what is left of the limit",
    operation: "difference",
    type: "money",
    parts: [limit, before],
  });
}
