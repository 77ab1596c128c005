/** What is a quotient when there is nothing to divide by? The agreement says so, or it is asked.
 *
 *  A target answers with `without value`, so there a careful reader is only reminded. Anywhere else
 *  a quotient without an answer would quietly make a figure, and then money, disappear. */
import { type Problem, problem, warning } from "../../value/problem.ts";
import { mayBeZero, rangeOf, rangesOf } from "./range.ts";
import { partsWithin, type Resolved, rootsOf } from "./walk.ts";

/** `zero-denominator-policy-missing`: a warning within a target, an error elsewhere. */
export function checkQuotients(plan: Resolved): readonly Problem[] {
  const ranges = rangesOf(plan);
  return rootsOf(plan).flatMap((root) => {
    const answered = root.pointer.startsWith("/targets/");
    return [...partsWithin(root)].flatMap(({ node, pointer }) => {
      if (node.kind !== "divide" || node.byZero !== undefined || !mayBeZero(rangeOf(node.divisor, ranges)))
        return [];
      const code = "zero-denominator-policy-missing";
      if (!answered) {
        return [
          problem(
            code,
            pointer,
            `The divisor may be zero; add "by zero: ..." with the value that then holds.`,
          ),
        ];
      }
      return [
        warning(
          code,
          pointer,
          `The divisor may be zero, and then "without value" decides; add "by zero" if another value holds.`,
        ),
      ];
    });
  });
}
