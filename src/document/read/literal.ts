/** Constants and names where they stand alone, and lengths of time where only those may stand. */

import type { Expression, Literal, Name, TimeAmount } from "../../engine/prepare/expression.ts";
import type { LocalDate } from "../../engine/time/civil.ts";
import { signOf, ZERO } from "../../engine/value/ratio.ts";
import { splitComparison } from "../phrase/comparison.ts";
import { readLiteral, readNumber, readTimeAmount } from "../phrase/literal.ts";
import { isRefusal, refusal } from "../phrase/refusal.ts";
import type { Node } from "../tree.ts";
import { checkName, type Reading, readPhrase, report } from "./reading.ts";

/** What stands in for a formula that could not be read. */
export const STAND_IN: Literal = { kind: "not applicable" };

const NOTHING: TimeAmount = { kind: "time amount", count: ZERO, unit: "hours" };

/** A name with its place in the document. */
export function nameAt(name: string, pointer: string): Name {
  return { kind: "name", name, pointer };
}

/** The formula that a text states: a constant, "12 % of fee", or a name. */
export function readWords(
  reading: Reading,
  text: string,
  pointer: string,
  bareNumber: "allowed" | "refused",
): Expression<Name> {
  if (reading.declared.names.has(text)) return nameAt(text, pointer);
  const share = /^([\d.]+ ?%) of (\S.*)$/s.exec(text);
  if (share !== null) {
    const factor = readWords(reading, share[1] ?? "", pointer, "refused");
    return { kind: "times", of: [factor, readWords(reading, share[2] ?? "", pointer, "refused")] };
  }
  const literal = readLiteral(text);
  if (literal === undefined) return readNameIn(reading, text, pointer);
  if (isRefusal(literal)) {
    report(reading, literal.code, pointer, literal.message);
    return STAND_IN;
  }
  if (literal.kind === "number" && !literal.percent && bareNumber === "refused") {
    report(reading, "wrong-type", pointer, `"${text}" is a text in quotes; write the number without quotes.`);
  }
  return literal;
}

function readNameIn(reading: Reading, text: string, pointer: string): Expression<Name> {
  if (splitComparison(text) !== undefined) {
    report(
      reading,
      "wrong-type",
      pointer,
      `"${text}" is a comparison where a value is needed; write the value alone.`,
    );
    return STAND_IN;
  }
  checkName(reading, text, pointer);
  return nameAt(text, pointer);
}

/** The formula that a text, a number or a flag states. */
export function readScalar(reading: Reading, node: Node): Expression<Name> {
  if (node.kind === "text") return readWords(reading, node.text, node.pointer, "refused");
  if (node.kind === "flag") return { kind: "flag", flag: node.flag };
  if (node.kind === "number") {
    const value = readNumber(node.digits);
    if (!isRefusal(value)) return { kind: "number", value, percent: false };
    report(reading, value.code, node.pointer, value.message);
  }
  return STAND_IN;
}

/** A length of time above zero. */
export function readAmount(reading: Reading, node: Node): TimeAmount {
  return readPhrase(reading, node, positiveAmount, NOTHING, "a length of time such as 4 hours");
}

/** A length of time above zero, of the grammar of phrases. */
export function positiveAmount(text: string): ReturnType<typeof readTimeAmount> {
  const amount = readTimeAmount(text);
  if (isRefusal(amount) || signOf(amount.count) > 0) return amount;
  return refusal("not-positive", `"${text}" is no length of time; write more than zero.`);
}

/** A date. */
export function readDate(reading: Reading, node: Node): LocalDate {
  return readPhrase(reading, node, dateIn, 0, "a date such as 2026-10-05");
}

/** The date that a text states, of the grammar of phrases. */
export function dateIn(text: string): LocalDate | ReturnType<typeof refusal> {
  const read = readLiteral(text);
  if (read !== undefined && isRefusal(read) && read.code !== "unknown-unit") return read;
  if (read !== undefined && !isRefusal(read) && read.kind === "date") return read.date;
  return refusal("invalid-date", `"${text}" is no date; write year, month and day like 2026-10-05.`);
}
