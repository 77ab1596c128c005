/** Constants and names in the words of the document: "95 %", "12.50 EUR", "4 business hours". */

import type { Literal, Name } from "../../engine/prepare/expression.ts";
import { formatDate } from "../../engine/time/civil.ts";
import { unreachable } from "../../engine/value/assert.ts";
import { currencyExponent } from "../../engine/value/currency.ts";
import { formatInstant } from "../../engine/value/format.ts";
import { multiply, ratio } from "../../engine/value/ratio.ts";
import { unitFor } from "../phrase/time-unit.ts";
import { digitsOf, type Written, writtenMap } from "./written.ts";

/** A constant or a name as one text; undefined for those that are no words. */
export function constantInWords(constant: Literal | Name): string | undefined {
  switch (constant.kind) {
    case "name":
      return constant.name;
    case "number":
      return constant.percent ? `${digitsOf(multiply(constant.value, HUNDRED))} %` : undefined;
    case "money":
      return `${digitsOf(constant.amount, currencyExponent(constant.currency) ?? 0)} ${constant.currency}`;
    case "time amount":
      return writeAmount(constant);
    case "date":
      return formatDate(constant.date);
    case "instant":
      return formatInstant(constant.instant);
    case "not applicable":
      return constant.kind;
    case "text":
    case "flag":
      return undefined;
    default:
      return unreachable(constant);
  }
}

/** A plain number, a flag or a text; the other constants are words. */
export function writeConstant(constant: Literal | Name): Written {
  switch (constant.kind) {
    case "number":
      return { digits: digitsOf(constant.value) };
    case "flag":
      return constant.flag;
    case "text":
      return writtenMap({ text: constant.text });
    default:
      return constantInWords(constant) ?? "";
  }
}

/** "4 business hours". */
export function writeAmount({ count, unit }: Literal & { readonly kind: "time amount" }): string {
  const digits = digitsOf(count);
  return `${digits} ${unitFor(unit, digits === "1")}`;
}

const HUNDRED = ratio(100);
