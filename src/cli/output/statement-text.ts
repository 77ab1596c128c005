/** A statement in a terminal: per period a table of promises, a table of credits, and the total. */

import Table from "cli-table3";
import type {
  Cell,
  PeriodEvaluation,
  PeriodOutcome,
  Quantity,
  ServiceCredit,
} from "../../engine/measure/evaluation.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import type { Level, ServiceLevelTarget } from "../../engine/prepare/agreement.ts";
import { targetAsPercent } from "../../engine/report/formula-kind.ts";
import { quantityText } from "../../engine/report/quantity-text.ts";
import { isProvisional } from "../../engine/report/statement.ts";
import { formatMoney } from "../../engine/value/money.ts";
import { isZero, type Ratio } from "../../engine/value/ratio.ts";
import type { Settlement } from "../settlement.ts";

/** The periods asked for, oldest first; of many cells, those that were not met come first. */
export function statementText({ plan, outcomes, asked, asOf }: Settlement): string {
  const shown = outcomes.slice(Math.max(0, outcomes.length - asked));
  const { title, version, parties } = plan.agreement;
  const between = parties.map(({ role, name }) => `${name} (${role})`).join(" and ");
  if (shown.length === 0)
    return `${title}, version ${version}, between ${between}\nThere are no facts to settle.`;
  return [
    `${title}, version ${version}, between ${between}`,
    ...shown.map((outcome) => periodText(plan, outcome, asOf)),
  ].join("\n\n");
}

function periodText(plan: Plan, outcome: PeriodOutcome, asOf: number): string {
  const state = isProvisional(outcome, asOf) ? "provisional" : "settled";
  const credits = outcome.credits.filter(({ due, granted }) => due || granted.minor !== 0n);
  return [
    `${outcome.period.label}, ${state}`,
    targetsTable(plan, outcome.evaluations),
    ...(credits.length === 0 ? [] : [creditsTable(credits)]),
    ...capLines(outcome),
    totalLine(outcome),
  ].join("\n");
}

const PLAIN = { head: [], border: [], compact: true };

function targetsTable(plan: Plan, evaluations: readonly PeriodEvaluation[]): string {
  const table = new Table({ head: ["target", "measured", "expected", "minimum", "verdict"], style: PLAIN });
  for (const evaluation of evaluations) table.push(targetRow(plan, evaluation));
  return table.toString();
}

function targetRow(plan: Plan, evaluation: PeriodEvaluation): string[] {
  const { target, cell, judged, measured, expected, minimum } = evaluation;
  const rule = plan.agreement.targets.find(({ name }) => name === target);
  const style = { currency: plan.currency, percent: targetAsPercent(target, plan), zone: plan.zone };
  const bounds = [expected, minimum].flatMap((bound) => ratioIn(bound));
  const text = (quantity: Quantity | undefined): string =>
    quantity === undefined ? "–" : quantityText(quantity, { ...style, bounds });
  const level = (promised: Level | undefined, quantity: Quantity | undefined): string =>
    promised === undefined || quantity === undefined ? "–" : `${promised.comparator} ${text(quantity)}`;
  return [
    named(target, cell),
    text(judged ?? measured),
    level(rule?.expected, expected),
    level(rule?.minimum, minimum),
    verdictText(evaluation, rule),
  ];
}

/** A target that promises no level only reports, which is no verdict. */
function verdictText(
  { verdict, level, measured }: PeriodEvaluation,
  rule: ServiceLevelTarget | undefined,
): string {
  const promises = rule?.expected !== undefined || rule?.minimum !== undefined;
  if (!promises && measured !== undefined) return "reported";
  return level === "below minimum" ? `${verdict}, below minimum` : verdict;
}

function ratioIn(quantity: Quantity | undefined): readonly Ratio[] {
  const value = quantity?.value;
  return typeof value === "object" ? [value] : [];
}

function creditsTable(credits: readonly ServiceCredit[]): string {
  const table = new Table({
    head: ["credit", "computed", "granted", "paid by"],
    style: PLAIN,
    colAligns: ["left", "right", "right", "left"],
  });
  for (const { credit, cell, rounded, granted, paidBy } of credits) {
    table.push([named(credit, cell), formatMoney(rounded, "en"), formatMoney(granted, "en"), paidBy]);
  }
  return table.toString();
}

function capLines({ caps }: PeriodOutcome): readonly string[] {
  return caps
    .filter(({ before, after }) => before.minor !== after.minor)
    .map(
      ({ cap, limit, before, after }) =>
        `capped by "${cap}" at ${formatMoney(limit, "en")}: ${formatMoney(before, "en")} became ${formatMoney(after, "en")}`,
    );
}

function totalLine({ total }: PeriodOutcome): string {
  if (isZero({ numerator: total.minor, denominator: 1n })) return "no credit is due";
  const owed = total.minor > 0n ? "due to the customer" : "due to the provider";
  return `${formatMoney(total.minor > 0n ? total : { ...total, minor: -total.minor }, "en")} ${owed}`;
}

function named(name: string, { dimensions }: Cell): string {
  return dimensions.length === 0 ? name : `${name} [${dimensions.map(({ value }) => value).join(", ")}]`;
}
