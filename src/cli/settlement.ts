/** From files to settled periods: what `settle` and `explain` have in common. */

import type { PeriodOutcome } from "../engine/measure/evaluation.ts";
import { versionAt } from "../engine/measure/version.ts";
import type { Plan } from "../engine/plan/plan.ts";
import { periodsOf, settlePeriods } from "../engine/river.ts";
import { parseInstant } from "../engine/time/parse-instant.ts";
import { type AssessmentPeriod, parsePeriodLabel } from "../engine/time/period.ts";
import type { Instant } from "../engine/value/instant.ts";
import { UsageError } from "./failure.ts";
import { type LoadedAgreement, loadAgreement } from "./input/agreement-file.ts";
import { type LoadedFacts, loadFacts } from "./input/fact-files.ts";
import { type NamedFiles, settlementFiles } from "./input/settlement-files.ts";

export interface SettlementOptions extends NamedFiles {
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
}

export interface Settlement {
  /** All versions of the agreement, oldest first. */
  readonly versions: readonly LoadedAgreement[];
  /** The plans of the versions, as the engine takes them. */
  readonly plans: readonly Plan[];
  /** The newest plan: names, zone and currency for everything that is printed of all periods. */
  readonly plan: Plan;
  readonly facts: LoadedFacts;
  /** Every period from the first fact to the last one asked for, since history reads those before. */
  readonly outcomes: readonly PeriodOutcome[];
  /** How many of the last outcomes were asked for. */
  readonly asked: number;
  readonly asOf: Instant;
}

/** The version that a settled period follows. */
export function versionOf({ versions, plans }: Settlement, outcome: PeriodOutcome): LoadedAgreement {
  const version = versions[plans.indexOf(versionAt(plans, outcome.period))];
  if (version === undefined) throw new Error("a period follows one of the versions it was settled with");
  return version;
}

/** Settles what the options ask for: one period, a range, or all that have facts. */
export async function settlement(paths: readonly string[], options: SettlementOptions): Promise<Settlement> {
  const files = settlementFiles(paths, options);
  const versions = files.agreements.map((path) => loadAgreement(path));
  const plans = versions.map((version) => version.plan);
  const plan = plans.at(-1);
  if (plan === undefined) throw new UsageError("name an agreement");
  refuseDisorder(versions);
  const facts = await loadFacts(files.facts, plan);
  const asked = periodsAsked(plans, facts, options);
  const end = asked.at(-1)?.end ?? facts.span.end;
  const asOf = options.asOf === undefined ? Math.max(end, facts.latest) : instantOf(options.asOf);
  const start = Math.min(facts.span.start, asked[0]?.start ?? facts.span.start);
  const outcomes = settlePeriods(plan, facts.book, start, end, { asOf, versions: plans });
  return { versions, plans, plan, facts, outcomes, asked: asked.length, asOf };
}

/** Versions follow each other in time; the first of two that begin on one day would never be in force. */
function refuseDisorder(versions: readonly LoadedAgreement[]): void {
  for (const [index, version] of versions.entries()) {
    const before = versions[index - 1];
    if (before === undefined || before.agreement.term.from < version.agreement.term.from) continue;
    throw new UsageError(
      `${version.path} does not begin after ${before.path}: name versions oldest first, each with a later term`,
    );
  }
}

function periodsAsked(
  plans: readonly Plan[],
  facts: LoadedFacts,
  { period, from, to }: SettlementOptions,
): readonly AssessmentPeriod[] {
  const plan = plans[plans.length - 1] as Plan;
  if (period !== undefined) return [periodNamed(plan, period)];
  const start = from === undefined ? facts.span.start : periodNamed(plan, from).start;
  const end = to === undefined ? facts.span.end : periodNamed(plan, to).end;
  if (start > end) throw new UsageError("--from lies after --to");
  return periodsOf(plan, { start, end }, plans);
}

function periodNamed(plan: Plan, label: string): AssessmentPeriod {
  const kind = plan.agreement.governing.period;
  const period = parsePeriodLabel(kind, plan.zone, label);
  if (period === undefined)
    throw new UsageError(
      `"${label}" is no ${kind.kind} of this agreement: write one like ${examplePeriod(plan)}`,
    );
  return period;
}

function examplePeriod(plan: Plan): string {
  const start = plan.agreement.term.from * 86_400_000;
  return periodsOf(plan, { start, end: start + 400 * 86_400_000 })[0]?.label ?? "2026-10";
}

function instantOf(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new UsageError(parsed.message);
  return parsed.instant;
}
