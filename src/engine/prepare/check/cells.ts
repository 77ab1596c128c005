/** Are there so many cells that nobody could read the statement? A target is judged once for every
 *  combination of its dimensions' values, and three long lists multiply. */
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";

/** The most combinations of declared values that one target, figure, cap or right may have. */
export const MOST_CELLS = 10_000;

/** Problem: `too-many-cells`. */
export function checkCells(agreement: Agreement): readonly Problem[] {
  const { figures, targets, caps, rights } = agreement;
  const sections = { figures, targets, caps, rights };
  return Object.entries(sections).flatMap(([section, formed]) =>
    formed.flatMap(({ name, per }) => {
      const count = per.reduce((product, dimension) => product * lengthOf(dimension, agreement), 1);
      if (count <= MOST_CELLS) return [];
      const message = `${per.join(" × ")} makes ${count} cells, more than ${MOST_CELLS}; leave a dimension out, or judge it in a target of its own.`;
      return [problem("too-many-cells", pointerTo("", section, name, "per"), message)];
    }),
  );
}

/** How many values are declared for a dimension; 1 when they are left open. */
function lengthOf(dimension: string, { streams }: Agreement): number {
  const fields = streams.flatMap((stream) => stream.fields.filter(({ name }) => name === dimension));
  return Math.max(1, new Set(fields.flatMap(({ oneOf }) => oneOf ?? [])).size);
}
