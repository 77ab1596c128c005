/** What the parties promise each other, as one typed value.
 *
 *  A service level agreement, an operational level agreement and an underpinning contract are the
 *  same kind of object with different parties. The value keeps everything that the document says,
 *  in document order, with names still as people wrote them; `compilePlan` resolves them. */

import type { BusinessCalendar } from "../time/calendar.ts";
import type { LocalDate } from "../time/civil.ts";
import type { Rounding } from "../value/rounding.ts";
import type { Account } from "./account.ts";
import type { Chain } from "./chain.ts";
import type { ClaimRule } from "./claim.ts";
import type { PublishedSeries, TaxRule } from "./commerce.ts";
import type {
  CalendarChoice,
  Comparator,
  Condition,
  Deadline,
  Expression,
  Name,
  TimeAmount,
  Timeline,
  ValueType,
  Verdict,
} from "./expression.ts";
import type { Frame } from "./frame.ts";
import type { RightRule } from "./right.ts";

export type AgreementKind =
  | "service level agreement"
  | "operational level agreement"
  | "underpinning contract";

export interface Agreement {
  readonly language: 1;
  readonly id: string;
  readonly title: string;
  readonly kind: AgreementKind;
  readonly version: number;
  /** The template that this agreement was composed on; its terms stand here in full. */
  readonly basedOn?: TemplateReference;
  readonly parties: readonly AgreementParty[];
  readonly term: Term;
  readonly governing: Governing;
  readonly calendars: readonly BusinessCalendar[];
  readonly services: readonly Service[];
  readonly streams: readonly FactStream[];
  readonly items: readonly ItemSet[];
  readonly clocks: readonly ClockRule[];
  readonly timelines: readonly NamedTimeline[];
  readonly fees: readonly Named<Expression<Name>>[];
  /** Values that others publish; absent where none are read. */
  readonly series?: readonly PublishedSeries[];
  readonly figures: readonly Figure[];
  readonly targets: readonly ServiceLevelTarget[];
  readonly credits: readonly CreditRule[];
  readonly caps: readonly CreditCap[];
  readonly claims: readonly ClaimRule[];
  readonly accounts: readonly Account[];
  readonly rights: readonly RightRule[];
  /** Goals, responsibilities, reviews, silence, exclusions and signatories, where any is stated. */
  readonly frame?: Frame;
  readonly clauses: readonly Clause[];
  /** Keys beginning with "x-", kept as canonical JSON text for tools; the engine never reads them. */
  readonly extensions: Readonly<Record<string, string>>;
}

/** One version of another agreement, by the SHA-256 of its canonical text in hexadecimal. */
export interface TemplateReference {
  readonly agreement: string;
  readonly version: number;
  readonly hash: string;
}

export interface AgreementParty {
  readonly role: "provider" | "customer" | "supplier";
  readonly name: string;
}

export interface Term {
  readonly from: LocalDate;
  /** The last day of the term; absent means until further notice. */
  readonly to?: LocalDate;
  readonly renews?: TimeAmount;
  readonly notice?: TimeAmount;
}

export interface Governing {
  readonly zone: string;
  readonly currency: string;
  readonly language: "en" | "de";
  /** Release of the time-zone data that this version pins, such as "2026f". */
  readonly zoneRelease: string;
  readonly period: PeriodKind;
  /** How long after a period's end a fact may still be recorded and count; absent: no limit. */
  readonly evidenceWindow?: TimeAmount;
  readonly tax?: TaxRule;
}

export type PeriodKind =
  | { readonly kind: "calendar month" | "calendar quarter" | "calendar half-year" | "week" | "day" }
  | { readonly kind: "year"; readonly startMonth: number }
  | { readonly kind: "billing month"; readonly startDay: number }
  | { readonly kind: "rolling"; readonly days: number };

export interface Service {
  readonly name: string;
  readonly catalogueId?: string;
  readonly owner?: string;
  readonly outOfScope: readonly string[];
  /** What the customer must do so that the service can be delivered. */
  readonly customerDuties?: readonly string[];
  /** The first and the last day on which it is delivered; absent: as long as the agreement holds. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** A stream of facts the agreement reads, with the fields it relies on. `shape` says how one fact
 *  speaks: an event in an item's life, an interval of time, a sample of a state, a single record. */
export interface FactStream {
  readonly name: string;
  readonly shape: "events" | "intervals" | "samples" | "records";
  readonly events: readonly string[];
  readonly fields: readonly FieldRule[];
  /** Facts outside this test belong to somebody else's agreement. */
  readonly where?: Condition<Name>;
}

export interface FieldRule {
  readonly name: string;
  readonly type: ValueType;
  /** A closed list of texts; also the cells that exist when nothing happened in them. */
  readonly oneOf?: readonly string[];
}

/** Things that are counted: the items of a stream, the cycles of a clock, groups of other items, or the
 *  unbroken runs of a timeline.
 *  Each stream is an item set of its own name already: subjects for events, facts for the rest.
 *  Grouping by a field or by a unit of time is the one way to reduce twice: order lines to orders,
 *  requests to five-minute intervals. */
export type ItemSet = {
  readonly name: string;
  readonly where?: Condition<Name>;
  readonly values: readonly Named<Expression<Name>>[];
  /** The instant whose period an item belongs to; absent: its first fact (events), its start otherwise. */
  readonly datedBy?: Expression<Name>;
} /** The items of a stream, or those of another set, narrowed and with more values. */ & (
  | { readonly kind: "from"; readonly of: string }
  | { readonly kind: "cycles"; readonly clock: string }
  | {
      readonly kind: "group";
      readonly of: string;
      readonly by: readonly string[];
      readonly every?: TimeAmount;
      /** Whether intervals without any member exist (a mean over all intervals) or not. */
      readonly empty: "included" | "left out";
    }
  /** Unbroken runs, formed for each combination of the values of some dimensions. */
  | { readonly kind: "runs"; readonly of: Timeline<Name>; readonly by: readonly string[] }
);

export interface Named<T> {
  readonly name: string;
  readonly is: T;
}

/** A fact that a clock reacts to: an event by name, if its fields pass the test. */
export interface Trigger {
  readonly event: string;
  readonly where?: Condition<Name>;
}

export interface ClockRule extends Deadline {
  readonly name: string;
  /** The stream of events whose subjects this clock measures. */
  readonly items: string;
  readonly attaches?: Condition<Name>;
  readonly starts: readonly Trigger[];
  /** Retroactive start: a field that holds the instant from which time counts. */
  readonly startsAt?: Name;
  readonly stops: readonly Trigger[];
  readonly cancelledBy: readonly Trigger[];
  readonly resetBy: readonly Trigger[];
  readonly pauses: readonly PauseRule[];
  readonly calendar?: CalendarChoice<Name>;
  /** Absent, with `metWhen`, for a clock that only measures: it breaks no promise. */
  readonly limit?: Expression<Name>;
  readonly metWhen?: "at most" | "below";
  readonly whenLimitChanges: "keep elapsed time" | "restart" | "from the beginning" | "limit at start stays";
  readonly whenReopened: "first stop counts" | "time continues" | "each cycle counts";
  readonly pausesBeforeStart: "count" | "do not count";
  readonly pausesAfterBreach: "count" | "do not count";
  readonly atTheSameInstant: readonly ("start" | "stop" | "reset" | "cancel" | "pause" | "resume")[];
}

/** Time that does not count, from one event to another or while fields stand so. */
export type PauseRule = {
  readonly reason: string;
  readonly party?: "provider" | "customer" | "supplier";
  /** How much time may be taken out; "no limit" says that the parties mean it, absent that nobody asked. */
  readonly atMost?: TimeAmount | "no limit";
} & (
  | { readonly kind: "between"; readonly from: readonly Trigger[]; readonly until: readonly Trigger[] }
  | { readonly kind: "while"; readonly test: Condition<Name> }
);

export interface NamedTimeline {
  readonly name: string;
  readonly is: Timeline<Name>;
}

/** A named intermediate figure of a period, with the dimensions it is formed per. */
export interface Figure {
  readonly name: string;
  readonly per: readonly string[];
  readonly is: Expression<Name>;
}

export interface ServiceLevelTarget {
  readonly name: string;
  readonly service?: string;
  readonly per: readonly string[];
  readonly measure: Expression<Name>;
  readonly expected?: Level;
  readonly minimum?: Level;
  readonly rounding?: Rounding;
  /** Too little to judge fairly: a count, and what then holds. */
  readonly volume?: { readonly count: Expression<Name>; readonly fewerThan: number; readonly then: Verdict };
  /** When the measure has no value: nothing happened, or nothing was reported. */
  readonly withoutValue: Verdict;
  readonly datedBy?: Expression<Name>;
  readonly period?: PeriodKind;
  readonly text?: string;
  /** The agreements beneath it, which are held against it. */
  readonly restsOn?: Chain;
}

export interface Level {
  readonly comparator: Comparator;
  readonly bound: Expression<Name>;
}

/** What a missed promise costs, or a kept one earns. The amount is zero unless `when` holds; the
 *  default is "missed", so that a promise deemed met can never cost money by a band. */
export interface CreditRule {
  readonly name: string;
  readonly target?: string;
  readonly when: "missed" | "below minimum" | "always" | Condition<Name>;
  readonly amount: Expression<Name>;
  readonly rounding: Rounding["mode"];
  readonly paidBy: "provider" | "customer";
}

/** A limit on the sum of credits of a period, or of the periods of a longer span, applied in written order. */
export interface CreditCap {
  readonly name: string;
  /** Dimensions within which the limit holds separately, such as each product; empty: over all. */
  readonly per: readonly string[];
  readonly credits: readonly string[] | "all";
  /** The span over which the limit holds; absent: each assessment period. */
  readonly each?: CapSpan;
  readonly atMost: Expression<Name>;
  /** What becomes of the rest; an account receives it as a posting. */
  readonly above: "lost" | "carried forward" | "paid in cash" | { readonly account: string };
}

/** A stretch of periods, which one belongs to by its end; the term is all periods of the agreement. */
export type CapSpan = PeriodKind | { readonly kind: "term" };

export interface Clause {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}
