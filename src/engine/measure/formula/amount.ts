/** Amounts of time: what a limit promises, with the unit that is part of the promise.
 *
 *  "2 business days" is no number of milliseconds, so a limit or a deadline is read here as an amount
 *  with its unit, through the tables and choices that lead to it. Where an amount is used in
 *  arithmetic instead it becomes milliseconds: business hours count as hours of business time, and
 *  units whose length depends on a calendar have no value. */

import type { Formula } from "../../plan/plan.ts";
import type { TimeAmount } from "../../prepare/expression.ts";
import { multiply, sum } from "../../value/ratio.ts";
import { NOT_APPLICABLE } from "../evaluation.ts";
import { bandFor, rowFor, rowInForce } from "./choice.ts";
import { isRatio } from "./quantity.ts";
import type { Scope } from "./scope.ts";
import { passes } from "./test.ts";
import { evaluate } from "./value.ts";

type Amount = TimeAmount | typeof NOT_APPLICABLE | undefined;

/** The amount a formula names; a formula that computes a duration gives milliseconds. */
export function amountOf(formula: Formula, scope: Scope): Amount {
  switch (formula.kind) {
    case "time amount":
      return formula;
    case "table": {
      const row = rowFor(formula, scope);
      return row === undefined ? NOT_APPLICABLE : amountOf(row, scope);
    }
    case "if":
      return amountOf(passes(formula.test, scope) ? formula.then : formula.otherwise, scope);
    case "in force": {
      const row = rowInForce(formula.rows, scope);
      return row === undefined ? undefined : amountOf(row, scope);
    }
    case "bands": {
      const given = bandFor(formula, scope);
      return given === undefined ? undefined : amountOf(given, scope);
    }
    case "times":
    case "add":
      return computed(formula, scope);
    default:
      return inMilliseconds(formula, scope);
  }
}

/** So many times an amount of business time, or a sum of such amounts, stays business time; the plan has seen
 *  to it that the unit is one. */
function computed(
  formula: Extract<Formula, { readonly kind: "add" | "times" | "smaller of" | "larger of" }>,
  scope: Scope,
): Amount {
  const parts = formula.of.map((part): { readonly part: Formula; readonly amount: Amount } => ({
    part,
    amount: amountOf(part, scope),
  }));
  const unit = parts.flatMap(({ amount }) => (isBusiness(amount) ? [amount.unit] : []))[0];
  if (unit === undefined) return inMilliseconds(formula, scope);
  const counts = parts.map(({ part, amount }) => (isBusiness(amount) ? amount.count : evaluate(part, scope)));
  if (counts.includes(NOT_APPLICABLE)) return NOT_APPLICABLE;
  const known = counts.filter(isRatio);
  if (known.length < counts.length) return undefined;
  const count = formula.kind === "add" ? sum(known) : known.reduce(multiply);
  return { kind: "time amount", count, unit };
}

function isBusiness(amount: Amount): amount is TimeAmount {
  return typeof amount === "object" && amount.unit.startsWith("business");
}

function inMilliseconds(formula: Formula, scope: Scope): Amount {
  const value = evaluate(formula, scope);
  if (value === NOT_APPLICABLE) return NOT_APPLICABLE;
  return isRatio(value) ? { kind: "time amount", count: value, unit: "milliseconds" } : undefined;
}
