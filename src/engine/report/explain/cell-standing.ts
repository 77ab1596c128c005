/** A place in a cell of the period from which formulas are explained and tests decided.
 *
 *  What a test wants to know of the cell (a figure, a share, a stretch of time) is itself explained,
 *  and its quantity answers; so a condition in an explanation rests on the same parts that are shown. */

import { projected, sameCell, wordIn } from "../../measure/cell/cell.ts";
import { periodsJudged } from "../../measure/evaluate/forming.ts";
import type { Cell, PeriodEvaluation } from "../../measure/evaluation.ts";
import type { CellScope } from "../../measure/formula/scope.ts";
import { historyValue, type Past, valueIn } from "../../measure/history/history.ts";
import { openingBalance } from "../../measure/ledger/balance.ts";
import { daysInPeriod } from "../../time/period.ts";
import { majorOf } from "../../value/money.ts";
import { add } from "../../value/ratio.ts";
import { explainAggregate } from "./aggregate.ts";
import { explainCellCount } from "./cell-count.ts";
import { explainFigure, explainLevel, explainMeasured } from "./named.ts";
import { cellFor, type Standing, type Telling } from "./standing.ts";
import { explainTimeline } from "./timeline.ts";

/** Standing in a cell; `target` is the one whose judged measure "measured" names, in the period of
 *  `judgedIn` where the target has one of its own. */
export function standingIn(
  telling: Telling,
  cell: Cell,
  path: string,
  target?: string,
  judgedIn?: Telling,
): Standing {
  const { view, plan } = telling;
  const standing: Standing = {
    telling,
    cell,
    path,
    at: "",
    ...(target === undefined ? {} : { target }),
    ...(judgedIn === undefined ? {} : { judgedIn }),
    cellScope: {
      date: view.dates.first,
      period: view.period,
      lengthOfPeriod: view.period.end - view.period.start,
      daysInPeriod: daysInPeriod(plan.zone, view.period),
      dimension: (name) => wordIn(cell, name),
      in: (other) => standingIn(telling, other, path, target, judgedIn).cellScope,
      quantity: (kind, name) =>
        kind === "credit" ? creditNamed(standing, name) : explainFigure(name, standing).quantity?.value,
      verdict: (name) => evaluationsOf(telling, name, cellFor(standing, name)).at(-1)?.verdict,
      measured: () => (target === undefined ? undefined : explainMeasured(target, standing).quantity?.value),
      level: (which) =>
        target === undefined ? undefined : explainLevel(target, which, standing).quantity?.value,
      cellsOf: (count) => explainCellCount(count, standing, "").quantity?.value,
      aggregate: (aggregate) => explainAggregate(aggregate, standing, "").quantity?.value,
      timeline: (measure) => explainTimeline(measure, standing, "").quantity?.value,
      balance: (node) => openingBalance(node, cell, plan, telling.prior),
      history: (node) => historyValue(node, cell, pastOf(telling)),
    },
  };
  return standing;
}

/** What questions about earlier periods need. */
export function pastOf(telling: Telling): Past {
  return {
    prior: telling.prior,
    judgedIn: (target, period) =>
      periodsJudged(
        telling.plan,
        telling.plan.figures.find(({ name }) => name === target),
        period,
      ),
    current: (target, cell) => evaluationsOf(telling, target, cell),
    now: (name, cell) => valueIn(telling.outcome, name, cell),
    namesFor: (name, cell) =>
      telling.reading.namesFor(
        name,
        cell.dimensions.map((each) => each.name),
      ),
  };
}

function evaluationsOf({ outcome }: Telling, target: string, cell: Cell): readonly PeriodEvaluation[] {
  return outcome.evaluations.filter((each) => each.target === target && sameCell(each.cell, cell));
}

/** What credits of a name come to, rounded and before caps. */
function creditNamed(standing: Standing, name: string): ReturnType<CellScope["quantity"]> {
  const cell = cellFor(standing, name);
  const amounts = standing.telling.outcome.credits
    .filter(
      (each) =>
        each.credit === name &&
        sameCell(
          each.cell,
          projected(
            cell,
            each.cell.dimensions.map((one) => one.name),
          ),
        ),
    )
    .map(({ rounded }) => majorOf(rounded));
  const [first, ...rest] = amounts;
  return first === undefined ? undefined : rest.reduce(add, first);
}
