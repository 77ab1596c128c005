/** What settling a period says: a verdict per target and cell, and the credits that follow. */

import type { ValueType, Verdict } from "../prepare/expression.ts";
import type { AssessmentPeriod } from "../time/period.ts";
import type { Instant } from "../value/instant.ts";
import type { Money } from "../value/money.ts";
import type { Ratio } from "../value/ratio.ts";

/** A value while computing. Numbers, money (major units) and durations (ms) are exact ratios;
 *  instants (ms) and dates (days) are whole numbers. `undefined` means that there is no value. */
export type Value = Ratio | number | string | boolean | typeof NOT_APPLICABLE | undefined;

/** The value of a table cell that says "n/a": no promise was made there. */
export const NOT_APPLICABLE = Symbol("not applicable");

/** A value with its type, fit for a statement. */
export interface Quantity {
  readonly type: ValueType;
  readonly value: Exclude<Value, undefined>;
}

/** One combination of the values of a target's dimensions; the empty one is the whole agreement. */
export interface Cell {
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
}

export interface PeriodEvaluation {
  readonly target: string;
  readonly cell: Cell;
  readonly period: AssessmentPeriod;
  /** The exact measure; absent when there was nothing to measure. */
  readonly measured?: Quantity;
  /** What was judged: the measure after the agreement's rounding, if it names one. */
  readonly judged?: Quantity;
  readonly expected?: Quantity;
  readonly minimum?: Quantity;
  readonly verdict: Verdict;
  /** Where a measured value stands: at the expected level, only at the minimum, or below it. */
  readonly level?: "expected" | "minimum" | "below minimum";
  /** How many items the agreement's volume rule counted. */
  readonly volume?: number;
  /** True while clocks are undecided or the period is not over at the as-of instant. */
  readonly provisional: boolean;
}

export interface ServiceCredit {
  readonly credit: string;
  readonly target?: string;
  readonly cell: Cell;
  /** The period in which the target was judged, where it has periods of its own. */
  readonly period?: AssessmentPeriod;
  readonly paidBy: "provider" | "customer";
  /** What the formula gave, exact, in major units, before rounding; zero when the condition did not hold. */
  readonly exact: Ratio;
  /** After the agreement's rounding to minor units, before any cap. */
  readonly rounded: Money;
  /** After all caps, in the order the agreement applies them. */
  readonly granted: Money;
  readonly due: boolean;
  /** Where it stands with the claim that it needs; absent for a credit that is given by itself. */
  readonly claim?: CreditClaim;
}

/** Only a credit that was claimed goes on to the caps; the others show what they would have been. */
export interface CreditClaim {
  /** The rule by which it has to be claimed. */
  readonly claim: string;
  readonly state: ClaimState;
  /** Until when the next step can be made (open), when the last one was (claimed), since when it is too
   *  late (lapsed). */
  readonly at?: Instant;
  readonly steps: readonly ClaimStepOutcome[];
  /** When the other side must have decided, and when the credit can no longer be used. */
  readonly decideBy?: Instant;
  readonly expires?: Instant;
}

export type ClaimState = "open" | "claimed" | "lapsed" | "below the minimum" | "not in good standing";

export interface ClaimStepOutcome {
  readonly step: string;
  /** The last instant in time; absent without a window, and while the window has no anchor. */
  readonly until?: Instant;
  /** The fact by which it was made, perhaps too late. */
  readonly made?: { readonly at: Instant; readonly source: string; readonly id: string };
}

/** What the credits of one claim rule come to before caps: all of them, and those that can count. */
export interface ClaimSum {
  readonly claim: string;
  readonly owed: Money;
  readonly claimed: Money;
  readonly open: Money;
  readonly forgone: Money;
}

/** A right in a cell. The dates are there while it holds, and count from the end of `since`. */
export interface RightOutcome {
  readonly right: string;
  readonly cell: Cell;
  readonly holds: boolean;
  /** The period from which on it has held without a break. */
  readonly since?: AssessmentPeriod;
  readonly cureUntil?: Instant;
  readonly from?: Instant;
  readonly until?: Instant;
  /** When it takes effect if it is used as soon as it can be. */
  readonly effective?: Instant;
  /** When a plan or report is owed if it is demanded as soon as it can be. */
  readonly deliverBy?: Instant;
  /** Whether `until` has passed. */
  readonly lapsed?: boolean;
}

export interface AppliedCap {
  readonly cap: string;
  /** The cell within which the limit holds; the empty one when it holds over all. */
  readonly cell: Cell;
  readonly limit: Money;
  /** The sum of the credits it covers, with what was brought forward. */
  readonly before: Money;
  readonly after: Money;
  /** What is above the limit and joins the next period's sum; zero where it is lost. */
  readonly carriedForward: Money;
  /** What is above the limit and paid in cash, apart from the total; absent unless the agreement says so. */
  readonly cash?: Money;
  /** What is above the limit and posted to an account; absent unless the agreement says so. */
  readonly posted?: Money;
  /** What earlier periods of the cap's span have used of the limit; absent where it holds for each period. */
  readonly used?: Money;
  /** What the period before carried forward, and how much of it is paid now. */
  readonly broughtForward: { readonly amount: Money; readonly granted: Money };
}

/** Items that a target would count and that lack a word in one of its dimensions: they fall into no
 *  cell, so no verdict rests on them. */
export interface ItemsWithoutCell {
  readonly target: string;
  /** The set they belong to. */
  readonly items: string;
  readonly count: number;
}

/** One movement on an account. Nothing changes it later: what was wrong is put right by another posting. */
export interface Posting {
  readonly account: string;
  readonly cell: Cell;
  /** The name of the entry, of the cap whose overflow it is, or "expiry". */
  readonly entry: string;
  /** Signed and exact: a number, money in major units, or milliseconds. */
  readonly amount: Ratio;
  /** What it would have been, had a bound of the account not cut it. */
  readonly uncut?: Ratio;
  readonly balance: Ratio;
  readonly cause: PostingCause;
}

/** Why something was posted: the rule, and what it named in the period. */
export interface PostingCause {
  /** JSON pointer of the entry, the cap or the expiry in the agreement. */
  readonly pointer: string;
  readonly reads: readonly CauseRead[];
}

export interface CauseRead {
  readonly kind: "fee" | "figure" | "target" | "credit" | "account";
  readonly name: string;
  readonly quantity?: Quantity;
  readonly verdict?: Verdict;
}

/** An account over one period. */
export interface AccountStanding {
  readonly account: string;
  readonly cell: Cell;
  readonly opening: Ratio;
  readonly closing: Ratio;
  /** What of the closing balance expires, oldest first; absent where nothing does. */
  readonly lots?: readonly Lot[];
}

/** What is left of the additions of one period, and how many periods ago that was. */
export interface Lot {
  readonly age: number;
  readonly left: Ratio;
}

/** All accounts of a period, and its postings account by account in the order in which they were made. */
export interface Ledger {
  readonly accounts: readonly AccountStanding[];
  readonly postings: readonly Posting[];
}

/** The outcome of one period, and all that a later period may ask of it. */
export interface PeriodOutcome {
  readonly period: AssessmentPeriod;
  readonly figures: readonly { readonly name: string; readonly cell: Cell; readonly quantity?: Quantity }[];
  readonly evaluations: readonly PeriodEvaluation[];
  /** By target and set, in the order of the agreement; absent when every item has its cell. */
  readonly withoutCell?: readonly ItemsWithoutCell[];
  readonly credits: readonly ServiceCredit[];
  readonly caps: readonly AppliedCap[];
  /** Absent when the agreement keeps no account. */
  readonly ledger?: Ledger;
  /** By claim rule, in the order of the agreement; absent when it has none. */
  readonly claims?: readonly ClaimSum[];
  /** By right and cell, in the order of the agreement; absent when it has none. */
  readonly rights?: readonly RightOutcome[];
  /** Net of everything, positive when the provider owes the customer. */
  readonly total: Money;
  /** Present where the agreement names a tax. */
  readonly tax?: TaxOutcome;
}

/** What is charged for a period with its tax; "open" while the rate or a fee has no value. */
export type TaxOutcome =
  | {
      readonly kind: "known";
      readonly name: string;
      readonly rate: Ratio;
      /** The fees charged, together. */
      readonly charges: Money;
      /** The total of the credits, positive when the provider owes the customer. */
      readonly credits: Money;
      /** What the rate is applied to. */
      readonly taxable: Money;
      /** The charges less the credits. */
      readonly net: Money;
      readonly tax: Money;
      readonly gross: Money;
    }
  | { readonly kind: "open"; readonly name: string; readonly missing: string };
