/** Can a chain of time limits be kept within the limit that rests on it?
 *
 *  Each step takes as long as its agreement allows, on its own calendar in its own zone, and the next
 *  begins when it is up. The end of the chain and the promise are two functions of the start; the worst
 *  start is where the second leads the first by least. Pauses are left out of both: whatever stops one
 *  clock for the customer's sake stops them all. */

import type { Plan } from "../../plan/plan.ts";
import type { TimeAmount } from "../../prepare/expression.ts";
import { workingTimeBetween } from "../../time/coverage.ts";
import type { Interval } from "../../time/interval.ts";
import type { Duration, Instant } from "../../value/instant.ts";
import { type ChainCell, limitOf, wordsIn } from "./cell.ts";
import { countsOnCalendar, dueFunction, dueOf, type TimeLimit } from "./due-function.ts";
import type { Link } from "./link.ts";
import { after, either, imageOf, leastDifference, type Piecewise, shifted } from "./piecewise.ts";

/** What comes of the worst start of the span. */
export interface TimeCarry {
  readonly carries: boolean;
  readonly promised: TimeAmount;
  readonly start: Instant;
  /** When the promise is up, and when the chain may end. */
  readonly due: Instant;
  readonly ends: Instant;
  /** On the time line, and on the calendar of the promise; negative when the chain is too long. */
  readonly margin: Duration;
  readonly coveredMargin: Duration;
  /** Every step at that start; the tightest one took most of the time. */
  readonly runs: readonly StepRun[];
  readonly tightest: StepRun;
}

export interface StepRun {
  readonly name: string;
  readonly pointer: string;
  readonly amount: TimeAmount;
  /** The calendar of a limit in business time. */
  readonly calendar?: string;
  readonly zone: string;
  readonly start: Instant;
  readonly end: Instant;
}

/** Why nothing can be said; `isPromised` is false where a step promises no limit at all. */
export interface Gap {
  readonly pointer: string;
  readonly isPromised: boolean;
}

type Step =
  | { readonly kind: "in sequence" | "in parallel" | "any of"; readonly of: readonly Step[] }
  | {
      readonly kind: "limit";
      readonly name: string;
      readonly pointer: string;
      readonly limit: TimeLimit;
      readonly isStrict: boolean;
    };

/** The chain at its worst start within the span; undefined when no step of it has a time limit. */
export function timeCarry(
  own: { readonly limit: TimeLimit; readonly isStrict: boolean },
  link: Link,
  cell: ChainCell,
  plan: Plan,
  span: Interval,
): TimeCarry | Gap | undefined {
  const gaps: Gap[] = [];
  const step = stepOf(link, cell, plan, gaps);
  const [gap] = gaps;
  if (gap !== undefined || step === undefined) return gap;
  const promise = dueFunction(own.limit, span);
  const chain = functionOf(step, span);
  if (promise === undefined || chain === undefined) return { pointer: "", isPromised: true };
  const { at, difference } = leastDifference(promise, chain);
  const due = dueOf(own.limit, at) ?? at;
  const { runs, end } = runsOf(step, at);
  const [first, ...others] = runs;
  if (first === undefined) return undefined;
  const covered =
    own.limit.coverage !== undefined && countsOnCalendar(own.limit.amount)
      ? workingTimeBetween(own.limit.coverage, end, due)
      : difference;
  return {
    carries: difference > 0 || (difference === 0 && (!own.isStrict || isStrict(step))),
    promised: own.limit.amount,
    start: at,
    due,
    ends: end,
    margin: difference,
    coveredMargin: covered,
    runs,
    tightest: others.reduce((most, run) => (run.end - run.start > most.end - most.start ? run : most), first),
  };
}

/** The steps that have a time limit, in the cell. */
function stepOf(link: Link, cell: ChainCell, plan: Plan, gaps: Gap[]): Step | undefined {
  if (link.kind === "own work") {
    const coverage = link.work.on && plan.coverages.get(link.work.on.name);
    const limit: TimeLimit = {
      amount: link.work.takes,
      zone: plan.zone,
      ...(coverage === undefined ? {} : { coverage }),
      deadline: {},
    };
    return { kind: "limit", name: "own work", pointer: link.pointer, limit, isStrict: false };
  }
  if (link.kind === "leg") {
    if (link.clock === undefined) return undefined;
    const limit = limitOf(link.clock, wordsIn(cell, link), link.plan);
    if (limit === undefined || limit === "none") {
      gaps.push({ pointer: link.pointer, isPromised: limit === undefined });
      return undefined;
    }
    const name = `${link.leg.agreement}: ${link.clock.rule.name}`;
    return {
      kind: "limit",
      name,
      pointer: link.pointer,
      limit,
      isStrict: link.clock.rule.metWhen === "below",
    };
  }
  const of = link.of.flatMap((each) => stepOf(each, cell, plan, gaps) ?? []);
  return of.length === 0 ? undefined : { kind: link.kind, of };
}

/** The end of a step for every start of a span. */
function functionOf(step: Step, span: Interval): Piecewise | undefined {
  if (step.kind === "limit") return dueFunction(step.limit, span);
  if (step.kind === "in sequence")
    return step.of.reduce<Piecewise | undefined>(
      (before, each) => {
        const next = before && functionOf(each, imageOf(before));
        return before && next && after(before, next);
      },
      shifted(0, span),
    );
  const pick = step.kind === "in parallel" ? "later" : "earlier";
  const [first, ...others] = step.of.map((each) => functionOf(each, span));
  return others.reduce((a, b) => a && b && either(pick, a, b), first);
}

/** What each step does when the chain starts at an instant. */
function runsOf(step: Step, start: Instant): { readonly runs: readonly StepRun[]; readonly end: Instant } {
  if (step.kind === "limit") {
    const { name, pointer, limit } = step;
    const end = dueOf(limit, start) ?? start;
    const { coverage } = limit;
    const onCalendar = coverage !== undefined && limit.amount.unit.startsWith("business");
    const calendar = onCalendar ? { calendar: coverage.calendar.name } : {};
    const zone = (onCalendar ? coverage.zone : limit.zone).name;
    return { runs: [{ name, pointer, amount: limit.amount, ...calendar, zone, start, end }], end };
  }
  if (step.kind === "in sequence") {
    let end = start;
    const runs = step.of.flatMap((each) => {
      const run = runsOf(each, end);
      end = run.end;
      return run.runs;
    });
    return { runs, end };
  }
  const all = step.of.map((each) => runsOf(each, start));
  const ends = all.map(({ end }) => end);
  const end = step.kind === "in parallel" ? Math.max(...ends) : Math.min(...ends);
  return { runs: all.flatMap(({ runs }) => runs), end };
}

/** Whether the chain ends before its last instant and never at it. */
function isStrict(step: Step): boolean {
  return step.kind === "limit"
    ? step.isStrict
    : step.kind === "in sequence"
      ? step.of.some(isStrict)
      : step.of.every(isStrict);
}
