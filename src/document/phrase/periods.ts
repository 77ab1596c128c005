/** "12 periods", "last 6 periods", "term": lengths of history, counted in assessment periods. */

import type { CapSpan } from "../../engine/prepare/agreement.ts";
import type { Lookback } from "../../engine/prepare/expression.ts";
import { printPeriod, readPeriod } from "./period.ts";
import { isRefusal, type Refusal, refusal } from "./refusal.ts";

/** A whole number of periods, 1 to 9,999. */
export function readPeriods(text: string): number | Refusal {
  const found = /^([1-9]\d{0,3}) periods?$/.exec(text);
  if (found !== null) return Number(found[1]);
  return refusal("invalid-period", `"${text}" is no number of periods; write one such as "12 periods".`);
}

export function printPeriods(count: number): string {
  return count === 1 ? "1 period" : `${count} periods`;
}

/** "last 6 periods" or "6 periods before"; undefined for any other text. */
export function readLookback(text: string): Lookback | undefined {
  const last = /^last ([1-9]\d{0,3}) periods?$/.exec(text);
  if (last !== null) return { kind: "last", periods: Number(last[1]) };
  const before = /^([1-9]\d{0,3}) periods? before$/.exec(text);
  return before === null ? undefined : { kind: "before", periods: Number(before[1]) };
}

export function printLookback({ kind, periods }: Lookback): string {
  return kind === "last" ? `last ${printPeriods(periods)}` : `${printPeriods(periods)} before`;
}

/** A kind of period, or the whole term. */
export function readSpan(text: string): CapSpan | Refusal {
  if (text === "term") return { kind: "term" };
  const period = readPeriod(text);
  if (!isRefusal(period)) return period;
  return refusal(period.code, `${period.message.replace(/\.$/, "")}; "term" is the whole of it.`);
}

export function printSpan(span: CapSpan): string {
  return span.kind === "term" ? "term" : printPeriod(span);
}
