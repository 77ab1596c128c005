/** What kind of figure a formula gives, and whether people read it as a percentage.
 *
 *  A percentage is a number while computing, so how to print it is known only from how it was made:
 *  a share, a difference from "100 %", a table of percentages. */

import { isDate } from "../../measure/formula/moment.ts";
import type { Formula, Plan } from "../../plan/plan.ts";
import type { ValueType } from "../../prepare/expression.ts";

/** The static type of a formula of a checked plan. */
export function typeOf(formula: Formula, plan: Plan): ValueType {
  const inner = (each: Formula): ValueType => typeOf(each, plan);
  switch (formula.kind) {
    case "number":
    case "date":
    case "instant":
    case "text":
    case "flag":
      return formula.kind;
    case "time amount":
    case "time between":
    case "length of period":
    case "time of":
    case "longest run of":
      return "duration";
    case "test":
      return "flag";
    case "clock value":
      return ["elapsed", "margin", "paused"].includes(formula.value) ? "duration" : "instant";
    case "moved":
      return isDate(formula) ? "date" : "instant";
    case "day of":
      return "date";
    case "add":
    case "smaller of":
    case "larger of":
      return strongest(formula.of.map(inner));
    case "times":
      return strongest(formula.of.map(inner));
    case "subtract":
      return differenceType(inner(formula.from), inner(formula.take));
    case "divide":
      return inner(formula.dividend) === inner(formula.divisor) ? "number" : inner(formula.dividend);
    case "rounded":
      return inner(formula.of);
    case "if":
      return firstKnown([formula.then, formula.otherwise], plan);
    case "bands":
      return firstKnown(
        formula.rows.map(({ gives }) => gives),
        plan,
      );
    case "table":
    case "in force":
      return firstKnown(
        formula.rows.map(({ value }) => value),
        plan,
      );
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return inner(formula.value);
    case "field at":
      return inner(formula.field);
    case "dimension":
      return "text";
    case "previous":
    case "over periods":
      return typeOfNamed(formula.name, plan);
    case "opening balance of":
    case "balance of":
      return holdsOf(formula.account, plan);
    default:
      return typeOfPrice(formula, plan);
  }
}

/** Money is in the agreement's currency, except where a constant or a reported field names another. */
function typeOfPrice(formula: Formula, { currency }: Plan): ValueType {
  switch (formula.kind) {
    case "money":
      return formula.currency === currency ? "money" : `money in ${formula.currency}`;
    case "convert":
    case "indexed":
    case "pro rata":
      return "money";
    default:
      return "type" in formula ? formula.type : "number";
  }
}

/** What an account is a balance of. */
export function holdsOf(account: string, { accounts }: Plan): ValueType {
  return accounts.find(({ rule }) => rule.name === account)?.rule.holds ?? "number";
}

/** A date or an instant moved stays one; money and time outweigh plain numbers. */
function strongest(types: readonly ValueType[]): ValueType {
  return (
    types.find((type) => type === "instant" || type === "date") ??
    types.find((type) => type !== "number") ??
    "number"
  );
}

function differenceType(from: ValueType, take: ValueType): ValueType {
  const hasDate = from === "date" || take === "date";
  return hasDate || take === "instant" ? "duration" : from;
}

function firstKnown(formulas: readonly Formula[], plan: Plan): ValueType {
  const known = formulas.find((formula) => formula.kind !== "not applicable");
  return known === undefined ? "number" : typeOf(known, plan);
}

/** An earlier value has the type of what it is a value of. */
function typeOfNamed(name: string, { credits, figures }: Plan): ValueType {
  if (credits.some(({ rule }) => rule.name === name)) return "money";
  return figures.find((figure) => figure.name === name)?.type ?? "number";
}

/** Whether people read the figure as a percentage. Names are followed into the plan. The document's own answer
 *  (`src/document/prose/formula/percentage.ts`) is narrower and stays so, because canonical texts depend on it;
 *  this one only chooses how a figure is shown, and may learn. */
export function readsAsPercent(formula: Formula, plan: Plan, depth = 8): boolean {
  if (depth === 0) return false;
  const all = (formulas: readonly Formula[]): boolean => {
    const known = formulas.filter((each) => each.kind !== "not applicable");
    return known.length > 0 && known.every((each) => readsAsPercent(each, plan, depth - 1));
  };
  const some = (formulas: readonly Formula[]): boolean =>
    formulas.some((each) => readsAsPercent(each, plan, depth - 1));
  switch (formula.kind) {
    case "number":
      return formula.percent;
    case "share of":
    case "share of time":
      return true;
    // What is added to a percentage, or compared with one, is one itself.
    case "add":
    case "smaller of":
    case "larger of":
      return some(formula.of);
    case "times":
      return all(formula.of);
    case "subtract":
      return some([formula.from, formula.take]);
    case "value of":
      return plan.series.get(formula.series)?.rule.values.some(({ value }) => value.percent) ?? false;
    case "rounded":
      return all([formula.of]);
    case "if":
      return all([formula.then, formula.otherwise]);
    case "bands":
      return all(formula.rows.map(({ gives }) => gives));
    case "table":
    case "in force":
      return all(formula.rows.map(({ value }) => value));
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return all([formula.value]);
    case "divide":
      return isShareOfTime(formula, plan) || (formula.byZero?.kind === "number" && formula.byZero.percent);
    default:
      return namedAsPercent(formula, plan, depth - 1);
  }
}

function namedAsPercent(reference: Formula, plan: Plan, depth: number): boolean {
  if (reference.kind === "value") {
    const values = [...plan.sets.values()].flatMap((set) =>
      set.values.filter(({ name }) => name === reference.name),
    );
    return values.some(({ is }) => readsAsPercent(is, plan, depth));
  }
  if (reference.kind !== "fee" && reference.kind !== "figure" && reference.kind !== "target") return false;
  return targetAsPercent(reference.name, plan, depth);
}

/** Time divided by time is a share of it. */
function isShareOfTime(
  { dividend, divisor }: Extract<Formula, { readonly kind: "divide" }>,
  plan: Plan,
): boolean {
  return typeOf(dividend, plan) === "duration" && typeOf(divisor, plan) === "duration";
}

/** A figure or target: by its levels when they are written with "%", else by its own formula. */
export function targetAsPercent(name: string, plan: Plan, depth = 8): boolean {
  const planned = plan.figures.find((figure) => figure.name === name);
  if (planned === undefined) return false;
  const bounds = [planned.judgement?.expected?.bound, planned.judgement?.minimum?.bound];
  if (bounds.some((bound) => bound !== undefined && readsAsPercent(bound, plan, depth - 1))) return true;
  return readsAsPercent(planned.is, plan, depth - 1);
}
