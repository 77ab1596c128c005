/** Amounts of money that cannot be wrong by a float.
 *
 *  An amount is a whole number of the currency's minor unit. Everything between a fee and a credit is
 *  computed as an exact ratio of major units and becomes money once, at the end, by the rounding rule
 *  the agreement names; so a sum of rounded parts and a rounded sum are visibly different things. */
import { assert } from "./assert.ts";
import { currencyExponent } from "./currency.ts";
import { groupDigits, type Language } from "./format.ts";
import { failed, ok, problem, type Result } from "./problem.ts";
import { formatDecimal, multiply, powerOfTen, type Ratio, ratio } from "./ratio.ts";
import { type RoundingMode, roundToInteger } from "./rounding.ts";

/** A whole number of minor units (cents, yen, fils) of an ISO 4217 currency. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** An amount in minor units. Asserts a known currency. */
export function money(minor: bigint, currency: string): Money {
  exponentFor(currency);
  return { minor, currency };
}

/** Reads "10.50" as written in a document. Problems: `unknown-currency`, `invalid-amount`, and
 *  `currency-exponent` for more decimals than the currency has ("10.50" yen). */
export function parseMoney(text: string, currency: string, pointer = ""): Result<Money> {
  const exponent = currencyExponent(currency);
  if (exponent === undefined) {
    return failed(
      problem(
        "unknown-currency",
        pointer,
        `"${currency}" is no ISO 4217 currency code; write three letters such as EUR.`,
      ),
    );
  }
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) {
    return failed(
      problem(
        "invalid-amount",
        pointer,
        `"${text}" is no amount; write digits with an optional decimal point, such as 1234.50.`,
      ),
    );
  }
  const [, sign = "", whole = "", decimals = ""] = match;
  if (decimals.length > exponent) {
    return failed(
      problem(
        "currency-exponent",
        pointer,
        `${currency} has ${exponent} decimals, "${text}" has ${decimals.length}; write at most ${exponent}.`,
      ),
    );
  }
  const minor = BigInt(whole + decimals.padEnd(exponent, "0"));
  return ok({ minor: sign === "-" ? -minor : minor, currency });
}

/** An exact amount in major units, rounded once to the currency's minor unit. */
export function roundToMinor(amount: Ratio, currency: string, mode: RoundingMode): Money {
  const scale = powerOfTen(exponentFor(currency));
  return { minor: roundToInteger(multiply(amount, ratio(scale)), mode), currency };
}

/** The amount in major units, exactly. */
export function majorOf(amount: Money): Ratio {
  return ratio(amount.minor, powerOfTen(exponentFor(amount.currency)));
}

export function zeroMoney(currency: string): Money {
  return money(0n, currency);
}

/** Asserts one currency; a conversion is a term of the agreement, never an accident. */
export function addMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

export function subtractMoney(a: Money, b: Money): Money {
  return addMoney(a, negateMoney(b));
}

export function negateMoney(a: Money): Money {
  return { minor: -a.minor, currency: a.currency };
}

/** -1, 0 or 1: the sign of a − b. Asserts one currency. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  assertSameCurrency(a, b);
  if (a.minor === b.minor) return 0;
  return a.minor < b.minor ? -1 : 1;
}

export function equalMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.minor === b.minor;
}

/** The plain decimal of canonical texts: "1234.50", "-3", without currency or grouping. */
export function amountText(amount: Money): string {
  return formatDecimal(majorOf(amount), exponentFor(amount.currency));
}

/** For people: "EUR 1,234.50" in English, "1.234,50 EUR" in German. */
export function formatMoney(amount: Money, language: Language): string {
  const digits = groupDigits(amountText(amount), language);
  return language === "de" ? `${digits} ${amount.currency}` : `${amount.currency} ${digits}`;
}

function exponentFor(currency: string): number {
  const exponent = currencyExponent(currency);
  assert(exponent !== undefined, `${currency} is an ISO 4217 currency`);
  return exponent;
}

function assertSameCurrency(a: Money, b: Money): void {
  assert(a.currency === b.currency, `money in ${a.currency} meets money in ${b.currency}`);
}
