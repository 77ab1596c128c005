/** Which evaluations of a target does a count of its cells look at? Those that say nothing else about any
 *  dimension of whoever asks: the whole agreement counts all cells, a region those of the region. A
 *  target with periods of its own has an evaluation for each of them, and each counts. */

import type { CellCount } from "../../prepare/expression.ts";
import type { Cell, PeriodEvaluation } from "../evaluation.ts";
import { wordIn } from "./cell.ts";

/** The evaluations that agree with the asker's cell, in their order. */
export function cellsCounted(
  { target }: CellCount,
  evaluations: readonly PeriodEvaluation[],
  asker: Cell,
): readonly PeriodEvaluation[] {
  return evaluations.filter((each) => each.target === target && agrees(each.cell, asker));
}

/** Whether an evaluation has one of the verdicts that are asked for. */
export function hasVerdict({ verdicts }: CellCount, { verdict }: PeriodEvaluation): boolean {
  return verdicts === undefined || verdicts.includes(verdict);
}

function agrees({ dimensions }: Cell, asker: Cell): boolean {
  return dimensions.every(({ name, value }) => (wordIn(asker, name) ?? value) === value);
}
