/** A formula taken apart: each node becomes the operation that the agreement wrote.
 *
 *  Of a choice only the branch that was taken is followed, with the grounds for taking it; a reader who
 *  asks why a credit is 10 % wants the band that matched and the measure that fell into it. */

import { NOT_APPLICABLE } from "../../measure/evaluation.ts";
import { rowFor, rowInForce } from "../../measure/formula/choice.ts";
import { orderOf } from "../../measure/formula/quantity.ts";
import { compares, passes } from "../../measure/formula/test.ts";
import { constant, evaluate } from "../../measure/formula/value.ts";
import type { Formula, Reference } from "../../plan/plan.ts";
import type { AccountBalance, Arithmetic, CellCount, History, Literal } from "../../prepare/expression.ts";
import { unreachable } from "../../value/assert.ts";
import { pointerTo } from "../../value/problem.ts";
import { amountText } from "../quantity-text.ts";
import { explainAggregate } from "./aggregate.ts";
import { explainCellCount } from "./cell-count.ts";
import type { Explanation, Operation } from "./explanation.ts";
import { readsAsPercent, typeOf } from "./formula-kind.ts";
import { explainGrounds } from "./grounds.ts";
import { explainHistory } from "./history.ts";
import { explainBalance } from "./ledger.ts";
import { explainMoment } from "./moment.ts";
import { explainNamed } from "./named.ts";
import { explainPrice } from "./price.ts";
import { type NodeDraft, node } from "./sentence.ts";
import { type Standing, scopeOf } from "./standing.ts";
import { explainTimeline } from "./timeline.ts";

/** Explains a formula at `standing.at`; `label` names what it computes. */
export function explainFormula(formula: Formula, standing: Standing, label = ""): Explanation {
  switch (formula.kind) {
    case "number":
    case "money":
    case "time amount":
    case "date":
    case "instant":
    case "text":
    case "flag":
    case "not applicable":
      return explainConstant(formula, standing, label);
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
    case "subtract":
    case "divide":
      return explainArithmetic(formula, standing, label);
    case "steps": {
      const parts = [below(formula.size, standing, formula.count), below(formula.of, standing, "of")];
      return made(formula, standing, `${formula.count} steps`, parts, label);
    }
    case "rounded": {
      const rule = { kind: "rounding", ...formula.rounding } as const;
      return made(formula, standing, "rounded", [below(formula.of, standing, "rounded")], label, { rule });
    }
    case "bands":
      return explainBands(formula, standing, label);
    case "table":
    case "if":
    case "in force":
      return explainChoice(formula, standing, label);
    case "test":
      return explainTest(formula, standing, label);
    case "time between":
    case "moved":
    case "day of":
    case "clock value":
    case "field at":
      return explainMoment(formula, standing, label);
    case "count of":
    case "share of":
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return explainAggregate(formula, standing, label);
    case "time of":
    case "runs of":
    case "longest run of":
    case "share of time":
      return explainTimeline(formula, standing, label);
    case "value of":
    case "convert":
    case "indexed":
    case "pro rata":
      return explainPrice(formula, standing, label);
    default:
      return explainPeriod(formula, standing, label);
  }
}

/** What is known of the period and of those before it, and what names stand for. */
function explainPeriod(
  formula: History | CellCount | AccountBalance | Reference,
  standing: Standing,
  label: string,
): Explanation {
  switch (formula.kind) {
    case "previous":
    case "in a row":
    case "times in last":
    case "over periods":
      return explainHistory(formula, standing, label);
    case "cells of":
      return explainCellCount(formula, standing, label);
    case "opening balance of":
    case "balance of":
      return explainBalance(formula, standing, label);
    default:
      return explainNamed(formula, standing, label);
  }
}

/** Whether a condition holds, as a flag. */
function explainTest(
  formula: Extract<Formula, { readonly kind: "test" }>,
  standing: Standing,
  label: string,
): Explanation {
  const grounds = explainGrounds(formula.test, standing);
  const value = passes(formula.test, scopeOf(standing));
  return made(formula, standing, "test", grounds, label, { value });
}

/** The node of a formula with its type and its way of printing. */
export function made(
  formula: Formula,
  standing: Standing,
  operation: Operation,
  parts: readonly Explanation[],
  label: string,
  more: Partial<NodeDraft> = {},
): Explanation {
  const { plan } = standing.telling;
  const type = typeOf(formula, plan);
  const percent = type === "number" && readsAsPercent(formula, plan);
  return node(standing, {
    label: label === "" ? WORDS[operation] : label,
    operation,
    type,
    percent,
    parts,
    ...more,
  });
}

/** What a node without a name is called. */
const WORDS: Readonly<Record<Operation, string>> = {
  constant: "constant",
  fact: "reported",
  given: "given",
  same: "taken over",
  sum: "sum",
  difference: "difference",
  product: "product",
  quotient: "quotient",
  smallest: "smallest",
  largest: "largest",
  "full steps": "full steps",
  "started steps": "started steps",
  rounded: "rounded",
  table: "by the table",
  band: "by the band",
  choice: "by the case",
  "in force": "in force",
  count: "number",
  mean: "mean",
  lowest: "lowest",
  highest: "highest",
  percentile: "percentile",
  share: "share",
  intervals: "time",
  "longest interval": "longest run",
  "number of intervals": "number of runs",
  verdict: "verdict",
  test: "test",
  reading: "reading",
};

/** A part of the formula at hand, one step down in the agreement. */
export function below(
  formula: Formula,
  standing: Standing,
  ...steps: readonly (string | number)[]
): Explanation {
  return explainFormula(formula, { ...standing, at: pointerTo(standing.at, ...steps) });
}

function explainConstant(literal: Literal, standing: Standing, label: string): Explanation {
  const value = constant(literal);
  // An amount in business days has no length of its own: it is told, not computed with.
  if (literal.kind === "time amount") {
    const text = amountText(literal);
    const told = made(literal, standing, "constant", [], label === "" ? text : label, { value });
    return {
      ...told,
      text,
      sentence:
        label === "" ? `${text}, as the agreement says.` : `${label} is ${text}, as the agreement says.`,
    };
  }
  const told = made(literal, standing, "constant", [], label, { value });
  return label === ""
    ? { ...told, label: told.text, sentence: `${told.text}, as the agreement says.` }
    : told;
}

function explainArithmetic(formula: Arithmetic<Reference>, standing: Standing, label: string): Explanation {
  switch (formula.kind) {
    case "add":
    case "times":
    case "smaller of":
    case "larger of": {
      const parts = formula.of.map((each, index) => below(each, standing, formula.kind, index));
      return made(formula, standing, CHAINS[formula.kind], parts, label);
    }
    case "subtract": {
      const parts = [
        below(formula.from, standing, "subtract", 0),
        below(formula.take, standing, "subtract", 1),
      ];
      return made(formula, standing, "difference", parts, label);
    }
    case "divide": {
      const byZero = formula.byZero === undefined ? [] : [below(formula.byZero, standing, "by zero")];
      const operands = [
        below(formula.dividend, standing, "divide", 0),
        below(formula.divisor, standing, "divide", 1),
      ];
      return made(formula, standing, "quotient", [...operands, ...byZero], label);
    }
    default:
      return unreachable(formula);
  }
}

const CHAINS = { add: "sum", times: "product", "smaller of": "smallest", "larger of": "largest" } as const;

function explainBands(
  formula: Extract<Formula, { readonly kind: "bands" }>,
  standing: Standing,
  label: string,
): Explanation {
  const measure = below(formula.of, standing, "bands of");
  const chosen = chosenBand(formula, standing, measure);
  if (chosen === undefined) {
    const value = measure.quantity?.value === NOT_APPLICABLE ? NOT_APPLICABLE : undefined;
    return made(formula, standing, "reading", [measure], label, { value });
  }
  const gives = below(chosen.gives, standing, ...chosen.steps);
  const sentence = (text: string): string =>
    `${measure.label} ${measure.text} lies in the band ${chosen.words}, which gives ${text}.`;
  return made(formula, standing, "band", [measure, gives], label, { sentence });
}

interface ChosenBand {
  readonly gives: Formula;
  readonly steps: readonly (string | number)[];
  readonly words: string;
}

function chosenBand(
  formula: Extract<Formula, { readonly kind: "bands" }>,
  standing: Standing,
  measure: Explanation,
): ChosenBand | undefined {
  const value = measure.quantity?.value;
  if (value === undefined || value === NOT_APPLICABLE) return undefined;
  const scope = scopeOf(standing);
  const rows = formula.rows.flatMap((row, index) => {
    const place = { ...standing, at: pointerTo(standing.at, "rows", index) };
    const bounds = [
      row.from && ({ comparator: row.from.inclusive ? "at least" : "above", bound: row.from.bound } as const),
      row.to && ({ comparator: row.to.inclusive ? "at most" : "below", bound: row.to.bound } as const),
    ].filter((bound) => bound !== undefined);
    if (!bounds.every(({ comparator, bound }) => compares(value, comparator, evaluate(bound, scope))))
      return [];
    const words = bounds.map(
      ({ comparator, bound }) => `${comparator} ${below(bound, place, comparator).text}`,
    );
    return [
      {
        gives: row.gives,
        steps: ["rows", index, "gives"],
        words: words.length === 0 ? "for any value" : words.join(" and "),
      },
    ];
  });
  const [first] = rows;
  if (first === undefined) {
    return (
      formula.otherwise && { gives: formula.otherwise, steps: ["otherwise"], words: "for any other value" }
    );
  }
  if (formula.overlap !== "highest" && formula.overlap !== "lowest") return first;
  const sign = formula.overlap === "highest" ? 1 : -1;
  return rows.reduce((best, row) =>
    (orderOf(evaluate(row.gives, scope), evaluate(best.gives, scope)) ?? 0) * sign > 0 ? row : best,
  );
}

type Choice = Extract<Formula, { readonly kind: "table" | "if" | "in force" }>;

function explainChoice(formula: Choice, standing: Standing, label: string): Explanation {
  const scope = scopeOf(standing);
  switch (formula.kind) {
    case "if": {
      const holds = passes(formula.test, scope);
      const grounds = explainGrounds(formula.test, { ...standing, at: pointerTo(standing.at, "if") });
      const taken = holds
        ? below(formula.then, standing, "then")
        : below(formula.otherwise, standing, "otherwise");
      const why = holds ? "the condition holds" : "the condition does not hold";
      return made(formula, standing, "choice", [...grounds, taken], label, {
        sentence: (text) => `${text}, because ${why}.`,
      });
    }
    case "in force": {
      const row = rowInForce(formula.rows, scope);
      const index = formula.rows.findIndex(({ value }) => value === row);
      if (row === undefined) return made(formula, standing, "reading", [], label);
      return made(formula, standing, "in force", [below(row, standing, "in force", index, "value")], label);
    }
    case "table":
      return explainTable(formula, standing, label);
    default:
      return unreachable(formula);
  }
}

function explainTable(
  formula: Extract<Formula, { readonly kind: "table" }>,
  standing: Standing,
  label: string,
): Explanation {
  const keys = formula.by.map((each) => explainFormula(each, standing));
  const row = rowFor(formula, scopeOf(standing));
  if (row === undefined) return made(formula, standing, "reading", keys, label, { value: NOT_APPLICABLE });
  const index = formula.rows.findIndex(({ value }) => value === row);
  const words = formula.rows[index]?.keys;
  const [only] = words ?? [];
  const steps =
    index < 0 ? ["otherwise"] : words?.length === 1 && typeof only === "string" ? [only] : ["rows", index];
  const taken = below(row, standing, ...steps);
  const grounds = keys.map((key) => `${key.label} ${key.text}`).join(", ");
  return made(formula, standing, "table", [...keys, taken], label, {
    sentence: (text) => `For ${grounds}: ${text}.`,
  });
}
