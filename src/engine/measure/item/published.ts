/** Which value of a series counts on a date?
 *
 *  The last one published for that date or before, as long as it holds. Values stand in the agreement or
 *  are reported as facts; facts count as any others do, by the as-of instant and the evidence window, so
 *  a period that was settled keeps the values it was settled with. For one and the same date the
 *  agreement's own value counts before a reported one, and among reported ones the last recorded. */

import type { Plan, PlannedSeries } from "../../plan/plan.ts";
import type { ReportedValues } from "../../prepare/commerce.ts";
import type { TimeAmount } from "../../prepare/expression.ts";
import { addMonths, type LocalDate } from "../../time/civil.ts";
import { localDate } from "../../time/local-date.ts";
import { currencyExponent } from "../../value/currency.ts";
import { floorOf, type Ratio } from "../../value/ratio.ts";
import type { Fact } from "../fact/fact.ts";
import type { Prices } from "../formula/scope.ts";
import { passes } from "../formula/test.ts";
import { itemsOf, setNamed } from "./item.ts";
import type { View } from "./view.ts";

/** A value with the date for which it was published. */
interface Published {
  readonly from: LocalDate;
  readonly value: Ratio;
}

/** The published values as a view sees them; each series is read when it is first asked for. */
export function pricesOf(plan: Plan, viewOfPlan: () => View): Prices {
  const read = new Map<string, readonly Published[]>();
  const valuesOf = (series: PlannedSeries): readonly Published[] => {
    const known = read.get(series.rule.name);
    if (known !== undefined) return known;
    // Entered before the facts are read: a test on them that asks for the series itself finds nothing.
    read.set(series.rule.name, []);
    const values = publishedIn(series, viewOfPlan());
    read.set(series.rule.name, values);
    return values;
  };
  return {
    decimals: currencyExponent(plan.currency) ?? 0,
    isInverse: (name) => plan.series.get(name)?.inverse ?? false,
    quote: (name, date) => {
      const series = plan.series.get(name);
      const last =
        series &&
        valuesOf(series)
          .filter(({ from }) => from <= date)
          .at(-1);
      return last !== undefined && holdsUntil(last.from, series?.rule.holds) > date ? last.value : undefined;
    },
  };
}

/** The first date on which a value holds no longer. */
function holdsUntil(from: LocalDate, holds: TimeAmount | undefined): LocalDate {
  if (holds === undefined) return Number.POSITIVE_INFINITY;
  const count = Number(floorOf(holds.count));
  return holds.unit === "months" ? addMonths(from, count) : from + count;
}

/** By date, one value each. */
function publishedIn({ rule, where }: PlannedSeries, view: View): readonly Published[] {
  const byDate = new Map<LocalDate, Ratio>();
  if (rule.reported !== undefined) {
    for (const { from, value } of reportedIn(rule.reported, where, view)) byDate.set(from, value);
  }
  for (const { from, value } of rule.values) byDate.set(from, value.value);
  return [...byDate].map(([from, value]) => ({ from, value })).sort((a, b) => a.from - b.from);
}

/** Those reported, the last recorded last. */
function reportedIn(
  { stream, date, value }: ReportedValues,
  where: PlannedSeries["where"],
  view: View,
): readonly Published[] {
  const found: (Published & { readonly fact: Fact | undefined })[] = [];
  for (const item of itemsOf(setNamed(view.plan, stream), view)) {
    const [day, quote] = [item.field(date.name), item.field(value.name)];
    if (typeof day !== "number" || typeof quote !== "object") continue;
    if (where !== undefined && !passes(where, { place: view.place, item })) continue;
    const type = view.plan.streams.get(stream)?.rule.fields.find(({ name }) => name === date.name)?.type;
    const from = type === "instant" ? localDate(view.place.zone, day) : day;
    found.push({ from, value: quote, fact: item.parts.facts.at(-1) });
  }
  return found.sort((a, b) => compareFacts(a.fact, b.fact));
}

function compareFacts(a: Fact | undefined, b: Fact | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a.recordedAt !== b.recordedAt) return a.recordedAt - b.recordedAt;
  if (a.occurredAt !== b.occurredAt) return a.occurredAt - b.occurredAt;
  return `${a.source}\n${a.id}` < `${b.source}\n${b.id}` ? -1 : 1;
}
