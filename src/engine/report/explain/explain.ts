/** Why is this figure what it is? Any figure, credit or deadline of a period, opened to its parts.
 *
 *  Nothing was recorded while settling; the explanation computes the figure again from the same facts
 *  and folds only the items beneath it. That the parts add up to the figure of the statement is a law
 *  of the tests, so an explanation cannot tell a story that differs from the account. */

import { WHOLE } from "../../measure/cell/cell.ts";
import { versionAt } from "../../measure/clock/version.ts";
import type { PeriodEvaluation, PeriodOutcome, ServiceCredit } from "../../measure/evaluation.ts";
import type { FactBook } from "../../measure/fact/fact.ts";
import { readingOf } from "../../measure/formula/reading.ts";
import { type View, viewOf } from "../../measure/item/view.ts";
import { stretchIndexOf } from "../../measure/timeline/stretch-index.ts";
import type { Plan, PlannedFigure } from "../../plan/plan.ts";
import type { AssessmentPeriod } from "../../time/period.ts";
import { assert } from "../../value/assert.ts";
import type { Instant } from "../../value/instant.ts";
import { pointerTo } from "../../value/problem.ts";
import { standingIn } from "./cell-standing.ts";
import { claimPathsOf, explainClaimAt } from "./claim.ts";
import { explainClocksOf } from "./clock.ts";
import { explainCap, explainCredit } from "./credit.ts";
import { type Explanation, pathOf } from "./explanation.ts";
import { explainFormula } from "./formula.ts";
import { targetAsPercent } from "./formula-kind.ts";
import { explainLedger, ledgerPathsOf } from "./ledger.ts";
import { explainFigure } from "./named.ts";
import { explainRight, rightPathsOf } from "./right.ts";
import { node } from "./sentence.ts";
import type { Telling } from "./standing.ts";
import { explainTax } from "./tax.ts";

export interface ExplainOptions {
  readonly asOf: Instant;
  /** Outcomes of earlier periods, in order of time, as they were given to `settlePeriod`. */
  readonly prior?: readonly PeriodOutcome[];
  /** All versions of the agreement, as they were given to `settlePeriod`. */
  readonly versions?: readonly Plan[];
  /** How many items are listed one by one; 20 unless told. */
  readonly most?: number;
}

/** The explanation at a path of the outcome: "targets/NAME[DIMENSION=VALUE]", "credits/…", "fees/…",
 *  "figures/…", "caps/…", "claims/…", "rights/…", "tax", or "clocks/NAME[SUBJECT]". Undefined when the outcome has no such thing. */
export function explain(
  newest: Plan,
  book: FactBook,
  outcome: PeriodOutcome,
  path: string,
  options: ExplainOptions,
): Explanation | undefined {
  const plan = versionAt(options.versions ?? [newest], outcome.period);
  const telling = (period: AssessmentPeriod): Telling =>
    tellingOf(
      plan,
      viewOf(plan, book, period, { asOf: options.asOf, versions: options.versions }),
      outcome,
      options,
    );
  const [section] = path.split("/", 1);
  switch (section) {
    case "targets": {
      const evaluation = outcome.evaluations.find((each) => pathOfEvaluation(each, outcome) === path);
      return evaluation && explainTarget(evaluation, telling(evaluation.period), path);
    }
    case "credits": {
      const credit = outcome.credits.find((each) => pathOfCredit(each, outcome) === path);
      if (credit === undefined) return undefined;
      const evaluation = evaluationBehind(credit, outcome);
      const judgedIn = evaluation?.period ?? outcome.period;
      const own = judgedIn.label === outcome.period.label ? undefined : telling(judgedIn);
      return explainCredit(credit, evaluation, telling(outcome.period), path, own);
    }
    case "fees":
    case "figures": {
      const figure = outcome.figures.find(({ name, cell }) => pathOf(section, name, cell) === path);
      return figure && explainFigure(figure.name, standingIn(telling(outcome.period), figure.cell, path));
    }
    case "caps": {
      const applied = outcome.caps.find(({ cap, cell }) => pathOf(section, cap, cell) === path);
      const cap = plan.caps.find(({ rule }) => rule.name === applied?.cap);
      return cap && applied && explainCap(cap, applied, telling(outcome.period), path);
    }
    case "accounts":
    case "postings":
      return explainLedger(telling(outcome.period), path);
    case "tax":
      return outcome.tax?.kind === "known" && path === "tax"
        ? explainTax(outcome.tax, {
            ...standingIn(telling(outcome.period), WHOLE, path),
            at: "/governing/tax",
          })
        : undefined;
    case "claims":
      return explainClaimAt(telling(outcome.period), path);
    case "rights":
      return explainRight(telling(outcome.period), path);
    case "clocks":
      return explainClocksOf(telling(outcome.period), path);
    default:
      return undefined;
  }
}

/** Every path of an outcome that `explain` answers, clocks aside. */
export function pathsOf(outcome: PeriodOutcome, plan: Plan): readonly string[] {
  const kinds = new Map(
    plan.figures.map(({ name, kind }) => [name, kind === "fee" ? "fees" : "figures"] as const),
  );
  return [
    ...outcome.evaluations.map((evaluation) => pathOfEvaluation(evaluation, outcome)),
    ...outcome.figures.map(({ name, cell }) => pathOf(kinds.get(name) ?? "figures", name, cell)),
    ...outcome.credits.map((credit) => pathOfCredit(credit, outcome)),
    ...outcome.caps.map(({ cap, cell }) => pathOf("caps", cap, cell)),
    ...(outcome.tax?.kind === "known" ? ["tax"] : []),
    ...ledgerPathsOf(outcome),
    ...claimPathsOf(outcome),
    ...rightPathsOf(outcome),
  ];
}

/** A target judged in a shorter period than the agreement's names that period. */
export function pathOfEvaluation({ target, cell, period }: PeriodEvaluation, outcome: PeriodOutcome): string {
  return pathOf("targets", target, cell, period.label === outcome.period.label ? undefined : period.label);
}

/** A credit for such a target names the target's period too: there may be several in one cell. */
export function pathOfCredit(credit: ServiceCredit, outcome: PeriodOutcome): string {
  const judgedIn = evaluationBehind(credit, outcome)?.period.label;
  return pathOf(
    "credits",
    credit.credit,
    credit.cell,
    judgedIn === outcome.period.label ? undefined : judgedIn,
  );
}

/** The evaluation that a credit answers to: credits stand in the order of their target's evaluations. */
function evaluationBehind(credit: ServiceCredit, outcome: PeriodOutcome): PeriodEvaluation | undefined {
  const place = outcome.credits.filter((each) => each.credit === credit.credit).indexOf(credit);
  return outcome.evaluations.filter((each) => each.target === credit.target)[place];
}

const MOST_LISTED = 20;

function tellingOf(plan: Plan, view: View, outcome: PeriodOutcome, options: ExplainOptions): Telling {
  return {
    plan,
    view,
    outcome,
    reading: readingOf(plan),
    stretches: stretchIndexOf(view),
    prior: options.prior ?? [],
    most: options.most ?? MOST_LISTED,
    known: new Map(),
  };
}

/** The measure under its verdict, with the levels that it was held against. */
function explainTarget(evaluation: PeriodEvaluation, telling: Telling, path: string): Explanation {
  const planned = figureNamed(telling.plan, evaluation.target);
  const standing = {
    ...standingIn(telling, evaluation.cell, path, planned.name),
    at: pointerTo("/targets", planned.name),
  };
  const measure = explainFigure(planned.name, standing);
  const levels = (["expected", "minimum"] as const).flatMap((level) => {
    const bound = planned.judgement?.[level];
    if (bound === undefined) return [];
    const at = pointerTo(standing.at, level);
    return [
      {
        comparator: bound.comparator,
        told: explainFormula(bound.bound, { ...standing, at }, `${level} level`),
      },
    ];
  });
  const against = levels
    .map(({ comparator, told }) => `${told.label}: ${comparator} ${told.text}`)
    .join("; ");
  const subject = [planned.name, ...evaluation.cell.dimensions.map(({ value }) => value)].join(", ");
  const bounds = levels.flatMap(({ told }) =>
    typeof told.quantity?.value === "object" ? [told.quantity.value] : [],
  );
  return node(standing, {
    label: subject,
    operation: "same",
    type: planned.type,
    percent: targetAsPercent(planned.name, telling.plan),
    parts: [...levels.map(({ told }) => told), measure],
    bounds,
    sentence: (text) =>
      `${subject}: ${text}${against === "" ? "" : ` (${against})`}, so the verdict is “${evaluation.verdict}”.`,
  });
}

function figureNamed(plan: Plan, name: string): PlannedFigure {
  const figure = plan.figures.find((each) => each.name === name);
  assert(figure !== undefined, `the plan has a figure "${name}"`);
  return figure;
}
