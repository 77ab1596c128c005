/** The grounds of a test: what was looked at to find that it holds or not.
 *
 *  A test is no arithmetic, so its parts are told beside it: readings of clocks with their intervals,
 *  values of facts, figures of the period. Each is told once, however often the test looks at it. */

import type { Formula, Test } from "../../plan/plan.ts";
import { unreachable } from "../../value/assert.ts";
import { pointerTo } from "../../value/problem.ts";
import { explainItemClock } from "./clock.ts";
import type { Explanation } from "./explanation.ts";
import { explainFormula } from "./formula.ts";
import { node } from "./sentence.ts";
import type { Standing } from "./standing.ts";

/** What the test looks at, without repetition, constants left out. */
export function explainGrounds(test: Test, standing: Standing): readonly Explanation[] {
  const told = new Map<string, Explanation>();
  for (const ground of groundsOf(test, standing)) {
    if (ground.operation !== "constant") told.set(`${ground.operation} ${ground.label}`, ground);
  }
  return [...told.values()];
}

function groundsOf(test: Test, standing: Standing): readonly Explanation[] {
  switch (test.kind) {
    case "all of":
    case "any of":
      return test.of.flatMap((each, index) => groundsOf(each, within(standing, test.kind, index)));
    case "not":
      return groundsOf(test.test, within(standing, "not"));
    case "one of":
    case "presence":
      return test.subject.kind === "clock"
        ? clockGround(test.subject.name, standing)
        : [explainFormula(test.subject, standing)];
    case "compare":
      return [test.left, test.right].map((side) => explainFormula(side, standing)).filter(hasMeaning);
    case "clock is":
      return test.clock.kind === "clock" ? clockGround(test.clock.name, standing) : [];
    case "verdict is":
      return test.target.kind === "target" ? [verdictGround(test.target, standing)] : [];
    case "every member":
    case "some member":
      return [];
    default:
      return unreachable(test);
  }
}

function clockGround(name: string, standing: Standing): readonly Explanation[] {
  const told = explainItemClock(name, standing);
  return told === undefined ? [] : [told];
}

function verdictGround(
  target: Extract<Formula, { readonly kind: "target" | "fee" | "figure" | "credit" }>,
  standing: Standing,
): Explanation {
  const value = standing.cellScope.verdict(target.name);
  return node(standing, { label: target.name, operation: "verdict", type: "text", value });
}

function hasMeaning(explanation: Explanation): boolean {
  return explanation.operation !== "constant";
}

function within(standing: Standing, ...steps: readonly (string | number)[]): Standing {
  return { ...standing, at: pointerTo(standing.at, ...steps) };
}
