/** Which periods are meant by --period, by --from and --to, or by none of them?
 *
 *  Without a word, all that have facts. A period outside the agreement's term is refused and not
 *  replaced by the nearest one, because the figures printed then would be an answer to another
 *  question. Streaks, accounts and carried credits need the periods before: an agreement that looks back is
 *  settled from its first day on, any other from its first fact. */

import { historyFrom } from "../engine/measure/history/looks-back.ts";
import type { Plan } from "../engine/plan/plan.ts";
import { periodsOf } from "../engine/river.ts";
import { formatDate } from "../engine/time/civil.ts";
import type { Interval } from "../engine/time/interval.ts";
import { type AssessmentPeriod, parsePeriodLabel } from "../engine/time/period.ts";
import { formatInstant } from "../engine/value/format.ts";
import { DAY, type Instant } from "../engine/value/instant.ts";
import { DataRefusal, UsageError } from "./failure.ts";
import type { LoadedFacts } from "./input/fact-files.ts";

export interface NamedPeriods {
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface PeriodsAsked {
  /** At least one. */
  readonly asked: readonly AssessmentPeriod[];
  /** What must be settled for them, history included. */
  readonly history: Interval;
}

/** More than anybody reads, and what a fact dated in the year 9999 leads to. */
const MOST_DAYS = 40_000;

export function periodsAsked(plans: readonly Plan[], facts: LoadedFacts, named: NamedPeriods): PeriodsAsked {
  const span = spanAsked(plans, facts, named);
  const first = facts.book.size === 0 ? span.start : Math.min(facts.span.start, span.start);
  const start = historyFrom(plans, first);
  refuseAges(plans, { start, end: span.end });
  // Rolling periods overlap: of those that meet the span, the first one asked for ends where it ends.
  const asked = periodsOf(newest(plans), span, plans).filter(({ end }) => end >= span.firstEnd);
  if (asked.length === 0) throw outsideTerm(plans, facts, named);
  return { asked, history: { start, end: asked.at(-1)?.end ?? span.end } };
}

interface SpanAsked extends Interval {
  /** Where the first period that is asked for ends. */
  readonly firstEnd: Instant;
}

function spanAsked(
  plans: readonly Plan[],
  facts: LoadedFacts,
  { period, from, to }: NamedPeriods,
): SpanAsked {
  const plan = newest(plans);
  if (period !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new UsageError("name one period with --period, or a range with --from and --to, not both");
    const { start, end } = periodNamed(plan, period);
    return { start, end, firstEnd: end };
  }
  const [first, last] = [from, to].map((label) =>
    label === undefined ? undefined : periodNamed(plan, label),
  );
  if (first !== undefined && last !== undefined && first.start > last.start)
    throw new UsageError(`--from ${from} lies after --to ${to}: exchange them`);
  if (facts.book.size === 0 && (first === undefined || last === undefined)) throw noFacts(plan, facts);
  const start = first?.start ?? Math.min(facts.span.start, last?.start ?? facts.span.start);
  const end = last?.end ?? Math.max(facts.span.end, first?.end ?? facts.span.end);
  return { start, end, firstEnd: first?.end ?? start };
}

function noFacts(plan: Plan, { files }: LoadedFacts): Error {
  const rows = files.reduce((sum, each) => sum + each.rows, 0);
  const instead = `name a period to settle without facts, such as --period ${examplePeriod(plan)}`;
  const first = files.flatMap(({ path, rejects }) => rejects.map((reject) => ({ path, ...reject })))[0];
  const because = first && `, the first because of line ${first.line} of ${first.path}: ${first.reason}`;
  if (rows > 0) return new DataRefusal(`none of ${rows} rows became a fact${because ?? ""}\n${instead}`);
  return new UsageError(`there are no facts, so no period is known; ${instead}`);
}

function outsideTerm(
  plans: readonly Plan[],
  { span }: LoadedFacts,
  { period, from, to }: NamedPeriods,
): Error {
  const [first, last] = [plans[0] ?? newest(plans), newest(plans)];
  const until = last.agreement.term.to;
  const term = `The agreement holds from ${formatDate(first.agreement.term.from)} ${until === undefined ? "on" : `to ${formatDate(until)}`}`;
  if (period === undefined && from === undefined && to === undefined)
    return new DataRefusal(
      `${term}, and all facts lie outside: from ${formatInstant(span.start)} to ${formatInstant(span.end)}`,
    );
  const asked = period ?? [from, to].filter((label) => label !== undefined).join(" to ");
  return new UsageError(
    `${asked} lies outside the term. ${term}: name a period within, such as ${examplePeriod(first)}`,
  );
}

/** A fact with a mistyped year would otherwise ask for thousands of periods. */
function refuseAges(plans: readonly Plan[], { start, end }: Interval): void {
  const [first, last] = [plans[0] ?? newest(plans), newest(plans).agreement.term.to];
  const from = Math.max(start, first.agreement.term.from * DAY);
  const to = last === undefined ? end : Math.min(end, (last + 1) * DAY);
  if (to - from <= MOST_DAYS * DAY) return;
  throw new UsageError(
    `from ${formatInstant(from)} to ${formatInstant(to)} are more than a hundred years: name fewer with --from and --to, and look for a mistyped year`,
  );
}

function periodNamed(plan: Plan, label: string): AssessmentPeriod {
  const kind = plan.agreement.governing.period;
  const period = parsePeriodLabel(kind, plan.zone, label);
  if (period !== undefined) return period;
  const name = kind.kind === "rolling" ? `rolling ${kind.days} days` : kind.kind;
  throw new UsageError(
    `"${label}" names no period; this agreement settles each ${name}: write one like ${examplePeriod(plan)}`,
  );
}

function examplePeriod(plan: Plan): string {
  const start = plan.agreement.term.from * DAY;
  return periodsOf(plan, { start, end: start + 2 * DAY })[0]?.label ?? formatDate(plan.agreement.term.from);
}

function newest(plans: readonly Plan[]): Plan {
  const plan = plans.at(-1);
  if (plan === undefined) throw new Error("an agreement has at least one version");
  return plan;
}
