/** One target in one cell: measured, bounded, counted and judged.
 *
 *  Everything that was looked at is kept beside the verdict: the exact measure, the rounded one that
 *  was judged, both levels and the count behind the volume rule, so that a statement shows why. */

import type { PlannedFigure } from "../../plan/plan.ts";
import type { ValueType } from "../../prepare/expression.ts";
import type { AssessmentPeriod } from "../../time/period.ts";
import { assert } from "../../value/assert.ts";
import { floorOf } from "../../value/ratio.ts";
import type { Cell, PeriodEvaluation, Quantity, Value } from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import type { Scope } from "../formula/scope.ts";
import { evaluate } from "../formula/value.ts";
import { judge, type Measured } from "./verdict.ts";

/** Measures and judges a target; the caller says whether the result may still change. */
export function evaluateTarget(
  target: PlannedFigure,
  cell: Cell,
  period: AssessmentPeriod,
  scope: Scope,
  isProvisional: () => boolean,
): PeriodEvaluation {
  const { judgement } = target;
  assert(judgement !== undefined, `the target "${target.name}" is judged`);
  const measured: Measured = {
    measure: evaluate(target.is, scope),
    expected: judgement.expected && evaluate(judgement.expected.bound, scope),
    minimum: judgement.minimum && evaluate(judgement.minimum.bound, scope),
    volume: judgement.volume && evaluate(judgement.volume.count, scope),
  };
  const { verdict, value, level } = judge(measured, judgement);
  return {
    target: target.name,
    cell,
    period,
    ...named("measured", measured.measure, target.type),
    ...named("judged", value, target.type),
    ...named("expected", measured.expected, target.type),
    ...named("minimum", measured.minimum, target.type),
    verdict,
    ...(level === undefined ? {} : { level }),
    ...(isRatio(measured.volume) ? { volume: Number(floorOf(measured.volume)) } : {}),
    provisional: isProvisional(),
  };
}

/** A value with its type, or nothing where there is no value. */
export function quantityOf(value: Value, type: ValueType): Quantity | undefined {
  return value === undefined ? undefined : { type, value };
}

function named<K extends string>(key: K, value: Value, type: ValueType): { readonly [P in K]?: Quantity } {
  const quantity = quantityOf(value, type);
  return quantity === undefined ? {} : ({ [key]: quantity } as { readonly [P in K]?: Quantity });
}
