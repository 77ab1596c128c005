/** Do the business goals hang on promises? A goal that no target serves is a wish, and one that was
 *  reached before anybody signed proves nothing of the service. */

import { type Problem, pointerTo, problem, warning } from "../../value/problem.ts";
import { compare, type Ratio, ratio } from "../../value/ratio.ts";
import type { Agreement } from "../agreement.ts";
import { holds } from "../comparator.ts";
import type { Literal } from "../expression.ts";
import type { BusinessGoal } from "../frame.ts";
import { meant } from "../nearest.ts";

/** Problem: `unknown-target`; warnings `goal-without-target`, `goal-already-reached`. */
export function checkGoals({ frame, targets }: Agreement): readonly Problem[] {
  const names = targets.map(({ name }) => name);
  return (frame?.goals ?? []).flatMap((goal) => {
    const at = pointerTo("/goals", goal.name);
    return [...checkServed(goal, names, pointerTo(at, "served by")), ...checkBaseline(goal, at)];
  });
}

function checkServed({ servedBy }: BusinessGoal, targets: readonly string[], at: string): readonly Problem[] {
  if (servedBy.length === 0) {
    const message = "No target serves this goal; name one that does, or leave the goal to another agreement.";
    return [warning("goal-without-target", at, message)];
  }
  return servedBy.flatMap((name, index) => {
    if (targets.includes(name)) return [];
    const message = `There is no target "${name}"; ${meant(name, targets)}`;
    return [problem("unknown-target", pointerTo(at, index), message)];
  });
}

function checkBaseline({ baseline, aim }: BusinessGoal, at: string): readonly Problem[] {
  if (baseline === undefined || !isReached(baseline, aim)) return [];
  const message =
    "The baseline reaches the goal already, so it shows nothing; aim at more, or correct the baseline.";
  const related = [pointerTo(at, "aims at")];
  return [warning("goal-already-reached", pointerTo(at, "baseline"), message, { related })];
}

/** Only constants of one kind and unit compare; "exactly" may be what shall be kept. */
function isReached(baseline: Literal, { comparator, bound }: BusinessGoal["aim"]): boolean {
  const [was, wanted] = [sizeOf(baseline), sizeOf(bound)];
  if (was === undefined || wanted === undefined || was.unit !== wanted.unit) return false;
  return comparator !== "exactly" && holds(comparator, compare(was.size, wanted.size));
}

function sizeOf(literal: Literal): { readonly unit: string; readonly size: Ratio } | undefined {
  switch (literal.kind) {
    case "number":
      return { unit: "number", size: literal.value };
    case "money":
      return { unit: literal.currency, size: literal.amount };
    case "time amount":
      return { unit: literal.unit, size: literal.count };
    case "date":
      return { unit: "date", size: ratio(literal.date) };
    default:
      return undefined;
  }
}
