/** How many cells of a target have a verdict: the regions that were missed, the classes that were met.
 *
 *  The count knows every dimension of the target and needs none of them, so whoever asks counts the cells
 *  that lie within his own. */
import type { CellCount } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { includeReads, inside, type Place, report, type Typed, UNRESOLVED } from "../scope.ts";

/** A count of cells. Problems: `nested-aggregate`, `unknown-target`, `cyclic-dependency`. */
export function resolveCellCount(node: CellCount, place: Place): Typed {
  const here = inside(place, node.kind);
  const { agreement, figures } = place.compilation;
  const { period, item } = place.scope;
  if (period === undefined || item !== undefined) {
    const message =
      "Cells are counted by a figure or a credit, not by an item; make this a figure and use its name.";
    report(here, "nested-aggregate", message);
    return UNRESOLVED;
  }
  const names = agreement.targets.map(({ name }) => name);
  if (!names.includes(node.target)) {
    report(here, "unknown-target", `There is no target "${node.target}"; ${meant(node.target, names)}`);
    return UNRESOLVED;
  }
  const target = figures.get(node.target);
  period.reads.names.add(node.target);
  if (target !== undefined) includeReads(period.reads, { ...target.reads, needs: new Map() });
  for (const dimension of target?.planned.per ?? []) period.reads.dimensions.add(dimension);
  period.reads.varies.value = true;
  return { type: "number", formula: node };
}
