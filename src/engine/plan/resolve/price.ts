/** Formulas about prices, resolved: published values, conversions, indexed amounts, parts of periods.
 *
 *  Money of another currency is a type of its own, so it adds up among its like and goes nowhere else;
 *  the one way out is a conversion, whose series has to know both currencies. */
import {
  type CommercialExpression,
  foreignCurrency,
  type Indexed,
  type PublishedSeries,
} from "../../prepare/commerce.ts";
import type { Expression, Name } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { unreachable } from "../../value/assert.ts";
import type { Formula } from "../plan.ts";
import { inside, operand, type Place, report, type Typed, UNRESOLVED } from "../scope.ts";
import { expectType, inWords } from "../types.ts";
import { resolveAs, resolveExpression } from "./expression.ts";

/** Problems: `unknown-series`, `not-a-rate`, `wrong-type`, `unknown-name`, `nested-aggregate`, `pro-rata-without-dates`. */
export function resolvePrice(node: CommercialExpression<Name>, place: Place): Typed {
  switch (node.kind) {
    case "value of":
      seriesNamed(node.series, inside(place, "value of"));
      return { type: "number", formula: { ...node, on: dateOf(node.on, place) } };
    case "convert":
      return resolveConversion(node, place);
    case "indexed":
      return resolveIndexed(node, place);
    case "pro rata":
      return resolvePart(node, place);
    default:
      return unreachable(node);
  }
}

function seriesNamed(name: string, place: Place): PublishedSeries | undefined {
  const series = place.compilation.agreement.series ?? [];
  const found = series.find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = series.map((each) => each.name);
  report(place, "unknown-series", `There is no series "${name}"; ${meant(name, names)}`);
  return undefined;
}

/** A value holds for a date; an instant stands for its local date. */
function dateOf(on: Expression<Name>, place: Place): Formula {
  return resolveAs(on, ["date", "instant"], operand(place, "on")).formula;
}

function resolveConversion(
  node: Extract<CommercialExpression<Name>, { readonly kind: "convert" }>,
  place: Place,
): Typed {
  const here = operand(place, "convert");
  const of = resolveExpression(node.of, here);
  const on = dateOf(node.on, place);
  const rate = seriesNamed(node.rate, inside(place, "with"));
  const formula: Formula = { ...node, of: of.formula, on };
  const own = place.compilation.agreement.governing.currency;
  const foreign = of.type === undefined ? undefined : foreignCurrency(of.type);
  if (of.type !== undefined && foreign === undefined) {
    const why =
      of.type === "money" ? `is in ${own} already; use it as it is` : `is ${inWords(of.type)}, not money`;
    report(here, "wrong-type", `What is converted ${why}.`);
  } else if (rate !== undefined && foreign !== undefined && !trades(rate, foreign, own)) {
    const needed = `the price of ${foreign} in ${own}, or of ${own} in ${foreign}`;
    report(
      inside(place, "with"),
      "not-a-rate",
      `The series "${rate.name}" is not ${needed}; name one that is.`,
    );
  }
  return { type: "money", formula };
}

function trades({ rate }: PublishedSeries, one: string, other: string): boolean {
  if (rate === undefined) return false;
  return (rate.of === one && rate.in === other) || (rate.of === other && rate.in === one);
}

function resolveIndexed(node: Indexed<Name>, place: Place): Typed {
  seriesNamed(node.series, inside(place, "with"));
  const of = resolveAs(node.of, ["money"], operand(place, "indexed"));
  return { type: of.type ?? "money", formula: { ...node, of: of.formula } };
}

/** A part of a period exists only where there is one, and only if something begins or ends. */
function resolvePart(
  node: Extract<CommercialExpression<Name>, { readonly kind: "pro rata" }>,
  place: Place,
): Typed {
  const { item, period } = place.scope;
  if (period === undefined || item !== undefined) {
    const message = "A single item has no period to take a part of; make this a fee or a figure.";
    report(inside(place, "pro rata"), "nested-aggregate", message);
    return UNRESOLVED;
  }
  period.reads.varies.value = true;
  const of = resolveAs(node.of, ["money"], operand(place, "pro rata"));
  const services = place.compilation.agreement.services;
  const service = services.find(({ name }) => name === node.service);
  if (node.service !== undefined && service === undefined) {
    const known = services.map(({ name }) => name);
    const why = `There is no service "${node.service}"; ${meant(node.service, known)}`;
    report(inside(place, "service"), "unknown-name", why);
  }
  const from = latest(node.from, service?.from);
  const to = earliest(node.to, service?.to);
  if (from === undefined && to === undefined && (node.service === undefined || service !== undefined)) {
    const advice = `write "from" or "to" here or at the service, or state the amount alone`;
    report(
      place,
      "pro-rata-without-dates",
      `Nothing begins or ends here, so every period is whole; ${advice}.`,
    );
  }
  const dates = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const type = expectType(of, ["money"], place) ?? "money";
  return { type, formula: { ...node, of: of.formula, ...dates } };
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
