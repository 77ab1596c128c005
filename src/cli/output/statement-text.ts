/** A statement in a terminal: per period a table of promises, a table of credits, and the total. */

import Table from "cli-table3";
import type {
  AppliedCap,
  Cell,
  PeriodEvaluation,
  PeriodOutcome,
  Quantity,
  ServiceCredit,
} from "../../engine/measure/evaluation.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Level } from "../../engine/prepare/agreement.ts";
import { ledgerRows } from "../../engine/report/ledger-text.ts";
import { claimTexts, rightTexts } from "../../engine/report/remedy-text.ts";
import { isProvisional } from "../../engine/report/statement.ts";
import { withoutCellTexts } from "../../engine/report/without-cell-text.ts";
import { formatMoney } from "../../engine/value/money.ts";
import type { StatedPeriod } from "../stated-period.ts";
import { measuredText, PLAIN, textIn, totalText, verdictText } from "./evaluation-text.ts";
import { overviewText } from "./overview-text.ts";
import { taxLines } from "./tax-text.ts";
import { visible } from "./terminal.ts";

/** More periods than this are shown as one table, unless every table is asked for. */
const MOST_PERIODS_IN_FULL = 3;

/** The periods asked for, oldest first, after a line that says whose they are. */
export function statementText(stated: readonly StatedPeriod[], isEvery: boolean): string {
  const newest = stated.at(-1);
  if (newest === undefined) throw new Error("a settlement has at least one period");
  const { title, version, parties } = newest.plan.agreement;
  const between = parties.map(({ role, name }) => `${name} (${role})`).join(" and ");
  const isLong = stated.length > MOST_PERIODS_IN_FULL && !isEvery;
  return [
    `${title}, version ${version}, between ${between}`,
    ...(isLong ? [overviewText(stated)] : stated.map(periodText)),
  ].join("\n\n");
}

function periodText({ plan, outcome, asOf, bodyHash }: StatedPeriod): string {
  const state = isProvisional(outcome, asOf) ? "provisional" : "settled";
  const credits = outcome.credits.filter(({ due, granted }) => due || granted.minor !== 0n);
  return [
    `${outcome.period.label}, ${state}`,
    targetsTable(plan, outcome.evaluations),
    ...withoutCellTexts(outcome, plan.agreement).map(visible),
    ...(credits.length === 0 ? [] : [creditsTable(credits)]),
    ...capLines(outcome),
    ...ledgerTable(plan, outcome),
    ...[...claimTexts(outcome, plan.zone), ...rightTexts(outcome, plan)].map(visible),
    totalText(outcome),
    ...taxLines(outcome),
    `statement ${bodyHash}`,
  ].join("\n");
}

function targetsTable(plan: Plan, evaluations: readonly PeriodEvaluation[]): string {
  const table = new Table({ head: ["target", "measured", "expected", "minimum", "verdict"], style: PLAIN });
  for (const evaluation of evaluations) table.push(targetRow(plan, evaluation));
  return table.toString();
}

function targetRow(plan: Plan, evaluation: PeriodEvaluation): string[] {
  const { target, cell, expected, minimum } = evaluation;
  const rule = plan.agreement.targets.find(({ name }) => name === target);
  const level = (promised: Level | undefined, quantity: Quantity | undefined): string =>
    promised === undefined || quantity === undefined
      ? "–"
      : `${promised.comparator} ${textIn(plan, evaluation, quantity)}`;
  return [
    named(target, cell),
    measuredText(plan, evaluation),
    level(rule?.expected, expected),
    level(rule?.minimum, minimum),
    verdictText(evaluation, rule),
  ];
}

function creditsTable(credits: readonly ServiceCredit[]): string {
  const table = new Table({
    head: ["credit", "computed", "granted", "paid by"],
    style: PLAIN,
    colAligns: ["left", "right", "right", "left"],
  });
  for (const { credit, cell, period, rounded, granted, paidBy } of credits) {
    const judgedIn = period === undefined ? "" : ` (${period.label})`;
    table.push([
      `${named(credit, cell)}${judgedIn}`,
      formatMoney(rounded, "en"),
      formatMoney(granted, "en"),
      paidBy,
    ]);
  }
  return table.toString();
}

function capLines({ caps }: PeriodOutcome): readonly string[] {
  return caps
    .filter(({ before, after }) => before.minor !== after.minor)
    .map(
      ({ cap, limit, before, after, ...more }) =>
        `capped by "${cap}" at ${formatMoney(limit, "en")}${usedText(more)}: ${formatMoney(before, "en")} became ${formatMoney(after, "en")}${restText(more)}`,
    );
}

function usedText({ used }: Pick<AppliedCap, "used">): string {
  return used === undefined ? "" : ` less ${formatMoney(used, "en")} of earlier periods`;
}

function restText({ cash, posted }: Pick<AppliedCap, "cash" | "posted">): string {
  if (cash !== undefined) return `, ${formatMoney(cash, "en")} paid in cash`;
  return posted === undefined ? "" : `, ${formatMoney(posted, "en")} posted`;
}

/** The accounts, read down like a bank's. */
function ledgerTable({ agreement, currency }: Plan, { ledger }: PeriodOutcome): readonly string[] {
  if (ledger === undefined) return [];
  const table = new Table({
    head: ["account", "posting", "amount", "balance"],
    style: PLAIN,
    colAligns: ["left", "left", "right", "right"],
  });
  for (const { account, cell, entry, amount, balance, uncut } of ledgerRows(ledger, agreement.accounts, {
    currency,
  })) {
    const name = cell.length === 0 ? account : `${account} [${cell.join(", ")}]`;
    const cut = uncut === undefined ? "" : ` (cut from ${uncut})`;
    table.push([amount === undefined ? visible(name) : "", visible(entry), `${amount ?? ""}${cut}`, balance]);
  }
  return [table.toString()];
}

function named(name: string, { dimensions }: Cell): string {
  return dimensions.length === 0
    ? name
    : visible(`${name} [${dimensions.map(({ value }) => value).join(", ")}]`);
}
