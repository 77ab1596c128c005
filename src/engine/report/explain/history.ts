/** What earlier periods said, period by period. */

import { historyValue, type JudgedPeriod, judgedOver, valuesOver } from "../../measure/history/history.ts";
import type { History } from "../../prepare/expression.ts";
import { ratio, ZERO } from "../../value/ratio.ts";
import { pastOf } from "./cell-standing.ts";
import type { Explanation } from "./explanation.ts";
import { made } from "./formula.ts";
import { targetAsPercent, typeOf } from "./formula-kind.ts";
import { node } from "./sentence.ts";
import type { Standing } from "./standing.ts";

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
  if (history.kind === "over periods") return explainOverPeriods(history, standing, label);
  const counted = periodsThatCount(history, standing);
  const parts = counted.map(({ period: { label: period }, verdict }) =>
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

/** One part for each period that has a value; nothing at all has no parts. */
function explainOverPeriods(
  history: Extract<History, { readonly kind: "over periods" }>,
  standing: Standing,
  label: string,
): Explanation {
  const { aggregate, name } = history;
  const values = valuesOver(history, standing.cell, pastOf(standing.telling));
  const type = typeOf(history, standing.telling.plan);
  const percent = targetAsPercent(name, standing.telling.plan);
  const parts = values.map(({ period = standing.telling.outcome.period.label, value }) =>
    node(standing, { label: `${name} in ${period}`, operation: "given", type, percent, value }),
  );
  const title = label === "" ? `${aggregate} ${name} over ${values.length} periods` : label;
  if (parts.length === 0)
    return made(history, standing, "given", [], title, { value: aggregate === "sum of" ? ZERO : undefined });
  if (aggregate !== "mean of") return made(history, standing, OPERATIONS[aggregate], parts, title);
  const sum = node(standing, { label: `${name}, together`, operation: "sum", type, percent, parts });
  const count = node(standing, {
    label: "the number of periods",
    operation: "given",
    type: "number",
    value: ratio(values.length),
  });
  return made(history, standing, "quotient", [sum, count], title);
}

const OPERATIONS = { "sum of": "sum", "lowest of": "smallest", "highest of": "largest" } as const;

function periodsThatCount(
  history: Extract<History, { readonly target: string }>,
  { cell, telling }: Standing,
): readonly JudgedPeriod[] {
  const judged = judgedOver(history, cell, pastOf(telling));
  if (history.kind === "times in last")
    return judged.slice(-history.periods).filter(({ verdict }) => verdict === history.verdict);
  const broken = judged.map(({ verdict }) => verdict === history.verdict).lastIndexOf(false);
  return judged.slice(broken + 1);
}
