/** What does a statement say at a path? The law of explanations holds each of them against what is opened. */
import type { PeriodOutcome, Quantity } from "../../src/engine/measure/evaluation.ts";
import { pathOfCredit, pathOfEvaluation } from "../../src/engine/report/explain/explain.ts";
import { pathOf } from "../../src/engine/report/explain/explanation.ts";
import { majorOf } from "../../src/engine/value/money.ts";

/** What the outcome states at a path: for a target either the measure or what was judged of it. */
export function statedIn(outcome: PeriodOutcome, path: string): readonly (Quantity | undefined)[] {
  const money = (value: Quantity["value"]): Quantity => ({ type: "money", value });
  return [
    ...outcome.evaluations
      .filter((each) => pathOfEvaluation(each, outcome) === path)
      .flatMap((each) => [each.measured, each.judged]),
    ...outcome.figures
      .filter(({ name, cell }) => [pathOf("figures", name, cell), pathOf("fees", name, cell)].includes(path))
      .map(({ quantity }) => quantity),
    ...outcome.credits
      .filter((each) => pathOfCredit(each, outcome) === path)
      .map(({ rounded }) => money(majorOf(rounded))),
    ...outcome.caps
      .filter(({ cap, cell }) => pathOf("caps", cap, cell) === path)
      .map(({ after }) => money(majorOf(after))),
    ...ledgerAt(outcome, path),
    ...(outcome.rights ?? [])
      .filter(({ right, cell }) => pathOf("rights", right, cell) === path)
      .map(({ holds }): Quantity => ({ type: "flag", value: holds })),
    ...(outcome.tax?.kind === "known" && path === "tax" ? [money(majorOf(outcome.tax.gross))] : []),
  ];
}

function ledgerAt({ ledger }: PeriodOutcome, path: string): readonly Quantity[] {
  const number = (value: Quantity["value"]): Quantity => ({ type: "number", value });
  const accounts = ledger?.accounts.filter(({ account, cell }) => pathOf("accounts", account, cell) === path);
  const postings = ledger?.postings.filter(
    ({ account, entry, cell }) => pathOf(`postings/${account}`, entry, cell) === path,
  );
  return [
    ...(accounts ?? []).map(({ closing }) => number(closing)),
    ...(postings ?? []).map(({ amount }) => number(amount)),
  ];
}
