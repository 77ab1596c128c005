/** From files to settled periods: what `settle` and `explain` have in common. */

import { locateProblems } from "../document/index.ts";
import { versionAt } from "../engine/measure/clock/version.ts";
import type { PeriodOutcome } from "../engine/measure/evaluation.ts";
import type { Plan } from "../engine/plan/plan.ts";
import { checkVersions } from "../engine/plan/versions.ts";
import { settlePeriods } from "../engine/river.ts";
import { parseInstant } from "../engine/time/parse-instant.ts";
import type { Instant } from "../engine/value/instant.ts";
import { DataProblems, UsageError } from "./failure.ts";
import { type LoadedAgreement, loadAgreement } from "./input/agreement-file.ts";
import { type LoadedFacts, loadFacts, type RejectListener } from "./input/fact-files.ts";
import { type NamedFiles, type SettlementFiles, settlementFiles } from "./input/settlement-files.ts";
import { type NamedPeriods, periodsAsked } from "./periods-asked.ts";

export interface SettlementOptions extends NamedFiles, NamedPeriods {
  readonly asOf?: string;
  readonly library?: string;
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

/** The outcomes that were asked for, oldest first. */
export function outcomesAsked({ outcomes, asked }: Settlement): readonly PeriodOutcome[] {
  return outcomes.slice(outcomes.length - asked);
}

/** Settles what the options ask for: one period, a range, or all that have facts. */
export async function settlement(paths: readonly string[], options: SettlementOptions): Promise<Settlement> {
  return await settleFiles(settlementFiles(paths, options), options);
}

/** Settles with files that were found before. */
export async function settleFiles(
  files: SettlementFiles,
  options: SettlementOptions,
  onReject?: RejectListener,
): Promise<Settlement> {
  const versions = files.agreements.map((path) => loadAgreement(path, options.library));
  const plans = versions.map((version) => version.plan);
  const plan = plans.at(-1);
  if (plan === undefined) throw new UsageError("name an agreement");
  refuseDisorder(versions);
  const seen = options.asOf === undefined ? undefined : instantOf(options.asOf);
  const facts = await loadFacts(files.facts, plans, onReject);
  const { asked, history } = periodsAsked(plans, facts, options);
  const end = asked.at(-1)?.end ?? history.end;
  const asOf = seen ?? Math.max(end, facts.latest);
  const outcomes = settlePeriods(plan, facts.book, history.start, end, { asOf, versions: plans });
  return { versions, plans, plan, facts, outcomes, asked: asked.length, asOf };
}

/** What keeps a version from following the one before is told at its place in that version's document. */
function refuseDisorder(versions: readonly LoadedAgreement[]): void {
  const problems = checkVersions(versions.map(({ plan }) => plan));
  for (const [index, { path, text }] of versions.entries()) {
    const start = `/${index}/`;
    const own = problems
      .filter(({ pointer }) => pointer.startsWith(start))
      .map((problem) => ({ ...problem, pointer: problem.pointer.slice(start.length - 1) }));
    if (own.length > 0) throw new DataProblems(locateProblems(text, own), path);
  }
}

function instantOf(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new UsageError(`--as-of: ${parsed.message}`);
  return parsed.instant;
}
