/** What happened, as somebody reported it: the only thing that is kept; all else is recomputed.
 *
 *  A fact belongs to a stream, not to an agreement, for one ticket counts under an SLA, an OLA and
 *  an underpinning contract. It carries two times: `occurredAt` decides every figure, `recordedAt`
 *  matters to the evidence window alone. */

import type { LocalDate } from "../../time/civil.ts";
import type { Instant } from "../../value/instant.ts";
import type { Ratio } from "../../value/ratio.ts";

/** A field's value after its declared type was applied: exact numbers and money amounts are ratios,
 *  durations and instants whole milliseconds, dates whole days since 1970-01-01. */
export type FieldValue = Ratio | string | boolean | Instant | LocalDate;

export interface Fact {
  /** Unique for ever within its source; a repeated id is the same fact. */
  readonly id: string;
  readonly source: string;
  readonly stream: string;
  /** The ticket, order line, service or probe that the fact is about. */
  readonly subject: string;
  /** For streams of events: which one. */
  readonly event?: string;
  readonly occurredAt: Instant;
  /** For streams of intervals: the end, exclusive; absent means not ended yet. */
  readonly until?: Instant;
  readonly recordedAt: Instant;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** The id of a fact of the same source that this one replaces. */
  readonly corrects?: string;
}

/** A fact as it crosses a wire or lies in a file, one JSON object: instants as text with their offset,
 *  exact numbers and money ("12.50", "12.50 EUR") as text or whole numbers, durations as text such as
 *  "90 seconds" or as whole milliseconds, dates as "2026-10-05". */
export interface RawFact {
  readonly id: string;
  readonly source: string;
  readonly stream: string;
  readonly subject: string;
  readonly event?: string;
  readonly occurredAt: string;
  readonly until?: string;
  readonly recordedAt: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  readonly corrects?: string;
}

/** One subject's facts of one stream, in the order in which they happened. */
export interface FactHistory {
  readonly subject: string;
  readonly facts: readonly Fact[];
}

/** Facts as the engine reads them: ordered, without duplicates, corrections applied. `bookOf` makes
 *  one from a list in any order; an importer may hold them in columns and make histories on the fly,
 *  so a history lives only while it is looked at. */
export interface FactBook {
  histories(stream: string): Iterable<FactHistory>;
  history(stream: string, subject: string): FactHistory | undefined;
  /** How many facts the book holds in all. */
  readonly size: number;
  /** The book as it would be without the corrections recorded after an instant: what they replaced stands
   *  again. Other facts stay, whenever they were recorded. */
  withoutCorrectionsAfter(instant: Instant): FactBook;
}
