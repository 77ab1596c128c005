/** One figure, one target, one question at a time: what a cell of the period answers.
 *
 *  A figure is formed in the cell of whoever asks, seen along the dimensions it can differ in; what was
 *  formed is kept, so a thousand credits that read one fee compute it once. Whoever asks also hears
 *  whether a clock behind the answer is still undecided. */

import type { Formula, Plan, PlannedFigure } from "../../plan/plan.ts";
import { type AssessmentPeriod, daysInPeriod, periodsBetween } from "../../time/period.ts";
import { majorOf } from "../../value/money.ts";
import { add, ratio } from "../../value/ratio.ts";
import { keyOf, projected, wordIn } from "../cell/cell.ts";
import { cellsCounted, hasVerdict } from "../cell/cell-count.ts";
import type { Cell, PeriodEvaluation, Value } from "../evaluation.ts";
import type { CellScope, Place } from "../formula/scope.ts";
import { evaluate } from "../formula/value.ts";
import { historyValue } from "../history/history.ts";
import { balanceCell, openingBalance } from "../ledger/balance.ts";
import type { LedgerView } from "../ledger/ledger.ts";
import { type Assessment, assess, creditsOf, evaluationsOf, type Formed } from "./assessment.ts";
import { evaluateTarget } from "./target.ts";

/** Who asks within a period: the cell, and what only its asker knows. */
export interface Asking {
  readonly cell: Cell;
  readonly datedBy?: Formula | undefined;
  /** The evaluation whose measure a credit reads. */
  readonly evaluation?: PeriodEvaluation | undefined;
  /** Hears that a clock behind an answer is undecided. */
  readonly undecided: () => void;
  /** What only the entries of accounts and rights see: credits as granted, balances as they stand. */
  readonly ledger?: LedgerView;
}

/** A fee or figure in its own cell, formed when first asked for. */
export function formedIn(assessment: Assessment, figure: PlannedFigure, cell: Cell): Formed {
  const key = `${figure.name}\n${keyOf(cell)}`;
  const known = assessment.formed.get(key);
  if (known !== undefined) return known;
  let undecided = false;
  const scope = scopeFor(assessment, {
    cell,
    undecided: () => {
      undecided = true;
    },
  });
  const value = evaluate(figure.is, scope);
  const formed: Formed = { name: figure.name, cell, value, undecided };
  assessment.formed.set(key, formed);
  return formed;
}

/** A target in a cell: once for the period, or for each of its own shorter periods that ends in it. */
export function evaluationsIn(
  assessment: Assessment,
  target: PlannedFigure,
  cell: Cell,
): readonly PeriodEvaluation[] {
  const key = `${target.name}\n${keyOf(cell)}`;
  const known = assessment.judged.get(key);
  if (known !== undefined) return known;
  const evaluations = assessmentsOf(assessment, target).map((within) => evaluationIn(within, target, cell));
  assessment.judged.set(key, evaluations);
  return evaluations;
}

/** One assessment for each period of a target that ends within the period at hand; usually that one. */
export function assessmentsOf(assessment: Assessment, target: PlannedFigure): readonly Assessment[] {
  const { plan, view } = assessment;
  return periodsJudged(plan, target, view.period).map((period) =>
    innerAssessment(assessment, target, period),
  );
}

function evaluationIn(assessment: Assessment, target: PlannedFigure, cell: Cell): PeriodEvaluation {
  const { view } = assessment;
  let provisional = view.asOf < view.period.end;
  const scope = scopeFor(assessment, {
    cell,
    datedBy: target.judgement?.datedBy,
    undecided: () => {
      provisional = true;
    },
  });
  return evaluateTarget(target, cell, view.period, scope, () => provisional);
}

/** The periods of a target that end within a settled one; usually that one itself. */
export function periodsJudged(
  plan: Plan,
  target: PlannedFigure | undefined,
  period: AssessmentPeriod,
): readonly AssessmentPeriod[] {
  const kind = target?.judgement?.period;
  if (kind === undefined) return [period];
  return periodsBetween(kind, plan.zone, period.start, period.end).filter(
    ({ end }) => end > period.start && end <= period.end,
  );
}

function innerAssessment(
  assessment: Assessment,
  target: PlannedFigure,
  period: AssessmentPeriod,
): Assessment {
  const { plan, view, prior, inner } = assessment;
  if (period.start === view.period.start && period.end === view.period.end) return assessment;
  const key = `${target.name}\n${period.label}`;
  const known =
    inner.get(key) ??
    assess(plan, view.book, period, {
      asOf: view.asOf,
      versions: view.versions.map((version) => version.plan),
      onItem: view.onItem,
      known: view.known,
      prior,
      only: target,
    });
  inner.set(key, known);
  return known;
}

export function scopeFor(
  assessment: Assessment,
  asking: Asking,
): { readonly place: Place; readonly cell: CellScope } {
  return { place: assessment.view.place, cell: scopeIn(assessment, asking) };
}

/** What formulas see in a cell of the period. */
export function scopeIn(assessment: Assessment, asking: Asking): CellScope {
  const { plan, view, reading, tallies, stretches, figures, prior } = assessment;
  const { cell, datedBy } = asking;
  const names = cell.dimensions.map(({ name }) => name);
  const cellOfNamed = (name: string): Cell => projected(cell, reading.namesFor(name, names));
  const current = (target: string, its: Cell): readonly PeriodEvaluation[] => {
    const figure = figures.get(target);
    const evaluations = figure === undefined ? [] : evaluationsIn(assessment, figure, its);
    if (evaluations.some(({ provisional }) => provisional)) asking.undecided();
    return evaluations;
  };
  const scope: CellScope = {
    date: view.dates.first,
    period: view.period,
    lengthOfPeriod: view.period.end - view.period.start,
    daysInPeriod: daysInPeriod(plan.zone, view.period),
    dimension: (name) => wordIn(cell, name),
    in: (other) => scopeIn(assessment, { ...asking, cell: other }),
    quantity: (kind, name) => {
      if (kind === "credit" && asking.ledger !== undefined) return asking.ledger.granted(name, cell);
      if (kind === "credit") return creditNamed(assessment, name, cellOfNamed(name));
      if (kind === "target") return current(name, cellOfNamed(name)).at(-1)?.judged?.value;
      const figure = figures.get(name);
      if (figure === undefined) return undefined;
      const formed = formedIn(assessment, figure, cellOfNamed(name));
      if (formed.undecided) asking.undecided();
      return formed.value;
    },
    verdict: (target) => current(target, cellOfNamed(target)).at(-1)?.verdict,
    measured: () => asking.evaluation?.judged?.value,
    level: (which) => asking.evaluation?.[which]?.value,
    cellsOf: (node) => {
      const figure = figures.get(node.target);
      const all = figure === undefined ? [] : evaluationsOf(assessment, figure);
      const found = cellsCounted(node, all, cell);
      if (found.some(({ provisional }) => provisional)) asking.undecided();
      return ratio(found.filter((each) => hasVerdict(node, each)).length);
    },
    aggregate: (aggregate) => {
      const total = tallies.total(aggregate, { cell, datedBy, scope });
      if (total.undecided) asking.undecided();
      return total.value;
    },
    timeline: (measure) => stretches.measure(measure, cell, scope),
    balance: (node) =>
      node.kind === "balance of" && asking.ledger !== undefined
        ? asking.ledger.balance(node.account, balanceCell(plan, node.account, cell))
        : openingBalance(node, cell, plan, prior),
    history: (node) =>
      historyValue(node, cell, {
        prior,
        judgedIn: (target, period) => periodsJudged(plan, figures.get(target), period),
        current,
        now: (name) =>
          figures.has(name) ? scope.quantity(kindOf(figures, name), name) : scope.quantity("credit", name),
        namesFor: (name) => reading.namesFor(name, names),
      }),
  };
  return scope;
}

function kindOf(figures: Assessment["figures"], name: string): PlannedFigure["kind"] {
  return figures.get(name)?.kind ?? "figure";
}

/** What credits of a name come to in a cell, rounded and before caps, in major units. */
function creditNamed(assessment: Assessment, name: string, cell: Cell): Value {
  const credit = assessment.plan.credits.find(({ rule }) => rule.name === name);
  if (credit === undefined) return undefined;
  const found = creditsOf(assessment, credit).filter((each) => keyOf(each.cell) === keyOf(cell));
  return found.length === 0 ? undefined : found.map(({ rounded }) => majorOf(rounded)).reduce(add);
}
