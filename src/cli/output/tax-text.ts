/** Net, tax and gross of a period in one line for a terminal; nothing where the agreement names no tax. */

import type { PeriodOutcome } from "../../engine/measure/evaluation.ts";
import { percentText } from "../../engine/report/quantity-text.ts";
import { formatMoney } from "../../engine/value/money.ts";
import { visible } from "./terminal.ts";

/** "VAT 19 % on EUR 899.90: net EUR 899.90, tax EUR 170.98, gross EUR 1,070.88". */
export function taxLines({ tax }: PeriodOutcome): readonly string[] {
  if (tax === undefined) return [];
  if (tax.kind === "open") return [visible(`${tax.name}: open, for "${tax.missing}" has no value yet`)];
  const [taxable, net, due, gross] = [tax.taxable, tax.net, tax.tax, tax.gross].map((each) =>
    formatMoney(each, "en"),
  );
  return [
    visible(`${tax.name} ${percentText(tax.rate)} on ${taxable}: net ${net}, tax ${due}, gross ${gross}`),
  ];
}
