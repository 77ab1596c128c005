/** The whole flow on one screen: from a plan and a book of facts to verdicts and credits.
 *
 *  Facts become items and stretches of time, those become measures, measures become verdicts, verdicts
 *  become credits, caps limit their sum, and accounts keep what lasts. Everything is computed again each time and depends on nothing but
 *  its arguments: not on the order of the facts, not on when somebody looked. */

import { versionAt } from "./measure/clock/version.ts";
import { applyCaps, totalOf } from "./measure/credit/cap.ts";
import { taxOf } from "./measure/credit/tax.ts";
import { assess, creditsOf, evaluationsOf, figuresOf, limitOf } from "./measure/evaluate/assessment.ts";
import { withoutCellOf } from "./measure/evaluate/without-cell.ts";
import type { PeriodOutcome } from "./measure/evaluation.ts";
import type { FactBook } from "./measure/fact/fact.ts";
import { isInSpan } from "./measure/history/span.ts";
import { type KnownDates, knownDates } from "./measure/item/known-dates.ts";
import { ledgerOf } from "./measure/ledger/ledger.ts";
import { claimSums, claimsOf } from "./measure/remedy/claim.ts";
import { rightsOf } from "./measure/remedy/right.ts";
import type { Plan } from "./plan/plan.ts";
import type { Interval } from "./time/interval.ts";
import { startOfDate } from "./time/local-date.ts";
import { type AssessmentPeriod, periodsBetween } from "./time/period.ts";
import type { Instant } from "./value/instant.ts";

export interface SettleOptions {
  /** All versions of the agreement, oldest first, the plan that is given among them. A period follows the
   *  version in force at its end, a clock the one in force at its start. */
  readonly versions?: readonly Plan[];
  /** Facts that happened after this instant are not seen. */
  readonly asOf: Instant;
  /** Outcomes of the periods before, in order of time; history and caps that carry forward read them. */
  readonly prior?: readonly PeriodOutcome[];
  /** Called for every item that is looked at; it must not change anything. */
  readonly onItem?: () => void;
  /** Dates of items, shared by periods that are settled with the same facts, versions and as-of instant. */
  readonly known?: KnownDates;
}

/** Settles one period. */
export function settlePeriod(
  newest: Plan,
  book: FactBook,
  period: AssessmentPeriod,
  { asOf, prior = [], versions = [newest], onItem, known }: SettleOptions,
): PeriodOutcome {
  const plan = versionAt(versions, period);
  const assessment = assess(plan, book, period, { asOf, prior, versions, onItem, known });
  const evaluations = targetsOf(plan).flatMap((target) => evaluationsOf(assessment, target));
  const owed = plan.credits.flatMap((credit) => creditsOf(assessment, credit));
  const computed = claimsOf(assessment, book, owed);
  const { credits, caps } = applyCaps(computed, {
    currency: plan.currency,
    caps: plan.caps,
    limitOf: (cap, cell) => limitOf(assessment, cap, cell),
    prior,
    isInSpan: ({ rule }, earlier) => isInSpan(rule.each, plan.zone, period, earlier),
  });
  const ledger = ledgerOf(assessment, { credits, caps });
  const rights = rightsOf(assessment, { credits, ...(ledger === undefined ? {} : { ledger }) });
  const total = totalOf(credits, caps, plan);
  const tax = plan.tax === undefined ? {} : { tax: taxOf(assessment, plan.tax, total) };
  const figures = figuresOf(assessment);
  const withoutCell = targetsOf(plan).flatMap((target) => withoutCellOf(assessment, target));
  const leftOut = withoutCell.length === 0 ? {} : { withoutCell };
  return {
    period,
    figures,
    evaluations,
    ...leftOut,
    credits,
    caps,
    ...(plan.claims.length === 0 ? {} : { claims: claimSums(plan, credits) }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(plan.rights.length === 0 ? {} : { rights }),
    total,
    ...tax,
  };
}

/** Settles every period that meets [from, to), each with the outcomes before it as its history. */
export function settlePeriods(
  plan: Plan,
  book: FactBook,
  from: Instant,
  to: Instant,
  options: SettleOptions,
): readonly PeriodOutcome[] {
  const prior = options.prior ?? [];
  const outcomes: PeriodOutcome[] = [];
  const known = knownDates();
  for (const period of periodsOf(plan, { start: from, end: to }, options.versions)) {
    outcomes.push(settlePeriod(plan, book, period, { ...options, known, prior: [...prior, ...outcomes] }));
  }
  return outcomes;
}

/** The agreement's periods that meet a span, as far as its term goes: from its first version on. */
export function periodsOf(
  plan: Plan,
  span: Interval,
  versions: readonly Plan[] = [plan],
): readonly AssessmentPeriod[] {
  const { term, governing } = plan.agreement;
  const first = versions[0] ?? plan;
  const start = Math.max(span.start, startOfDate(first.zone, first.agreement.term.from));
  const end = term.to === undefined ? span.end : Math.min(span.end, startOfDate(plan.zone, term.to + 1));
  return periodsBetween(governing.period, plan.zone, start, end);
}

/** Targets in the order in which the agreement writes them. */
function targetsOf(plan: Plan): readonly Plan["figures"][number][] {
  return plan.agreement.targets.flatMap(({ name }) =>
    plan.figures.filter((figure) => figure.kind === "target" && figure.name === name),
  );
}
