/** What our arithmetic says about amounts of money: drawn cases with our own answers beside them.
 *
 *  A case is a row of texts, the last of which is our answer. Ties are drawn on purpose, since a rounding
 *  that is wrong in the last place shows itself nowhere else; so are negative amounts, currencies without
 *  decimals and with three, and parts that leave nothing to share. */
import { shared } from "../../src/engine/measure/credit/cap.ts";
import { indexedAmount } from "../../src/engine/measure/formula/price.ts";
import type { Prices } from "../../src/engine/measure/formula/scope.ts";
import type { Reference } from "../../src/engine/plan/plan.ts";
import type { Indexed } from "../../src/engine/prepare/commerce.ts";
import { amountText, majorOf, money, parseMoney, roundToMinor } from "../../src/engine/value/money.ts";
import {
  add,
  divide,
  formatDecimal,
  multiply,
  parseDecimal,
  type Ratio,
  ratio,
  roundRatio,
  subtract,
} from "../../src/engine/value/ratio.ts";
import { ROUNDING_MODES, type RoundingMode } from "../../src/engine/value/rounding.ts";
import { chance, pick, type RandomSource, whole } from "./random.ts";

/** Rows of texts by column; every column has the same length. */
export type Columns = readonly (readonly string[])[];

export interface Defect {
  /** Whether "half even" is rounded like "half up". */
  readonly halfEvenIsHalfUp: boolean;
}

const CURRENCIES = ["EUR", "USD", "JPY", "KWD"] as const;
const DECIMALS: Readonly<Record<(typeof CURRENCIES)[number], number>> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 };

/** a, b → their sum, difference, product and, to twenty decimals, quotient. */
export function arithmeticCases(random: RandomSource, count: number): Columns {
  return columns(count, () => {
    const a = decimal(random, 12);
    const b = decimal(random, 12, "not zero");
    const [x, y] = [exact(a), exact(b)];
    const quotient = roundRatio(divide(x, y), { mode: "half up", decimals: 20 });
    const results = [add(x, y), subtract(x, y), multiply(x, y)].map((each) => formatDecimal(each, 12));
    return [a, b, ...results, formatDecimal(quotient, 20)];
  });
}

/** numerator, denominator, mode, decimals → rounded. */
export function roundingCases(random: RandomSource, count: number, defect: Defect): Columns {
  return columns(count, () => {
    const decimals = whole(random, 0, 6);
    const tie = chance(random, 0.5);
    const denominator = tie ? 2 * 10 ** decimals : whole(random, 1, 1_000_000);
    const numerator = whole(random, -2_000_000_000, 2_000_000_000);
    const mode = pick(random, ROUNDING_MODES);
    const rounded = roundRatio(ratio(numerator, denominator), { mode: applied(mode, defect), decimals });
    return [`${numerator}`, `${denominator}`, mode, `${decimals}`, formatDecimal(rounded, decimals)];
  });
}

/** amount, percentage, mode, decimals of the currency → that share of the amount, in money. */
export function percentageCases(random: RandomSource, count: number, defect: Defect): Columns {
  return columns(count, () => {
    const { currency, amount } = amountOfMoney(random);
    const percent = chance(random, 0.5) ? `${whole(random, 0, 200)}.5` : decimal(random, 4);
    const mode = pick(random, ROUNDING_MODES);
    const share = multiply(majorOf(amount), divide(exact(percent), ratio(100)));
    const result = amountText(roundToMinor(share, currency, applied(mode, defect)));
    return [amountText(amount), percent, mode, `${DECIMALS[currency]}`, result];
  });
}

/** fee, days served, days of the period, mode, decimals → the fee for those days. */
export function partCases(random: RandomSource, count: number, defect: Defect): Columns {
  return columns(count, () => {
    const { currency, amount } = amountOfMoney(random);
    const days = pick(random, [28, 29, 30, 31, 90, 365, 366]);
    const served = whole(random, 0, days);
    const mode = pick(random, ROUNDING_MODES);
    const part = multiply(majorOf(amount), ratio(served, days));
    const result = amountText(roundToMinor(part, currency, applied(mode, defect)));
    return [amountText(amount), `${served}`, `${days}`, mode, `${DECIMALS[currency]}`, result];
  });
}

/** group, place, part, sum → share: parts of a group share a sum that is at most their total. */
export function sharingCases(random: RandomSource, count: number): Columns {
  const rows: (readonly string[])[] = [];
  for (let group = 0; rows.length < count; group += 1) {
    const parts = Array.from({ length: whole(random, 1, 8) }, () => BigInt(whole(random, 1, 1_000_000)));
    const total = parts.reduce((all, part) => all + part, 0n);
    const sum = (total * BigInt(whole(random, 0, 1000))) / 1000n;
    const shares = shared(parts, sum);
    parts.forEach((part, place) => {
      rows.push([`${group}`, `${place}`, `${part}`, `${sum}`, `${shares[place]}`]);
    });
  }
  return transposed(rows);
}

/** amount, index values of up to four dates, limits of a step, mode, decimals → the amount after all steps. */
export function indexationCases(random: RandomSource, count: number, defect: Defect): Columns {
  return columns(count, () => {
    const { currency, amount } = amountOfMoney(random);
    const steps = whole(random, 1, 3);
    const values = Array.from({ length: steps + 1 }, () => decimalOf(whole(random, 80_000, 130_000), 3));
    const limits = [whole(random, -800, 200), whole(random, 200, 900)].map((each) => decimalOf(each, 4));
    const mode = pick(random, ROUNDING_MODES);
    const [least = "0", most = "0"] = limits;
    const prices: Prices = {
      decimals: DECIMALS[currency],
      quote: (_, date) => exact(values[date] ?? "0"),
      isInverse: () => false,
    };
    const formula: Indexed<Reference> = {
      kind: "indexed",
      of: { kind: "not applicable" },
      series: "index",
      base: 0,
      each: { kind: "time amount", count: ratio(1), unit: "calendar days" },
      atLeast: exact(least),
      atMost: exact(most),
      rounding: applied(mode, defect),
    };
    const after = indexedAmount(formula, majorOf(amount), steps, prices);
    if (after === undefined) throw new Error("Every step has its value.");
    const padded = [...values, "0", "0"].slice(0, 4);
    const result = amountText(roundToMinor(after, currency, "down"));
    const decimals = `${DECIMALS[currency]}`;
    return [amountText(amount), `${steps}`, ...padded, least, most, mode, decimals, result];
  });
}

function decimalOf(digits: number, decimals: number): string {
  return formatDecimal(ratio(digits, 10 ** decimals), decimals);
}

/** An amount as it is read from a document. */
function amountOfMoney(random: RandomSource) {
  const currency = pick(random, CURRENCIES);
  const minor = BigInt(whole(random, -1_000_000_000, 1_000_000_000));
  const read = parseMoney(amountText(money(minor, currency)), currency);
  if (!read.ok) throw new Error("An amount that was written cannot be read back.");
  return { currency, amount: read.value };
}

function applied(mode: RoundingMode, { halfEvenIsHalfUp }: Defect): RoundingMode {
  return halfEvenIsHalfUp && mode === "half even" ? "half up" : mode;
}

function decimal(
  random: RandomSource,
  digits: number,
  zero: "may be zero" | "not zero" = "may be zero",
): string {
  const decimals = whole(random, 0, 6);
  const size = 10 ** whole(random, 1, digits);
  const drawn = whole(random, -size, size);
  const value = zero === "not zero" && drawn === 0 ? 1 : drawn;
  return formatDecimal(ratio(value, 10 ** decimals), decimals);
}

function exact(text: string): Ratio {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(`"${text}" is no decimal.`);
  return value;
}

function columns(count: number, draw: () => readonly string[]): Columns {
  return transposed(Array.from({ length: count }, draw));
}

function transposed(rows: readonly (readonly string[])[]): Columns {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ""));
}
