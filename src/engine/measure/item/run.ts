/** Unbroken runs of a timeline: each outage as one thing, whatever facts reported it.
 *
 *  A run is cut at the period like every stretch that is measured, so that the lengths of all runs add up to
 *  the time of their timeline. The surprising rule: where the set says by which instant its runs are dated,
 *  nothing is cut. The timeline is then laid over the whole term as far as it is known, and a run
 *  belongs with its full length to the one period that holds its date. */

import type { PlannedSet } from "../../plan/plan.ts";
import type { Interval } from "../../time/interval.ts";
import { daysInPeriod } from "../../time/period.ts";
import { formatInstant } from "../../value/format.ts";
import { cellOf, cellsOver, combinationsOf, declaredWords, inOrder, wordIn } from "../cell/cell.ts";
import type { Cell } from "../evaluation.ts";
import { setsIn } from "../formula/reading.ts";
import type { CellScope } from "../formula/scope.ts";
import { timelineScopeOf } from "../timeline/stretch.ts";
import { type StretchIndex, stretchIndexOf } from "../timeline/stretch-index.ts";
import { intervalsOf } from "../timeline/timeline.ts";
import { type ItemParts, NO_MEMBERS } from "./item.ts";
import { termOf, type View } from "./view.ts";

type RunSet = Extract<PlannedSet, { readonly kind: "runs" }>;

/** The runs of a set, cell by cell and then by time. */
export function* runsOf(set: RunSet, view: View): Generator<ItemParts> {
  const seen = set.datedBy === undefined ? view : overTerm(view);
  const index = stretchIndexOf(seen);
  for (const cell of cellsOfRuns(set, index, view)) {
    const scope = timelineScopeOf(cell, alone(cell, view), index, seen);
    for (const run of intervalsOf(set.of, scope)) yield partsOfRun(run, cell, isOpen(run, set, seen));
  }
}

/** The same facts, looked at over the whole term up to the as-of instant. */
function overTerm(view: View): View {
  const term = termOf(view);
  return { ...view, span: { start: term.start, end: Math.max(term.start, Math.min(term.end, view.asOf)) } };
}

/** Whether a run that is not cut at the period still lasts: it reaches the last instant that is seen. */
function isOpen({ end }: Interval, { datedBy }: RunSet, { span, asOf }: View): boolean {
  return datedBy !== undefined && end === span.end && end === asOf;
}

function partsOfRun({ start, end }: Interval, { dimensions }: Cell, open: boolean): ItemParts {
  return {
    subject: [...dimensions.map(({ value }) => value), formatInstant(start)].join(", "),
    at: start,
    ...(open ? {} : { until: end }),
    facts: [],
    fields: Object.fromEntries(dimensions.map(({ name, value }) => [name, value])),
    clock: () => undefined,
    members: NO_MEMBERS,
    memo: new Map(),
  };
}

/** Every combination of the values of "by": the declared ones, with what was reported of the others. */
function cellsOfRuns({ of, by }: RunSet, index: StretchIndex, { plan }: View): readonly Cell[] {
  const sets = setsIn(of, plan);
  const declared = new Map<string, readonly string[]>();
  for (const name of by) {
    const words = declaredWords(plan, sets, name);
    if (words !== undefined) declared.set(name, words);
  }
  const open = by.filter((name) => !declared.has(name));
  const reported = sets.flatMap((set) => {
    const names = open.filter((name) => set.dimensions.includes(name));
    return names.length === 0 ? [] : index.reported(set, names);
  });
  const whole = reported.filter(({ dimensions }) => dimensions.length === open.length);
  return cellsOver(by, declared, whole.length > 0 ? inOrder(whole) : combined(reported, open));
}

/** Where no fact knows all the open dimensions together, every combination of what is known of each. */
function combined(reported: readonly Cell[], open: readonly string[]): readonly Cell[] {
  const lists = open.map((name) => [...new Set(reported.flatMap((cell) => wordIn(cell, name) ?? []))]);
  return inOrder(combinationsOf(lists).map((words) => cellOf(open, words)));
}

/** What the tests of a timeline see of the cell; figures are none of a run's business. */
function alone(cell: Cell, view: View): CellScope {
  const { plan, period, dates } = view;
  const nothing = () => undefined;
  return {
    date: dates.first,
    period,
    lengthOfPeriod: period.end - period.start,
    daysInPeriod: daysInPeriod(plan.zone, period),
    dimension: (name) => wordIn(cell, name),
    in: (other) => alone(other, view),
    quantity: nothing,
    verdict: nothing,
    measured: nothing,
    level: nothing,
    cellsOf: nothing,
    aggregate: nothing,
    timeline: nothing,
    history: nothing,
    balance: nothing,
  };
}
