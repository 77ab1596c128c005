/** A count of a target's cells, each named with its verdict. */

import { cellsCounted, hasVerdict } from "../../measure/cell/cell-count.ts";
import type { CellCount } from "../../prepare/expression.ts";
import { ratio } from "../../value/ratio.ts";
import { type Explanation, pathOf } from "./explanation.ts";
import { made } from "./formula.ts";
import { node } from "./sentence.ts";
import type { Standing } from "./standing.ts";

/** Explains how many cells have a verdict: each of them is a part. */
export function explainCellCount(count: CellCount, standing: Standing, label: string): Explanation {
  const { outcome } = standing.telling;
  const counted = cellsCounted(count, outcome.evaluations, standing.cell).filter((each) =>
    hasVerdict(count, each),
  );
  const parts = counted.map(({ target, cell, period, verdict }) => {
    const judgedIn = period.label === outcome.period.label ? undefined : period.label;
    const path = pathOf("targets", target, cell, judgedIn);
    return node(standing, {
      label: path,
      operation: "given",
      type: "number",
      value: ratio(1),
      sentence: () => `${path}: ${verdict}.`,
    });
  });
  const verdicts = count.verdicts === undefined ? "" : ` that were ${count.verdicts.join(" or ")}`;
  return made(count, standing, "count", parts, label === "" ? `cells of ${count.target}${verdicts}` : label);
}
