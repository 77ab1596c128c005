/** What earlier periods said, period by period. */

import { sameCell } from "../../measure/evaluate/cell.ts";
import { historyValue } from "../../measure/evaluate/history.ts";
import type { History, Verdict } from "../../prepare/expression.ts";
import { ratio } from "../../value/ratio.ts";
import { pastOf } from "./cell-standing.ts";
import type { Explanation } from "./explanation.ts";
import { made } from "./formula.ts";
import { node } from "./sentence.ts";
import { cellFor, type Standing } from "./standing.ts";

/** Explains a question about the past: each period that answered counts once. */
export function explainHistory(history: History, standing: Standing, label: string): Explanation {
  if (history.kind === "previous") {
    const value = historyValue(history, standing.cell, pastOf(standing.telling));
    const from = standing.telling.prior.at(-history.ago)?.period.label;
    const source = from === undefined ? "no such period" : from;
    return made(history, standing, "given", [], label === "" ? `${history.name} in ${source}` : label, {
      value,
    });
  }
  const counted = periodsThatCount(history, standing);
  const parts = counted.map(({ label: period, verdict }) =>
    node(standing, {
      label: period,
      operation: "given",
      type: "number",
      value: ratio(1),
      sentence: () => `${period}: ${history.target} was ${verdict}.`,
    }),
  );
  const name =
    history.kind === "in a row"
      ? `periods in a row in which ${history.target} was ${history.verdict}`
      : `of the last ${history.periods} periods, those in which ${history.target} was ${history.verdict}`;
  return made(history, standing, "count", parts, label === "" ? name : label);
}

interface JudgedPeriod {
  readonly label: string;
  readonly verdict: Verdict;
}

function periodsThatCount(
  history: Exclude<History, { readonly kind: "previous" }>,
  standing: Standing,
): readonly JudgedPeriod[] {
  const { prior, outcome } = standing.telling;
  const cell = cellFor(standing, history.target);
  const judged = [...prior, outcome].flatMap(({ evaluations }) =>
    evaluations
      .filter((each) => each.target === history.target && sameCell(each.cell, cell))
      .map(({ period, verdict }): JudgedPeriod => ({ label: period.label, verdict })),
  );
  if (history.kind === "times in last")
    return judged.slice(-history.periods).filter(({ verdict }) => verdict === history.verdict);
  const broken = judged.map(({ verdict }) => verdict === history.verdict).lastIndexOf(false);
  return judged.slice(broken + 1);
}
