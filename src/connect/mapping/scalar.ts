/** How are numbers, amounts and flags written in exports read without a float in between?
 *
 *  A number stays text: its grouping goes, its decimal sign becomes a point, and a percentage moves
 *  its point by two places; so 0.1 stays a tenth. How numbers are written is a term of the mapping,
 *  because "1.234" is a thousand in one office and about one in the next. */

import type { Reading } from "./cell-reader.ts";
import type { NumberFormat } from "./mapping.ts";

/** A plain decimal, such as "1234.5"; a percentage becomes its fraction ("87" becomes "0.87"). */
export function readNumber(text: string, format: NumberFormat, percent: boolean): Reading {
  const plain = plainDecimal(percent ? text.replace(/ ?%$/, "") : text, format);
  if (plain === undefined) return refused(format);
  return { ok: true, value: percent ? hundredth(plain) : plain };
}

/** An amount with its currency, such as "1234.50 EUR". */
export function readMoney(text: string, format: NumberFormat, currency: string): Reading {
  const plain = plainDecimal(text, format);
  return plain === undefined ? refused(format) : { ok: true, value: `${plain} ${currency}` };
}

/** A length of time in the unit of the mapping, such as "59 minutes". */
export function readDuration(text: string, format: NumberFormat, unit: string): Reading {
  const plain = plainDecimal(text, format);
  return plain === undefined ? refused(format) : { ok: true, value: `${plain} ${unit}` };
}

/** "true", "yes" and "1", "false", "no" and "0", in any case; a map names other words. */
export function readFlag(text: string): Reading {
  const word = text.toLowerCase();
  if (word === "true" || word === "yes" || word === "1") return { ok: true, value: true };
  if (word === "false" || word === "no" || word === "0") return { ok: true, value: false };
  return { ok: false, code: "not-a-flag", reason: "the cell is none of true, false, yes, no, 1 and 0" };
}

function refused(format: NumberFormat): Reading {
  const written = `1${format.group}234${format.point}5`;
  return { ok: false, code: "not-a-number", reason: `the cell is no number written like ${written}` };
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;

function plainDecimal(text: string, { point, group }: NumberFormat): string | undefined {
  if (group === "" && point === ".") return PLAIN.test(text) ? text : undefined;
  const [whole = "", ...rest] = text.split(point);
  if (rest.length > 1 || (group !== "" && !isGrouped(whole, group))) return undefined;
  const digits = group === "" ? whole : whole.replaceAll(group, "");
  const plain = rest.length === 0 ? digits : `${digits}.${rest[0]}`;
  return PLAIN.test(plain) ? plain : undefined;
}

/** No grouping at all, or groups of three from the right. */
function isGrouped(whole: string, group: string): boolean {
  const [first = "", ...groups] = whole.replace("-", "").split(group);
  return groups.length === 0 || (/^\d{1,3}$/.test(first) && groups.every((each) => /^\d{3}$/.test(each)));
}

/** The point moved two places to the left. */
function hundredth(plain: string): string {
  const negative = plain.startsWith("-");
  const [whole = "", decimals = ""] = (negative ? plain.slice(1) : plain).split(".");
  const digits = whole.padStart(3, "0");
  return `${negative ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`;
}
