/** What is a quotient when there is nothing to divide by? The agreement says so, or it is asked.
 *
 *  A target has answered with `without value`. A figure that only targets use leads there too, but from
 *  afar, so a careful reader is reminded. Anywhere else a quotient without an answer would quietly make
 *  money disappear. */
import { type Problem, pointerTo, problem, warning } from "../../value/problem.ts";
import { mayBeZero, rangeOf, rangesOf } from "./range.ts";
import { rootsOf } from "./roots.ts";
import { type Part, partsWithin, type Resolved } from "./walk.ts";

/** `zero-denominator-policy-missing`: a warning in a figure that only targets use, an error elsewhere. */
export function checkQuotients(plan: Resolved): readonly Problem[] {
  const ranges = rangesOf(plan);
  const roots = rootsOf(plan);
  return roots.filter(isNoTarget).flatMap((root) => {
    const name = figureAt(root, plan);
    const answered = name !== undefined && isOnlyForTargets(name, roots, plan, new Set());
    return [...partsWithin(root)].flatMap(({ node, pointer }) => {
      if (node.kind !== "divide" || node.byZero !== undefined || !mayBeZero(rangeOf(node.divisor, ranges)))
        return [];
      return [answered ? reminder(pointer) : objection(pointer)];
    });
  });
}

const CODE = "zero-denominator-policy-missing";

function objection(pointer: string): Problem {
  const message = `The divisor may be zero; add "by zero: ..." with the value that then holds.`;
  return problem(CODE, pointer, message);
}

function reminder(pointer: string): Problem {
  const message = `The divisor may be zero, and then "without value" of the target decides; add "by zero" if another value holds.`;
  return warning(CODE, pointer, message);
}

function isNoTarget({ pointer }: Part): boolean {
  return !pointer.startsWith("/targets/");
}

/** The figure whose formula a root is. */
function figureAt({ pointer }: Part, { figures }: Resolved): string | undefined {
  return figures.find(({ kind, name }) => {
    const at = pointerTo("", "figures", name);
    return kind === "figure" && (pointer === at || pointer === pointerTo(at, "is"));
  })?.name;
}

/** Whether a figure is used, and by nothing but targets and figures that only targets use. */
function isOnlyForTargets(
  name: string,
  roots: readonly Part[],
  plan: Resolved,
  seen: ReadonlySet<string>,
): boolean {
  const users = roots.filter((root) => figureAt(root, plan) !== name && reads(root, name));
  const known = new Set([...seen, name]);
  return (
    users.length > 0 &&
    users.filter(isNoTarget).every((root) => {
      const user = figureAt(root, plan);
      return user !== undefined && (known.has(user) || isOnlyForTargets(user, roots, plan, known));
    })
  );
}

function reads(root: Part, name: string): boolean {
  return [...partsWithin(root)].some(
    ({ node }) =>
      (node.kind === "figure" || node.kind === "previous" || node.kind === "over periods") &&
      node.name === name,
  );
}
