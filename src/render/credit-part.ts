/** What the period cost: each credit with its arithmetic, the limits that cut it, and what is due. */

import { attributes, escapeHtml } from "../document/prose/page/escape.ts";
import type { AppliedCap, PeriodOutcome, ServiceCredit } from "../engine/measure/evaluation.ts";
import { pathOf } from "../engine/report/explain/explanation.ts";
import { quantityText } from "../engine/report/quantity-text.ts";
import type { Language } from "../engine/value/format.ts";
import { formatMoney, type Money, negateMoney } from "../engine/value/money.ts";
import { cellText, type StatementInput } from "./statement-input.ts";
import { waterfallChart } from "./waterfall-chart.ts";
import { whyFold } from "./why.ts";
import { wordsIn } from "./words.ts";

/** The section of credits; nothing when the agreement knows none. */
export function creditPart(input: StatementInput, outcome: PeriodOutcome): string {
  if (outcome.credits.length === 0) return "";
  const { language } = input.agreement.governing;
  const words = wordsIn(language);
  const chart = waterfallChart(outcome, language);
  const figure =
    chart === "" ? "" : `<figure>${chart}<figcaption>${words.creditsAddUp}</figcaption></figure>`;
  const whys = outcome.credits.map((credit) => whyOf(input, outcome, credit)).join("");
  return `<section id="credits"><h2>${words.credits}</h2><p class="promise">${escapeHtml(dueSentence(input, outcome))}</p>${figure}${creditTable(input, outcome)}${capTable(outcome, language)}${whys}</section>`;
}

/** "Northwind owes Acme EUR 2,000.00 for this period." */
export function dueSentence({ agreement }: StatementInput, { total }: PeriodOutcome): string {
  const { language } = agreement.governing;
  const words = wordsIn(language);
  const named = (role: "provider" | "customer"): string =>
    agreement.parties.find((party) => party.role === role)?.name ?? words.roles[role];
  if (total.minor === 0n) return words.nothingDue;
  const [debtor, creditor] =
    total.minor > 0n ? [named("provider"), named("customer")] : [named("customer"), named("provider")];
  const amount = formatMoney(total.minor < 0n ? negateMoney(total) : total, language);
  return words.owes(debtor, creditor, amount);
}

function creditTable(input: StatementInput, outcome: PeriodOutcome): string {
  const { language } = input.agreement.governing;
  const words = wordsIn(language);
  const head = words.creditColumns.map((text) => `<th scope="col">${text}</th>`).join("");
  const rows = outcome.credits.map((credit) => creditRow(input, credit)).join("");
  const total = `<tr><th scope="row" colspan="4">${words.dueForPeriod}</th><td class="amount"><b>${moneyHtml(outcome.total, language)}</b></td></tr>`;
  return `<div class="table"><table class="credits"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody><tfoot>${total}</tfoot></table></div>`;
}

function creditRow(input: StatementInput, credit: ServiceCredit): string {
  const { currency, language } = input.agreement.governing;
  const words = wordsIn(language);
  const exact = quantityText(
    { type: "money", value: credit.exact },
    { currency, percent: false, bounds: [credit.exact], language },
  );
  const subject = [credit.target ?? "", cellText(credit.cell), credit.period?.label ?? ""]
    .filter((part) => part !== "")
    .join(", ");
  const back = credit.paidBy === "customer" ? `<small>${words.earnedBack}</small>` : "";
  const amounts = [
    escapeHtml(exact),
    moneyHtml(credit.rounded, language),
    `<b>${moneyHtml(credit.granted, language)}</b>`,
  ];
  const labels = words.creditColumns.slice(2);
  const cells = amounts
    .map(
      (amount, index) =>
        `<td class="amount"${attributes({ "data-label": labels[index] ?? "" })}>${amount}</td>`,
    )
    .join("");
  return `<tr><th scope="row">${escapeHtml(credit.credit)}${back}</th><td>${escapeHtml(subject === "" ? "–" : subject)}</td>${cells}</tr>`;
}

function capTable({ caps }: PeriodOutcome, language: Language): string {
  if (caps.length === 0) return "";
  const brought = caps.some(({ broughtForward }) => broughtForward.amount.minor !== 0n);
  const shown: CapColumns = {
    brought,
    used: caps.some(({ used }) => used !== undefined),
    cash: caps.some(({ cash }) => cash !== undefined),
    posted: caps.some(({ posted }) => posted !== undefined),
  };
  const [title] = wordsIn(language).capColumns;
  const titles = [title, ...capColumns(shown, language)];
  const head = titles.map((text) => `<th scope="col">${text}</th>`).join("");
  const rows = caps.map((cap) => capRow(cap, shown, language)).join("");
  return `<div class="table"><table class="caps"><caption>${wordsIn(language).caps}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Columns that only some limits need. */
interface CapColumns {
  readonly brought: boolean;
  readonly used: boolean;
  readonly cash: boolean;
  readonly posted: boolean;
}

function capColumns({ brought, used, cash, posted }: CapColumns, language: Language): readonly string[] {
  const { capColumns: words, capExtras } = wordsIn(language);
  const [, atMost, forward, ...rest] = words;
  return [
    atMost,
    ...(used ? [capExtras.used] : []),
    ...(brought ? [forward] : []),
    ...rest,
    ...(cash ? [capExtras.cash] : []),
    ...(posted ? [capExtras.posted] : []),
  ];
}

function capRow(
  { cap, cell, limit, before, after, carriedForward, broughtForward, used, cash, posted }: AppliedCap,
  shown: CapColumns,
  language: Language,
): string {
  const name = [cap, cellText(cell)].filter((part) => part !== "").join(", ");
  const amounts = [
    limit,
    ...(shown.used ? [used] : []),
    ...(shown.brought ? [broughtForward.amount] : []),
    before,
    after,
    carriedForward,
    ...(shown.cash ? [cash] : []),
    ...(shown.posted ? [posted] : []),
  ];
  const labels = capColumns(shown, language);
  const cells = amounts.map(
    (amount, index) =>
      `<td class="amount"${attributes({ "data-label": labels[index] ?? "" })}>${amount === undefined ? "–" : moneyHtml(amount, language)}</td>`,
  );
  return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.join("")}</tr>`;
}

function whyOf(input: StatementInput, { period }: PeriodOutcome, credit: ServiceCredit): string {
  const judgedIn = credit.period?.label === period.label ? undefined : credit.period?.label;
  const path = pathOf("credits", credit.credit, credit.cell, judgedIn);
  const explanation = input.explanations?.find((each) => each.path === path);
  if (explanation === undefined || credit.rounded.minor === 0n) return "";
  const cell = cellText(credit.cell);
  const { language } = input.agreement.governing;
  return whyFold(
    explanation,
    input.zone,
    wordsIn(language).whyAmount(
      formatMoney(credit.rounded, language),
      cell === "" ? credit.credit : `${credit.credit}, ${cell}`,
    ),
  );
}

function moneyHtml(amount: Money, language: Language): string {
  return escapeHtml(formatMoney(amount, language));
}
