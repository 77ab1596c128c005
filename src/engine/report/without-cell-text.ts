/** The sentence about items that no verdict rests on, the same in every form of a statement. */

import type { ItemsWithoutCell, PeriodOutcome } from "../measure/evaluation.ts";
import type { Agreement } from "../prepare/agreement.ts";
import { groupDigits } from "../value/format.ts";

/** A sentence per target and set: `No verdict of "answered" rests on 2 items of "calls" without desk.` */
export function withoutCellTexts(
  { withoutCell = [] }: PeriodOutcome,
  agreement: Agreement,
): readonly string[] {
  return withoutCell.map((each) => sentenceOf(each, agreement));
}

function sentenceOf({ target, items, count }: ItemsWithoutCell, { targets }: Agreement): string {
  const per = targets.find(({ name }) => name === target)?.per ?? [];
  const counted = `${groupDigits(String(count), "en")} ${count === 1 ? "item" : "items"}`;
  return `No verdict of "${target}" rests on ${counted} of "${items}" without ${per.join(" or ")}.`;
}
