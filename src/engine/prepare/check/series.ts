/** Are published values in order, and services and rates possible?
 *
 *  A value under a wrong date changes prices silently, so dates have to stand in order; a price is never
 *  zero; and a unit of business time says nothing about how long a published value holds. */
import { formatDate } from "../../time/civil.ts";
import { currencyCodes, currencyExponent } from "../../value/currency.ts";
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import { signOf } from "../../value/ratio.ts";
import type { Agreement, Service } from "../agreement.ts";
import type { PublishedSeries } from "../commerce.ts";
import { meant } from "../nearest.ts";

/** Problems: `series-order`, `series-empty`, `rate-not-positive`, `rate-of-itself`, `unknown-currency`, `wrong-unit`. */
export function checkSeries({ series = [] }: Agreement): readonly Problem[] {
  return series.flatMap((each) => {
    const at = pointerTo("/series", each.name);
    return [...checkValues(each, at), ...checkRate(each, at), ...checkHolds(each, at)];
  });
}

/** Problem: `end-before-start`, for a service that ends before it begins. */
export function checkServices({ services }: Agreement): readonly Problem[] {
  return services.flatMap(({ name, from, to }: Service) => {
    if (from === undefined || to === undefined || to >= from) return [];
    const at = pointerTo("/services", name);
    const message = `The last day, ${formatDate(to)}, is before the first, ${formatDate(from)}; exchange the two or correct the year.`;
    return [problem("end-before-start", pointerTo(at, "to"), message, { related: [pointerTo(at, "from")] })];
  });
}

function checkValues({ name, values, reported }: PublishedSeries, at: string): readonly Problem[] {
  if (values.length === 0 && reported === undefined) {
    const message = `The series "${name}" has no values; add "values", "reported" or both.`;
    return [problem("series-empty", at, message)];
  }
  return values.flatMap(({ from }, index) => {
    const before = values[index - 1]?.from;
    if (before === undefined || before < from) return [];
    const message = `${formatDate(from)} stands after ${formatDate(before)}; write each date once, the earliest first.`;
    return [problem("series-order", pointerTo(at, "values", formatDate(from)), message)];
  });
}

function checkRate({ rate, values }: PublishedSeries, at: string): readonly Problem[] {
  if (rate === undefined) return [];
  const unknown = (["price of", "in"] as const).flatMap((key) => {
    const currency = key === "in" ? rate.in : rate.of;
    if (currencyExponent(currency) !== undefined) return [];
    const message = `"${currency}" is no currency of ISO 4217; ${meant(currency, currencyCodes())}`;
    return [problem("unknown-currency", pointerTo(at, key), message)];
  });
  const itself =
    rate.of === rate.in
      ? [
          problem(
            "rate-of-itself",
            pointerTo(at, "in"),
            `${rate.of} has no price in itself; name the other currency.`,
          ),
        ]
      : [];
  const prices = values
    .filter(({ value }) => signOf(value.value) <= 0)
    .map(({ from }) => {
      const message = "A currency has a price above zero; correct the value, or leave the date out.";
      return problem("rate-not-positive", pointerTo(at, "values", formatDate(from)), message);
    });
  return [...unknown, ...itself, ...prices];
}

function checkHolds({ holds }: PublishedSeries, at: string): readonly Problem[] {
  if (holds === undefined || holds.unit === "calendar days" || holds.unit === "months") return [];
  const message = `Values are published for dates, so they hold for calendar days or months, not for ${holds.unit}.`;
  return [problem("wrong-unit", pointerTo(at, "holds"), message)];
}
