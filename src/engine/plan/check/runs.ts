/** Does each server pay for its own interruptions?
 *
 *  A promise made for each server is often priced by interruptions that are counted as runs. Runs that are not
 *  formed for each server are the same in every cell: each server would be credited with what happened to the
 *  others, and no figure would look wrong. So runs without the dimension are told where the facts have it. */
import { type Problem, pointerTo, warning } from "../../value/problem.ts";
import type { Formula, Stretch } from "../plan.ts";
import { sourceOfSet, sourcesOf } from "./sources.ts";
import { partsWithin, type Resolved } from "./walk.ts";

/** Warning: `runs-not-separate`. */
export function checkRuns(plan: Resolved): readonly Problem[] {
  const measures = plan.figures
    .filter(({ kind }) => kind === "target")
    .map(({ name, per, is }) => ({ per, is, pointer: pointerTo("", "targets", name, "measure") }));
  const amounts = plan.credits.map(({ rule, per, amount }) => ({
    per,
    is: amount,
    pointer: pointerTo("", "credits", rule.name, "amount"),
  }));
  return [...measures, ...amounts].flatMap(({ per, is, pointer }) =>
    per.flatMap((dimension) =>
      joinedRuns(is, dimension, plan).map((set) => {
        const message = `The runs "${set}" join what happened to every "${dimension}", and here each "${dimension}" is asked for by itself: it would get the runs of the others, too. Write "by: [${dimension}]" where they are formed.`;
        const related = [pointerTo("", "items", set)];
        return warning("runs-not-separate", pointer, message, { related });
      }),
    ),
  );
}

/** Sets of runs that a formula counts over all values of a dimension, though their facts have it. */
function joinedRuns(formula: Formula, dimension: string, plan: Resolved): readonly string[] {
  const counted = [...partsWithin({ sort: "formula", node: formula, pointer: "" })].flatMap(({ node }) =>
    "over" in node && typeof node.over === "string" ? [sourceOfSet(node.over, plan)] : [],
  );
  return [...new Set(counted)].filter((name) => {
    const set = plan.sets.get(name);
    return set?.kind === "runs" && !set.by.includes(dimension) && isKnownOf(set.of, dimension, plan);
  });
}

/** Whether a fact behind the timeline has the field. */
function isKnownOf(timeline: Stretch, dimension: string, plan: Resolved): boolean {
  const sources = sourcesOf({ kind: "runs of", timeline }, plan);
  return [...sources].some((name) =>
    plan.streams.get(name)?.rule.fields.some((field) => field.name === dimension),
  );
}
