/** What an outcome says, in the form in which an example expects it.
 *
 *  A value is written with the unit and the number of decimals of the expectation, rounded half up, because
 *  published examples round; the exact value is judged by the engine and never by this text. Of a target with
 *  periods of its own, the last one that ends within the outcome's period speaks. */
import type {
  AppliedCap,
  PeriodEvaluation,
  PeriodOutcome,
  Quantity,
} from "../../src/engine/measure/evaluation.ts";
import { isRatio } from "../../src/engine/measure/formula/quantity.ts";
import { formatDate } from "../../src/engine/time/civil.ts";
import { localOf, type Zone } from "../../src/engine/time/zone.ts";
import { assert } from "../../src/engine/value/assert.ts";
import { formatLocal } from "../../src/engine/value/format.ts";
import { divide, formatDecimal, multiply, type Ratio, ratio } from "../../src/engine/value/ratio.ts";
import { keyOf, moneyText, seenBeside } from "./seen-beside.ts";
import { UNITS } from "./short-fact.ts";

/** The text that stands in an outcome where an example expects one. `key` is "total", or the name of a
 *  target, figure, credit or cap, with the values of its cell in brackets: "uptime [gold, Europe]". What
 *  stands between is found by `seenBeside`. */
export function seen(outcome: PeriodOutcome, zone: Zone, key: string, expected: string): string {
  if (key === "total") return moneyText(outcome.total);
  const evaluation = outcome.evaluations.findLast(({ target, cell }) => keyOf(target, cell) === key);
  if (evaluation !== undefined) return evaluationText(evaluation, zone, expected);
  const credit = outcome.credits.find((each) => keyOf(each.credit, each.cell) === key);
  if (credit !== undefined) return moneyText(credit.granted);
  const figure = outcome.figures.find(({ name, cell }) => keyOf(name, cell) === key);
  if (figure !== undefined) return quantityText(figure.quantity, zone, expected);
  const beside = seenBeside(outcome, key, expected);
  if (beside !== undefined) return beside;
  const cap = outcome.caps.find((each) => keyOf(each.cap, each.cell) === key);
  return cap === undefined ? "nothing of this name" : capText(cap);
}

/** "99.95 %, met", or the verdict alone where the example says nothing of the measure. */
function evaluationText({ measured, verdict }: PeriodEvaluation, zone: Zone, expected: string): string {
  const split = expected.lastIndexOf(", ");
  if (split < 0) return verdict;
  return `${quantityText(measured, zone, expected.slice(0, split))}, ${verdict}`;
}

function capText({ after, carriedForward }: AppliedCap): string {
  const carried = carriedForward.minor === 0n ? "" : `, ${moneyText(carriedForward)} carried forward`;
  return `${moneyText(after)}${carried}`;
}

function quantityText(quantity: Quantity | undefined, zone: Zone, expected: string): string {
  if (quantity === undefined) return "no value";
  const { type, value } = quantity;
  if (typeof value === "symbol") return "not applicable";
  if (isRatio(value)) return ratioText(value, type, expected);
  if (typeof value !== "number") return String(value);
  return type === "date" ? formatDate(value) : formatLocal(localOf(zone, value)).replace("T", " ");
}

function ratioText(value: Ratio, type: Quantity["type"], expected: string): string {
  const match = /^-?\d+(?:\.(\d+))?(?: (.+))?$/.exec(expected);
  assert(match !== null, `"${expected}" is a number, with or without a unit`);
  const [, decimals = "", unit = ""] = match;
  const written = (number: Ratio) => `${formatDecimal(number, decimals.length)}${unit && ` ${unit}`}`;
  if (unit === "%") return written(multiply(value, ratio(100)));
  if (type !== "duration") return written(value);
  const length = UNITS[unit];
  assert(length !== undefined, `"${unit}" is a unit of time`);
  return written(divide(value, ratio(length)));
}
