/** How is a cycle told, stretch by stretch, and which fact began and ended each?
 *
 *  Counting cuts a cycle wherever anything may change; a reader wants the stretches in which something
 *  did. Stretches that look the same are joined, and each names the facts at its two edges, because a
 *  stretch that nobody can trace to a message is the first that is disputed. Where the calendar or a
 *  pause's own limit made the edge, no fact did, and none is named. */

import type { Interval } from "../../time/interval.ts";
import type { Duration } from "../../value/instant.ts";
import type { CycleBounds } from "./cycle.ts";
import type { ClockSpan } from "./reading.ts";
import { type ClockTerms, sameLimit } from "./term.ts";

/** A stretch while counting: the facts at its edges, where they are its own. */
export interface CountedSpan extends Omit<ClockSpan, "facts"> {
  readonly openedBy?: string | undefined;
  readonly closedBy?: string | undefined;
}

/** A stretch under some terms, with nothing known about its edges. */
export function spanOf(
  kind: ClockSpan["kind"],
  { start, end }: Interval,
  counted: Duration,
  { accrual, limit }: ClockTerms,
): CountedSpan {
  return {
    kind,
    start,
    end,
    counted,
    ...(accrual === undefined ? {} : { calendar: accrual.calendar.name }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** Adds a stretch, joined to the last where a reader would see no difference. */
export function join(spans: CountedSpan[], span: CountedSpan): void {
  const last = spans.at(-1);
  if (last === undefined || !looksAlike(last, span)) {
    spans.push(span);
    return;
  }
  const { end, closedBy } = span;
  spans[spans.length - 1] = { ...last, end, closedBy, counted: last.counted + span.counted };
}

/** The stretches with the facts at their edges. An edge is named by the later stretch if that opened
 *  on a fact of its own, else by the earlier one if it closed on one, else by the cycle. */
export function withFacts(
  spans: readonly CountedSpan[],
  { startedBy, endedBy }: CycleBounds,
  isRestarted: boolean,
): readonly ClockSpan[] {
  return spans.map(({ openedBy, closedBy, ...span }, index) => {
    const [before, after] = [spans[index - 1], spans[index + 1]];
    const starts = before === undefined && span.kind === "running" && !isRestarted;
    const first = starts ? startedBy : (openedBy ?? before?.closedBy);
    const last = closedBy ?? (after === undefined ? endedBy : after.openedBy);
    return { ...span, facts: [...new Set([first, last])].filter((id) => id !== undefined) };
  });
}

function looksAlike(a: CountedSpan, b: CountedSpan): boolean {
  return (
    a.kind === b.kind &&
    a.reason === b.reason &&
    a.party === b.party &&
    a.calendar === b.calendar &&
    sameLimit(a.limit, b.limit)
  );
}
