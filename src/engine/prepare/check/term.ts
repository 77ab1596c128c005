/** Does the term make sense? It ends after it begins, and its evidence window needs no calendar. */
import { formatDate } from "../../time/civil.ts";
import { type Problem, problem } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";

/** Problem: `end-before-start`. */
export function checkTerm({ term }: Agreement): readonly Problem[] {
  if (term.to === undefined || term.to >= term.from) return [];
  const message = `The last day, ${formatDate(term.to)}, is before the first, ${formatDate(term.from)}; exchange the two or correct the year.`;
  return [problem("end-before-start", "/term/to", message, { related: ["/term/from"] })];
}

/** Problem: `business-unit-without-calendar`; the window holds for all facts, so it has no calendar of its own. */
export function checkEvidenceWindow({ governing }: Agreement): readonly Problem[] {
  if (!governing.evidenceWindow?.unit.startsWith("business")) return [];
  const message = `An evidence window is counted on no calendar; write it in calendar days, such as "14 calendar days".`;
  return [problem("business-unit-without-calendar", "/governing/evidence window", message)];
}
