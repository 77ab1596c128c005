/** Is a promise met, missed, or neither?
 *
 *  Five results, none of which stands in for another. The order of the questions matters: first whether
 *  anything was promised here at all, then whether there is a value, then whether there was enough to
 *  judge fairly, and only then the comparison that the agreement writes. A rounding that the agreement
 *  names comes before the comparison, because the parties agreed to judge the rounded figure. */

import type { Judgement } from "../../plan/plan.ts";
import type { Verdict } from "../../prepare/expression.ts";
import { compare, ratio, roundRatio } from "../../value/ratio.ts";
import { NOT_APPLICABLE, type PeriodEvaluation, type Value } from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import { compares } from "../formula/test.ts";

/** What a target came to in a cell, before it is judged. */
export interface Measured {
  readonly measure: Value;
  readonly expected: Value;
  readonly minimum: Value;
  readonly volume: Value;
}

export interface Judged {
  readonly verdict: Verdict;
  /** The measure after the agreement's rounding. */
  readonly value: Value;
  readonly level?: NonNullable<PeriodEvaluation["level"]>;
}

/** The verdict on a measured target. */
export function judge(measured: Measured, judgement: Judgement): Judged {
  const value = roundedAs(measured.measure, judgement);
  const settled = settledWithoutComparing(measured, judgement);
  if (settled !== undefined) return { verdict: settled, value };
  const level = levelOf(value, measured, judgement);
  if (level === "unknown") return { verdict: judgement.withoutValue, value };
  const met = level === "expected" || (level === "minimum" && judgement.expected === undefined);
  const verdict = met ? "met" : "missed";
  return level === "none" ? { verdict, value } : { verdict, value, level };
}

function settledWithoutComparing(measured: Measured, judgement: Judgement): Verdict | undefined {
  const { measure, expected, minimum, volume } = measured;
  if ([measure, expected, minimum].includes(NOT_APPLICABLE)) return "not applicable";
  if (measure === undefined) return judgement.withoutValue;
  if (judgement.volume !== undefined && isFewer(volume, judgement.volume.fewerThan))
    return judgement.volume.then;
  return judgement.expected === undefined && judgement.minimum === undefined ? "not applicable" : undefined;
}

/** Where a value stands: "none" when no level holds it and no minimum is promised, "unknown" when the
 *  level itself has no value. */
function levelOf(
  value: Value,
  { expected, minimum }: Measured,
  judgement: Judgement,
): NonNullable<PeriodEvaluation["level"]> | "none" | "unknown" {
  if (judgement.expected !== undefined) {
    if (expected === undefined) return "unknown";
    if (compares(value, judgement.expected.comparator, expected)) return "expected";
  }
  if (judgement.minimum === undefined) return "none";
  if (minimum === undefined) return "unknown";
  return compares(value, judgement.minimum.comparator, minimum) ? "minimum" : "below minimum";
}

function roundedAs(measure: Value, { rounding }: Judgement): Value {
  return rounding !== undefined && isRatio(measure) ? roundRatio(measure, rounding) : measure;
}

/** Too few to judge; a volume without a value is none at all. */
function isFewer(volume: Value, fewerThan: number): boolean {
  return !isRatio(volume) || compare(volume, ratio(fewerThan)) < 0;
}
