/** How does a posting move a balance, and what of it is still left when it expires?
 *
 *  The field speaks of first in, first out: what is taken is taken from the oldest addition that is
 *  left, so that nothing expires which was used in time. The surprising rule: while a balance is below
 *  zero there is nothing left of any addition, and the next one pays the debt before it can expire. */

import { add, compare, max, min, negate, type Ratio, signOf, subtract, ZERO } from "../../value/ratio.ts";
import type { AccountStanding, Lot } from "../evaluation.ts";

/** An account while a period is posted to it. */
export interface RunningAccount {
  readonly balance: Ratio;
  /** Oldest first; together they are the balance, or nothing while that is below zero. */
  readonly lots: readonly Lot[];
}

export interface Bounds {
  readonly atMost?: Ratio;
  readonly atLeast?: Ratio;
}

/** An account as the period before left it, every lot a period older; or as the agreement opens it. */
export function openedFrom(before: AccountStanding | undefined, opening: Ratio): RunningAccount {
  if (before === undefined) return { balance: opening, lots: asLot(opening) };
  const lots = before.lots ?? asLot(before.closing);
  return { balance: before.closing, lots: lots.map(({ age, left }) => ({ age: age + 1, left })) };
}

/** What a posting really moves: never further out of the bounds, and nothing back into them by itself. */
export function withinBounds(wanted: Ratio, balance: Ratio, { atMost, atLeast }: Bounds): Ratio {
  if (signOf(wanted) >= 0)
    return atMost === undefined ? wanted : min(wanted, max(ZERO, subtract(atMost, balance)));
  return atLeast === undefined ? wanted : max(wanted, min(ZERO, subtract(atLeast, balance)));
}

/** The account after a posting. */
export function postedTo({ balance, lots }: RunningAccount, amount: Ratio): RunningAccount {
  const after = add(balance, amount);
  if (signOf(amount) < 0) return { balance: after, lots: takenFrom(lots, negate(amount)) };
  const left = max(ZERO, min(amount, after));
  return { balance: after, lots: signOf(left) === 0 ? lots : [...lots, { age: 0, left }] };
}

/** How much has stood for as many periods as it may. */
export function expiringOf({ lots }: RunningAccount, periods: number): Ratio {
  return lots.filter(({ age }) => age >= periods).reduce((sum, { left }) => add(sum, left), ZERO);
}

function asLot(balance: Ratio): readonly Lot[] {
  return signOf(balance) > 0 ? [{ age: 0, left: balance }] : [];
}

function takenFrom(lots: readonly Lot[], amount: Ratio): readonly Lot[] {
  let rest = amount;
  return lots.flatMap(({ age, left }) => {
    const taken = min(left, rest);
    rest = subtract(rest, taken);
    return compare(left, taken) === 0 ? [] : [{ age, left: subtract(left, taken) }];
  });
}
