/** One period while it is settled: every fee, figure, target and credit, formed once per cell.
 *
 *  Nothing is computed before it is asked for and nothing twice, so the order in which an agreement
 *  writes its figures does not matter. This file joins what others know: cells, tallies over items,
 *  stretches of time and the outcomes of earlier periods. */

import type {
  Plan,
  PlannedAccount,
  PlannedCap,
  PlannedCredit,
  PlannedFigure,
  PlannedRight,
} from "../../plan/plan.ts";
import type { AssessmentPeriod } from "../../time/period.ts";
import { inOrder, WHOLE } from "../cell/cell.ts";
import { type CellPlan, cellPlanOf, cellsOf } from "../cell/cell-plan.ts";
import { creditIn } from "../credit/credit.ts";
import type { Cell, PeriodEvaluation, PeriodOutcome, Quantity, ServiceCredit, Value } from "../evaluation.ts";
import type { FactBook } from "../fact/fact.ts";
import { formulasOfAccount, type Reading, readingOf } from "../formula/reading.ts";
import type { CellScope } from "../formula/scope.ts";
import { evaluate } from "../formula/value.ts";
import { formRemembered } from "../history/remembered.ts";
import { type View, type ViewOptions, viewOf } from "../item/view.ts";
import { demandsOf, demandsOfTarget } from "../tally/demand.ts";
import { type Tallies, talliesOf } from "../tally/tally.ts";
import { type Stretches, stretchesOf } from "../timeline/stretch.ts";
import { evaluationsIn, formedIn, scopeFor, scopeIn } from "./forming.ts";
import { quantityOf } from "./target.ts";

/** A period, its facts, and what has been formed of them so far. */
export interface Assessment {
  readonly plan: Plan;
  readonly view: View;
  readonly prior: readonly PeriodOutcome[];
  readonly reading: Reading;
  readonly tallies: Tallies;
  readonly stretches: Stretches;
  readonly figures: ReadonlyMap<string, PlannedFigure>;
  readonly cellPlans: ReadonlyMap<string, CellPlan>;
  readonly formed: Map<string, Formed>;
  readonly judged: Map<string, readonly PeriodEvaluation[]>;
  /** Assessments of a target's own periods, where it is judged more often than the agreement. */
  readonly inner: Map<string, Assessment>;
}

/** A fee or figure in a cell. */
export interface Formed {
  readonly name: string;
  readonly cell: Cell;
  readonly value: Value;
  readonly undecided: boolean;
}

export interface AssessOptions extends ViewOptions {
  /** Outcomes of earlier periods, in order of time. */
  readonly prior: readonly PeriodOutcome[];
  /** Assess this target alone. */
  readonly only?: PlannedFigure;
}

/** Opens a period. Nothing is read from the book before something is asked for. */
export function assess(
  plan: Plan,
  book: FactBook,
  period: AssessmentPeriod,
  options: AssessOptions,
): Assessment {
  const view = viewOf(plan, book, period, options);
  const reading = readingOf(plan);
  const { only } = options;
  const formedPerCell = plan.figures.filter(({ kind, per }) => kind === "target" || per.length > 0);
  const asFigures = [
    ...plan.accounts.filter(({ rule }) => rule.per.length > 0).map(figureOfAccount),
    ...plan.rights.filter(({ rule }) => rule.per.length > 0).map(figureOfRight),
  ];
  const celled = only === undefined ? [...formedPerCell, ...asFigures] : [only];
  const cellPlans = new Map(celled.map((figure) => [figure.name, cellPlanOf(figure, plan, reading)]));
  const asked = only === undefined ? demandsOf(plan, reading) : demandsOfTarget(only, plan, reading);
  const demands = [...asked, ...[...cellPlans.values()].flatMap((cells) => cells.demands)];
  const scopeOf = (cell: Cell): CellScope => scopeIn(assessment, { cell, undecided: () => {} });
  const assessment: Assessment = {
    plan,
    view,
    prior: options.prior,
    reading,
    tallies: talliesOf(view, reading, demands, scopeOf),
    stretches: stretchesOf(view),
    figures: new Map(plan.figures.map((figure) => [figure.name, figure])),
    cellPlans,
    formed: new Map(),
    judged: new Map(),
    inner: new Map(),
  };
  return assessment;
}

/** Every evaluation of a target, by cell and then by time. */
export function evaluationsOf(assessment: Assessment, target: PlannedFigure): readonly PeriodEvaluation[] {
  return cellsFor(assessment, target).flatMap((cell) => evaluationsIn(assessment, target, cell));
}

/** Every credit, before caps, for each evaluation of its target or once for the whole agreement. */
export function creditsOf(assessment: Assessment, credit: PlannedCredit): readonly ServiceCredit[] {
  const target = credit.rule.target === undefined ? undefined : assessment.figures.get(credit.rule.target);
  if (target === undefined) return [creditFor(assessment, credit, WHOLE, undefined)];
  return evaluationsOf(assessment, target).map((evaluation) =>
    creditFor(assessment, credit, evaluation.cell, evaluation),
  );
}

/** The limit of a cap in a cell. */
export function limitOf(assessment: Assessment, cap: PlannedCap, cell: Cell): Value {
  return evaluate(cap.atMost, scopeFor(assessment, { cell, undecided: () => {} }));
}

/** Fees and figures as a statement lists them: each in the cells of its own dimensions, in those that
 *  asked for it, or once when nobody did. */
export function figuresOf(assessment: Assessment): PeriodOutcome["figures"] {
  formRemembered(assessment);
  const figures = assessment.plan.figures.filter(({ kind }) => kind !== "target");
  const formedOf = (figure: PlannedFigure): readonly Cell[] =>
    inOrder(
      [...assessment.formed.values()].filter(({ name }) => name === figure.name).map(({ cell }) => cell),
    );
  // Whoever asks stands behind whom it asks; so from the last to the first, all askers have asked.
  for (const figure of [...figures].reverse()) {
    const own =
      figure.per.length > 0 ? cellsFor(assessment, figure) : formedOf(figure).length > 0 ? [] : [WHOLE];
    for (const cell of own) formedIn(assessment, figure, cell);
  }
  return figures.flatMap((figure) => formedOf(figure).map((cell) => listed(assessment, figure, cell)));
}

/** The cells in which the formulas of an account that is kept per dimension have something to say. */
export function accountCellsOf(assessment: Assessment, account: PlannedAccount): readonly Cell[] {
  return cellsFor(assessment, figureOfAccount(account));
}

/** Its formulas as those of one figure, under a name that no figure can have. */
function figureOfAccount(account: PlannedAccount): PlannedFigure {
  const { name, per } = account.rule;
  const is = { kind: "add", of: formulasOfAccount(account) } as const;
  return { kind: "figure", name: `accounts\n${name}`, per, type: "number", is };
}

/** The cells in which a right can arise. */
export function rightCellsOf(assessment: Assessment, right: PlannedRight): readonly Cell[] {
  return right.rule.per.length === 0 ? [WHOLE] : cellsFor(assessment, figureOfRight(right));
}

function figureOfRight({ rule: { name, per }, when }: PlannedRight): PlannedFigure {
  return { kind: "figure", name: `rights\n${name}`, per, type: "flag", is: { kind: "test", test: when } };
}

function listed(assessment: Assessment, figure: PlannedFigure, cell: Cell): PeriodOutcome["figures"][number] {
  const quantity: Quantity | undefined = quantityOf(formedIn(assessment, figure, cell).value, figure.type);
  return { name: figure.name, cell, ...(quantity === undefined ? {} : { quantity }) };
}

/** The cells that a target, or a figure with dimensions of its own, has in this period. They are planned beforehand for whatever is formed by itself; a target that is assessed alone may ask for
 *  those of another. */
export function cellsFor(
  { plan, reading, cellPlans, tallies, stretches }: Assessment,
  figure: PlannedFigure,
): readonly Cell[] {
  const cells = cellPlans.get(figure.name) ?? cellPlanOf(figure, plan, reading);
  return cellsOf(cells, { seenItems: tallies.seen, seenStretches: stretches.seen });
}

function creditFor(
  assessment: Assessment,
  credit: PlannedCredit,
  cell: Cell,
  evaluation: PeriodEvaluation | undefined,
): ServiceCredit {
  const scope = scopeFor(assessment, { cell, evaluation, undecided: () => {} });
  const target = evaluation === undefined ? undefined : assessment.figures.get(evaluation.target);
  const judgedIn = target?.judgement?.period === undefined ? undefined : evaluation?.period;
  return creditIn(cell, credit, evaluation, scope, assessment.plan.currency, judgedIn);
}
