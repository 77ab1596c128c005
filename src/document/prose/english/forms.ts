/** How English writes numbers, amounts, dates and lengths of time. Money names its currency first, as
 *  English contracts do, and a day stands before its month, so that no reader takes 3/4 for 4/3. */

import type { TimeUnit } from "../../../engine/prepare/expression.ts";
import { currencyExponent } from "../../../engine/value/currency.ts";
import { dateOfDays } from "../../../engine/value/gregorian.ts";
import { DAY } from "../../../engine/value/instant.ts";
import { multiply, type Ratio, ratio } from "../../../engine/value/ratio.ts";
import { MONTHS } from "../../phrase/month.ts";
import { exactText, type Forms, headingOf } from "../forms.ts";
import { formatTimeOfDay } from "../time-of-day.ts";

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
  quoted: (text) => `“${text}”`,
  asHeading: (phrase) => headingOf(phrase, /^the /),
  inCase: (phrase) => phrase,
};

function numberText(value: Ratio, leastDecimals = 0): string {
  return exactText(value, leastDecimals, "en");
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

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
