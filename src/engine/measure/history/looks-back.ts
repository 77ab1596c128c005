/** Does a period of an agreement depend on the periods before it?
 *
 *  Where it does, a settlement begins with the agreement and not with the first fact: a month without a
 *  report may have been met, posted to an account or used up a limit, and the same month must not come
 *  out otherwise because somebody asked for it alone. */

import type { Plan } from "../../plan/plan.ts";
import { startOfDate } from "../../time/local-date.ts";
import type { Instant } from "../../value/instant.ts";
import { formulasOf } from "../formula/reading.ts";
import { type PlanNode, walk } from "../formula/tree.ts";

/** From where on a settlement of some versions runs, oldest first: from the first day of an agreement that looks
 *  back, else from the instant that is given, such as the first fact. */
export function historyFrom(versions: readonly Plan[], otherwise: Instant): Instant {
  const [first] = versions;
  if (first === undefined || !versions.some(looksBack)) return otherwise;
  return Math.min(otherwise, startOfDate(first.zone, first.agreement.term.from));
}

/** Whether accounts, limits, rights or formulas of the plan read earlier outcomes. */
function looksBack(plan: Plan): boolean {
  const { accounts, rights, caps } = plan;
  if (accounts.length > 0 || rights.length > 0) return true;
  if (caps.some(({ rule }) => rule.each !== undefined || rule.above === "carried forward")) return true;
  return formulasIn(plan).some(asksThePast);
}

function formulasIn({ figures, credits, caps, claims, tax }: Plan): readonly PlanNode[] {
  return [
    ...figures.flatMap(formulasOf),
    ...credits.flatMap(({ amount, when }) => (typeof when === "string" ? [amount] : [amount, when])),
    ...caps.map(({ atMost }) => atMost),
    ...claims.flatMap(({ minimum, onlyIf }) => [minimum, onlyIf].filter((each) => each !== undefined)),
    ...(tax === undefined ? [] : [tax.rate]),
  ];
}

function asksThePast(formula: PlanNode): boolean {
  let found = false;
  walk(formula, ({ kind }) => {
    found ||=
      kind === "previous" || kind === "in a row" || kind === "times in last" || kind === "over periods";
    return !found;
  });
  return found;
}
