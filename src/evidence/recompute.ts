/** What does the engine say about a period, from nothing but texts, zone data and facts?
 *
 *  This is the step that makes a statement more than a signed claim. Periods before the one asked for are settled
 *  too, from the first fact on, because streaks, balances and carried credits come from there; so no earlier figure
 *  is taken on trust. Who makes a bundle and who verifies one run this same function. */

import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { documentHash } from "../document/canonical.ts";
import { parseAgreement } from "../document/parse.ts";
import { versionAt } from "../engine/measure/clock/version.ts";
import type { PeriodOutcome } from "../engine/measure/evaluation.ts";
import { admitFacts } from "../engine/measure/fact/admit.ts";
import { bookOf } from "../engine/measure/fact/book.ts";
import type { Fact, FactBook, RawFact } from "../engine/measure/fact/fact.ts";
import { historyFrom } from "../engine/measure/history/looks-back.ts";
import { compilePlan } from "../engine/plan/compile.ts";
import type { Plan } from "../engine/plan/plan.ts";
import { checkVersions, streamsOf } from "../engine/plan/versions.ts";
import type { Agreement } from "../engine/prepare/agreement.ts";
import { evidenceOf } from "../engine/report/evidence.ts";
import { buildStatement, canonicalBody } from "../engine/report/statement.ts";
import { settlePeriods } from "../engine/river.ts";
import { type AssessmentPeriod, parsePeriodLabel } from "../engine/time/period.ts";
import type { ZoneRelease } from "../engine/time/zone.ts";
import { DAY, type Instant } from "../engine/value/instant.ts";
import { failed, hasErrors, ok, type Problem, problem, type Result } from "../engine/value/problem.ts";
import { toHex } from "../journal/bytes.ts";

/** A version of the agreement, ready to be settled by. */
export interface CompiledVersion {
  readonly agreement: Agreement;
  readonly plan: Plan;
  /** SHA-256 of the canonical text. */
  readonly hash: string;
}

/** The versions of an agreement, oldest first, or everything that keeps them from being that. */
export function compileVersions(
  texts: readonly string[],
  release: ZoneRelease,
): Result<readonly CompiledVersion[]> {
  const versions: CompiledVersion[] = [];
  for (const text of texts) {
    const { agreement, problems } = parseAgreement(text);
    if (agreement === undefined) return failed(...problems);
    const compiled = compilePlan(agreement, release);
    if (compiled.plan === undefined) return failed(...compiled.problems);
    versions.push({ agreement, plan: compiled.plan, hash: documentHash(agreement) });
  }
  const disorder = checkVersions(versions.map(({ plan }) => plan));
  return hasErrors(disorder) ? failed(...disorder) : ok(versions);
}

export interface Question {
  /** The label of the period, such as "2026-10". */
  readonly period: string;
  /** Facts that happened later are not seen; absent: the end of the period or the last fact, whichever is later. */
  readonly asOf?: Instant;
}

export interface Recomputed {
  /** All versions, and the one that the period follows. */
  readonly versions: readonly CompiledVersion[];
  readonly version: CompiledVersion;
  /** Settled periods up to the one asked for, which is the last. */
  readonly outcomes: readonly PeriodOutcome[];
  readonly book: FactBook;
  readonly asOf: Instant;
  /** The canonical body and its SHA-256. */
  readonly body: string;
  readonly bodyHash: string;
  /** How many facts may not come in, and so count for nothing. */
  readonly refused: number;
}

/** Settles the period; fails when the agreement has no such period. */
export function recompute(
  versions: readonly CompiledVersion[],
  raw: readonly RawFact[],
  question: Question,
): Result<Recomputed> {
  const plans = versions.map(({ plan }) => plan);
  const plan = plans.at(-1);
  if (plan === undefined) return failed(problem("no-version", "", "There is no version of the agreement."));
  const period = parsePeriodLabel(plan.agreement.governing.period, plan.zone, question.period);
  if (period === undefined) return failed(noPeriod(question.period));
  const { facts } = admitFacts(raw, streamsOf(plans), plan.currency);
  const span = {
    start: historyFrom(
      plans,
      facts.reduce((first, each) => Math.min(first, each.occurredAt), period.start),
    ),
    end: period.end,
  };
  if (span.end - span.start > MOST_DAYS * DAY) return failed(tooLong());
  const asOf = question.asOf ?? facts.reduce((last, each) => Math.max(last, latestOf(each)), period.end);
  const { book } = bookOf(facts);
  const outcomes = settlePeriods(plan, book, span.start, span.end, { asOf, versions: plans });
  const last = outcomes.findLastIndex((each) => each.period.label === period.label);
  if (last < 0) return failed(noPeriod(question.period));
  const stated = statedOf(versions, outcomes.slice(0, last + 1), book, asOf);
  return ok({ ...stated, versions, book, asOf, refused: raw.length - facts.length });
}

/** More than a century of facts is a mistyped year, and would keep a reader waiting for ever. */
const MOST_DAYS = 40_000;

function latestOf({ occurredAt, recordedAt, until }: Fact): Instant {
  return Math.max(occurredAt, recordedAt, until ?? 0);
}

function statedOf(
  versions: readonly CompiledVersion[],
  outcomes: readonly PeriodOutcome[],
  book: FactBook,
  asOf: Instant,
): Pick<Recomputed, "version" | "outcomes" | "body" | "bodyHash"> {
  const outcome = outcomes.at(-1);
  const version = outcome && versionOf(versions, outcome.period);
  if (outcome === undefined || version === undefined) throw new Error("a settled period follows a version");
  const { plan, hash } = version;
  const evidence = evidenceOf(plan, book, outcome.period, asOf);
  const body = canonicalBody(buildStatement(plan, outcome, { asOf, documentHash: hash, evidence }));
  return { version, outcomes, body, bodyHash: toHex(sha256(utf8ToBytes(body))) };
}

function versionOf(
  versions: readonly CompiledVersion[],
  period: AssessmentPeriod,
): CompiledVersion | undefined {
  const plan = versionAt(
    versions.map((each) => each.plan),
    period,
  );
  return versions.find((each) => each.plan === plan);
}

function noPeriod(label: string): Problem {
  return problem(
    "no-period",
    "",
    `The agreement settles no period "${label}": name one of its own, within its term.`,
  );
}

function tooLong(): Problem {
  return problem(
    "too-long",
    "",
    "The facts begin more than a hundred years before the period: look for a mistyped year.",
  );
}
