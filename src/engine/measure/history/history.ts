/** What did earlier periods say about the same cell?
 *
 *  Only these questions look across periods. Runs and counts of verdicts end with the period at
 *  hand, which is judged before they are asked. A period in which nothing was measured breaks a run: a
 *  run of misses is a run of periods that were all missed, with nothing between them, unless the agreement
 *  says that such a period is skipped. */

import type { History } from "../../prepare/expression.ts";
import type { AssessmentPeriod } from "../../time/period.ts";
import { unreachable } from "../../value/assert.ts";
import { majorOf } from "../../value/money.ts";
import { add, divide, max, min, type Ratio, ratio, ZERO } from "../../value/ratio.ts";
import { projected, sameCell } from "../cell/cell.ts";
import type { Cell, PeriodEvaluation, PeriodOutcome, Value } from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import { constant } from "../formula/value.ts";

/** What a question about the past needs from the period at hand. */
export interface Past {
  /** Outcomes of the periods before, in order of time. */
  readonly prior: readonly PeriodOutcome[];
  /** The periods of a target that end within a settled one; usually that one alone. */
  readonly judgedIn: (target: string, period: AssessmentPeriod) => readonly AssessmentPeriod[];
  /** This period's evaluations of a target in a cell, in order of time. */
  readonly current: (target: string, cell: Cell) => readonly PeriodEvaluation[];
  /** What a figure or target comes to in this period, or a credit once it is granted. */
  readonly now: (name: string, cell: Cell) => Value;
  /** The dimensions in which a figure, target or credit is formed when the cell asks. */
  readonly namesFor: (name: string, cell: Cell) => readonly string[];
}

export function historyValue(node: History, cell: Cell, past: Past): Value {
  if (node.kind === "previous") return previousValue(node, cell, past);
  if (node.kind === "over periods")
    return aggregated(
      node.aggregate,
      valuesOver(node, cell, past).map(({ value }) => value),
    );
  const verdicts = judgedOver(node, cell, past).map(({ verdict }) => verdict);
  if (node.kind === "in a row") {
    const latestFirst = [...verdicts].reverse();
    const broken = latestFirst.findIndex((verdict) => verdict !== node.verdict);
    return ratio(broken < 0 ? latestFirst.length : broken);
  }
  return ratio(verdicts.slice(-node.periods).filter((verdict) => verdict === node.verdict).length);
}

/** A period with its verdict on a target. */
export type JudgedPeriod = Pick<PeriodEvaluation, "period" | "verdict">;

/** The verdicts on a target in a cell up to this period, in order of time. A period in which the cell did
 *  not occur has none of its own: nothing was measured there. */
export function judgedOver(
  { target, notMeasured }: Extract<History, { readonly target: string }>,
  cell: Cell,
  past: Past,
): readonly JudgedPeriod[] {
  const here = projected(cell, past.namesFor(target, cell));
  const earlier = past.prior.flatMap(({ period, evaluations }): readonly JudgedPeriod[] => {
    const found = evaluations.filter((each) => each.target === target && sameCell(each.cell, here));
    if (found.length > 0) return found;
    return past.judgedIn(target, period).map((within) => ({ period: within, verdict: "not measured" }));
  });
  const all = [...earlier, ...past.current(target, here)];
  return notMeasured === undefined ? all : all.filter(({ verdict }) => verdict !== "not measured");
}

interface Earlier {
  readonly period?: string;
  readonly value: Value;
}

/** The values over the periods that a node looks back over, oldest first; a period without one is left out. */
export function valuesOver(
  { name, span }: Extract<History, { readonly kind: "over periods" }>,
  cell: Cell,
  past: Past,
): readonly { readonly period?: string; readonly value: Ratio }[] {
  const here = projected(cell, past.namesFor(name, cell));
  const back = span.kind === "before" ? span.periods : span.periods - 1;
  const earlier = (back === 0 ? [] : past.prior.slice(-back)).map(
    (outcome): Earlier => ({
      period: outcome.period.label,
      value: valueIn(outcome, name, here),
    }),
  );
  const now: Earlier = { value: past.now(name, here) };
  const all = span.kind === "before" ? earlier : [...earlier, now];
  return all.flatMap(({ value, ...when }) => (isRatio(value) ? [{ ...when, value }] : []));
}

/** The sum of nothing is zero; nothing has no mean and no extremes. */
function aggregated(
  aggregate: "sum of" | "mean of" | "lowest of" | "highest of",
  values: readonly Ratio[],
): Value {
  const [first, ...rest] = values;
  if (first === undefined) return aggregate === "sum of" ? ZERO : undefined;
  switch (aggregate) {
    case "sum of":
      return rest.reduce(add, first);
    case "mean of":
      return divide(rest.reduce(add, first), ratio(values.length));
    case "lowest of":
      return rest.reduce(min, first);
    case "highest of":
      return rest.reduce(max, first);
    default:
      return unreachable(aggregate);
  }
}

/** The value of a figure, target or credit some periods ago; a credit is what was granted then. */
function previousValue(node: History & { readonly kind: "previous" }, cell: Cell, past: Past): Value {
  const outcome = past.prior.at(-node.ago);
  const here = projected(cell, past.namesFor(node.name, cell));
  const found = outcome === undefined ? undefined : valueIn(outcome, node.name, here);
  return found ?? (node.otherwise === undefined ? undefined : constant(node.otherwise));
}

/** What a figure, target or credit was in an outcome; a credit is what was granted. */
export function valueIn({ figures, evaluations, credits }: PeriodOutcome, name: string, cell: Cell): Value {
  const figure = figures.find((each) => each.name === name && sameCell(each.cell, cell));
  if (figure !== undefined) return figure.quantity?.value;
  const evaluation = evaluations.filter((each) => each.target === name && sameCell(each.cell, cell)).at(-1);
  if (evaluation !== undefined) return evaluation.judged?.value;
  const credit = credits.filter((each) => each.credit === name && sameCell(each.cell, cell)).at(-1);
  return credit === undefined ? undefined : majorOf(credit.granted);
}
