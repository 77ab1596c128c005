/** Can this credit be claimed at all, and by one rule only?
 *
 *  Two rules for one credit would leave open which window counts; a consequence of silence without a
 *  time to decide never comes about; and requests that are measured as well would be seen by two
 *  different rules about late facts. */

import { type Problem, pointerTo, problem, warning } from "../../value/problem.ts";
import { claimStreams, measuredStreams } from "../claim-streams.ts";
import type { PlannedClaim } from "../plan.ts";
import type { Resolved } from "./walk.ts";

/** Problems: `credit-claimed-twice`, `silence-without-deadline`; warning: `claim-stream-measured`. */
export function checkClaims(plan: Resolved): readonly Problem[] {
  return [
    ...plan.claims.flatMap((claim, index) => checkCovered(claim, plan.claims.slice(0, index))),
    ...plan.claims.flatMap(checkSilenceOf),
    ...checkStreams(plan),
  ];
}

function checkCovered({ rule, credits }: PlannedClaim, earlier: readonly PlannedClaim[]): readonly Problem[] {
  return credits.flatMap((credit, index) => {
    const other = earlier.find((each) => each.credits.includes(credit));
    if (other === undefined) return [];
    const here = pointerTo("", "claims", rule.name, "credits", ...(rule.credits === "all" ? [] : [index]));
    const message = `"${other.rule.name}" covers the credit "${credit}" already; name each credit in one claim rule only.`;
    return [
      problem("credit-claimed-twice", here, message, { related: [pointerTo("", "claims", other.rule.name)] }),
    ];
  });
}

function checkSilenceOf({ rule }: PlannedClaim): readonly Problem[] {
  if (rule.silence === undefined || rule.decidedWithin !== undefined) return [];
  const message = `Silence counts as "${rule.silence}" after some time, but none is said; add "decided within: 30 calendar days".`;
  return [problem("silence-without-deadline", pointerTo("", "claims", rule.name, "silence"), message)];
}

function checkStreams(plan: Resolved): readonly Problem[] {
  const measured = measuredStreams(plan);
  return [...claimStreams(plan)]
    .filter((stream) => measured.has(stream))
    .map((stream) => {
      const message = `"${stream}" holds claims and is measured too; a claim counts whenever it was recorded, a measurement within the evidence window: declare two streams.`;
      return warning("claim-stream-measured", pointerTo("", "facts", stream), message);
    });
}
