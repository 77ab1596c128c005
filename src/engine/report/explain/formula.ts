/** A formula taken apart: each node becomes the operation that the agreement wrote.
 *
 *  Of a choice only the branch that was taken is followed, with the grounds for taking it; a reader who
 *  asks why a credit is 10 % wants the band that matched and the measure that fell into it. So a choice
 *  is told in a file of its own, as are aggregates, moments, prices and whatever a name stands for. */

import { passes } from "../../measure/formula/test.ts";
import { constant } from "../../measure/formula/value.ts";
import type { Formula, Reference } from "../../plan/plan.ts";
import type { AccountBalance, Arithmetic, CellCount, History, Literal } from "../../prepare/expression.ts";
import { unreachable } from "../../value/assert.ts";
import { pointerTo } from "../../value/problem.ts";
import { amountText } from "../quantity-text.ts";
import { explainAggregate } from "./aggregate.ts";
import { explainCellCount } from "./cell-count.ts";
import { explainBands, explainChoice } from "./choice.ts";
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
