/** The figures that a story expects, in the plainest form: what a person would write on a sheet of paper.
 *
 *  Measures are exact fractions such as "19/20"; amounts are whole minor units, positive when the provider
 *  owes the customer. A credit that comes to nothing is not listed. */

export interface Expected {
  /** Facts after this instant are not seen; absent: everything is over. */
  readonly asOf?: string;
  /** What becomes of the rows of each file. */
  readonly files: Readonly<Record<string, ExpectedFile>>;
  readonly periods: readonly ExpectedPeriod[];
}

export interface ExpectedFile {
  readonly rows: number;
  /** Lines of rows that are refused; the header is line 1. */
  readonly rejectedLines: readonly number[];
}

export interface ExpectedPeriod {
  readonly period: string;
  readonly targets: readonly ExpectedTarget[];
  readonly credits: readonly ExpectedCredit[];
  readonly total: string;
  /** What stands on each account at the end, exact; absent where the agreement keeps none. */
  readonly accounts?: Readonly<Record<string, string>>;
  readonly provisional?: true;
  /** Ids of facts that were recorded too late to count. */
  readonly late?: readonly string[];
}

export interface ExpectedTarget {
  readonly target: string;
  /** Words of the cell in the order of the target's dimensions, joined by "/". */
  readonly cell?: string;
  /** Exact; durations in milliseconds. Absent when there is nothing to measure. */
  readonly measured?: string;
  readonly verdict: string;
}

export interface ExpectedCredit {
  readonly credit: string;
  readonly cell?: string;
  readonly paidBy: "provider" | "customer";
  /** After rounding and caps. */
  readonly granted: string;
}
