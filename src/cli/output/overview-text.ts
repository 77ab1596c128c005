/** Many periods on one page: a row a period, a column a target, and what it comes to.
 *
 *  A target in one cell shows its figure, one in many cells how many of them were met. With more
 *  targets than a terminal is wide, the verdicts are counted instead. */

import Table from "cli-table3";
import type { PeriodEvaluation } from "../../engine/measure/evaluation.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { isProvisional } from "../../engine/report/statement.ts";
import { formatMoney } from "../../engine/value/money.ts";
import type { StatedPeriod } from "../stated-period.ts";
import { measuredText, PLAIN, totalText, verdictText } from "./evaluation-text.ts";

const MOST_COLUMNS = 4;

export function overviewText(stated: readonly StatedPeriod[]): string {
  const targets = [...new Set(stated.flatMap(({ plan }) => plan.agreement.targets.map(({ name }) => name)))];
  const isNarrow = targets.length <= MOST_COLUMNS;
  const head = ["period", ...(isNarrow ? targets : ["met", "missed", "other"]), "credit"];
  const table = new Table({ head, style: PLAIN });
  for (const period of stated)
    table.push([
      periodName(period),
      ...(isNarrow ? targets.map((target) => targetText(period, target)) : verdictCounts(period)),
      formatMoney(period.outcome.total, "en"),
    ]);
  return `${table.toString()}\n${sumText(stated)}\n--all prints every table of every period.`;
}

function periodName({ outcome, asOf }: StatedPeriod): string {
  return isProvisional(outcome, asOf) ? `${outcome.period.label}, provisional` : outcome.period.label;
}

function targetText({ plan, outcome }: StatedPeriod, target: string): string {
  const evaluations = outcome.evaluations.filter((each) => each.target === target);
  const [only] = evaluations;
  if (only === undefined) return "–";
  if (evaluations.length > 1) return countsText(plan, evaluations);
  const verdict = verdictIn(plan, only);
  return only.measured === undefined ? verdict : `${measuredText(plan, only)} ${verdict}`;
}

/** "12 met, 2 missed". */
function countsText(plan: Plan, evaluations: readonly PeriodEvaluation[]): string {
  const counts = new Map<string, number>();
  for (const each of evaluations) {
    const verdict = verdictIn(plan, each);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ");
}

/** The verdict alone: how far below it lies is told in the period's own table. */
function verdictIn(plan: Plan, evaluation: PeriodEvaluation): string {
  const rule = plan.agreement.targets.find(({ name }) => name === evaluation.target);
  return verdictText({ ...evaluation, level: "expected" }, rule);
}

function verdictCounts({ outcome: { evaluations } }: StatedPeriod): readonly string[] {
  const count = (verdict: PeriodEvaluation["verdict"]): number =>
    evaluations.filter((each) => each.verdict === verdict).length;
  const [met, missed] = [count("met"), count("missed")];
  return [met, missed, evaluations.length - met - missed].map(String);
}

/** All periods together; amounts of one agreement have one currency. */
function sumText(stated: readonly StatedPeriod[]): string {
  const minor = stated.reduce((sum, { outcome }) => sum + outcome.total.minor, 0n);
  const currency = stated[0]?.outcome.total.currency ?? "";
  return `${stated.length} periods: ${totalText({ total: { minor, currency } })}`;
}
