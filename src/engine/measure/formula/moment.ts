/** Values of time: how long between two instants, when something falls due, what a clock reads.
 *
 *  Time is counted on a calendar when one is named and round the clock otherwise. The calendar may be
 *  chosen by a table, so one formula serves sites with different hours. A reading of a clock that
 *  never attached, or of a moment that has not come, has no value. */

import type { Formula, Reference } from "../../plan/plan.ts";
import type { CalendarChoice, TimeAmount } from "../../prepare/expression.ts";
import { dueAmountOf, wholeCount } from "../../prepare/time-amount.ts";
import { addMonths, dateOfLocal } from "../../time/civil.ts";
import { type Coverage, workingTimeBetween } from "../../time/coverage.ts";
import { type DueContext, dueInstant, nthBusinessDay } from "../../time/due.ts";
import { localOf } from "../../time/zone.ts";
import { assert, unreachable } from "../../value/assert.ts";
import { ratio } from "../../value/ratio.ts";
import type { ClockCycle } from "../clock/reading.ts";

import { NOT_APPLICABLE, type Value } from "../evaluation.ts";
import { amountOf } from "./amount.ts";
import { rowFor } from "./choice.ts";
import { typed } from "./quantity.ts";
import type { Scope } from "./scope.ts";
import { evaluate } from "./value.ts";

type Moment = Extract<
  Formula,
  { readonly kind: "time between" | "moved" | "day of" | "clock value" | "field at" }
>;

export function momentOf(formula: Moment, scope: Scope): Value {
  switch (formula.kind) {
    case "time between":
      return timeBetween(formula, scope);
    case "moved":
      return moved(formula, scope);
    case "day of": {
      const instant = evaluate(formula.instant, scope);
      if (typeof instant !== "number") return instant === NOT_APPLICABLE ? instant : undefined;
      return dateOfLocal(localOf(scope.place.zone, instant));
    }
    case "clock value":
      return clockValue(formula, scope);
    case "field at": {
      const { field } = formula;
      assert(field.kind === "field", "a field is read at an event");
      return typed(scope.item?.fieldAt(field.name, formula.event), field.type);
    }
    default:
      return unreachable(formula);
  }
}

/** The calendar a choice leads to; undefined when a table has no row for the words at hand. */
export function coverageFor(choice: CalendarChoice<Reference>, scope: Scope): Coverage | undefined {
  if (choice.kind === "calendar") return scope.place.coverages.get(choice.name);
  const row = rowFor(choice, scope);
  return row?.kind === "text" ? scope.place.coverages.get(row.text) : undefined;
}

function timeBetween(formula: Extract<Moment, { readonly kind: "time between" }>, scope: Scope): Value {
  const from = evaluate(formula.from, scope);
  const to = evaluate(formula.to, scope);
  if (from === NOT_APPLICABLE || to === NOT_APPLICABLE) return NOT_APPLICABLE;
  if (typeof from !== "number" || typeof to !== "number") return undefined;
  if (formula.on === undefined) return ratio(to - from);
  const coverage = coverageFor(formula.on, scope);
  return coverage === undefined ? NOT_APPLICABLE : ratio(workingTimeBetween(coverage, from, to));
}

/** An instant or a date moved by an amount of time. */
function moved(formula: Extract<Moment, { readonly kind: "moved" }>, scope: Scope): Value {
  const from = evaluate(formula.from, scope);
  const by = amountOf(formula.by, scope);
  if (from === NOT_APPLICABLE || by === NOT_APPLICABLE) return NOT_APPLICABLE;
  if (typeof from !== "number" || by === undefined) return undefined;
  const coverage = formula.on === undefined ? undefined : coverageFor(formula.on, scope);
  if (formula.on !== undefined && coverage === undefined) return NOT_APPLICABLE;
  if (isDate(formula.from)) return dateMoved(from, by, coverage);
  const context: DueContext = {
    zone: scope.place.zone,
    ...(coverage === undefined ? {} : { coverage }),
    ...(formula.cutOff === undefined ? {} : { cutOff: formula.cutOff }),
    ...(formula.snap === undefined ? {} : { snap: formula.snap }),
  };
  return dueInstant(from, dueAmountOf(by), context);
}

/** Dates move by whole days and months only; the plan has seen to that. */
function dateMoved(date: number, by: TimeAmount, coverage: Coverage | undefined): Value {
  const count = wholeCount(by);
  if (by.unit === "months") return addMonths(date, count);
  if (by.unit !== "business days") return date + count;
  return coverage === undefined ? undefined : nthBusinessDay(coverage, date, count);
}

/** Whether a formula gives a date: dates and instants are both whole numbers while computing. */
export function isDate(formula: Formula): boolean {
  switch (formula.kind) {
    case "date":
    case "day of":
      return true;
    case "if":
      return isDate(formula.then) || isDate(formula.otherwise);
    case "bands":
      return formula.rows.some(({ gives }) => isDate(gives));
    case "table":
    case "in force":
      return formula.rows.some(({ value }) => isDate(value));
    case "previous":
      return formula.otherwise?.kind === "date";
    case "moved":
      return isDate(formula.from);
    case "smaller of":
    case "larger of":
      return formula.of.some(isDate);
    case "lowest of":
    case "highest of":
    case "percentile of":
      return isDate(formula.value);
    case "field at":
      return isDate(formula.field);
    default:
      return "type" in formula && formula.type === "date";
  }
}

function clockValue(formula: Extract<Moment, { readonly kind: "clock value" }>, scope: Scope): Value {
  assert(formula.clock.kind === "clock", "a reading is a clock's");
  const cycle = scope.item?.clock(formula.clock.name);
  return cycle === undefined ? undefined : reading(cycle, formula.value);
}

function reading(
  cycle: ClockCycle,
  value: Extract<Moment, { readonly kind: "clock value" }>["value"],
): Value {
  switch (value) {
    case "elapsed":
      return ratio(cycle.elapsed);
    case "margin":
      return cycle.margin === undefined ? undefined : ratio(cycle.margin);
    case "paused":
      return ratio(cycle.paused);
    case "start":
    case "stop":
    case "due":
    case "breach":
      return cycle[value];
    default:
      return unreachable(value);
  }
}
