/** Which facts stood behind a period, and which came too late for it?
 *
 *  A statement says how many facts of each stream fell into its period, and lists the late ones: those
 *  recorded after the evidence window closed, which count for nothing but are not hidden either. A
 *  claim is no evidence, so it is never late in this sense. */

import type { Fact, FactBook } from "../measure/fact/fact.ts";
import { evidenceClosesAt } from "../measure/item/view.ts";
import { claimStreams, measuredStreams } from "../plan/claim-streams.ts";
import type { Plan } from "../plan/plan.ts";
import type { AssessmentPeriod } from "../time/period.ts";
import type { Instant } from "../value/instant.ts";

export interface PeriodEvidence {
  /** By stream, in the order of the agreement: how many facts counted in the period. */
  readonly counted: readonly { readonly stream: string; readonly facts: number }[];
  /** In code unit order of source and id. */
  readonly late: readonly { readonly stream: string; readonly source: string; readonly id: string }[];
}

/** Looks through the book for the facts of a period as they are seen at an instant. */
export function evidenceOf(
  plan: Plan,
  book: FactBook,
  period: AssessmentPeriod,
  asOf: Instant,
): PeriodEvidence {
  const closes = evidenceClosesAt(plan, period);
  const streams = [...plan.streams.keys()];
  const isSeen = (fact: Fact): boolean => fallsInto(fact, period) && fact.occurredAt <= asOf;
  const counting = book.withoutCorrectionsAfter(closes);
  const counted = streams.map((stream) => {
    let facts = 0;
    for (const fact of factsOf(counting, stream)) if (isSeen(fact) && fact.recordedAt <= closes) facts += 1;
    return { stream, facts };
  });
  const late: PeriodEvidence["late"][number][] = [];
  const claims = claimStreams(plan);
  const judged = streams.filter((stream) => !claims.has(stream) || measuredStreams(plan).has(stream));
  for (const stream of Number.isFinite(closes) ? judged : []) {
    for (const fact of factsOf(book, stream)) {
      if (isSeen(fact) && fact.recordedAt > closes) late.push({ stream, source: fact.source, id: fact.id });
    }
  }
  return { counted, late: late.sort(compareIds) };
}

function* factsOf(book: FactBook, stream: string): Generator<Fact> {
  for (const { facts } of book.histories(stream)) yield* facts;
}

function fallsInto({ occurredAt, until }: Fact, { start, end }: AssessmentPeriod): boolean {
  return occurredAt < end && (occurredAt >= start || (until !== undefined && until > start));
}

function compareIds(a: { source: string; id: string }, b: { source: string; id: string }): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
