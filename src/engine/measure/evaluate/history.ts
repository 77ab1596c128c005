/** What did earlier periods say about the same cell?
 *
 *  Only these three questions look across periods. Runs and counts of verdicts end with the period at
 *  hand, which is judged before they are asked. A period in which nothing was measured breaks a run: a
 *  run of misses is a run of periods that were all missed, with nothing between them. */

import type { History, Verdict } from "../../prepare/expression.ts";
import { majorOf } from "../../value/money.ts";
import { ratio } from "../../value/ratio.ts";
import type { Cell, PeriodEvaluation, PeriodOutcome, Value } from "../evaluation.ts";
import { constant } from "../formula/value.ts";
import { projected, sameCell } from "./cell.ts";

/** What a question about the past needs from the period at hand. */
export interface Past {
  /** Outcomes of the periods before, in order of time. */
  readonly prior: readonly PeriodOutcome[];
  /** This period's evaluations of a target in a cell, in order of time. */
  readonly current: (target: string, cell: Cell) => readonly PeriodEvaluation[];
  /** The dimensions in which a figure, target or credit is formed when the cell asks. */
  readonly namesFor: (name: string, cell: Cell) => readonly string[];
}

export function historyValue(node: History, cell: Cell, past: Past): Value {
  if (node.kind === "previous") return previousValue(node, cell, past);
  const verdicts = verdictsOf(node.target, cell, past);
  if (node.kind === "in a row") {
    const latestFirst = [...verdicts].reverse();
    const broken = latestFirst.findIndex((verdict) => verdict !== node.verdict);
    return ratio(broken < 0 ? latestFirst.length : broken);
  }
  return ratio(verdicts.slice(-node.periods).filter((verdict) => verdict === node.verdict).length);
}

function verdictsOf(target: string, cell: Cell, past: Past): readonly Verdict[] {
  const here = projected(cell, past.namesFor(target, cell));
  const earlier = past.prior.flatMap(({ evaluations }) =>
    evaluations.filter((each) => each.target === target && sameCell(each.cell, here)),
  );
  return [...earlier, ...past.current(target, here)].map(({ verdict }) => verdict);
}

/** The value of a figure, target or credit some periods ago; a credit is what was granted then. */
function previousValue(node: History & { readonly kind: "previous" }, cell: Cell, past: Past): Value {
  const outcome = past.prior.at(-node.ago);
  const here = projected(cell, past.namesFor(node.name, cell));
  const found = outcome === undefined ? undefined : valueIn(outcome, node.name, here);
  return found ?? (node.otherwise === undefined ? undefined : constant(node.otherwise));
}

function valueIn({ figures, evaluations, credits }: PeriodOutcome, name: string, cell: Cell): Value {
  const figure = figures.find((each) => each.name === name && sameCell(each.cell, cell));
  if (figure !== undefined) return figure.quantity?.value;
  const evaluation = evaluations.filter((each) => each.target === name && sameCell(each.cell, cell)).at(-1);
  if (evaluation !== undefined) return evaluation.judged?.value;
  const credit = credits.filter((each) => each.credit === name && sameCell(each.cell, cell)).at(-1);
  return credit === undefined ? undefined : majorOf(credit.granted);
}
