/** What a formula may look at while it is computed.
 *
 *  There are two places to stand. Inside an item (a ticket, an order line, a five-minute interval)
 *  a formula sees fields, derived values, clocks and, in a group, the members. Inside a cell of a period
 *  it sees fees, figures, targets, aggregates and stretches of time. A test within an aggregate
 *  stands in both at once: its item's values meet the figures of the cell that asks. So a scope is
 *  a pair of small interfaces, and one evaluator serves every formula. */

import type { Reference, Test } from "../../plan/plan.ts";
import type {
  AccountBalance,
  Aggregate,
  CellCount,
  History,
  TimelineMeasure,
  Verdict,
} from "../../prepare/expression.ts";
import type { LocalDate } from "../../time/civil.ts";
import type { Coverage } from "../../time/coverage.ts";
import type { Interval } from "../../time/interval.ts";
import type { Zone } from "../../time/zone.ts";
import type { Duration } from "../../value/instant.ts";
import type { Ratio } from "../../value/ratio.ts";
import type { ClockCycle } from "../clock/reading.ts";

import type { Cell, Value } from "../evaluation.ts";
import type { FieldValue } from "../fact/fact.ts";

/** Where an agreement counts time: its governing zone and its compiled calendars. */
export interface Place {
  readonly zone: Zone;
  readonly coverages: ReadonlyMap<string, Coverage>;
  /** Published values and the decimals of money; absent only where no formula can ask for them. */
  readonly prices?: Prices;
}

/** What formulas about prices need beside their own parts. */
export interface Prices {
  /** Decimals of the currency's minor unit. */
  readonly decimals: number;
  /** The value of a series for a date; undefined where none was published for it. */
  quote(series: string, date: LocalDate): Ratio | undefined;
  /** Whether a rate is the price of the agreement's own currency, so that money is divided by it. */
  isInverse(series: string): boolean;
}

export interface Scope {
  readonly place: Place;
  readonly item?: ItemScope;
  readonly cell?: CellScope;
}

/** An item seen from its own formulas and from the tests of an aggregate. */
export interface ItemScope {
  /** The local date that chooses among values in force. */
  readonly date: LocalDate;
  /** The last known value of a field, or the key by which a group was formed; as the fact holds it. */
  field(name: string): FieldValue | undefined;
  value(name: string): Value;
  /** Of an item that lasts: an instant, or a length in milliseconds. One that has not ended has no end, and is
   *  as long as it has lasted by the as-of instant. */
  extent(name: "start" | "end" | "length"): Value;
  /** The item's reading of a clock; absent when the clock never attached to it. */
  clock(name: string): ClockCycle | undefined;
  /** A field as it stood at the first event of that name. */
  fieldAt(field: string, event: string): FieldValue | undefined;
  /** An aggregate over the members of a group. */
  overMembers(aggregate: Aggregate<Reference>): Value;
  /** "every member" or "some member" of a group passes a test; of no members, every and none. */
  membersPass(test: MemberTest): boolean;
}

export type MemberTest = Extract<Test, { readonly kind: "every member" | "some member" }>;

/** A cell of a period: one combination of the values of some dimensions. */
export interface CellScope {
  readonly date: LocalDate;
  /** From the midnight that begins it to the midnight that ends it. */
  readonly period: Interval;
  readonly lengthOfPeriod: Duration;
  readonly daysInPeriod: number;
  dimension(name: string): string | undefined;
  /** The same asker in another cell, such as this one narrowed to one value more. */
  in(cell: Cell): CellScope;
  /** A fee, figure, target or credit, formed in this cell. */
  quantity(kind: "fee" | "figure" | "target" | "credit", name: string): Value;
  verdict(target: string): Verdict | undefined;
  /** The judged measure of the target a credit belongs to. */
  measured(): Value;
  /** A level of that target. */
  level(which: "expected" | "minimum"): Value;
  aggregate(aggregate: Aggregate<Reference>): Value;
  timeline(measure: TimelineMeasure<Reference>): Value;
  history(node: History): Value;
  cellsOf(node: CellCount): Value;
  balance(node: AccountBalance): Value;
}
