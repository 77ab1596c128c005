/** Why does a right hold, or not? The figures that its test looks at, and the dates that follow. */

import type { PeriodOutcome, RightOutcome } from "../../measure/evaluation.ts";
import { closedView } from "../../measure/remedy/right.ts";
import { pointerTo } from "../../value/problem.ts";
import { rightText } from "../remedy-text.ts";
import { standingIn } from "./cell-standing.ts";
import { type Explanation, pathOf } from "./explanation.ts";
import { explainGrounds } from "./grounds.ts";
import { node } from "./sentence.ts";
import type { Standing, Telling } from "./standing.ts";

/** The paths "rights/NAME[DIMENSION=VALUE]" of an outcome. */
export function rightPathsOf({ rights = [] }: PeriodOutcome): readonly string[] {
  return rights.map(({ right, cell }) => pathOf("rights", right, cell));
}

/** What is at such a path; undefined when the outcome has no such right. */
export function explainRight(telling: Telling, path: string): Explanation | undefined {
  const { rights = [] } = telling.outcome;
  const outcome = rights.find(({ right, cell }) => pathOf("rights", right, cell) === path);
  return outcome && explained(outcome, telling, path);
}

function explained(outcome: RightOutcome, telling: Telling, path: string): Explanation | undefined {
  const planned = telling.plan.rights.find(({ rule }) => rule.name === outcome.right);
  if (planned === undefined) return undefined;
  const at = pointerTo("/rights", outcome.right);
  const standing: Standing = { ...closedStanding(outcome, telling, path), at };
  const grounds = explainGrounds(planned.when, { ...standing, at: pointerTo(at, "when") });
  const sentence = outcome.holds
    ? rightText(outcome, telling.plan)
    : `"${outcome.right}" does not hold: its condition is not met in this period.`;
  const [value, type] = [outcome.holds, "flag"] as const;
  return node(standing, {
    label: outcome.right,
    operation: "test",
    type,
    value,
    parts: grounds,
    sentence: () => sentence,
  });
}

/** A right reads credits as granted and balances as they closed. */
function closedStanding({ cell }: RightOutcome, telling: Telling, path: string): Standing {
  const standing = standingIn(telling, cell, path);
  const closed = closedView(telling.outcome);
  const { cellScope } = standing;
  return {
    ...standing,
    cellScope: {
      ...cellScope,
      quantity: (kind, name) =>
        kind === "credit" ? closed.granted(name, cell) : cellScope.quantity(kind, name),
      balance: (balance) =>
        balance.kind === "balance of" ? closed.balance(balance.account, cell) : cellScope.balance(balance),
    },
  };
}
