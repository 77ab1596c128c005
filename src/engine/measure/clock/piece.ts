/** Where is a cycle cut before it is counted?
 *
 *  Wherever a pause begins or ends, where it stood between a stop and a reopening, and where its terms
 *  change. Each piece then has one state and one set of terms. What may cut is asked of the agreement:
 *  pauses before the start, and changes of the limit, are for some contracts none. */

import type { PlannedClock } from "../../plan/plan.ts";
import type { Interval } from "../../time/interval.ts";
import type { Instant } from "../../value/instant.ts";
import type { CycleBounds } from "./cycle.ts";
import type { Pause } from "./pause.ts";
import type { ClockTerms } from "./term.ts";

/** The cycle cut at every instant at which its state or terms may change. */
export function piecesOf(
  cycle: Interval,
  stretches: readonly Interval[],
  changes: readonly ClockTerms[],
): readonly Interval[] {
  const cuts = [...stretches.flatMap(({ start, end }) => [start, end]), ...changes.map(({ from }) => from)];
  const within = cuts.filter((cut) => cut > cycle.start && cut < cycle.end);
  const points = [...new Set([cycle.start, ...within, cycle.end])].sort((a, b) => a - b);
  return points.slice(1).map((end, index) => ({ start: points[index] ?? cycle.start, end }));
}

/** A pause that began before the clock attached counts from the attachment on, or, where the agreement
 *  says that pauses before the start count, from wherever it began. */
export function pausesFor(
  { rule }: PlannedClock,
  { attachedAt }: CycleBounds,
  pauses: readonly Pause[],
): readonly Pause[] {
  if (rule.pausesBeforeStart === "count") return pauses;
  return pauses
    .filter(({ end }) => end > attachedAt)
    .map((pause) => (pause.start < attachedAt ? { ...pause, start: attachedAt } : pause));
}

/** The changes of terms that this cycle lives to see: a stop freezes it, at its own instant already. */
export function changesOf(
  { rule }: PlannedClock,
  bounds: CycleBounds,
  first: ClockTerms,
  terms: readonly ClockTerms[],
  end: Instant,
): readonly ClockTerms[] {
  if (rule.whenLimitChanges === "limit at start stays") return [];
  const isOpen = bounds.stop === undefined && bounds.cancelled === undefined;
  const later = terms.filter(({ from }) => from > first.from && from > bounds.start);
  return later.filter(({ from }) => from < end || (isOpen && from === end));
}

/** Whether a half-open stretch holds an instant. */
export function holdsAt({ start, end }: Interval, at: Instant): boolean {
  return start <= at && at < end;
}
