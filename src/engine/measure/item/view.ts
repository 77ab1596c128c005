/** Which facts and which items a period looks at.
 *
 *  Three limits hold at once. Facts that happened after the as-of instant are not seen, except windows
 *  announced ahead. Facts recorded after the evidence window do not count in this period; a correction
 *  among them corrects nothing, or else one could take evidence away by being late. And an item counts
 *  when its date lies in the period and in the agreement's term; the date may be an instant or a local
 *  date, and each is compared as what it is. */

import type { Formula, Plan } from "../../plan/plan.ts";
import { dueAmountOf } from "../../prepare/time-amount.ts";
import type { LocalDate } from "../../time/civil.ts";
import { dueInstant } from "../../time/due.ts";
import type { Interval } from "../../time/interval.ts";
import { localDate, startOfDate } from "../../time/local-date.ts";
import type { AssessmentPeriod } from "../../time/period.ts";

import type { Instant } from "../../value/instant.ts";
import { type VersionInForce, versionsInForce } from "../clock/version.ts";
import type { Value } from "../evaluation.ts";
import type { Fact, FactBook, FactHistory } from "../fact/fact.ts";

import { isDate } from "../formula/moment.ts";
import type { Place } from "../formula/scope.ts";
import type { KnownDates } from "./known-dates.ts";
import { pricesOf } from "./published.ts";

export interface View {
  readonly plan: Plan;
  readonly book: FactBook;
  readonly place: Place;
  readonly period: AssessmentPeriod;
  /** The part of the period that lies in the agreement's term. */
  readonly span: Interval;
  readonly dates: { readonly first: LocalDate; readonly last: LocalDate };
  readonly asOf: Instant;
  /** The last instant at which a fact may have been recorded to count in this period. */
  readonly recordedBy: Instant;
  /** All versions of the agreement, oldest first; clocks follow the one in force at their start. */
  readonly versions: readonly VersionInForce[];
  /** Dates of items found out in other periods, where every period sees the same facts. */
  readonly known?: KnownDates;
  /** Called for every item that passes by, for whoever shows progress. */
  readonly onItem: () => void;
}

/** What the caller says about a settlement. */
export interface ViewOptions {
  readonly asOf: Instant;
  /** All versions of the agreement, oldest first; the plan alone unless told. */
  readonly versions?: readonly Plan[] | undefined;
  readonly onItem?: (() => void) | undefined;
  /** Shared by periods that are settled with the same facts, versions and as-of instant. */
  readonly known?: KnownDates | undefined;
}

/** The view of one period at an as-of instant. */
export function viewOf(plan: Plan, book: FactBook, period: AssessmentPeriod, options: ViewOptions): View {
  const { asOf, versions = [plan], onItem = () => {}, known } = options;
  const span = spanInTerm(versions[0] ?? plan, plan, period);
  const recordedBy = evidenceClosesAt(plan, period);
  const prices = pricesOf(plan, () => view);
  const view: View = {
    plan,
    book: book.withoutCorrectionsAfter(recordedBy),
    place: { zone: plan.zone, coverages: plan.coverages, prices },
    period,
    span,
    dates: { first: localDate(plan.zone, span.start), last: localDate(plan.zone, span.end - 1) },
    asOf,
    recordedBy,
    versions: versionsInForce(versions, asOf),
    ...(known === undefined || plan.agreement.governing.evidenceWindow !== undefined ? {} : { known }),
    onItem,
  };
  return view;
}

/** The same period without its evidence window: a claim is no measurement, and its own window decides. */
export function withoutEvidenceWindow(view: View, book: FactBook): View {
  const { known: _, ...rest } = view;
  return { ...rest, book, recordedBy: Number.POSITIVE_INFINITY };
}

/** The instant after which a recorded fact is too late for the period. */
export function evidenceClosesAt({ agreement, zone }: Plan, period: AssessmentPeriod): Instant {
  const window = agreement.governing.evidenceWindow;
  if (window === undefined) return Number.POSITIVE_INFINITY;
  return dueInstant(period.end, dueAmountOf(window), { zone }) ?? Number.POSITIVE_INFINITY;
}

/** The facts of a history that count in the view; the history itself when all of them do. */
export function visibleFacts({ facts }: FactHistory, shape: string, view: View): readonly Fact[] {
  return facts.every((fact) => isVisible(fact, shape, view))
    ? facts
    : facts.filter((fact) => isVisible(fact, shape, view));
}

/** Whether a date (of a formula that gives dates or instants) lies in the period and the term. */
export function inPeriod(date: Value, formula: Formula | undefined, view: View): boolean {
  if (typeof date !== "number") return false;
  if (formula !== undefined && isDate(formula)) return date >= view.dates.first && date <= view.dates.last;
  return date >= view.span.start && date < view.span.end;
}

function isVisible(fact: Fact, shape: string, view: View): boolean {
  return (fact.occurredAt <= view.asOf || shape === "intervals") && fact.recordedAt <= view.recordedBy;
}

/** The whole term that a view belongs to; without a last day it has no end. */
export function termOf({ versions, plan }: View): Interval {
  return termFrom(versions[0]?.plan ?? plan, plan);
}

function spanInTerm(first: Plan, plan: Plan, period: AssessmentPeriod): Interval {
  const term = termFrom(first, plan);
  const start = Math.max(period.start, term.start);
  return { start, end: Math.max(start, Math.min(period.end, term.end)) };
}

/** The term begins with the first version and ends with the one in force. */
function termFrom(first: Plan, { agreement: { term }, zone }: Plan): Interval {
  const end = term.to === undefined ? Number.POSITIVE_INFINITY : startOfDate(zone, term.to + 1);
  return { start: startOfDate(first.zone, first.agreement.term.from), end };
}
