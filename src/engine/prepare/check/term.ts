/** Does the term make sense? It ends after it begins; notice is shorter than what it would end. */
import { formatDate } from "../../time/civil.ts";
import { type Problem, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";

/** Problem: `end-before-start`. */
export function checkTerm({ term }: Agreement): readonly Problem[] {
  if (term.to === undefined || term.to >= term.from) return [];
  const message = `The last day, ${formatDate(term.to)}, is before the first, ${formatDate(term.from)}; exchange the two or correct the year.`;
  return [problem("end-before-start", "/term/to", message, { related: ["/term/from"] })];
}
