/** Can a chain of levels carry the level that rests on it?
 *
 *  What a leg promises leaves a share in which it may fail. Needed together, legs may fail one after the
 *  other, so the guaranteed bound adds their failures: 1 − Σ(1 − aᵢ). Redundant ones may fail at the same
 *  time, so no more than the best of them is guaranteed. The product that textbooks give instead holds
 *  only if failures are independent; it stands beside the bound as an expectation.
 *
 *  Shares of time are held in hours: a leg promises on its own calendar and over its own periods, and all
 *  it may fail can fall into one period of the promise; hours outside of a leg's calendar are promised
 *  by nobody. */

import type { Formula, Plan, PlannedFigure } from "../../plan/plan.ts";
import { type Coverage, coveredIntervals } from "../../time/coverage.ts";
import { type Interval, subtract as intervalsWithout, totalLength } from "../../time/interval.ts";
import { type AssessmentPeriod, periodsBetween } from "../../time/period.ts";
import {
  add,
  compare,
  divide,
  min,
  multiply,
  ONE,
  type Ratio,
  ratio,
  signOf,
  subtract,
  ZERO,
} from "../../value/ratio.ts";
import { boundOf, type ChainCell, wordsIn } from "./cell.ts";
import type { LegLink, Link } from "./link.ts";
import type { Gap } from "./times.ts";

export interface ShareCarry {
  readonly carries: boolean;
  readonly promised: Ratio;
  /** What the legs guarantee together in the worst period; at least zero. */
  readonly guaranteed: Ratio;
  /** What they come to when failures are independent and hours equal. */
  readonly expected: Ratio;
  /** The period in which least is guaranteed; for shares of items every period is alike. */
  readonly period?: string;
  readonly legs: readonly LegLevel[];
  readonly tightest: LegLevel;
}

export interface LegLevel {
  readonly name: string;
  readonly pointer: string;
  readonly promised: Ratio;
}

/** The level that the legs guarantee; undefined when no leg relies on a target. */
export function shareCarry(
  target: PlannedFigure,
  link: Link,
  cell: ChainCell,
  plan: Plan,
  span: Interval,
): ShareCarry | Gap | undefined {
  const legs = levelsOf(link, cell);
  const gap = legs.find((leg): leg is Gap => "isPromised" in leg);
  const levels = legs.filter((leg): leg is Level => !("isPromised" in leg));
  const [first, ...others] = levels;
  if (gap !== undefined || first === undefined) return gap;
  const promised = goodShare(target, wordsIn(cell), plan);
  if (promised === undefined || promised === "none")
    return { pointer: "", isPromised: promised === undefined };
  const byPointer = new Map(levels.map((level) => [level.pointer, level]));
  const worst = worstPeriod(target, link, byPointer, plan, span);
  const guaranteed = subtract(ONE, worst.failing);
  const named = levels.map(({ name, pointer, promised: level }) => ({ name, pointer, promised: level }));
  const tightest = others.reduce(
    (least, each) => (compare(each.promised, least.promised) < 0 ? each : least),
    first,
  );
  return {
    carries: compare(guaranteed, promised) >= 0,
    promised,
    guaranteed,
    expected: expectedOf(link, byPointer),
    ...(worst.period === undefined ? {} : { period: worst.period }),
    legs: named,
    tightest: { name: tightest.name, pointer: tightest.pointer, promised: tightest.promised },
  };
}

interface Level extends LegLevel {
  readonly link: LegLink;
}

function levelsOf(link: Link, cell: ChainCell): readonly (Level | Gap)[] {
  if (link.kind === "own work") return [];
  if (link.kind !== "leg") return link.of.flatMap((each) => levelsOf(each, cell));
  if (link.target === undefined) return [];
  const promised = goodShare(link.target, wordsIn(cell, link), link.plan);
  if (promised === undefined || promised === "none")
    return [{ pointer: link.pointer, isPromised: promised === undefined }];
  return [{ name: `${link.leg.agreement}: ${link.target.name}`, pointer: link.pointer, promised, link }];
}

/** The promised share of what is good; "at most 5 % late" promises 95 %. Undefined when the level is no
 *  share or depends on more than words. */
function goodShare(
  { judgement, type }: PlannedFigure,
  words: ReturnType<typeof wordsIn>,
  plan: Plan,
): Ratio | "none" | undefined {
  const expected = judgement?.expected;
  if (expected === undefined) return "none";
  const bound = boundOf(expected.bound, words, plan);
  if (bound === undefined || bound === "none") return bound;
  if (type !== "number" || signOf(bound) < 0 || compare(bound, ONE) > 0) return undefined;
  const isCeiling = expected.comparator === "at most" || expected.comparator === "below";
  return isCeiling ? subtract(ONE, bound) : bound;
}

/** The period in which most may fail. */
function worstPeriod(
  target: PlannedFigure,
  link: Link,
  levels: ReadonlyMap<string, Level>,
  plan: Plan,
  span: Interval,
): { readonly failing: Ratio; readonly period?: string } {
  const own = hoursOf(target, plan);
  const evenly = failingIn(link, ({ pointer }) => missOf(levels.get(pointer)));
  if (own === undefined) return { failing: evenly };
  const kind = target.judgement?.period ?? plan.agreement.governing.period;
  let worst: { failing: Ratio; period?: string } = { failing: ratio(-1) };
  for (const period of periodsBetween(kind, plan.zone, span.start, span.end)) {
    const failing = failingIn(link, (leg) => missInPeriod(leg, levels.get(leg.pointer), period, own));
    if (compare(failing, worst.failing) > 0) worst = { failing, period: period.label };
  }
  return worst;
}

/** The failing share of the whole chain, at most one. */
function failingIn(link: Link, missed: (leg: LegLink) => Ratio | undefined): Ratio {
  return min(ONE, joined(link, missed) ?? ZERO);
}

function joined(link: Link, missed: (leg: LegLink) => Ratio | undefined): Ratio | undefined {
  if (link.kind === "own work") return undefined;
  if (link.kind === "leg") return missed(link);
  const [first, ...others] = link.of.flatMap((each) => joined(each, missed) ?? []);
  return first && others.reduce(link.kind === "any of" ? min : add, first);
}

function missOf(level: Level | undefined): Ratio | undefined {
  return level && subtract(ONE, level.promised);
}

/** What a leg may fail in one period of the promise: everything it may fail in its own periods that meet
 *  this one, and the hours that it does not promise at all. */
function missInPeriod(
  leg: LegLink,
  level: Level | undefined,
  period: AssessmentPeriod,
  own: Coverage,
): Ratio | undefined {
  const miss = missOf(level);
  const below = leg.target && hoursOf(leg.target, leg.plan);
  if (miss === undefined || leg.target === undefined || below === undefined) return miss;
  const hours = coveredIntervals(own, period);
  const total = totalLength(hours);
  if (total === 0) return ZERO;
  const kind = leg.target.judgement?.period ?? leg.plan.agreement.governing.period;
  const its = periodsBetween(kind, leg.plan.zone, period.start, period.end);
  const allowed = its.map((each) => {
    const overlap = { start: Math.max(each.start, period.start), end: Math.min(each.end, period.end) };
    const most = multiply(miss, ratio(totalLength(coveredIntervals(below, each))));
    return min(most, ratio(totalLength(coveredIntervals(below, overlap))));
  });
  const unpromised = totalLength(intervalsWithout(hours, coveredIntervals(below, period)));
  return divide(allowed.reduce(add, ratio(unpromised)), ratio(total));
}

/** The calendar whose hours a share of time is of; undefined when the measure is no share of time. */
function hoursOf({ is }: PlannedFigure, plan: Plan): Coverage | undefined {
  const share = sharesIn(is)[0];
  if (share === undefined) return undefined;
  const calendar = share.within?.kind === "calendar" ? share.within.name : "24x7";
  return plan.coverages.get(calendar);
}

type ShareOfTime = Extract<Formula, { readonly kind: "share of time" }>;

function sharesIn(tree: unknown): readonly ShareOfTime[] {
  if (typeof tree !== "object" || tree === null) return [];
  if ("kind" in tree && tree.kind === "share of time") return [tree as ShareOfTime];
  return Object.values(tree).flatMap(sharesIn);
}

/** The share that is expected when legs fail independently of each other. */
function expectedOf(link: Link, levels: ReadonlyMap<string, Level>): Ratio {
  if (link.kind === "own work") return ONE;
  if (link.kind === "leg") return levels.get(link.pointer)?.promised ?? ONE;
  const parts = link.of.map((each) => expectedOf(each, levels));
  if (link.kind !== "any of") return parts.reduce(multiply, ONE);
  return subtract(ONE, parts.map((each) => subtract(ONE, each)).reduce(multiply, ONE));
}
