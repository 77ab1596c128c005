/** Constants as people write them: "95 %", "12.50 EUR", "2 business days", "2026-10-05".
 *
 *  Any other text is a name. The border is drawn by the first character: what begins like a number
 *  is a constant or a mistake, and the mistake is told; everything else is left to be a name. Money is
 *  refused with more decimals than its currency has, for such a sum cannot be paid. */

import type { Expression, Literal, Name, TimeAmount } from "../../engine/prepare/expression.ts";
import { meant } from "../../engine/prepare/nearest.ts";
import { parseDate } from "../../engine/time/civil.ts";
import { parseInstant } from "../../engine/time/parse-instant.ts";
import { currencyCodes, currencyExponent } from "../../engine/value/currency.ts";
import { divide, multiply, parseDecimal, type Ratio, ratio } from "../../engine/value/ratio.ts";
import { isRefusal, type Refusal, refusal } from "./refusal.ts";
import { countsWhole, timeUnit, unknownUnit } from "./time-unit.ts";

/** The constant that a text states; undefined for a text that is no constant but may be a name. */
export function readLiteral(text: string): Literal | Refusal | undefined {
  if (text === "not applicable") return { kind: "not applicable" };
  const money = MONEY_FIRST.exec(text);
  if (money !== null) return readMoney(money[2] ?? "", money[1] ?? "");
  if (/^[€$£¥]/.test(text))
    return refusal("unknown-currency", `"${text}" does not name its currency; write it like 12.50 EUR.`);
  if (!/^[+-]?\.?\d/.test(text)) return undefined;
  if (LIKE_A_DATE.test(text)) return readDate(text);
  if (/^\d{4}-\d{2}-\d{2}[T ]/.test(text)) return readInstant(text);
  return readQuantity(text);
}

/** A length of time, such as "1 month" or "4 business hours". */
export function readTimeAmount(text: string): TimeAmount | Refusal {
  const read = readLiteral(text);
  if (read !== undefined && (isRefusal(read) || read.kind === "time amount")) return read;
  return refusal(
    "wrong-type",
    `"${text}" is no length of time; write a number and a unit, such as 4 hours or 2 business days.`,
  );
}

/** Digits as a number; the message of a refusal knows the comma of other countries. */
export function readNumber(digits: string): Ratio | Refusal {
  const value = parseDecimal(digits);
  if (value !== undefined) return value;
  return refusal(
    "not-a-number",
    `"${digits}" is no number as it is written here; write ${plainDigits(digits)}.`,
  );
}

function readQuantity(text: string): Literal | Refusal | undefined {
  const parts = /^([+-]?[\d.,'_]*\d)( ?)(.*)$/s.exec(text);
  if (parts === null) return undefined;
  const [, digits = "", space, unit = ""] = parts;
  if (space === "" && unit !== "" && unit !== "%") return undefined;
  const value = readNumber(digits);
  if (isRefusal(value)) return value;
  if (unit === "") return { kind: "number", value, percent: false };
  if (unit === "%") return { kind: "number", value: divide(value, HUNDRED), percent: true };
  if (/^[A-Z]{3}$/.test(unit)) return readMoney(digits, unit);
  return readTime(digits, value, unit);
}

function readTime(digits: string, count: Ratio, word: string): TimeAmount | Refusal {
  const unit = timeUnit(word);
  if (unit === undefined) return unknownUnit(digits, word);
  if (countsWhole(unit) && count.denominator !== 1n) {
    return refusal(
      "not-whole",
      `${digits} ${word} is not a whole number of them; write whole ${unit}, or hours.`,
    );
  }
  return { kind: "time amount", count, unit };
}

function readMoney(digits: string, currency: string): Literal | Refusal {
  const amount = readNumber(digits);
  if (isRefusal(amount)) return amount;
  const exponent = currencyExponent(currency);
  if (exponent === undefined) {
    return refusal(
      "unknown-currency",
      `"${currency}" is no currency of ISO 4217; ${meant(currency, currencyCodes())}`,
    );
  }
  const minor = multiply(amount, ratio(10n ** BigInt(exponent)));
  if (minor.denominator !== 1n) {
    const decimals = exponent === 0 ? "no decimals" : `at most ${exponent} decimals`;
    return refusal(
      "wrong-exponent",
      `An amount in ${currency} has ${decimals}, "${digits}" has more; round it, or multiply 1 ${currency} by a number.`,
    );
  }
  return { kind: "money", amount, currency };
}

function readDate(text: string): Literal | Refusal {
  const date = parseDate(text);
  if (date !== undefined) return { kind: "date", date };
  return refusal(
    "invalid-date",
    `"${text}" is no day of the calendar; write year, month and day like 2026-10-05.`,
  );
}

function readInstant(text: string): Literal | Refusal {
  const read = parseInstant(text);
  return read.ok ? { kind: "instant", instant: read.instant } : refusal("invalid-instant", read.message);
}

/** The likely meaning of digits with separators, or an example. */
function plainDigits(digits: string): string {
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)) return digits.replaceAll(",", "");
  if (/^[+-]?\d{1,3}(['_]\d{3})+(\.\d+)?$/.test(digits)) return digits.replaceAll(/['_]/g, "");
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(digits)) return digits.replaceAll(".", "").replace(",", ".");
  if (/^[+-]?\d+,\d+$/.test(digits)) return digits.replace(",", ".");
  if (/^[+-]?\.\d+$/.test(digits)) return digits.replace(".", "0.");
  return "digits with an optional decimal point, such as 1234.5";
}

const HUNDRED = ratio(100);
const MONEY_FIRST = /^([A-Z]{3}) ?([+-]?[\d.,'_]*\d)$/;
const LIKE_A_DATE = /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,4}[./]\d{1,2}[./]\d{1,4})$/;

/** Whether a formula is a constant or a name. */
export function isConstant(formula: Expression<Name>): formula is Literal | Name {
  return CONSTANTS.has(formula.kind);
}

const CONSTANTS: ReadonlySet<string> = new Set<(Literal | Name)["kind"]>([
  "name",
  "number",
  "money",
  "time amount",
  "date",
  "instant",
  "text",
  "flag",
  "not applicable",
]);
