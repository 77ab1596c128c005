/** Which credits were claimed in time, which still can be, and which are too late?
 *
 *  The field calls it the credit request. Every step needs an item that speaks for the period and, where
 *  it says so, for the credit's cell; the steps come in written order, and the first item that can be a
 *  step is it. What was recorded late counts, for the evidence window is about measurements: only when
 *  a claim was made decides. So a later look finds a claimed credit claimed. */

import type { Plan, PlannedClaim, PlannedClaimStep } from "../../plan/plan.ts";
import { startOfDate } from "../../time/local-date.ts";
import type { Instant } from "../../value/instant.ts";
import { addMoney, majorOf, zeroMoney } from "../../value/money.ts";
import { projected, WHOLE } from "../cell/cell.ts";
import type { Assessment } from "../evaluate/assessment.ts";
import { scopeFor } from "../evaluate/forming.ts";
import type { ClaimState, ClaimStepOutcome, ClaimSum, CreditClaim, ServiceCredit } from "../evaluation.ts";
import type { FactBook } from "../fact/fact.ts";
import { isDate } from "../formula/moment.ts";
import type { Scope } from "../formula/scope.ts";
import { compares, passes } from "../formula/test.ts";
import { evaluate } from "../formula/value.ts";
import { datingOf, isDatedInPeriod } from "../item/dating.ts";
import { type Item, itemsOf, setNamed } from "../item/item.ts";
import { type View, withoutEvidenceWindow } from "../item/view.ts";
import { deadlineAfter } from "./deadline.ts";

/** Whether a credit goes on to the caps: it is given by itself, or it was claimed. */
export function isGiven({ claim }: ServiceCredit): boolean {
  return claim === undefined || claim.state === "claimed";
}

/** The credits with their claims; `book` holds facts of any time of recording. */
export function claimsOf(
  assessment: Assessment,
  book: FactBook,
  credits: readonly ServiceCredit[],
): readonly ServiceCredit[] {
  const view = withoutEvidenceWindow(assessment.view, book);
  return assessment.plan.claims.reduce((all, claim) => {
    const covered = all.filter((credit) => needsClaim(credit, claim));
    if (covered.length === 0) return all;
    const candidates = claim.needs.map((step) => itemsFor(step, view));
    const isEnough = reachesMinimum(claim, covered, assessment);
    return all.map((credit) =>
      covered.includes(credit)
        ? { ...credit, claim: claimOf(credit, claim, candidates, isEnough, assessment) }
        : credit,
    );
  }, credits);
}

/** What the credits of each claim rule come to. */
export function claimSums(
  { claims, currency }: Plan,
  credits: readonly ServiceCredit[],
): readonly ClaimSum[] {
  return claims.map(({ rule }) => {
    const covered = credits.filter(({ claim }) => claim?.claim === rule.name);
    const sumOf = (...states: readonly ClaimState[]) =>
      covered
        .filter(({ claim }) => claim !== undefined && states.includes(claim.state))
        .reduce((sum, { rounded }) => addMoney(sum, rounded), zeroMoney(currency));
    return {
      claim: rule.name,
      owed: sumOf("open", "claimed", "lapsed", "below the minimum", "not in good standing"),
      claimed: sumOf("claimed"),
      open: sumOf("open"),
      forgone: sumOf("lapsed", "below the minimum", "not in good standing"),
    };
  });
}

/** Nothing is claimed of a credit that did not fall due. */
function needsClaim({ credit, due, rounded }: ServiceCredit, { credits }: PlannedClaim): boolean {
  return due && rounded.minor > 0n && credits.includes(credit);
}

function reachesMinimum(
  claim: PlannedClaim,
  covered: readonly ServiceCredit[],
  assessment: Assessment,
): boolean {
  const { minimum, rule } = claim;
  if (minimum === undefined || rule.minimum === undefined) return true;
  const bound = evaluate(minimum, scopeFor(assessment, { cell: WHOLE, undecided: () => {} }));
  const sum = covered.reduce(
    (all, { rounded }) => addMoney(all, rounded),
    zeroMoney(assessment.plan.currency),
  );
  return compares(majorOf(sum), rule.minimum.comparator, bound);
}

/** Items that can be a step in some cell, the earliest first. */
function itemsFor({ rule, datedBy }: PlannedClaimStep, view: View): readonly Item[] {
  const set = setNamed(view.plan, rule.by);
  const dating = datedBy ?? datingOf(set, view.plan);
  const items = [...itemsOf(set, view)].filter(
    (item) => item.parts.at <= view.asOf && isDatedInPeriod(item.datedBy(dating), dating, view),
  );
  return items.sort((a, b) => a.parts.at - b.parts.at);
}

function claimOf(
  credit: ServiceCredit,
  claim: PlannedClaim,
  candidates: readonly (readonly Item[])[],
  isEnough: boolean,
  assessment: Assessment,
): CreditClaim {
  const { rule, per, onlyIf } = claim;
  const scope = scopeFor(assessment, { cell: projected(credit.cell, per), undecided: () => {} });
  const steps = stepsOf(credit, claim, candidates, scope);
  const { asOf } = assessment.view;
  const made = standingOf(steps, asOf);
  const isGood = onlyIf === undefined || passes(onlyIf, scope);
  const state: ClaimState = !isGood ? "not in good standing" : isEnough ? made.state : "below the minimum";
  const bare = { claim: rule.name, state, steps };
  if (state !== made.state) return bare;
  if (state !== "claimed" || made.at === undefined) return { ...bare, ...given("at", made.at) };
  return {
    ...bare,
    at: made.at,
    ...given("decideBy", deadlineAfter(made.at, rule.decidedWithin, rule.on, scope.place)),
    ...given("expires", deadlineAfter(made.at, rule.expires, rule.on, scope.place)),
  };
}

/** Each step with its window and the first item that can be it; a step that is missing ends the row. */
function stepsOf(
  { cell }: ServiceCredit,
  { needs, rule }: PlannedClaim,
  candidates: readonly (readonly Item[])[],
  scope: Scope,
): readonly ClaimStepOutcome[] {
  let earliest: Instant | undefined = Number.NEGATIVE_INFINITY;
  return needs.map((step, index) => {
    const until = deadlineOf(step, rule.on, scope);
    const isFor = (item: Item): boolean =>
      cell.dimensions.every(({ name, value }) => (item.dimension(name) ?? value) === value);
    const made = (candidates[index] ?? []).find(
      (item) =>
        earliest !== undefined &&
        item.parts.at >= earliest &&
        isFor(item) &&
        (step.where === undefined || passes(step.where, { ...scope, item })),
    );
    earliest = made?.parts.at;
    return { step: step.rule.name, ...given("until", until), ...given("made", made && factOf(made)) };
  });
}

/** A date is over before its window begins; a step without a window is never too late. */
function deadlineOf(
  { rule, after }: PlannedClaimStep,
  on: string | undefined,
  scope: Scope,
): Instant | undefined {
  if (after === undefined) return undefined;
  const anchor = evaluate(after, scope);
  if (typeof anchor !== "number") return undefined;
  const from = isDate(after) ? startOfDate(scope.place.zone, anchor + 1) : anchor;
  return deadlineAfter(from, rule.window?.within, on, scope.place);
}

function factOf({ parts }: Item): NonNullable<ClaimStepOutcome["made"]> {
  const [first] = parts.facts;
  return { at: parts.at, source: first?.source ?? "", id: first?.id ?? parts.subject };
}

/** Where the steps stand together: all in time, one too late, or one that can still be made. */
function standingOf(
  steps: readonly ClaimStepOutcome[],
  asOf: Instant,
): { readonly state: "claimed" | "lapsed" | "open"; readonly at?: Instant } {
  const lacking = steps.filter(({ made, until }) => made === undefined || made.at > (until ?? made.at));
  const last = steps.at(-1)?.made?.at;
  if (lacking.length === 0) return { state: "claimed", ...given("at", last) };
  const passed = lacking.find(
    ({ made, until }) => until !== undefined && (made !== undefined || until < asOf),
  );
  if (passed !== undefined) return { state: "lapsed", ...given("at", passed.until) };
  return { state: "open", ...given("at", lacking.find(({ until }) => until !== undefined)?.until) };
}

function given<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
}
