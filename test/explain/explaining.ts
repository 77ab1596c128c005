/** Settles an agreement over some happenings and explains everything that came out. */

import { statedAt } from "../../proofs/world/stated-at.ts";
import type { PeriodOutcome, Value } from "../../src/engine/measure/evaluation.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import { explain, pathsOf } from "../../src/engine/report/explain/explain.ts";
import type { Explanation } from "../../src/engine/report/explain/explanation.ts";
import { disagreements, recompute } from "../../src/engine/report/explain/recompute.ts";
import { settlePeriods } from "../../src/engine/river.ts";
import { toCanonical } from "../../src/engine/value/ratio.ts";
import { factsOf, type Happening, instant } from "../settle/settling.ts";

export interface Explained {
  readonly outcome: PeriodOutcome;
  at(path: string): Explanation;
  readonly paths: readonly string[];
}

/** The outcomes from one instant to another, each with its explanations; facts are seen a year on. */
export function explainAll(
  plan: Plan,
  from: string,
  to: string,
  happenings: readonly Happening[],
  most = 20,
): readonly Explained[] {
  const { book } = bookOf(factsOf(plan, happenings));
  const asOf = instant(to) + 366 * 86_400_000;
  const outcomes = settlePeriods(plan, book, instant(from), instant(to), { asOf });
  return outcomes.map((outcome, index) => ({
    outcome,
    paths: pathsOf(outcome, plan),
    at: (path) => {
      const found = explain(plan, book, outcome, path, { asOf, prior: outcomes.slice(0, index), most });
      if (found === undefined) throw new Error(`nothing at ${path}`);
      return found;
    },
  }));
}

/** Every way in which an explanation fails to give the figure it explains; empty when all add up. */
export function faultsOf({ outcome, paths, at }: Explained): readonly string[] {
  return paths.flatMap((path) => {
    const explanation = at(path);
    const stated = textOf(statedAt(outcome, path));
    const computed = textOf(recompute(explanation));
    const wrong = stated === computed ? [] : [`${path}: stated ${stated}, explained ${computed}`];
    return [...wrong, ...disagreements(explanation), ...clockFaults(explanation)];
  });
}

/** Clocks whose listed stretches do not add up to the time that the fold counted. */
function clockFaults(explanation: Explanation): readonly string[] {
  const below = explanation.parts.flatMap(clockFaults);
  const margin = explanation.parts.find(
    ({ label }) => label === "left of the limit" || label === "over the limit",
  );
  if (explanation.intervals === undefined || margin === undefined) return below;
  const listed = textOf(recompute(explanation));
  const counted = textOf(margin.parts[1]?.quantity?.value);
  return listed === counted
    ? below
    : [`${explanation.path}: stretches ${listed}, counted ${counted}`, ...below];
}

function textOf(value: Value): string {
  return typeof value === "object" ? toCanonical(value) : String(value);
}

/** The sentences of a tree, indented, as a person would read them down. */
export function read(explanation: Explanation, depth = 0): string {
  const lines = explanation.parts.map((part) => read(part, depth + 1));
  return [`${"  ".repeat(depth)}${explanation.sentence}`, ...lines].join("\n");
}
