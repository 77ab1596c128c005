/** What do prices come to on a date: a published value, a conversion, an indexed amount, a part of a period?
 *
 *  Everything is exact unless the agreement rounds. A value that was not published is no value, and so is
 *  whatever rests on it; nothing is ever taken as zero or as unchanged. One reading is the field's own: "on
 *  the end of the period" means its last day, though the instant is the midnight after it. */

import type { Formula, Reference } from "../../plan/plan.ts";
import type { CommercialExpression, Indexed } from "../../prepare/commerce.ts";
import { addMonths, type LocalDate } from "../../time/civil.ts";
import { localDate, startOfDate } from "../../time/local-date.ts";
import { assert, unreachable } from "../../value/assert.ts";
import {
  add,
  divide,
  floorOf,
  max,
  min,
  multiply,
  ONE,
  type Ratio,
  ratio,
  roundRatio,
  signOf,
  subtract,
  ZERO,
} from "../../value/ratio.ts";
import type { RoundingMode } from "../../value/rounding.ts";
import { NOT_APPLICABLE, type Value } from "../evaluation.ts";
import { isDate } from "./moment.ts";
import { isRatio } from "./quantity.ts";
import type { Prices, Scope } from "./scope.ts";
import { evaluate } from "./value.ts";

export type PriceFormula = CommercialExpression<Reference>;

export function priceOf(formula: PriceFormula, scope: Scope): Value {
  switch (formula.kind) {
    case "value of":
      return quoted(formula.series, formula.on, scope);
    case "convert":
      return converted(formula, scope);
    case "indexed": {
      const amount = evaluate(formula.of, scope);
      if (!isRatio(amount)) return amount === NOT_APPLICABLE ? amount : undefined;
      return indexedAmount(formula, amount, dateAtHand(scope), pricesAt(scope));
    }
    case "pro rata": {
      const amount = evaluate(formula.of, scope);
      if (!isRatio(amount)) return amount === NOT_APPLICABLE ? amount : undefined;
      return inMinorUnits(multiply(amount, partOfPeriod(formula, scope)), formula.rounding, pricesAt(scope));
    }
    default:
      return unreachable(formula);
  }
}

/** The value of a series for the date that a formula gives. */
export function quoted(series: string, on: Formula, scope: Scope): Ratio | typeof NOT_APPLICABLE | undefined {
  const date = dateGiven(on, scope);
  return typeof date === "number" ? pricesAt(scope).quote(series, date) : date;
}

/** A date as it is, an instant by its local date, the end of the period by its last day. */
function dateGiven(on: Formula, scope: Scope): LocalDate | typeof NOT_APPLICABLE | undefined {
  const given = evaluate(on, scope);
  if (typeof given !== "number") return given === NOT_APPLICABLE ? given : undefined;
  if (isDate(on)) return given;
  return localDate(scope.place.zone, on.kind === "end of period" ? given - 1 : given);
}

function converted(formula: Extract<PriceFormula, { readonly kind: "convert" }>, scope: Scope): Value {
  const amount = evaluate(formula.of, scope);
  const rate = quoted(formula.rate, formula.on, scope);
  if (amount === NOT_APPLICABLE || rate === NOT_APPLICABLE) return NOT_APPLICABLE;
  if (!isRatio(amount) || rate === undefined || signOf(rate) <= 0) return undefined;
  return pricesAt(scope).isInverse(formula.rate) ? divide(amount, rate) : multiply(amount, rate);
}

/** One step of an indexed amount. */
export interface IndexStep {
  readonly date: LocalDate;
  /** The factor of the step after its limits; undefined while the series has no value for it. */
  readonly factor: Ratio | undefined;
}

/** The amount after every step up to a date; undefined once a step has no value. */
export function indexedAmount(
  formula: Indexed<Reference>,
  amount: Ratio,
  date: LocalDate,
  prices: Prices,
): Ratio | undefined {
  let stepped: Ratio | undefined = amount;
  for (const { factor } of indexSteps(formula, date, prices)) {
    if (stepped === undefined || factor === undefined) return undefined;
    stepped = inMinorUnits(multiply(stepped, factor), formula.rounding, prices);
  }
  return stepped;
}

/** The steps up to a date. Each is counted from the first dates, so that a short month shifts no other. */
export function indexSteps(
  formula: Indexed<Reference>,
  date: LocalDate,
  prices: Prices,
): readonly IndexStep[] {
  const from = formula.from ?? formula.base;
  const steps: IndexStep[] = [];
  let earlier = prices.quote(formula.series, formula.base);
  for (let count = 1; ; count += 1) {
    const at = after(from, formula, count);
    if (at > date) return steps;
    const later = prices.quote(formula.series, after(formula.base, formula, count));
    steps.push({ date: at, factor: factorOf(earlier, later, formula) });
    earlier = later;
  }
}

function after(date: LocalDate, { each }: Indexed<Reference>, steps: number): LocalDate {
  const count = Number(floorOf(each.count)) * steps;
  assert(count > 0, "an indexed amount steps forward");
  return each.unit === "months" ? addMonths(date, count) : date + count;
}

function factorOf(
  earlier: Ratio | undefined,
  later: Ratio | undefined,
  { atLeast, atMost }: Indexed<Reference>,
): Ratio | undefined {
  if (earlier === undefined || later === undefined || signOf(earlier) <= 0 || signOf(later) <= 0)
    return undefined;
  const change = subtract(divide(later, earlier), ONE);
  const raised = atLeast === undefined ? change : max(change, atLeast);
  return add(ONE, atMost === undefined ? raised : min(raised, atMost));
}

/** Which share of the period at hand falls to the dates of a formula. */
export function partOfPeriod(
  { from, to, part }: Extract<PriceFormula, { readonly kind: "pro rata" }>,
  scope: Scope,
): Ratio {
  const { cell, place } = scope;
  assert(cell !== undefined, "a part is taken of a period");
  const { start, end } = cell.period;
  const [first, last] = [localDate(place.zone, start), localDate(place.zone, end - 1)];
  const [begins, ends] = [Math.max(first, from ?? first), Math.min(last, to ?? last)];
  if (begins > ends) return ZERO;
  switch (part) {
    case "in full":
      return ONE;
    case "by calendar days":
      return ratio(ends - begins + 1, last - first + 1);
    case "by time": {
      const [since, until] = [startOfDate(place.zone, begins), startOfDate(place.zone, ends + 1)];
      return ratio(Math.min(end, until) - Math.max(start, since), end - start);
    }
    default:
      return unreachable(part);
  }
}

/** An amount brought to minor units where the agreement says how. */
function inMinorUnits(amount: Ratio, mode: RoundingMode | undefined, { decimals }: Prices): Ratio {
  return mode === undefined ? amount : roundRatio(amount, { mode, decimals });
}

/** The date by which an amount is in force: the item's own, or that of the period's first day. */
export function dateAtHand({ item, cell }: Scope): LocalDate {
  return item?.date ?? cell?.date ?? Number.NEGATIVE_INFINITY;
}

export function pricesAt({ place }: Scope): Prices {
  assert(place.prices !== undefined, "prices are known where formulas ask for them");
  return place.prices;
}
