/** What is charged for a period: fees less credits, the tax on them, and both together. */

import { escapeHtml } from "../document/prose/page/escape.ts";
import type { PeriodOutcome, TaxOutcome } from "../engine/measure/evaluation.ts";
import { percentText } from "../engine/report/quantity-text.ts";
import type { Language } from "../engine/value/format.ts";
import { formatMoney, type Money } from "../engine/value/money.ts";

interface TaxWords {
  readonly charges: string;
  readonly credits: string;
  readonly net: string;
  readonly taxable: string;
  readonly gross: string;
  readonly open: (missing: string) => string;
}

const WORDS: Readonly<Record<Language, TaxWords>> = {
  en: {
    charges: "Charges",
    credits: "Credits",
    net: "Net",
    taxable: "Taxable amount",
    gross: "Gross",
    open: (missing) => `Open: there is no value yet for “${missing}”.`,
  },
  de: {
    charges: "Entgelte",
    credits: "Gutschriften",
    net: "Netto",
    taxable: "Bemessungsgrundlage",
    gross: "Brutto",
    open: (missing) => `Offen: Für „${missing}“ besteht noch kein Wert.`,
  },
};

/** The section of the tax; nothing where the agreement names none. */
export function taxPart({ tax }: PeriodOutcome, language: Language): string {
  if (tax === undefined) return "";
  const title = `<h2>${escapeHtml(tax.name)}</h2>`;
  if (tax.kind === "open") {
    return `<section id="tax">${title}<p>${escapeHtml(WORDS[language].open(tax.missing))}</p></section>`;
  }
  const rows = rowsOf(tax, language)
    .map(([name, amount]) => {
      const shown = escapeHtml(formatMoney(amount, language));
      return `<tr><th scope="row">${escapeHtml(name)}</th><td class="amount">${shown}</td></tr>`;
    })
    .join("");
  return `<section id="tax">${title}<div class="table"><table class="credits"><tbody>${rows}</tbody></table></div></section>`;
}

function rowsOf(
  tax: Extract<TaxOutcome, { readonly kind: "known" }>,
  language: Language,
): readonly (readonly [string, Money])[] {
  const words = WORDS[language];
  const percent = percentText(tax.rate);
  const rate = language === "de" ? percent.replace(".", ",") : percent;
  return [
    [words.charges, tax.charges],
    [words.credits, tax.credits],
    [words.net, tax.net],
    [words.taxable, tax.taxable],
    [`${tax.name} ${rate}`, tax.tax],
    [words.gross, tax.gross],
  ];
}
