/** What money does over the life of an agreement: published values, indexation, conversion, parts of periods, tax.
 *
 *  A series is a list of values that somebody else publishes for dates: an index of prices, a rate of
 *  exchange. It never guesses: a date before its first value, or past the time that a value holds, has no
 *  value, and whatever needs it has none either. Four formulas are made of it and of dates; each stays
 *  exact unless it says how it is rounded. */

import type { LocalDate } from "../time/civil.ts";
import type { Ratio } from "../value/ratio.ts";
import type { RoundingMode } from "../value/rounding.ts";
import type {
  Condition,
  Expression,
  ForeignMoney,
  Literal,
  Name,
  TimeAmount,
  ValueType,
} from "./expression.ts";

/** Values that are published for dates; the last one for a date or before counts on that date. */
export interface PublishedSeries {
  readonly name: string;
  /** Who publishes it. */
  readonly source: string;
  /** A rate of exchange: how much one unit of `of` costs in `in`, both ISO 4217 codes. */
  readonly rate?: { readonly of: string; readonly in: string };
  /** For how long after its date a value counts when no other follows; absent: until the next one. */
  readonly holds?: TimeAmount;
  readonly values: readonly PublishedValue[];
  /** Values that are reported as facts, so that next year's needs no new version of the agreement. */
  readonly reported?: ReportedValues;
}

export interface PublishedValue {
  readonly from: LocalDate;
  readonly value: Extract<Literal, { readonly kind: "number" }>;
}

/** A stream of records, one for each value, and the fields that hold the date and the value. */
export interface ReportedValues {
  readonly stream: string;
  readonly date: Name;
  readonly value: Name;
  readonly where?: Condition<Name>;
}

/** How the part of a period is counted in which something that is paid for was there. */
export type PartOfPeriod = "by calendar days" | "by time" | "in full";

export const PARTS_OF_PERIOD: readonly PartOfPeriod[] = ["by calendar days", "by time", "in full"];

/** Formulas about prices. */
export type CommercialExpression<L> =
  /** The value of a series for a date, or for the local date of an instant. */
  | { readonly kind: "value of"; readonly series: string; readonly on: Expression<L> }
  /** Money of one currency in the other of a rate, at the rate of a date. */
  | {
      readonly kind: "convert";
      readonly of: Expression<L>;
      readonly rate: string;
      readonly on: Expression<L>;
    }
  | Indexed<L>
  /** The part of an amount that falls to the days from `from` to `to`, both included, or to those of a service. */
  | {
      readonly kind: "pro rata";
      readonly of: Expression<L>;
      readonly service?: string;
      readonly from?: LocalDate;
      readonly to?: LocalDate;
      readonly part: PartOfPeriod;
      readonly rounding?: RoundingMode;
    };

/** An amount that follows a series in steps: on each anniversary of `from` it changes as the series has
 *  changed over the same time since `base`. Limits hold for each step, and steps build on one another. */
export interface Indexed<L> {
  readonly kind: "indexed";
  readonly of: Expression<L>;
  readonly series: string;
  /** The date whose value of the series the amount rests on. */
  readonly base: LocalDate;
  /** The date from which the amount holds unchanged; absent: the base. */
  readonly from?: LocalDate;
  readonly each: TimeAmount;
  /** The least and the most change of one step: 3 % is 3/100. */
  readonly atLeast?: Ratio;
  readonly atMost?: Ratio;
  /** Rounds each step to the currency's minor unit; absent: exact. */
  readonly rounding?: RoundingMode;
}

/** A tax on what is charged. */
export interface TaxRule {
  readonly name: string;
  readonly rate: Expression<Name>;
  /** The fees that are charged for the period; none where the statement is about credits alone. */
  readonly on: readonly string[];
  readonly credits: "reduce the taxable amount" | "outside tax";
  readonly rounding: RoundingMode;
}

/** Whether a type is money that is not in the agreement's currency. */
export function isForeignMoney(type: ValueType): type is ForeignMoney {
  return type.startsWith(FOREIGN);
}

/** The currency of money that is not in the agreement's own. */
export function foreignCurrency(type: ValueType): string | undefined {
  return isForeignMoney(type) ? type.slice(FOREIGN.length) : undefined;
}

const FOREIGN = "money in ";
