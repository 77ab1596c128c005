/** What does the text or number in a field say, under its declared type?
 *
 *  Exact values come as text because a JSON number is a float: 0.1 is refused and "0.1" is read. Money may
 *  carry its currency ("12.50 EUR"); an agreement counts in one, so the amount alone is kept and another
 *  currency is refused. */

import type { FieldRule } from "../../prepare/agreement.ts";
import { foreignCurrency, isForeignMoney } from "../../prepare/commerce.ts";
import type { ForeignMoney, ValueType } from "../../prepare/expression.ts";
import { parseDate } from "../../time/civil.ts";
import { parseInstant } from "../../time/parse-instant.ts";
import { unreachable } from "../../value/assert.ts";
import { HOUR, MINUTE, SECOND } from "../../value/instant.ts";
import { failed, ok, problem, type Result } from "../../value/problem.ts";
import { floorOf, multiply, parseDecimal, type Ratio, ratio } from "../../value/ratio.ts";
import type { FieldValue } from "./fact.ts";

type Given = string | number | boolean;

/** The typed value, or `field-type`, `field-not-in-list` or, where the agreement's currency is named,
 *  `other-currency`, with what to write instead. Problems point at the field itself, "". */
export function readField(given: Given, rule: FieldRule, currency?: string): Result<FieldValue> {
  const foreign = foreignCurrency(rule.type);
  const type: OwnType = isForeignMoney(rule.type) ? "money" : rule.type;
  const value = readAs(given, type);
  if (value === undefined) {
    return failed(
      problem("field-type", "", `${JSON.stringify(given)} is no ${rule.type}: write ${EXAMPLES[type]}.`),
    );
  }
  const other = type === "money" ? currencyIn(given) : undefined;
  const own = foreign ?? currency;
  if (other !== undefined && own !== undefined && other !== own) {
    const counts = foreign === undefined ? "the agreement counts" : "this field is";
    const message = `${JSON.stringify(given)} is money in ${other}: ${counts} in ${own}, write the amount in ${own}.`;
    return failed(problem("other-currency", "", message));
  }
  if (rule.oneOf !== undefined && !rule.oneOf.includes(String(value))) {
    return failed(
      problem(
        "field-not-in-list",
        "",
        `${JSON.stringify(given)} is not in the list of "${rule.name}": write one of ${rule.oneOf.join(", ")}.`,
      ),
    );
  }
  return ok(value);
}

/** Money of another currency is read like the agreement's own. */
type OwnType = Exclude<ValueType, ForeignMoney>;

const EXAMPLES: Readonly<Record<OwnType, string>> = {
  number: 'a whole number, or an exact decimal as text like "12.50"',
  money: 'an exact amount as text like "12.50" or "12.50 EUR"',
  duration:
    'an amount of time as text like "90 seconds" or "1.5 hours", or whole milliseconds (finer figures are numbers)',
  instant: 'an instant with its offset like "2026-10-05T09:04:00Z"',
  date: 'a date like "2026-10-05"',
  flag: "true or false",
  text: "a text",
};

function readAs(given: Given, type: OwnType): FieldValue | undefined {
  switch (type) {
    case "number":
      return number(given);
    case "money":
      return exact(typeof given === "string" ? given.replace(CURRENCY, "") : given);
    case "duration":
      return duration(given);
    case "instant": {
      const parsed = typeof given === "string" ? parseInstant(given) : undefined;
      return parsed?.ok ? parsed.instant : undefined;
    }
    case "date":
      return typeof given === "string" ? parseDate(given) : undefined;
    case "flag":
      return typeof given === "boolean" ? given : undefined;
    case "text":
      return typeof given === "string" ? given : Number.isSafeInteger(given) ? String(given) : undefined;
    default:
      return unreachable(type);
  }
}

const CURRENCY = /^[A-Z]{3} | [A-Z]{3}$/;

function currencyIn(given: Given): string | undefined {
  return typeof given === "string" ? CURRENCY.exec(given)?.[0].trim() : undefined;
}

/** Percentages are numbers: "99.5 %" is 0.995. */
function number(given: Given): Ratio | undefined {
  const percent =
    typeof given === "string" && given.endsWith("%") ? /^(.*\d)\s*%$/.exec(given)?.[1] : undefined;
  if (percent === undefined) return exact(given);
  const decimal = exact(percent);
  return decimal && multiply(decimal, ratio(1, 100));
}

function exact(given: Given): Ratio | undefined {
  if (typeof given === "number") return Number.isSafeInteger(given) ? ratio(given) : undefined;
  return typeof given === "string" ? parseDecimal(given) : undefined;
}

const UNITS: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
};

/** Whole milliseconds, or "90 seconds", "1.5 hours". */
function duration(given: Given): number | undefined {
  if (typeof given === "number") return whole(given);
  const match =
    typeof given === "string" ? /^(-?[\d.]+) (millisecond|second|minute|hour)s?$/.exec(given) : null;
  const count = match?.[1] === undefined ? undefined : parseDecimal(match[1]);
  if (count === undefined) return undefined;
  const ms = multiply(count, ratio(UNITS[match?.[2] ?? ""] ?? 0));
  return ms.denominator === 1n ? whole(Number(floorOf(ms))) : undefined;
}

/** A number that is exact as it stands; there is one zero. */
function whole(given: number): number | undefined {
  return Number.isSafeInteger(given) ? given + 0 : undefined;
}
