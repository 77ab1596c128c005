/** The one tree in which an agreement states what is computed.
 *
 *  An agreement holds no code and no expression strings: each formula, test and stretch of time is
 *  a closed, typed tree, so that it prints as a sentence, fits a form, and can be explained part by
 *  part. The tree is written once and read twice: in an `Agreement` its leaves are the names that
 *  people wrote (`Expression<Name>`), in a `Plan` they are what those names turned out to mean
 *  (`Expression<Reference>`). Nothing here knows a metric: availability, OTIF or response time are
 *  documents made of these nodes. */

import type { LocalDate } from "../time/civil.ts";
import type { Instant } from "../value/instant.ts";
import type { Ratio } from "../value/ratio.ts";
import type { Rounding } from "../value/rounding.ts";
import type { PeriodKind } from "./agreement.ts";
import type { CommercialExpression } from "./commerce.ts";

/** What a value is. A percentage is a number (95 % = 19/20); a date has no zone, an instant needs none.
 *  Money is in the agreement's currency unless its type names another. */
export type ValueType = "number" | "money" | ForeignMoney | "duration" | "instant" | "date" | "flag" | "text";

/** Money that only a conversion brings into the agreement's currency: "money in USD". */
export type ForeignMoney = `money in ${string}`;

/** A word that people wrote: a field, value, figure, target, fee or clock. `pointer` leads back to it. */
export interface Name {
  readonly kind: "name";
  readonly name: string;
  readonly pointer: string;
}

/** A length of time as an agreement promises it. The unit is part of the promise: business units
 *  count on a calendar, the others on the wall clock or the time line. */
export interface TimeAmount {
  readonly kind: "time amount";
  readonly count: Ratio;
  readonly unit: TimeUnit;
}

export type TimeUnit =
  | "milliseconds"
  | "seconds"
  | "minutes"
  | "hours"
  | "business seconds"
  | "business minutes"
  | "business hours"
  | "business days"
  | "calendar days"
  | "months";

/** A constant. Money is in major units of its currency, exact; rounding comes at the end and is named. */
export type Literal =
  | { readonly kind: "number"; readonly value: Ratio; readonly percent: boolean }
  | { readonly kind: "money"; readonly amount: Ratio; readonly currency: string }
  | TimeAmount
  | { readonly kind: "date"; readonly date: LocalDate }
  | { readonly kind: "instant"; readonly instant: Instant }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "flag"; readonly flag: boolean }
  | { readonly kind: "not applicable" };

/** A formula over leaves of type `L`. Every node is named for the words that state it in a document. */
export type Expression<L> =
  | Literal
  | L
  | Arithmetic<L>
  | {
      readonly kind: "steps";
      readonly count: "full" | "started";
      readonly size: Expression<L>;
      readonly of: Expression<L>;
    }
  | { readonly kind: "rounded"; readonly of: Expression<L>; readonly rounding: Rounding }
  | Bands<L>
  | Table<L>
  | {
      readonly kind: "if";
      readonly test: Condition<L>;
      readonly then: Expression<L>;
      readonly otherwise: Expression<L>;
    }
  | {
      readonly kind: "in force";
      readonly rows: readonly { readonly from: LocalDate; readonly value: Expression<L> }[];
    }
  | { readonly kind: "test"; readonly test: Condition<L> }
  | TimeExpression<L>
  | Aggregate<L>
  | TimelineMeasure<L>
  | CommercialExpression<L>
  | History
  | CellCount
  | AccountBalance;

/** Exact arithmetic. A quotient states what it is when its divisor is zero: absent means "no value". */
export type Arithmetic<L> =
  | { readonly kind: "add" | "times" | "smaller of" | "larger of"; readonly of: readonly Expression<L>[] }
  | { readonly kind: "subtract"; readonly from: Expression<L>; readonly take: Expression<L> }
  | {
      readonly kind: "divide";
      readonly dividend: Expression<L>;
      readonly divisor: Expression<L>;
      readonly byZero?: Expression<L>;
    };

/** A piecewise function with every bound's inclusion written. Rows must tile the line unless
 *  `overlap` says which of two matching rows counts ("highest" and "lowest" compare what they give). */
export interface Bands<L> {
  readonly kind: "bands";
  readonly of: Expression<L>;
  readonly rows: readonly BandRow<L>[];
  readonly overlap: "refused" | "first" | "highest" | "lowest";
  /** What a measure outside every row gives; absent means that the rows must cover the line. */
  readonly otherwise?: Expression<L>;
}

export interface BandRow<L> {
  readonly from?: { readonly bound: Expression<L>; readonly inclusive: boolean };
  readonly to?: { readonly bound: Expression<L>; readonly inclusive: boolean };
  readonly gives: Expression<L>;
}

/** Parameters by dimension. `null` in a row stands for "any"; the most specific row wins (fewest
 *  nulls, then the first written). Without a match, `otherwise`; without that, not applicable. */
export interface Table<L> {
  readonly kind: "table";
  readonly by: readonly L[];
  readonly rows: readonly { readonly keys: readonly (string | null)[]; readonly value: Expression<L> }[];
  readonly otherwise?: Expression<L>;
}

/** Values of time. `on` names a calendar; without it time is counted round the clock. */
export type TimeExpression<L> =
  | {
      readonly kind: "time between";
      readonly from: Expression<L>;
      readonly to: Expression<L>;
      readonly on?: CalendarChoice<L>;
    }
  | ({
      readonly kind: "moved";
      readonly from: Expression<L>;
      readonly by: Expression<L>;
      readonly on?: CalendarChoice<L>;
    } & Deadline)
  | { readonly kind: "day of"; readonly instant: Expression<L> }
  | { readonly kind: "clock value"; readonly clock: L; readonly value: ClockValue }
  | { readonly kind: "field at"; readonly field: L; readonly event: string };

export type ClockValue = "elapsed" | "due" | "start" | "stop" | "breach" | "margin" | "paused";

/** How a deadline is shaped beyond its amount: a cut-off (ms after local midnight) after which the
 *  anchor counts as the next day's, and the moment of the final day that closes it. */
export interface Deadline {
  readonly cutOff?: number;
  readonly snap?: "end of day" | "end of business day" | { readonly timeOfDay: number };
}

/** A calendar by name, or chosen by a table whose values are names of calendars (texts). */
export type CalendarChoice<L> = { readonly kind: "calendar"; readonly name: string } | Table<L>;

/** A figure over items. `over` names an item set, or "members" inside a group's own values. */
export type Aggregate<L> = { readonly over: string; readonly where?: Condition<L> } & (
  | { readonly kind: "count of" }
  | { readonly kind: "share of"; readonly that: Condition<L> }
  | { readonly kind: "sum of" | "mean of" | "lowest of" | "highest of"; readonly value: Expression<L> }
  | { readonly kind: "percentile of"; readonly value: Expression<L>; readonly percentile: Ratio }
);

/** A figure over stretches of time, clipped to the period (and to the cell's own facts). */
export type TimelineMeasure<L> =
  | { readonly kind: "time of" | "runs of" | "longest run of"; readonly timeline: Timeline<L> }
  | {
      readonly kind: "share of time";
      readonly timeline: Timeline<L>;
      /** The time that counts at all: a calendar, deployed time; absent means the whole period. */
      readonly within?: Timeline<L>;
      /** Taken out of both sides before the share is formed. */
      readonly without: readonly Timeline<L>[];
    };

/** What earlier periods said. Only these nodes look across periods. `name` is a figure, target or credit. */
export type History =
  | { readonly kind: "previous"; readonly name: string; readonly ago: number; readonly otherwise?: Literal }
  | ({ readonly kind: "in a row"; readonly target: string; readonly verdict: "met" | "missed" } & Skipping)
  | ({
      readonly kind: "times in last";
      readonly target: string;
      readonly verdict: "met" | "missed";
      readonly periods: number;
    } & Skipping)
  | {
      readonly kind: "over periods";
      readonly aggregate: "sum of" | "mean of" | "lowest of" | "highest of";
      readonly name: string;
      readonly span: Lookback;
    };

/** What a period counts in which a target was not measured; absent: a period like any other, so that it
 *  breaks a run and takes a place among the last ones. */
export interface Skipping {
  readonly notMeasured?: "is skipped";
}

/** So many periods up to and including the one at hand, or so many that end before it. */
export interface Lookback {
  readonly kind: "last" | "before";
  readonly periods: number;
}

/** What stands on an account: at the end of the period before, or at this point of the written order. */
export interface AccountBalance {
  readonly kind: "opening balance of" | "balance of";
  readonly account: string;
}

/** How many cells of a target have one of the verdicts, as far as they share the asker's dimensions; absent
 *  verdicts count every cell. */
export interface CellCount {
  readonly kind: "cells of";
  readonly target: string;
  readonly verdicts?: readonly Verdict[];
}

export type Comparator = "at least" | "at most" | "above" | "below" | "exactly";

/** A closed test. `all of` with no parts is true, `any of` with no parts is false. */
export type Condition<L> =
  | { readonly kind: "all of" | "any of"; readonly of: readonly Condition<L>[] }
  | { readonly kind: "not"; readonly test: Condition<L> }
  | { readonly kind: "one of"; readonly subject: L; readonly values: readonly string[] }
  | {
      readonly kind: "compare";
      readonly left: Expression<L>;
      readonly comparator: Comparator;
      readonly right: Expression<L>;
    }
  | { readonly kind: "presence"; readonly subject: L; readonly known: boolean }
  | { readonly kind: "clock is"; readonly clock: L; readonly outcomes: readonly ClockOutcome[] }
  | { readonly kind: "verdict is"; readonly target: L; readonly verdicts: readonly Verdict[] }
  | { readonly kind: "every member" | "some member"; readonly test: Condition<L> };

export type ClockOutcome = "met" | "breached" | "undecided" | "void" | "absent";

/** Five different results: "not measured" is never silently "met". */
export type Verdict = "met" | "missed" | "not measured" | "not applicable" | "deemed met";

/** Stretches of time. Each node yields sorted, disjoint half-open intervals. */
export type Timeline<L> =
  | { readonly kind: "period" }
  | { readonly kind: "calendar"; readonly name: string }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "during"; readonly items: string; readonly where?: Condition<L> }
  | {
      readonly kind: "samples";
      readonly stream: string;
      readonly showing: Condition<L>;
      readonly holds?: TimeAmount;
    }
  | { readonly kind: "silence"; readonly stream: string; readonly after: TimeAmount }
  | { readonly kind: "union" | "overlap"; readonly of: readonly Timeline<L>[] }
  | { readonly kind: "at least k"; readonly k: number; readonly of: readonly Timeline<L>[] }
  | {
      readonly kind: "across";
      readonly dimension: string;
      readonly quantity: "any" | "all" | number;
      /** The items whose values of the dimension exist; absent: the declared ones, or else those reported. */
      readonly among?: string;
      readonly of: Timeline<L>;
    }
  | { readonly kind: "without"; readonly of: Timeline<L>; readonly take: readonly Timeline<L>[] }
  | { readonly kind: "outside"; readonly of: Timeline<L> }
  | {
      readonly kind: "runs";
      readonly of: Timeline<L>;
      readonly atLeast: Expression<L>;
      readonly strictly: boolean;
    }
  | { readonly kind: "beyond"; readonly of: Timeline<L>; readonly first: Expression<L> }
  | {
      readonly kind: "whole";
      readonly of: Timeline<L>;
      readonly unit: TimeAmount;
      readonly badFrom: TimeAmount | "touched" | "full";
      readonly strictly: boolean;
    }
  | {
      readonly kind: "budget";
      readonly of: Timeline<L>;
      readonly atMost: Expression<L>;
      /** The span that has the budget; absent: each assessment period. */
      readonly each?: PeriodKind;
    };
