/** How German writes numbers, amounts, dates and lengths of time, and how its cases show.
 *
 *  Only two things of a phrase change with the case: its leading article, and the plural of days and
 *  months in the dative ("binnen 30 Kalendertagen"). The table is worded so that nothing else has to. */

import type { TimeAmount, TimeUnit } from "../../../engine/prepare/expression.ts";
import { currencyExponent } from "../../../engine/value/currency.ts";
import { dateOfDays } from "../../../engine/value/gregorian.ts";
import { DAY } from "../../../engine/value/instant.ts";
import { multiply, type Ratio, ratio } from "../../../engine/value/ratio.ts";
import { exactText, type Forms, headingOf } from "../forms.ts";
import type { Phrase, Piece } from "../phrase.ts";
import { formatTimeOfDay } from "../time-of-day.ts";

export const GERMAN_FORMS: Forms = {
  number: numberText,
  percent: (value) => `${numberText(multiply(value, ratio(100)))} %`,
  money: (amount, currency) => `${numberText(amount, currencyExponent(currency) ?? 0)} ${currency}`,
  date: dateText,
  instant: (ms) => {
    const days = Math.floor(ms / DAY);
    return `${dateText(days)}, ${formatTimeOfDay(ms - days * DAY, "seconds")} Uhr UTC`;
  },
  amount: amountText,
  decimals: (count) =>
    count === 0 ? "eine ganze Zahl" : `${count} ${count === 1 ? "Nachkommastelle" : "Nachkommastellen"}`,
  ordinal: (value) => `${numberText(value)}.`,
  month: (month) => MONTHS[month - 1] ?? String(month),
  weekday: (index) => WEEKDAYS[index] ?? String(index),
  quoted: (text) => `„${text}“`,
  asHeading: (phrase) => headingOf(phrase, /^(?:der|die|das) /),
  inCase,
};

function numberText(value: Ratio, leastDecimals = 0): string {
  return exactText(value, leastDecimals, "de");
}

function dateText(days: number): string {
  const { year, month, day } = dateOfDays(days);
  return `${day}. ${MONTHS[month - 1] ?? month} ${year}`;
}

function amountText({ count, unit }: TimeAmount): string {
  const [one, many] = UNITS[unit];
  return `${numberText(count)} ${count.denominator === 1n && count.numerator === 1n ? one : many}`;
}

const UNITS: Readonly<Record<TimeUnit, readonly [one: string, many: string]>> = {
  milliseconds: ["Millisekunde", "Millisekunden"],
  seconds: ["Sekunde", "Sekunden"],
  minutes: ["Minute", "Minuten"],
  hours: ["Stunde", "Stunden"],
  "business seconds": ["Geschäftssekunde", "Geschäftssekunden"],
  "business minutes": ["Geschäftsminute", "Geschäftsminuten"],
  "business hours": ["Geschäftsstunde", "Geschäftsstunden"],
  "business days": ["Geschäftstag", "Geschäftstage"],
  "calendar days": ["Kalendertag", "Kalendertage"],
  months: ["Monat", "Monate"],
};

/** The phrase in another case than the nominative in which the table states it. */
function inCase(phrase: Phrase, name: string): Phrase {
  const at = phrase.findIndex((piece) => piece.kind !== "words" || piece.text !== "(");
  return phrase.map((piece, index) => (index === at ? declined(piece, name) : piece));
}

function declined(piece: Piece, name: string): Piece {
  switch (piece.kind) {
    case "words":
    case "passage": {
      const text = piece.text.replace(
        /^(der|die|das)(?= )/,
        (article) => ARTICLES[`${article} ${name}`] ?? article,
      );
      return { ...piece, text };
    }
    case "value":
      return name === "dative" ? { ...piece, text: piece.text.replace(/(tage|Monate)$/, "$1n") } : piece;
    default:
      return piece;
  }
}

/** Formulas are singular, so "die" is feminine. */
const ARTICLES: Readonly<Record<string, string>> = {
  "der accusative": "den",
  "der dative": "dem",
  "die dative": "der",
  "das dative": "dem",
};

const MONTHS = [
  "Januar",
  "Februar",
  "März",
  "April",
  "Mai",
  "Juni",
  "Juli",
  "August",
  "September",
  "Oktober",
  "November",
  "Dezember",
];

const WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
