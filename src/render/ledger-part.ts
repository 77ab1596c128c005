/** What stands on the accounts, and what the period moved: a table read down the page like a bank's. */

import { attributes, escapeHtml } from "../document/prose/page/escape.ts";
import type { PeriodOutcome } from "../engine/measure/evaluation.ts";
import { type LedgerRow, ledgerRows } from "../engine/report/ledger-text.ts";
import type { StatementInput } from "./statement-input.ts";
import { type StatementWords, wordsIn } from "./words.ts";

/** The section of accounts; nothing when the agreement keeps none. */
export function ledgerPart(
  { agreement }: Pick<StatementInput, "agreement">,
  { ledger }: Pick<PeriodOutcome, "ledger">,
): string {
  if (ledger === undefined) return "";
  const { currency, language } = agreement.governing;
  const words = wordsIn(language);
  const head = words.accountColumns
    .map((text, column) => `<th scope="col"${column < 2 ? ' class="words"' : ""}>${text}</th>`)
    .join("");
  const rows = ledgerRows(ledger, agreement.accounts, { currency, language }).map((row) =>
    rowHtml(row, words),
  );
  return `<section id="accounts"><h2>${words.accounts}</h2><div class="table"><table class="caps"><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div></section>`;
}

function rowHtml({ account, cell, entry, amount, balance, uncut }: LedgerRow, words: StatementWords): string {
  const name = amount === undefined ? [account, ...cell].join(", ") : "";
  const told = amount === undefined ? words.opening : entry;
  const cut = uncut === undefined ? "" : `<small>${escapeHtml(words.cutFrom(uncut))}</small>`;
  const [, posting, moved, after] = words.accountColumns;
  const cells = [
    `<td${attributes({ "data-label": posting })}>${escapeHtml(told)}</td>`,
    `<td class="amount"${attributes({ "data-label": moved })}>${escapeHtml(amount ?? "")}${cut}</td>`,
    `<td class="amount"${attributes({ "data-label": after })}>${escapeHtml(balance)}</td>`,
  ];
  return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.join("")}</tr>`;
}
