/** What does a statement say at a path? Tests and proofs hold each of them against what an explanation opens.
 *
 *  Whatever can be explained is named here once, so that nothing new is explained without being held
 *  against what was stated. */
import type { PeriodOutcome, Value } from "../../src/engine/measure/evaluation.ts";
import { pathOfCredit, pathOfEvaluation } from "../../src/engine/report/explain/explain.ts";
import { pathOf } from "../../src/engine/report/explain/explanation.ts";
import { majorOf } from "../../src/engine/value/money.ts";

/** The value at a path of the outcome, money in major units; undefined where there is none. Of a target it is what
 *  was judged, after its rounding. */
export function statedAt(outcome: PeriodOutcome, path: string): Value {
  const evaluation = outcome.evaluations.find((each) => pathOfEvaluation(each, outcome) === path);
  if (evaluation !== undefined) return evaluation.judged?.value;
  const figure = outcome.figures.find(({ name, cell }) =>
    [pathOf("figures", name, cell), pathOf("fees", name, cell)].includes(path),
  );
  if (figure !== undefined) return figure.quantity?.value;
  const credit = outcome.credits.find((each) => pathOfCredit(each, outcome) === path);
  if (credit !== undefined) return majorOf(credit.rounded);
  const cap = outcome.caps.find((each) => pathOf("caps", each.cap, each.cell) === path);
  if (cap !== undefined) return majorOf(cap.after);
  if (path === "tax" && outcome.tax?.kind === "known") return majorOf(outcome.tax.gross);
  return onAnAccount(outcome, path) ?? ofARemedy(outcome, path);
}

function onAnAccount({ ledger }: PeriodOutcome, path: string): Value {
  const account = ledger?.accounts.find((each) => pathOf("accounts", each.account, each.cell) === path);
  const posting = ledger?.postings.find(
    (each) => pathOf(`postings/${each.account}`, each.entry, each.cell) === path,
  );
  return account?.closing ?? posting?.amount;
}

function ofARemedy({ credits, rights }: PeriodOutcome, path: string): Value {
  const claimed = credits.find(({ claim, cell }) => claim && pathOf("claims", claim.claim, cell) === path);
  const right = rights?.find((each) => pathOf("rights", each.right, each.cell) === path);
  return claimed?.claim?.state ?? right?.holds;
}
