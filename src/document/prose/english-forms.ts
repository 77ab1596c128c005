/** How English writes numbers, amounts, dates and lengths of time.
 *
 *  Everything is exact: a number prints all its decimals, and one that has no end in decimals prints
 *  as a fraction, because a rounded number in a contract would promise something else. */

import type { TimeAmount, TimeUnit } from "../../engine/prepare/expression.ts";
import { currencyExponent } from "../../engine/value/currency.ts";
import { groupDigits } from "../../engine/value/format.ts";
import { dateOfDays } from "../../engine/value/gregorian.ts";
import { DAY } from "../../engine/value/instant.ts";
import { formatDecimal, multiply, powerOfTen, type Ratio, ratio } from "../../engine/value/ratio.ts";
import { formatTimeOfDay } from "./time-of-day.ts";

/** The forms that a language supplies beside its phrases. */
export interface Forms {
  /** "1,234.5", or "1/3" for a number without an end in decimals. */
  number(value: Ratio): string;
  /** "99.95 %" for 0.9995. */
  percent(value: Ratio): string;
  /** "EUR 12.50"; never fewer decimals than the currency has. */
  money(amount: Ratio, currency: string): string;
  /** "1 October 2026" for days since 1970-01-01. */
  date(days: number): string;
  /** "1 October 2026, 09:04:00 UTC". */
  instant(ms: number): string;
  /** "15 minutes", "1 business hour". */
  amount(amount: TimeAmount): string;
  /** "2 decimals", "a whole number". */
  decimals(count: number): string;
  /** "95th". */
  ordinal(value: Ratio): string;
  month(month: number): string;
  /** 0 is Monday. */
  weekday(index: number): string;
}

export const ENGLISH_FORMS: Forms = {
  number: numberText,
  percent: (value) => `${numberText(multiply(value, ratio(100)))} %`,
  money: (amount, currency) => `${currency} ${numberText(amount, currencyExponent(currency) ?? 0)}`,
  date: dateText,
  instant: (ms) => {
    const days = Math.floor(ms / DAY);
    return `${dateText(days)}, ${formatTimeOfDay(ms - days * DAY, "seconds")} UTC`;
  },
  amount: ({ count, unit }) => `${numberText(count)} ${unitText(unit, count)}`,
  decimals: (count) => (count === 0 ? "a whole number" : `${count} ${count === 1 ? "decimal" : "decimals"}`),
  ordinal: (value) => `${numberText(value)}${ordinalEnding(value)}`,
  month: (month) => MONTHS[month - 1] ?? String(month),
  weekday: (index) => WEEKDAYS[index] ?? String(index),
};

function numberText(value: Ratio, leastDecimals = 0): string {
  const decimals = decimalsOf(value);
  if (decimals === undefined) return `${value.numerator}/${value.denominator}`;
  return groupDigits(formatDecimal(value, Math.max(decimals, leastDecimals)), "en");
}

/** How many decimals write the number exactly; undefined when none do. */
function decimalsOf(value: Ratio): number | undefined {
  let rest = value.denominator;
  let decimals = 0;
  while (rest !== 1n && decimals <= 200) {
    decimals += 1;
    rest = value.denominator / commonWith(value.denominator, powerOfTen(decimals));
  }
  return rest === 1n ? decimals : undefined;
}

function commonWith(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonWith(b, a % b);
}

function dateText(days: number): string {
  const { year, month, day } = dateOfDays(days);
  return `${day} ${MONTHS[month - 1] ?? month} ${year}`;
}

function unitText(unit: TimeUnit, count: Ratio): string {
  return count.denominator === 1n && count.numerator === 1n ? unit.slice(0, -1) : unit;
}

function ordinalEnding(value: Ratio): string {
  if (value.denominator !== 1n) return "th";
  const teens = value.numerator % 100n;
  if (teens >= 11n && teens <= 13n) return "th";
  return ["th", "st", "nd", "rd"][Number(value.numerator % 10n)] ?? "th";
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
