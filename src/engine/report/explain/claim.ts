/** Where does a credit stand with its claim, by when, and which facts claimed it?
 *
 *  A state is no arithmetic, so its parts are its grounds: each step with its window and the fact by
 *  which it was made, the sum beside its minimum, and what good standing looks at. Nothing of it
 *  depends on the credit beyond its cell, so one path serves all credits of a rule there. */

import { projected, WHOLE } from "../../measure/cell/cell.ts";
import type { Cell, ClaimStepOutcome, CreditClaim, PeriodOutcome } from "../../measure/evaluation.ts";
import type { PlannedClaim } from "../../plan/plan.ts";
import { majorOf } from "../../value/money.ts";
import { pointerTo } from "../../value/problem.ts";
import { instantText } from "../quantity-text.ts";
import { claimStateText } from "../remedy-text.ts";
import { standingIn } from "./cell-standing.ts";
import { type Explanation, pathOf } from "./explanation.ts";
import { explainFormula } from "./formula.ts";
import { explainGrounds } from "./grounds.ts";
import { node } from "./sentence.ts";
import type { Standing, Telling } from "./standing.ts";

/** The paths "claims/NAME[DIMENSION=VALUE]" of an outcome, each once. */
export function claimPathsOf({ credits }: PeriodOutcome): readonly string[] {
  const paths = credits.flatMap(({ claim, cell }) => (claim === undefined ? [] : [pathOfClaim(claim, cell)]));
  return [...new Set(paths)];
}

/** What is at such a path; undefined when no credit there needs a claim. */
export function explainClaimAt(telling: Telling, path: string): Explanation | undefined {
  const found = telling.outcome.credits.find(
    ({ claim, cell }) => claim !== undefined && pathOfClaim(claim, cell) === path,
  );
  return found?.claim && explainClaim(found.claim, found.cell, telling);
}

/** The state of a claim with its grounds. */
export function explainClaim(claim: CreditClaim, cell: Cell, telling: Telling): Explanation | undefined {
  const planned = telling.plan.claims.find(({ rule }) => rule.name === claim.claim);
  if (planned === undefined) return undefined;
  const at = pointerTo("/claims", claim.claim);
  const standing = { ...standingIn(telling, projected(cell, planned.per), pathOfClaim(claim, cell)), at };
  const { onlyIf } = planned;
  return node(standing, {
    label: claim.claim,
    operation: "verdict",
    type: "text",
    value: claim.state,
    parts: [
      ...claim.steps.map((step) => explainStep(step, standing)),
      ...explainMinimum(planned, standing),
      ...(onlyIf === undefined ? [] : explainGrounds(onlyIf, { ...standing, at: pointerTo(at, "only if") })),
    ],
    sentence: () => `${claim.claim}: ${claimStateText(claim, telling.plan.zone)}.`,
  });
}

function pathOfClaim({ claim }: CreditClaim, cell: Cell): string {
  return pathOf("claims", claim, cell);
}

function explainStep(step: ClaimStepOutcome, standing: Standing): Explanation {
  const { made } = step;
  return node(standing, {
    label: step.step,
    operation: "reading",
    type: "instant",
    value: made?.at,
    facts: made === undefined ? [] : [made.id],
    at: pointerTo(standing.at, "needs", step.step),
    sentence: () => `${step.step}: ${stepText(step, standing.telling)}.`,
  });
}

/** "made on 2026-07-03 09:00 by the fact "c1", in time until 2026-07-31 00:00". */
function stepText({ made, until }: ClaimStepOutcome, { view, plan }: Telling): string {
  const end = until === undefined ? "" : instantText(until, plan.zone);
  if (made === undefined) {
    if (until === undefined) return "not made yet, and there is no limit of time";
    return until < view.asOf ? `not made by ${end}` : `not made yet, in time until ${end}`;
  }
  const by = `made on ${instantText(made.at, plan.zone)} by the fact "${made.id}"`;
  if (until === undefined) return `${by}, without limit of time`;
  return made.at > until ? `${by}, too late after ${end}` : `${by}, in time until ${end}`;
}

/** What the rule covers together, and what it has to come to. */
function explainMinimum({ rule, minimum }: PlannedClaim, standing: Standing): readonly Explanation[] {
  const { telling } = standing;
  const sum = telling.outcome.claims?.find(({ claim }) => claim === rule.name);
  if (minimum === undefined || sum === undefined) return [];
  const at = pointerTo(standing.at, "minimum");
  const whole = { ...standingIn(telling, WHOLE, standing.path), at };
  const bound = explainFormula(minimum, whole, "the minimum");
  const covered = node(whole, {
    label: "all that it covers",
    operation: "given",
    type: "money",
    value: majorOf(sum.owed),
    sentence: (text) =>
      `All that it covers is ${text} and has to be ${rule.minimum?.comparator} ${bound.text}.`,
  });
  return [covered, bound];
}
