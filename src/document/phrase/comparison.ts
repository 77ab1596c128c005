/** "at least 95 %", "below promised uptime": a comparison and what is compared with.
 *
 *  Signs such as ">=" are refused, because a printed contract has no keyboard conventions; and a bare
 *  "95 %" is refused where a promise is meant, because whether 95 % itself is enough is the question. */

import type { Comparator } from "../../engine/prepare/expression.ts";

/** The comparators in the order in which they are explained. */
export const COMPARATORS: readonly Comparator[] = ["at least", "at most", "above", "below", "exactly"];

/** A comparator with the words that follow it; undefined for other texts. */
export function splitComparison(
  text: string,
): { readonly comparator: Comparator; readonly operand: string } | undefined {
  const match = /^(at least|at most|above|below|exactly) +(\S.*)$/s.exec(text);
  const comparator = COMPARATORS.find((each) => each === match?.[1]);
  return match === null || comparator === undefined ? undefined : { comparator, operand: match[2] ?? "" };
}

/** What to write instead of a comparison that is written otherwise. */
export function comparisonSentence(text: string): string {
  const sign = SIGNS.find(([pattern]) => pattern.test(text));
  if (sign !== undefined) {
    const [pattern, comparator] = sign;
    return `"${text}" compares by a sign; write "${comparator} ${text.replace(pattern, "").trim()}".`;
  }
  return `"${text}" does not say how it is compared; write "at least ${text}", or begin with at most, above, below or exactly.`;
}

const SIGNS: readonly (readonly [RegExp, Comparator])[] = [
  [/^(>=|=>|≥|min\.?|minimum|no less than|not less than)\s*/i, "at least"],
  [/^(<=|=<|≤|max\.?|maximum|up to|no more than|not more than)\s*/i, "at most"],
  [/^(>|more than|greater than|over|longer than)\s*/i, "above"],
  [/^(<|less than|fewer than|under|shorter than)\s*/i, "below"],
  [/^(==?|equals?|equal to)\s*/i, "exactly"],
];
