/** An agreement compiled: every name resolved, every type checked, every calendar ready to count.
 *
 *  The tree is the agreement's own tree with other leaves (`Expression<Reference>`), so what a plan
 *  computes can always be said in the agreement's words. Two interpreters run it: the readable fold
 *  over one item at a time, which is the definition, and later the columnar kernels, which are fast. */

import type { Account, AccountEntry } from "../prepare/account.ts";
import type {
  Agreement,
  ClockRule,
  CreditCap,
  CreditRule,
  FactStream,
  PeriodKind,
  ServiceLevelTarget,
} from "../prepare/agreement.ts";
import type { ClaimRule, ClaimStep } from "../prepare/claim.ts";
import type { PublishedSeries, TaxRule } from "../prepare/commerce.ts";
import type {
  CalendarChoice,
  Condition,
  Expression,
  Timeline,
  ValueType,
  Verdict,
} from "../prepare/expression.ts";
import type { RightRule } from "../prepare/right.ts";
import type { Coverage } from "../time/coverage.ts";
import type { Zone } from "../time/zone.ts";
import type { Rounding } from "../value/rounding.ts";

/** What a name turned out to mean. */
export type Reference =
  /** A declared field of the item at hand (its last known value), or a key by which a group was formed. */
  | { readonly kind: "field"; readonly name: string; readonly type: ValueType }
  /** A derived value of the item at hand. */
  | { readonly kind: "value"; readonly name: string; readonly type: ValueType }
  /** When an item that lasts begins and ends, and how long it lasts. */
  | { readonly kind: "extent"; readonly name: "start" | "end"; readonly type: "instant" }
  | { readonly kind: "extent"; readonly name: "length"; readonly type: "duration" }
  /** A clock of the item at hand. */
  | { readonly kind: "clock"; readonly name: string }
  /** A fee, figure or target of the period; a figure or target formed per dimension is read in the same cell. */
  | { readonly kind: "fee" | "figure" | "target" | "credit"; readonly name: string; readonly type: ValueType }
  /** The measure of the credit's own target, in the same cell, after the target's rounding. */
  | { readonly kind: "measured"; readonly type: ValueType }
  /** A level of the credit's own target, as it was in the same cell. */
  | { readonly kind: "expected" | "minimum"; readonly type: ValueType }
  /** The value that the cell at hand has in a dimension. */
  | { readonly kind: "dimension"; readonly name: string }
  /** Facts of the period itself. */
  | { readonly kind: "start of period" | "end of period"; readonly type: "instant" }
  | { readonly kind: "length of period"; readonly type: "duration" }
  | { readonly kind: "days in period"; readonly type: "number" };

export type Formula = Expression<Reference>;
export type Test = Condition<Reference>;
export type Stretch = Timeline<Reference>;

export interface Plan {
  readonly agreement: Agreement;
  readonly zone: Zone;
  /** Identity of the time-zone data that counted, for the statement body. */
  readonly zoneRelease: { readonly id: string; readonly hash: string };
  readonly currency: string;
  readonly coverages: ReadonlyMap<string, Coverage>;
  readonly streams: ReadonlyMap<string, PlannedStream>;
  readonly sets: ReadonlyMap<string, PlannedSet>;
  readonly clocks: ReadonlyMap<string, PlannedClock>;
  readonly timelines: ReadonlyMap<string, Stretch>;
  readonly series: ReadonlyMap<string, PlannedSeries>;
  readonly tax?: PlannedTax;
  /** Fees, figures and targets in an order in which each uses only those before it (history aside). */
  readonly figures: readonly PlannedFigure[];
  readonly credits: readonly PlannedCredit[];
  readonly caps: readonly PlannedCap[];
  readonly claims: readonly PlannedClaim[];
  readonly accounts: readonly PlannedAccount[];
  readonly rights: readonly PlannedRight[];
}

export interface PlannedStream {
  readonly rule: FactStream;
  readonly where?: Test;
}

export type PlannedSet = {
  readonly name: string;
  readonly where?: Test;
  /** In an order in which each value uses only those before it. */
  readonly values: readonly { readonly name: string; readonly type: ValueType; readonly is: Formula }[];
  readonly datedBy?: Formula;
  /** Names of the dimensions by which a cell narrows this set: its fields and group keys. */
  readonly dimensions: readonly string[];
} & (
  | { readonly kind: "stream"; readonly stream: string }
  | { readonly kind: "from"; readonly of: string }
  | { readonly kind: "cycles"; readonly clock: string }
  | {
      readonly kind: "group";
      readonly of: string;
      readonly by: readonly string[];
      /** Width of the intervals; calendar units follow the governing zone. */
      readonly every?: { readonly ms: number } | { readonly days: number } | { readonly months: number };
      readonly empty: "included" | "left out";
    }
  | { readonly kind: "runs"; readonly of: Stretch; readonly by: readonly string[] }
);

export interface PlannedClock {
  readonly rule: ClockRule;
  readonly attaches?: Test;
  readonly startsAt?: string;
  readonly starts: readonly PlannedTrigger[];
  readonly stops: readonly PlannedTrigger[];
  readonly cancelledBy: readonly PlannedTrigger[];
  readonly resetBy: readonly PlannedTrigger[];
  readonly pauses: readonly PlannedPause[];
  readonly calendar?: CalendarChoice<Reference>;
  /** Gives a time amount (or "not applicable"), from the item's fields at the moment it is asked; absent for a
   *  clock that only measures. */
  readonly limit?: Formula;
}

export interface PlannedTrigger {
  readonly event: string;
  readonly where?: Test;
}

export type PlannedPause = ClockRule["pauses"][number] extends infer P
  ? P extends { readonly kind: "between" }
    ? Omit<P, "from" | "until"> & {
        readonly from: readonly PlannedTrigger[];
        readonly until: readonly PlannedTrigger[];
      }
    : P extends { readonly kind: "while" }
      ? Omit<P, "test"> & { readonly test: Test }
      : never
  : never;

/** A fee, figure or target, formed once per cell of its dimensions. */
export interface PlannedFigure {
  readonly kind: "fee" | "figure" | "target";
  readonly name: string;
  readonly per: readonly string[];
  readonly type: ValueType;
  readonly is: Formula;
  readonly judgement?: Judgement;
}

/** How a target's measure becomes a verdict. */
export interface Judgement {
  readonly target: ServiceLevelTarget;
  readonly expected?: {
    readonly comparator: NonNullable<ServiceLevelTarget["expected"]>["comparator"];
    readonly bound: Formula;
  };
  readonly minimum?: {
    readonly comparator: NonNullable<ServiceLevelTarget["minimum"]>["comparator"];
    readonly bound: Formula;
  };
  readonly rounding?: Rounding;
  readonly volume?: { readonly count: Formula; readonly fewerThan: number; readonly then: Verdict };
  readonly withoutValue: Verdict;
  readonly datedBy?: Formula;
  readonly period?: PeriodKind;
}

export interface PlannedCredit {
  readonly rule: CreditRule;
  readonly per: readonly string[];
  readonly when: "missed" | "below minimum" | "always" | Test;
  readonly amount: Formula;
}

export interface PlannedCap {
  readonly rule: CreditCap;
  readonly atMost: Formula;
}

export interface PlannedAccount {
  readonly rule: Account;
  readonly atMost?: Formula;
  readonly atLeast?: Formula;
  readonly entries: readonly PlannedEntry[];
}

export interface PlannedEntry {
  readonly rule: AccountEntry;
  readonly when?: Test;
  readonly amount: Formula;
}

export interface PlannedSeries {
  readonly rule: PublishedSeries;
  /** Which of the facts of a reported series are its values. */
  readonly where?: Test;
  /** Whether money is divided by its values: it gives the price of the agreement's own currency. */
  readonly inverse: boolean;
}

export interface PlannedTax {
  readonly rule: TaxRule;
  readonly rate: Formula;
}

export interface PlannedClaim {
  readonly rule: ClaimRule;
  /** Names of the credits it covers. */
  readonly credits: readonly string[];
  /** The dimensions that all of them are formed by; its tests and windows are asked in those cells. */
  readonly per: readonly string[];
  readonly needs: readonly PlannedClaimStep[];
  readonly minimum?: Formula;
  readonly onlyIf?: Test;
}

export interface PlannedClaimStep {
  readonly rule: ClaimStep;
  readonly where?: Test;
  readonly datedBy?: Formula;
  /** What the step's window is counted from; absent without a window. */
  readonly after?: Formula;
}

export interface PlannedRight {
  readonly rule: RightRule;
  readonly when: Test;
}
