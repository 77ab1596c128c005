/** Settles an agreement over some happenings and explains everything that came out. */

import type { PeriodOutcome, Value } from "../../src/engine/measure/evaluation.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import { explain, pathsOf } from "../../src/engine/report/explain/explain.ts";
import type { Explanation } from "../../src/engine/report/explain/explanation.ts";
import { disagreements, recompute } from "../../src/engine/report/explain/recompute.ts";
import { settlePeriods } from "../../src/engine/river.ts";
import { majorOf } from "../../src/engine/value/money.ts";
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

function statedAt(outcome: PeriodOutcome, path: string): Value {
  const matches = (
    kind: string,
    name: string,
    cell: { readonly dimensions: readonly { readonly name: string; readonly value: string }[] },
  ): boolean => {
    const dimensions = cell.dimensions.map((each) => `${each.name}=${each.value}`);
    return path === `${kind}/${name}${dimensions.length === 0 ? "" : `[${dimensions.join(", ")}]`}`;
  };
  const evaluation = outcome.evaluations.find((each) => matches("targets", each.target, each.cell));
  if (evaluation !== undefined) return evaluation.judged?.value;
  const credit = outcome.credits.find((each) => matches("credits", each.credit, each.cell));
  if (credit !== undefined) return majorOf(credit.rounded);
  const cap = outcome.caps.find((each) => matches("caps", each.cap, each.cell));
  if (cap !== undefined) return majorOf(cap.after);
  const account = outcome.ledger?.accounts.find((each) => matches("accounts", each.account, each.cell));
  if (account !== undefined) return account.closing;
  const posting = outcome.ledger?.postings.find((each) =>
    matches(`postings/${each.account}`, each.entry, each.cell),
  );
  if (posting !== undefined) return posting.amount;
  const claimed = outcome.credits.find(({ claim, cell }) => claim && matches("claims", claim.claim, cell));
  if (claimed !== undefined) return claimed.claim?.state;
  const right = outcome.rights?.find((each) => matches("rights", each.right, each.cell));
  if (right !== undefined) return right.holds;
  if (path === "tax" && outcome.tax?.kind === "known") return majorOf(outcome.tax.gross);
  const figure = outcome.figures.find(
    (each) => matches("figures", each.name, each.cell) || matches("fees", each.name, each.cell),
  );
  return figure?.quantity?.value;
}

function textOf(value: Value): string {
  return typeof value === "object" ? toCanonical(value) : String(value);
}

/** The sentences of a tree, indented, as a person would read them down. */
export function read(explanation: Explanation, depth = 0): string {
  const lines = explanation.parts.map((part) => read(part, depth + 1));
  return [`${"  ".repeat(depth)}${explanation.sentence}`, ...lines].join("\n");
}
