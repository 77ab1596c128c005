/** Limits on the sum of credits, applied in the order in which the agreement writes them.
 *
 *  The field speaks of an at-risk amount or a liability cap. A capped sum is shared among its parts in
 *  proportion, the last cents going to the largest remainders in written order, so that the parts add
 *  up to the limit exactly. What is above a cap leaves the sum at once, so that a cap further down never
 *  meets it again: it is lost, paid in cash, posted to an account, or brought forward to the next period, where
 *  it joins the sum before that period's cap and is paid with the first of it. A cap over "all" credits limits
 *  what the provider pays; what a customer pays back is no credit to be limited. */

import type { Plan, PlannedCap } from "../../plan/plan.ts";
import type { AssessmentPeriod } from "../../time/period.ts";
import { type Money, money, roundToMinor } from "../../value/money.ts";
import { keyOf, projected, sameCell } from "../cell/cell.ts";
import type { AppliedCap, Cell, PeriodOutcome, ServiceCredit, Value } from "../evaluation.ts";
import { isRatio } from "../formula/quantity.ts";
import { isGiven } from "../remedy/claim.ts";

/** Caps with what they need to know. */
export interface CapTerms {
  readonly currency: string;
  readonly caps: readonly PlannedCap[];
  /** The limit of a cap in a cell, in major units. */
  readonly limitOf: (cap: PlannedCap, cell: Cell) => Value;
  /** Outcomes of the periods before, in order of time: for what the last carried forward, and for what
   *  was granted in those of a longer span. */
  readonly prior: readonly PeriodOutcome[];
  /** Whether an earlier period lies in the span of a cap that holds at this period. */
  readonly isInSpan: (cap: PlannedCap, period: AssessmentPeriod) => boolean;
}

/** The credits with what is granted after all caps, and each cap as it was applied. */
export function applyCaps(
  credits: readonly ServiceCredit[],
  terms: CapTerms,
): { readonly credits: readonly ServiceCredit[]; readonly caps: readonly AppliedCap[] } {
  const own = credits.map((credit): Part => ({ credit, minor: isGiven(credit) ? credit.rounded.minor : 0n }));
  const brought: BroughtPart[] = [];
  const applied: { readonly cap: AppliedCap; readonly brought: BroughtPart }[] = [];
  for (const cap of terms.caps) {
    const waiting = lastApplied(cap, terms.prior);
    const members = membersOf(cap, [...own, ...brought]);
    for (const cell of cellsOf(cap, credits, waiting)) {
      const carried = waiting.get(keyOf(cell))?.carriedForward.minor ?? 0n;
      const outcome = applyCap(cap, cell, carried, members.get(keyOf(cell)) ?? [], terms);
      if (outcome === undefined) continue;
      brought.push(outcome.brought);
      applied.push(outcome);
    }
  }
  const amount = (minor: bigint): Money => money(minor, terms.currency);
  return {
    credits: own.map(({ credit, minor }) => ({ ...credit, granted: amount(minor) })),
    caps: applied.map((each) => ({
      ...each.cap,
      broughtForward: { ...each.cap.broughtForward, granted: amount(each.brought.minor) },
    })),
  };
}

/** Net of everything, positive when the provider owes the customer. What a cap brings forward is owed by whoever
 *  pays the credits that it names. */
export function totalOf(
  credits: readonly ServiceCredit[],
  caps: readonly AppliedCap[],
  { currency, ...plan }: Pick<Plan, "currency" | "credits" | "caps">,
): Money {
  const paidBack = new Set(plan.credits.flatMap(({ rule }) => (rule.paidBy === "customer" ? rule.name : [])));
  const isBack = (name: string): boolean =>
    plan.caps.some(({ rule }) => rule.name === name && isOver(paidBack, rule.credits));
  const net = credits.reduce(
    (sum, { paidBy, granted }) => (paidBy === "provider" ? sum + granted.minor : sum - granted.minor),
    0n,
  );
  return money(
    caps.reduce((sum, { cap, broughtForward: { granted } }) => {
      return isBack(cap) ? sum - granted.minor : sum + granted.minor;
    }, net),
    currency,
  );
}

/** A cap names credits of one side only; the plan has seen to that. */
function isOver(paidBack: ReadonlySet<string>, credits: readonly string[] | "all"): boolean {
  return credits !== "all" && credits.some((name) => paidBack.has(name));
}

/** A credit with what is left of it so far, in minor units. */
interface Part {
  readonly credit: ServiceCredit;
  minor: bigint;
}

/** What a cap brought forward, with what is left of it: a wider cap further down limits it too. */
interface BroughtPart {
  readonly cap: PlannedCap;
  readonly cell: Cell;
  minor: bigint;
}

/** Applies one cap in one cell to what is left of its parts, in place, and to what was brought forward, in minor
 *  units; undefined where it sets no limit. */
function applyCap(
  cap: PlannedCap,
  cell: Cell,
  brought: bigint,
  parts: readonly (Part | BroughtPart)[],
  terms: CapTerms,
): { readonly cap: AppliedCap; readonly brought: BroughtPart } | undefined {
  const { currency, limitOf } = terms;
  const value = limitOf(cap, cell);
  if (!isRatio(value)) return undefined;
  const limit = roundToMinor(value, currency, "floor");
  const members = parts.filter(({ minor }) => minor > 0n);
  const used = cap.rule.each === undefined ? undefined : usedBefore(cap, cell, terms);
  const before = members.reduce((total, { minor }) => total + minor, brought);
  const left = limit.minor - (used ?? 0n);
  const room = left > 0n ? left : 0n;
  const after = before < room ? before : room;
  const first = brought < after ? brought : after;
  const shares = shared(
    members.map(({ minor }) => minor),
    after - first,
  );
  members.forEach((member, place) => {
    member.minor = shares[place] ?? 0n;
  });
  const amount = (minor: bigint): Money => money(minor, currency);
  return {
    brought: { cap, cell, minor: first },
    cap: {
      cap: cap.rule.name,
      cell,
      limit,
      ...(used === undefined ? {} : { used: amount(used) }),
      before: amount(before),
      after: amount(after),
      ...overflowOf(cap, before - after, currency),
      broughtForward: { amount: amount(brought), granted: amount(first) },
    },
  };
}

function overflowOf(
  { rule }: PlannedCap,
  rest: bigint,
  currency: string,
): Pick<AppliedCap, "carriedForward" | "cash" | "posted"> {
  const carriedForward = money(rule.above === "carried forward" ? rest : 0n, currency);
  if (rule.above === "paid in cash") return { carriedForward, cash: money(rest, currency) };
  return typeof rule.above === "object"
    ? { carriedForward, posted: money(rest, currency) }
    : { carriedForward };
}

/** What was granted in earlier periods of the cap's span: credits, and what was brought forward to them. */
function usedBefore(cap: PlannedCap, cell: Cell, { prior, caps, isInSpan }: CapTerms): bigint {
  return prior
    .filter(({ period }) => isInSpan(cap, period))
    .flatMap((outcome) => [
      ...outcome.credits.filter((credit) => covers(cap, credit, cell)).map(({ granted }) => granted.minor),
      ...outcome.caps
        .filter((each) =>
          caps.some((inner) => inner.rule.name === each.cap && isWithin(inner, each.cell, cap, cell)),
        )
        .map(({ broughtForward }) => broughtForward.granted.minor),
    ])
    .reduce((sum, minor) => sum + minor, 0n);
}

/** What a cap limits, by its cells. */
function membersOf(
  cap: PlannedCap,
  parts: readonly (Part | BroughtPart)[],
): ReadonlyMap<string, readonly (Part | BroughtPart)[]> {
  const members = new Map<string, (Part | BroughtPart)[]>();
  for (const part of parts) {
    const cell = projected("credit" in part ? part.credit.cell : part.cell, cap.rule.per);
    if (!limits(cap, part, cell)) continue;
    const key = keyOf(cell);
    const known = members.get(key);
    if (known === undefined) members.set(key, [part]);
    else known.push(part);
  }
  return members;
}

function limits(cap: PlannedCap, part: Part | BroughtPart, cell: Cell): boolean {
  return "credit" in part ? covers(cap, part.credit, cell) : isWithin(part.cap, part.cell, cap, cell);
}

/** Whether all that a cap limits in its cell is also limited by another, or the same one, in that one's cell. */
function isWithin(inner: PlannedCap, innerCell: Cell, outer: PlannedCap, cell: Cell): boolean {
  const { credits } = outer.rule;
  const all =
    credits === "all" ||
    (inner.rule.credits !== "all" && inner.rule.credits.every((name) => credits.includes(name)));
  return all && sameCell(projected(innerCell, outer.rule.per), cell);
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
  waiting: ReadonlyMap<string, AppliedCap>,
): readonly Cell[] {
  const { per } = cap.rule;
  if (per.length === 0) return [{ dimensions: [] }];
  const cells = new Map<string, Cell>();
  for (const credit of credits) {
    const cell = projected(credit.cell, per);
    if (covers(cap, credit, cell)) cells.set(keyOf(cell), cell);
  }
  for (const { cell, carriedForward } of waiting.values()) {
    if (carriedForward.minor > 0n) cells.set(keyOf(cell), cell);
  }
  return [...cells.values()];
}

function covers({ rule }: PlannedCap, { credit, cell: its, paidBy }: ServiceCredit, cell: Cell): boolean {
  const named = rule.credits === "all" ? paidBy === "provider" : rule.credits.includes(credit);
  return named && sameCell(projected(its, rule.per), cell);
}

/** A cap as it was last applied in each cell. While its limit has no value it limits nothing, and what was
 *  carried forward waits. */
function lastApplied({ rule }: PlannedCap, prior: readonly PeriodOutcome[]): ReadonlyMap<string, AppliedCap> {
  const own = prior.flatMap(({ caps }) => caps.filter(({ cap }) => cap === rule.name));
  return new Map(own.map((each) => [keyOf(each.cell), each]));
}
