/** What the period cost: each credit with its arithmetic, the limits that cut it, and what is due. */

import { attributes, escapeHtml } from "../document/prose/escape.ts";
import type { AppliedCap, PeriodOutcome, ServiceCredit } from "../engine/measure/evaluation.ts";
import { pathOf } from "../engine/report/explain/explanation.ts";
import { quantityText } from "../engine/report/quantity-text.ts";
import { formatMoney, type Money, negateMoney } from "../engine/value/money.ts";
import { cellText, type StatementInput } from "./statement-input.ts";
import { waterfallChart } from "./waterfall-chart.ts";
import { whyFold } from "./why.ts";

/** The section of credits; nothing when the agreement knows none. */
export function creditPart(input: StatementInput, outcome: PeriodOutcome): string {
  if (outcome.credits.length === 0) return "";
  const chart = waterfallChart(outcome);
  const figure =
    chart === ""
      ? ""
      : `<figure>${chart}<figcaption>How the credits of the period add up.</figcaption></figure>`;
  const whys = outcome.credits.map((credit) => whyOf(input, credit)).join("");
  return `<section id="credits"><h2>Service credits</h2><p class="promise">${escapeHtml(dueSentence(input, outcome))}</p>${figure}${creditTable(input, outcome)}${capTable(outcome)}${whys}</section>`;
}

/** "Northwind owes Acme EUR 2,000.00 for this period." */
export function dueSentence({ agreement }: StatementInput, { total }: PeriodOutcome): string {
  const named = (role: "provider" | "customer"): string =>
    agreement.parties.find((party) => party.role === role)?.name ?? `the ${role}`;
  if (total.minor === 0n) return "No credit is due for this period.";
  const [debtor, creditor] =
    total.minor > 0n ? [named("provider"), named("customer")] : [named("customer"), named("provider")];
  const amount = formatMoney(total.minor < 0n ? negateMoney(total) : total, "en");
  return `${debtor} owes ${creditor} ${amount} for this period.`;
}

function creditTable(input: StatementInput, outcome: PeriodOutcome): string {
  const head = ["Credit", "For", "Computed", "Rounded", "After limits"]
    .map((text) => `<th scope="col">${text}</th>`)
    .join("");
  const rows = outcome.credits.map((credit) => creditRow(input, credit)).join("");
  const total = `<tr><th scope="row" colspan="4">Due for the period</th><td class="amount"><b>${moneyHtml(outcome.total)}</b></td></tr>`;
  return `<div class="table"><table class="credits"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody><tfoot>${total}</tfoot></table></div>`;
}

function creditRow(input: StatementInput, credit: ServiceCredit): string {
  const exact = quantityText(
    { type: "money", value: credit.exact },
    { currency: input.agreement.governing.currency, percent: false, bounds: [credit.exact] },
  );
  const subject = [credit.target ?? "", cellText(credit.cell)].filter((part) => part !== "").join(", ");
  const back = credit.paidBy === "customer" ? "<small>earned back by the provider</small>" : "";
  const amounts = [escapeHtml(exact), moneyHtml(credit.rounded), `<b>${moneyHtml(credit.granted)}</b>`];
  const labels = ["Computed", "Rounded", "After limits"];
  const cells = amounts
    .map(
      (amount, index) =>
        `<td class="amount"${attributes({ "data-label": labels[index] ?? "" })}>${amount}</td>`,
    )
    .join("");
  return `<tr><th scope="row">${escapeHtml(credit.credit)}${back}</th><td>${escapeHtml(subject === "" ? "–" : subject)}</td>${cells}</tr>`;
}

function capTable({ caps }: PeriodOutcome): string {
  if (caps.length === 0) return "";
  const brought = caps.some(({ broughtForward }) => broughtForward.amount.minor !== 0n);
  const titles = ["Limit", ...capColumns(brought)];
  const head = titles.map((text) => `<th scope="col">${text}</th>`).join("");
  const rows = caps.map((cap) => capRow(cap, brought)).join("");
  return `<div class="table"><table class="caps"><caption>Limits, in the order in which they apply</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function capColumns(brought: boolean): readonly string[] {
  return ["At most", ...(brought ? ["Brought forward"] : []), "Before", "After", "Carried forward"];
}

function capRow(
  { cap, cell, limit, before, after, carriedForward, broughtForward }: AppliedCap,
  brought: boolean,
): string {
  const name = [cap, cellText(cell)].filter((part) => part !== "").join(", ");
  const amounts = [limit, ...(brought ? [broughtForward.amount] : []), before, after, carriedForward];
  const labels = capColumns(brought);
  const cells = amounts.map(
    (amount, index) =>
      `<td class="amount"${attributes({ "data-label": labels[index] ?? "" })}>${moneyHtml(amount)}</td>`,
  );
  return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.join("")}</tr>`;
}

function whyOf(input: StatementInput, credit: ServiceCredit): string {
  const path = pathOf("credits", credit.credit, credit.cell);
  const explanation = input.explanations?.find((each) => each.path === path);
  if (explanation === undefined || credit.rounded.minor === 0n) return "";
  const cell = cellText(credit.cell);
  return whyFold(
    explanation,
    input.zone,
    `Why ${formatMoney(credit.rounded, "en")} for ${credit.credit}${cell === "" ? "" : `, ${cell}`}`,
  );
}

function moneyHtml(amount: Money): string {
  return escapeHtml(formatMoney(amount, "en"));
}
