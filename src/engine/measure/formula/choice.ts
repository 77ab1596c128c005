/** Formulas that choose: a band by a measure, a row of a table by words, a value by its date.
 *
 *  A promise that differs by priority, product or region is one formula with a table in it. The
 *  surprising answer is the one for a combination nobody wrote down: "not applicable", never zero and
 *  never the nearest row. */

import type { Formula, Reference } from "../../plan/plan.ts";
import type { BandRow, Bands, Expression, Table } from "../../prepare/expression.ts";
import { NOT_APPLICABLE, type Value } from "../evaluation.ts";
import { orderOf, wordOf } from "./quantity.ts";
import type { Scope } from "./scope.ts";
import { evaluate } from "./value.ts";

/** The formula that a table names for the words at hand; undefined means "not applicable". The row
 *  with the fewest "any" wins, then the first written. A formula without a word meets "any" only. */
export function rowFor(table: Table<Reference>, scope: Scope): Formula | undefined {
  const words = table.by.map((each) => wordOf(evaluate(each, scope), typeOf(each)));
  let best: Table<Reference>["rows"][number] | undefined;
  for (const row of table.rows) {
    if (!row.keys.every((key, index) => key === null || key === words[index])) continue;
    if (best === undefined || openKeys(row.keys) < openKeys(best.keys)) best = row;
  }
  return best?.value ?? table.otherwise;
}

/** What the band of a measure gives. */
export function bandValue(bands: Bands<Reference>, scope: Scope): Value {
  const given = bandFor(bands, scope);
  return given === undefined ? undefined : evaluate(given, scope);
}

/** The formula that the band of a measure names; undefined without a measure or a band. A bound that
 *  is not applicable is met by nothing. */
export function bandFor(bands: Bands<Reference>, scope: Scope): Formula | undefined {
  const measure = evaluate(bands.of, scope);
  if (measure === undefined) return undefined;
  if (measure === NOT_APPLICABLE) return { kind: "not applicable" };
  const given = bands.rows.filter((row) => isWithin(measure, row, scope)).map(({ gives }) => gives);
  const [first] = given;
  if (first === undefined) return bands.otherwise;
  if (bands.overlap !== "highest" && bands.overlap !== "lowest") return first;
  const sign = bands.overlap === "highest" ? 1 : -1;
  return given.reduce((best, each) =>
    (orderOf(evaluate(each, scope), evaluate(best, scope)) ?? 0) * sign > 0 ? each : best,
  );
}

/** The value whose start date is the latest not after the date at hand; none before the first. */
export function valueInForce(formula: Extract<Formula, { readonly kind: "in force" }>, scope: Scope): Value {
  const row = rowInForce(formula.rows, scope);
  return row === undefined ? undefined : evaluate(row, scope);
}

/** The formula in force at the scope's date: the item's own, or that of the period's first day. */
export function rowInForce(
  rows: Extract<Formula, { readonly kind: "in force" }>["rows"],
  scope: Scope,
): Formula | undefined {
  const date = scope.item?.date ?? scope.cell?.date ?? Number.NEGATIVE_INFINITY;
  return rows.filter(({ from }) => from <= date).at(-1)?.value;
}

function isWithin(measure: Value, { from, to }: BandRow<Reference>, scope: Scope): boolean {
  return (
    (from === undefined || isBeyond(orderOf(measure, evaluate(from.bound, scope)), from.inclusive)) &&
    (to === undefined || isBeyond(orderOf(evaluate(to.bound, scope), measure), to.inclusive))
  );
}

function isBeyond(order: number | undefined, inclusive: boolean): boolean {
  return order !== undefined && (order > 0 || (inclusive && order === 0));
}

function openKeys(keys: readonly (string | null)[]): number {
  return keys.filter((key) => key === null).length;
}

function typeOf(leaf: Expression<Reference>): "instant" | "date" | undefined {
  return "type" in leaf && (leaf.type === "instant" || leaf.type === "date") ? leaf.type : undefined;
}
