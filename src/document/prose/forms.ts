/** What a language supplies beside its phrases: how it writes numbers, dates and lengths of time.
 *
 *  Everything is exact: a number prints all its decimals, and one that has no end in decimals prints
 *  as a fraction, because a rounded number in a contract would promise something else. */

import type { TimeAmount } from "../../engine/prepare/expression.ts";
import { groupDigits, type Language } from "../../engine/value/format.ts";
import { formatDecimal, powerOfTen, type Ratio } from "../../engine/value/ratio.ts";
import type { Phrase } from "./phrase.ts";

/** The forms that a language supplies beside its phrases; the examples are English. */
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
  /** A text of the document in the language's quotation marks. */
  quoted(text: string): string;
  /** A phrase as the heading of a column: without its article, with a capital. */
  asHeading(phrase: Phrase): Phrase;
  /** A phrase in the case that a slot asks for; a language without cases gives it back as it is. */
  inCase(phrase: Phrase, name: string): Phrase;
}

/** A number with all its decimals, grouped in the language's way, or as a fraction. */
export function exactText(value: Ratio, leastDecimals: number, language: Language): string {
  const decimals = decimalsOf(value);
  if (decimals === undefined) return `${value.numerator}/${value.denominator}`;
  return groupDigits(formatDecimal(value, Math.max(decimals, leastDecimals)), language);
}

/** A phrase that begins with one of the articles, without it; names and values stay as they are. */
export function headingOf(phrase: Phrase, articles: RegExp): Phrase {
  const [first, ...rest] = phrase;
  if (first?.kind !== "words" && first?.kind !== "passage") return phrase;
  const bare = first.text.replace(articles, "");
  return [{ ...first, text: bare.slice(0, 1).toUpperCase() + bare.slice(1) }, ...rest];
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
