/** What came of a chain, in a sentence. */

import type { Plan } from "../../plan/plan.ts";
import type { TimeAmount } from "../../prepare/expression.ts";
import { localOf, type Zone } from "../../time/zone.ts";
import { formatDuration, formatLocal } from "../../value/format.ts";
import { type Instant, MINUTE, SECOND } from "../../value/instant.ts";
import { formatDecimal, multiply, type Ratio, ratio } from "../../value/ratio.ts";
import type { ChainCell } from "./cell.ts";
import type { ShareCarry } from "./shares.ts";
import type { Gap, TimeCarry } from "./times.ts";

/** "For priority P1: ", or nothing when there is one cell only. */
export function cellText(cell: ChainCell): string {
  if (cell.length === 0) return "";
  const words = cell.map(({ dimension, is }) => `${dimension} ${is ?? "otherwise"}`);
  return `For ${words.join(", ")}: `;
}

/** How the chain does at its worst start. */
export function timeSentence(time: TimeCarry, { zone }: Plan): string {
  const at = (instant: Instant): string => momentText(instant, zone);
  const late = time.margin < 0 ? "after" : "before";
  return `started ${at(time.start)} (${zone.name}), the chain may take until ${at(time.ends)}, ${formatDuration(Math.abs(time.margin), "h")} ${late} the promise is up ${at(time.due)}; the longest step is "${time.tightest.name}" with ${amountText(time.tightest.amount)}.`;
}

/** What the legs guarantee together, against what is promised. */
export function shareSentence({ guaranteed, promised, tightest, expected }: ShareCarry): string {
  return `the legs guarantee ${percentText(guaranteed)} together and ${percentText(promised)} is promised (${percentText(expected)} if failures are independent); the lowest level is that of "${tightest.name}" with ${percentText(tightest.promised)}.`;
}

/** "2026-10-30 17:00", with "just after" or "just before" it where a millisecond decides. */
export function momentText(instant: Instant, zone: Zone): string {
  const rest = ((instant % MINUTE) + MINUTE) % MINUTE;
  const nearly = rest > MINUTE - SECOND;
  const minute = instant - rest + (nearly ? MINUTE : 0);
  const text = formatLocal(localOf(zone, minute)).slice(0, 16).replace("T", " ");
  if (nearly) return `just before ${text}`;
  return rest === 0 ? text : `just after ${text}`;
}

/** Why nothing can be said. */
export function gapSentence({ isPromised }: Gap, cell: ChainCell): string {
  const where = cellText(cell);
  return isPromised
    ? `${where === "" ? "What" : `${where}what`} is promised depends on more than words of dimensions, so it cannot be held against the chain; state it by a table.`
    : `${where === "" ? "Nothing" : `${where}nothing`} is promised beneath; name a cell with "where" in which something is.`;
}

/** "4 business hours". */
export function amountText({ count, unit }: TimeAmount): string {
  const isOne = count.numerator === count.denominator;
  const number = count.denominator === 1n ? count.numerator.toString() : formatDecimal(count, 2);
  return `${number} ${isOne ? unit.slice(0, -1) : unit}`;
}

/** A share as a percentage; cut after four decimals, and never up: a bound that is rounded up is none. */
export function percentText(share: Ratio): string {
  const hundredfold = multiply(share, ratio(1_000_000));
  const cut = hundredfold.numerator / hundredfold.denominator;
  return `${formatDecimal(ratio(cut, 10_000n), 4).replace(/\.?0+$/, "")} %`;
}
