/** Limits on the sum of credits, applied in the order in which the agreement writes them.
 *
 *  The field speaks of an at-risk amount or a liability cap. A capped sum is shared among its credits in
 *  proportion, the last cents going to the largest remainders in written order, so that the parts add
 *  up to the limit exactly. What is above a cap is lost, or is brought forward to the next period, where
 *  it joins the sum before that period's cap and is paid with the first of it. A cap over "all" credits limits
 *  what the provider pays; what a customer pays back is no credit to be limited. */

import type { PlannedCap } from "../../plan/plan.ts";
import { type Money, money, roundToMinor, zeroMoney } from "../../value/money.ts";
import type { AppliedCap, Cell, PeriodOutcome, ServiceCredit, Value } from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import { keyOf, projected, sameCell } from "./cell.ts";

/** Caps with what they need to know. */
export interface CapTerms {
  readonly currency: string;
  readonly caps: readonly PlannedCap[];
  /** The limit of a cap in a cell, in major units. */
  readonly limitOf: (cap: PlannedCap, cell: Cell) => Value;
  /** The period before, for what it carried forward. */
  readonly previous: PeriodOutcome | undefined;
}

/** The credits with what is granted after all caps, and each cap as it was applied. */
export function applyCaps(
  credits: readonly ServiceCredit[],
  terms: CapTerms,
): { readonly credits: readonly ServiceCredit[]; readonly caps: readonly AppliedCap[] } {
  const granted = credits.map(({ rounded }) => rounded.minor);
  const applied: AppliedCap[] = [];
  for (const cap of terms.caps) {
    for (const cell of cellsOf(cap, credits, terms.previous)) {
      const outcome = applyCap(cap, cell, credits, granted, terms);
      if (outcome !== undefined) applied.push(outcome);
    }
  }
  const after = credits.map((credit, index) => ({
    ...credit,
    granted: money(granted[index] ?? 0n, terms.currency),
  }));
  return { credits: after, caps: applied };
}

/** Net of everything, positive when the provider owes the customer. */
export function totalOf(
  credits: readonly ServiceCredit[],
  caps: readonly AppliedCap[],
  currency: string,
): Money {
  const net = credits.reduce(
    (sum, { paidBy, granted }) => (paidBy === "provider" ? sum + granted.minor : sum - granted.minor),
    0n,
  );
  return money(
    caps.reduce((sum, { broughtForward }) => sum + broughtForward.granted.minor, net),
    currency,
  );
}

/** Applies one cap in one cell to `granted`, in place; undefined where it sets no limit. */
function applyCap(
  cap: PlannedCap,
  cell: Cell,
  credits: readonly ServiceCredit[],
  granted: bigint[],
  { currency, limitOf, previous }: CapTerms,
): AppliedCap | undefined {
  const value = limitOf(cap, cell);
  if (!isRatio(value)) return undefined;
  const limit = roundToMinor(value, currency, "floor");
  const members = credits.flatMap((credit, index) =>
    covers(cap, credit, cell) && (granted[index] ?? 0n) > 0n ? [index] : [],
  );
  const brought = carriedBy(cap, cell, previous, currency);
  const sum = members.reduce((total, index) => total + (granted[index] ?? 0n), 0n);
  const before = sum + brought.minor;
  const room = limit.minor > 0n ? limit.minor : 0n;
  const after = before < room ? before : room;
  const first = brought.minor < after ? brought.minor : after;
  const shares = shared(
    members.map((index) => granted[index] ?? 0n),
    after - first,
  );
  members.forEach((index, place) => {
    granted[index] = shares[place] ?? 0n;
  });
  const rest = cap.rule.above === "carried forward" ? before - after : 0n;
  return {
    cap: cap.rule.name,
    cell,
    limit,
    before: money(before, currency),
    after: money(after, currency),
    carriedForward: money(rest, currency),
    broughtForward: { amount: brought, granted: money(first, currency) },
  };
}

/** Shares a sum in proportion to some parts; the parts are positive, the sum is at most their total.
 *  Each gets its whole minor units; those left over go to the largest remainders, the first written
 *  among equals. */
export function shared(parts: readonly bigint[], sum: bigint): readonly bigint[] {
  const total = parts.reduce((all, part) => all + part, 0n);
  if (total <= sum) return parts;
  const shares = parts.map((part) => (part * sum) / total);
  const left = Number(sum - shares.reduce((all, share) => all + share, 0n));
  const remainders = parts.map((part, index) => ({ index, remainder: (part * sum) % total }));
  remainders.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const lucky = new Set(remainders.slice(0, left).map(({ index }) => index));
  return shares.map((share, index) => (lucky.has(index) ? share + 1n : share));
}

/** The cells in which a cap holds: those of the credits it covers, and those with something brought
 *  forward. A cap over everything always has its one cell. */
function cellsOf(
  cap: PlannedCap,
  credits: readonly ServiceCredit[],
  previous: PeriodOutcome | undefined,
): readonly Cell[] {
  const { name, per } = cap.rule;
  if (per.length === 0) return [{ dimensions: [] }];
  const cells = new Map<string, Cell>();
  for (const credit of credits) {
    const cell = projected(credit.cell, per);
    if (covers(cap, credit, cell)) cells.set(keyOf(cell), cell);
  }
  for (const { cap: earlier, cell, carriedForward } of previous?.caps ?? []) {
    if (earlier === name && carriedForward.minor > 0n) cells.set(keyOf(cell), cell);
  }
  return [...cells.values()];
}

function covers({ rule }: PlannedCap, { credit, cell: its, paidBy }: ServiceCredit, cell: Cell): boolean {
  const named = rule.credits === "all" ? paidBy === "provider" : rule.credits.includes(credit);
  return named && sameCell(projected(its, rule.per), cell);
}

function carriedBy(
  cap: PlannedCap,
  cell: Cell,
  previous: PeriodOutcome | undefined,
  currency: string,
): Money {
  const earlier = previous?.caps.find((each) => each.cap === cap.rule.name && sameCell(each.cell, cell));
  return earlier?.carriedForward ?? zeroMoney(currency);
}
