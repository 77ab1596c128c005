/** A figure as people read it, never rounded across a line that matters.
 *
 *  Two decimals are enough for most percentages, but 99.995 % against a promise of 99.99 % must not
 *  print as the one, nor 89.999 % as 90 %. So the text of a figure takes as many decimals as it needs
 *  to stand on the same side of the bounds beside it as the exact value does. */

import type { Quantity } from "../measure/evaluation.ts";
import { NOT_APPLICABLE } from "../measure/evaluation.ts";
import { foreignCurrency, isForeignMoney } from "../prepare/commerce.ts";
import type { TimeAmount } from "../prepare/expression.ts";
import { localOf, type Zone } from "../time/zone.ts";
import { currencyExponent } from "../value/currency.ts";
import { formatDuration, formatInstant, formatLocal, groupDigits, type Language } from "../value/format.ts";
import { DAY } from "../value/instant.ts";
import {
  compare,
  floorOf,
  formatDecimal,
  multiply,
  parseDecimal,
  type Ratio,
  ratio,
} from "../value/ratio.ts";

export interface QuantityStyle {
  readonly currency: string;
  /** Numbers are shares and read as percentages. */
  readonly percent: boolean;
  /** The zone in which instants are shown; without it, UTC. */
  readonly zone?: Zone;
  /** Values from which the text has to be told apart. */
  readonly bounds?: readonly Ratio[];
  /** Absent: English. Dates, instants and lengths are written alike in both. */
  readonly language?: Language;
}

/** "99.95 %", "EUR 1,234.50", "1 h 52 min", "2026-10-05 14:07", "yes". */
export function quantityText(quantity: Quantity, style: QuantityStyle): string {
  const { type, value } = quantity;
  if (style.language === "de") return germanText(quantity, style);
  if (value === NOT_APPLICABLE) return "not applicable";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (typeof value === "number") return type === "date" ? dateText(value) : instantText(value, style.zone);
  const currency = foreignCurrency(type) ?? style.currency;
  switch (isForeignMoney(type) ? "money" : type) {
    case "money":
      return `${currency} ${decimalText(value, currencyExponent(currency) ?? 2, style.bounds ?? [])}`;
    case "duration":
      return lengthText(value);
    default:
      return style.percent
        ? percentText(value, style.bounds ?? [])
        : plainNumberText(value, style.bounds ?? []);
  }
}

/** The same figure in German: "99,95 %", "1.234,50 EUR", "ja". */
function germanText(quantity: Quantity, style: QuantityStyle): string {
  const { type, value } = quantity;
  if (value === NOT_APPLICABLE) return "nicht anwendbar";
  if (typeof value === "boolean") return value ? "ja" : "nein";
  const english = quantityText(quantity, { ...style, language: "en" });
  if (typeof value !== "object" || type === "duration") return english;
  const figure = english.replace(/[.,]/g, (sign) => (sign === "," ? "." : ","));
  return type === "money" ? figure.replace(/^(\w+) (.*)$/, "$2 $1") : figure;
}

/** "94.44 %"; more decimals only where two would hide on which side of a bound the value lies. */
export function percentText(value: Ratio, bounds: readonly Ratio[] = []): string {
  const hundred = ratio(100);
  const scaled = bounds.map((bound) => multiply(bound, hundred));
  return `${trimmed(decimalText(multiply(value, hundred), 2, scaled))} %`;
}

/** Short decimals print in full, others with two decimals or as many as the bounds ask for. */
function plainNumberText(value: Ratio, bounds: readonly Ratio[]): string {
  if (value.denominator === 1n) return decimalText(value, 0, bounds);
  const isShort = 1_000_000n % value.denominator === 0n;
  return trimmed(decimalText(value, isShort ? 6 : 2, bounds));
}

function decimalText(value: Ratio, least: number, bounds: readonly Ratio[]): string {
  for (let decimals = least; decimals < 40; decimals += 1) {
    const text = formatDecimal(value, decimals);
    const shown = parseDecimal(text);
    if (shown !== undefined && bounds.every((bound) => compare(shown, bound) === compare(value, bound))) {
      return groupDigits(text, "en");
    }
  }
  return `${value.numerator}/${value.denominator}`;
}

/** Zeros at the end say nothing: "95.00" is "95", and "99.90" is "99.9". */
function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Hours are the largest unit, because a "day" would be misread as a working day; part of a millisecond is cut. */
function lengthText(value: Ratio): string {
  const whole = Number(floorOf(value));
  return `${formatDuration(whole, "h")}${value.denominator === 1n ? "" : " and a fraction of 1 ms"}`;
}

/** "1 business hour", "2.5 hours": an amount of time with the unit it was promised in. */
export function amountText({ count, unit }: TimeAmount): string {
  const number = plainNumberText(count, [count]);
  return `${number} ${number === "1" ? unit.slice(0, -1) : unit}`;
}

/** "2026-10-05 14:07", with seconds only when there are some. */
export function instantText(instant: number, zone: Zone | undefined): string {
  if (zone === undefined) return formatInstant(instant);
  return formatLocal(localOf(zone, instant)).replace("T", " ").replace(/:00$/, "");
}

function dateText(days: number): string {
  return formatLocal(days * DAY).slice(0, 10);
}
