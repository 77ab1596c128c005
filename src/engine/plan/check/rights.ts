/** Can this right ever arise, and is there a day on which it can be used?
 *
 *  "Seven of the last six months" reads like a strict promise and is an empty one; so is a right that
 *  lapses while the other side may still mend. Lengths are compared only where the shorter is shorter
 *  in every month of the year. */

import type { TimeAmount } from "../../prepare/expression.ts";
import type { RightRule } from "../../prepare/right.ts";
import { lengthOf } from "../../prepare/time-amount.ts";
import { DAY } from "../../value/instant.ts";
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import { compare, multiply, type Ratio, ratio } from "../../value/ratio.ts";
import type { Formula, PlannedRight, Test } from "../plan.ts";
import { type Range, type Ranges, rangeOf, rangesOf } from "./range.ts";
import type { Resolved } from "./walk.ts";

/** Problems: `right-never-holds`, `right-without-time`, `right-of-nobody`, `right-length-missing`. */
export function checkRights(plan: Resolved): readonly Problem[] {
  const ranges = rangesOf(plan);
  return plan.rights.flatMap(({ rule, when }) => {
    const at = pointerTo("", "rights", rule.name);
    return [
      ...checkHolder(rule, plan, at),
      ...checkLengths(rule, at),
      ...checkTime(rule, at),
      ...checkTest({ rule, when }, ranges, at),
    ];
  });
}

function checkHolder({ who }: RightRule, { agreement }: Resolved, at: string): readonly Problem[] {
  if (agreement.parties.some(({ role }) => role === who)) return [];
  const roles = agreement.parties.map(({ role }) => role).join(" or ");
  return [
    problem("right-of-nobody", pointerTo(at, "who"), `There is no ${who} in this agreement; write ${roles}.`),
  ];
}

/** An extension has a length, and nothing else has; plans and reports are delivered, and nothing else is. */
function checkLengths({ may, by, deliverWithin }: RightRule, at: string): readonly Problem[] {
  const isExtension = may === "extend the term";
  if (isExtension && by === undefined)
    return [problem("right-length-missing", at, 'An extension has a length; add "by: 12 months".')];
  if (!isExtension && by !== undefined) return [needless(pointerTo(at, "by"), "by", may)];
  if (deliverWithin !== undefined && !may.startsWith("demand"))
    return [needless(pointerTo(at, "deliver within"), "deliver within", may)];
  return [];
}

function needless(at: string, key: string, may: string): Problem {
  return problem("right-length-missing", at, `"${key}" says nothing beside "${may}"; delete it.`);
}

function checkTime({ cure, within }: RightRule, at: string): readonly Problem[] {
  if (cure === undefined || within === undefined) return [];
  const [longest, shortest] = [extremeOf(within, "longest"), extremeOf(cure, "shortest")];
  if (longest === undefined || shortest === undefined || compare(longest, shortest) >= 0) return [];
  const message = "This right lapses before the time to mend is over; let it last longer than that.";
  return [
    problem("right-without-time", pointerTo(at, "within"), message, { related: [pointerTo(at, "cure")] }),
  ];
}

/** The longest or shortest that an amount can be; undefined for business time, which calendars stretch. */
function extremeOf(amount: TimeAmount, which: "longest" | "shortest"): Ratio | undefined {
  if (amount.unit === "months") return multiply(amount.count, ratio((which === "longest" ? 31 : 28) * DAY));
  return amount.unit.startsWith("business") ? undefined : lengthOf(amount);
}

function checkTest({ when }: PlannedRight, ranges: Ranges, at: string): readonly Problem[] {
  if (mayHold(when, ranges)) return [];
  const message = "This can never be so, whatever happens; compare with a number that can be reached.";
  return [problem("right-never-holds", pointerTo(at, "when"), message)];
}

function mayHold(test: Test, ranges: Ranges): boolean {
  if (test.kind === "all of") return test.of.every((each) => mayHold(each, ranges));
  if (test.kind === "any of") return test.of.some((each) => mayHold(each, ranges));
  if (test.kind !== "compare") return true;
  const [left, right] = [countsOrRange(test.left, ranges), countsOrRange(test.right, ranges)];
  switch (test.comparator) {
    case "at least":
      return !isBelow(left.high, right.low, 0);
    case "above":
      return !isBelow(left.high, right.low, 1);
    case "at most":
      return !isBelow(right.high, left.low, 0);
    case "below":
      return !isBelow(right.high, left.low, 1);
    default:
      return !isBelow(left.high, right.low, 0) && !isBelow(right.high, left.low, 0);
  }
}

/** Of six periods at most six can be missed. */
function countsOrRange(formula: Formula, ranges: Ranges): Range {
  const range = rangeOf(formula, ranges);
  return formula.kind === "times in last" ? { ...range, high: ratio(formula.periods) } : range;
}

/** Whether a high bound stays below a low one, or only reaches it where more is needed. */
function isBelow(high: Ratio | undefined, low: Ratio | undefined, margin: 0 | 1): boolean {
  return high !== undefined && low !== undefined && compare(high, low) < margin;
}
