/** What does it mean that no sample came? A probe that died in the night must not read as a good month,
 *  nor as a bad one, unless the agreement says which. */
import { type Problem, warning } from "../../value/problem.ts";
import { rootsOf } from "./roots.ts";
import { partsWithin, type Resolved } from "./walk.ts";

/** Warning: `silence-unstated`, for samples that hold without limit while no timeline asks for silence. */
export function checkSilence(plan: Resolved): readonly Problem[] {
  const parts = rootsOf(plan).flatMap((root) => [...partsWithin(root)]);
  const heard = new Set(parts.flatMap(({ node }) => (node.kind === "silence" ? [node.stream] : [])));
  return parts.flatMap(({ node, pointer }) => {
    if (node.kind !== "samples" || node.holds !== undefined || heard.has(node.stream)) return [];
    const message = `A sample of "${node.stream}" counts until the next one, however long that is; add "each holds at most", or a timeline with "silence of".`;
    return [warning("silence-unstated", pointer, message)];
  });
}
