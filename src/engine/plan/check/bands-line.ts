/** On which part of the line can the measure of some bands lie, and on which of its points?
 *
 *  A share never exceeds 100 %, and a measure that is rounded before it is judged lies on whole steps only: with
 *  one decimal of a percent, rows that end at 98.9 % and begin at 99 % leave nothing out. A count is whole without
 *  being rounded: rows of "1 to 2" and "3 to 4" breaches leave nothing out either. */

import { add, compare, divide, ONE, ratio, roundRatio, signOf, ZERO } from "../../value/ratio.ts";
import type { Rounding } from "../../value/rounding.ts";
import type { Formula } from "../plan.ts";
import type { Bands } from "./bands.ts";
import { type Range, type Ranges, rangeOf } from "./range.ts";
import { compareEdges, type Span } from "./span.ts";
import type { Resolved } from "./walk.ts";
import { isWhole } from "./whole.ts";

/** The part of the line on which the measure can lie. A measure of unknown range whose bounds are all
 *  percentages is taken for a share; a quotient may well exceed 100 %. */
export function lineOf(bands: Bands, plan: Resolved, ranges: Ranges, target: string | undefined): Span {
  const range = rangeOf(bands.of, ranges, target);
  const share = isPlainShare(bands, range, plan, target) ? { low: ZERO, high: ONE } : range;
  const low = share.low ?? range.low;
  const high = share.high ?? range.high;
  return {
    from: low === undefined ? "start" : { value: low, after: false },
    to: high === undefined ? "end" : { value: high, after: true },
  };
}

function isPlainShare(bands: Bands, range: Range, plan: Resolved, target: string | undefined): boolean {
  const bounds = bands.rows
    .flatMap(({ from, to }) => [from?.bound, to?.bound])
    .filter((bound) => bound !== undefined);
  if (range.high !== undefined || isQuotient(bands.of, plan, target)) return false;
  return bounds.every(
    (bound) =>
      bound.kind === "number" && bound.percent && signOf(bound.value) >= 0 && compare(bound.value, ONE) <= 0,
  );
}

/** Whether a measure is a quotient of two things, such as delivered to ordered. */
export function isQuotient(formula: Formula, plan: Resolved, target: string | undefined): boolean {
  const name =
    formula.kind === "measured"
      ? target
      : formula.kind === "target" || formula.kind === "figure"
        ? formula.name
        : undefined;
  const figure = name === undefined ? undefined : plan.figures.find((each) => each.name === name);
  return figure === undefined ? formula.kind === "divide" : isQuotient(figure.is, plan, undefined);
}

/** The steps on which a measure lies, as the rounding that leads to them; undefined when it may lie anywhere. */
export function stepsOf(
  formula: Formula,
  plan: Resolved,
  whole: ReadonlySet<string>,
  target: string | undefined,
): Rounding | undefined {
  return isWhole(formula, whole, target) ? WHOLE : roundingOf(formula, plan, target);
}

const WHOLE: Rounding = { mode: "half up", decimals: 0 };

/** The rounding after which a formula is looked at; undefined when it is taken exactly. */
function roundingOf(formula: Formula, plan: Resolved, target: string | undefined): Rounding | undefined {
  if (formula.kind === "rounded") return formula.rounding;
  const name = formula.kind === "measured" ? target : formula.kind === "target" ? formula.name : undefined;
  const figure = plan.figures.find((each) => each.name === name);
  if (figure !== undefined) return figure.judgement?.rounding ?? roundingOf(figure.is, plan, undefined);
  if (formula.kind !== "figure") return undefined;
  const named = plan.figures.find((each) => each.name === formula.name);
  return named === undefined ? undefined : roundingOf(named.is, plan, undefined);
}

/** Whether a rounded measure can lie in a span. */
export function canLieIn({ from, to }: Span, rounding: Rounding | undefined): boolean {
  if (rounding === undefined || from === "start" || from === "end" || to === "start" || to === "end")
    return true;
  const step = divide(ONE, ratio(10n ** BigInt(rounding.decimals)));
  const first = roundRatio(from.value, { mode: "ceiling", decimals: rounding.decimals });
  const point = from.after && compare(first, from.value) === 0 ? add(first, step) : first;
  return compareEdges({ value: point, after: true }, to) <= 0;
}
