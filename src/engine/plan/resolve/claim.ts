/** Claims on credits, resolved: which credits they cover, and what their windows are counted from.
 *
 *  Windows and standing are asked in the cell of a credit, so they can use only those dimensions that
 *  all credits of the rule have; the minimum is asked once, for it stands on their sum. A step that
 *  is counted from the end of the period, or has no window, but is dated by when it was made would speak
 *  for a later period than the one it is about; so it has to say which period it is for. */
import type { ClaimRule, ClaimStep } from "../../prepare/claim.ts";
import type { TimeAmount } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { checkNeeds, type PeriodPlace, periodPlace } from "../cells.ts";
import type { PlannedClaim, PlannedClaimStep, PlannedSet } from "../plan.ts";
import { type Compilation, inside, noReads, type Place, type ResolvedSet, report } from "../scope.ts";
import { resolveCondition } from "./condition.ts";
import { resolveAs } from "./expression.ts";
import { reportNoCalendar, resolveCalendar } from "./time.ts";

/** A claim rule. Problems: `unknown-credit`, `unknown-set`, `unknown-calendar`, `claim-undated`,
 *  `business-unit-without-calendar` and those of its formulas. */
export function resolveClaim(rule: ClaimRule, compilation: Compilation): PlannedClaim {
  const credits = coveredBy(rule, compilation);
  const per = dimensionsOf(credits, compilation);
  const base = periodPlace(compilation, "claims", rule.name, per);
  const place: PeriodPlace = { ...base, scope: { period: { ...base.scope.period, credits: true } } };
  checkNamed(rule, place);
  checkTimes(
    rule.on,
    [
      [rule.decidedWithin, "decided within"],
      [rule.expires, "expires"],
    ],
    place,
  );
  const needs = rule.needs.map((step) => resolveStep(step, rule, place));
  const onlyIf =
    rule.onlyIf === undefined ? undefined : resolveCondition(rule.onlyIf, inside(place, "only if"));
  checkNeeds(per, place.scope.period.reads, place);
  const minimum = rule.minimum === undefined ? undefined : minimumIn(rule.minimum, place);
  return {
    rule,
    credits,
    per,
    needs,
    ...(minimum === undefined ? {} : { minimum }),
    ...(onlyIf === undefined ? {} : { onlyIf }),
  };
}

/** The credits that a rule covers; what a customer pays back is nothing to be claimed. */
export function coveredBy({ credits }: ClaimRule, { agreement }: Compilation): readonly string[] {
  if (credits !== "all") return credits;
  return agreement.credits.filter(({ paidBy }) => paidBy === "provider").map(({ name }) => name);
}

/** Reports a calendar that is not there, and business time without one. */
export function checkTimes(
  on: string | undefined,
  amounts: readonly (readonly [TimeAmount | undefined, string])[],
  place: Place,
): void {
  if (on !== undefined) resolveCalendar({ kind: "calendar", name: on }, inside(place, "on"));
  checkAmounts(on, amounts, place);
}

function checkAmounts(
  on: string | undefined,
  amounts: readonly (readonly [TimeAmount | undefined, string])[],
  place: Place,
): void {
  for (const [amount, key] of amounts) {
    if (on === undefined && amount?.unit.startsWith("business") === true)
      reportNoCalendar(inside(place, key), "on");
  }
}

function dimensionsOf(names: readonly string[], { agreement }: Compilation): readonly string[] {
  const lists = names.map((name) => {
    const credit = agreement.credits.find((each) => each.name === name);
    return agreement.targets.find((target) => target.name === credit?.target)?.per ?? [];
  });
  const [first = [], ...rest] = lists;
  return first.filter((dimension) => rest.every((list) => list.includes(dimension)));
}

function checkNamed({ credits }: ClaimRule, place: Place): void {
  if (credits === "all") return;
  const names = place.compilation.agreement.credits.map(({ name }) => name);
  credits.forEach((name, index) => {
    if (names.includes(name)) return;
    const here = inside(place, "credits", index);
    report(here, "unknown-credit", `There is no credit "${name}"; ${meant(name, names)}`);
  });
}

function resolveStep(step: ClaimStep, { on }: ClaimRule, base: PeriodPlace): PlannedClaimStep {
  const place = inside(base, "needs", step.name);
  checkAmounts(on, [[step.window?.within, "within"]], place);
  const set = setNamed(step.by, inside(place, "by"));
  const after =
    step.window && resolveAs(step.window.after, ["instant", "date"], inside(place, "after")).formula;
  const counted = { rule: step, ...(after === undefined ? {} : { after }) };
  if (set === undefined) return counted;
  const { scope: item, planned } = set;
  const where =
    step.where === undefined
      ? undefined
      : resolveCondition(step.where, { ...inside(place, "where"), scope: { ...base.scope, item } });
  const datedBy =
    step.datedBy === undefined
      ? undefined
      : resolveAs(step.datedBy, ["instant", "date"], { ...inside(place, "dated by"), scope: { item } });
  const canBeLater = after === undefined || after.kind === "end of period";
  if (canBeLater && datedBy === undefined && isDatedByItself(planned, place.compilation))
    reportUndated(step, place);
  return {
    ...counted,
    ...(where === undefined ? {} : { where }),
    ...(datedBy === undefined ? {} : { datedBy: datedBy.formula }),
  };
}

function setNamed(name: string, place: Place): ResolvedSet | undefined {
  const { sets } = place.compilation;
  if (!sets.has(name))
    report(place, "unknown-set", `There are no items "${name}"; ${meant(name, sets.names)}`);
  return sets.get(name);
}

function isDatedByItself(set: PlannedSet, compilation: Compilation): boolean {
  if (set.datedBy !== undefined) return false;
  const below = set.kind === "from" ? compilation.sets.get(set.of)?.planned : undefined;
  return below === undefined || isDatedByItself(below, compilation);
}

function reportUndated({ by }: ClaimStep, place: Place): void {
  const message = `What is made after the end of a period belongs to the next one; add "dated by: ..." with the field in which "${by}" say which month or day they are about.`;
  report(place, "claim-undated", message);
}

/** The sum is formed over all cells, so its bound stands in none. */
function minimumIn({ bound }: NonNullable<ClaimRule["minimum"]>, place: PeriodPlace) {
  const period = { ...place.scope.period, dimensions: [], reads: noReads() };
  const here = { ...inside(place, "minimum"), scope: { period } };
  const { formula } = resolveAs(bound, ["money"], here);
  checkNeeds([], period.reads, here);
  return formula;
}
