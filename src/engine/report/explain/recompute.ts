/** What an explanation's parts come to: the definition of each operation, and the proof of the figure.
 *
 *  It reads nothing but the tree, so either side can run it on a printed explanation. The law of the
 *  whole module is that `recompute` gives the stated quantity at every node; `disagreements` names the
 *  nodes that break it. */

import { NOT_APPLICABLE, type Quantity, type Value } from "../../measure/evaluation.ts";
import { isRatio, orderOf, sameValue } from "../../measure/formula/quantity.ts";
import { unreachable } from "../../value/assert.ts";
import { DAY } from "../../value/instant.ts";
import {
  ceilingOf,
  divide,
  isZero,
  multiply,
  negate,
  ONE,
  type Ratio,
  ratio,
  roundRatio,
  subtract,
  sum,
  ZERO,
} from "../../value/ratio.ts";
import { roundToInteger } from "../../value/rounding.ts";
import type { Explanation } from "./explanation.ts";

/** The quantity that follows from the leaves; undefined where there is none. */
export function recompute(explanation: Explanation): Value {
  const { operation, parts } = explanation;
  switch (operation) {
    case "constant":
    case "fact":
    case "given":
    case "verdict":
    case "test":
    case "reading":
      return explanation.quantity?.value;
    case "same":
    case "table":
    case "band":
    case "choice":
    case "in force":
      return parts.length === 0 ? explanation.quantity?.value : recompute(parts.at(-1) ?? explanation);
    case "intervals":
    case "longest interval":
    case "number of intervals":
      return overIntervals(explanation);
    case "count":
    case "percentile":
    case "lowest":
    case "highest":
      return overItems(explanation);
    default:
      return overParts(explanation, operation, parts.map(recompute));
  }
}

/** The paths of all nodes whose parts do not add up to what they state. */
export function disagreements(explanation: Explanation): readonly string[] {
  const own = sameValue(recompute(explanation), explanation.quantity?.value)
    ? []
    : [`${explanation.path}: ${explanation.label}`];
  return [...own, ...explanation.parts.flatMap(disagreements)];
}

type PartOperation = Exclude<
  Explanation["operation"],
  | "constant"
  | "fact"
  | "given"
  | "verdict"
  | "test"
  | "reading"
  | "same"
  | "table"
  | "band"
  | "choice"
  | "in force"
  | "intervals"
  | "longest interval"
  | "number of intervals"
  | "count"
  | "percentile"
  | "lowest"
  | "highest"
>;

function overParts(explanation: Explanation, operation: PartOperation, values: readonly Value[]): Value {
  switch (operation) {
    case "sum":
      return sumOf(values);
    case "difference":
      return differenceOf(
        values,
        explanation.parts.some(({ quantity }) => quantity?.type === "date") ? DAY : 1,
      );
    case "product":
      return onRatios(values, (factors) => factors.reduce(multiply, ONE));
    case "quotient":
    case "share":
    case "mean":
      return quotientOf(values);
    case "smallest":
      return extremeOf(values, -1);
    case "largest":
      return extremeOf(values, 1);
    case "full steps":
      return stepsOf(values, "down");
    case "started steps":
      return stepsOf(values, "up");
    case "rounded": {
      const { rule } = explanation;
      if (rule?.kind !== "rounding") return undefined;
      return onRatios(values, ([of = ZERO]) => roundRatio(of, { mode: rule.mode, decimals: rule.decimals }));
    }
    default:
      return unreachable(operation);
  }
}

function overIntervals({ operation, intervals = [] }: Explanation): Value {
  const counted = intervals.filter((interval) => interval.counted > 0).map((interval) => interval.counted);
  if (operation === "number of intervals") return ratio(counted.length);
  if (operation === "longest interval") return ratio(counted.reduce((a, b) => Math.max(a, b), 0));
  return ratio(counted.reduce((a, b) => a + b, 0));
}

function overItems({ operation, parts, rule }: Explanation): Value {
  if (operation === "count") return ratio(parts.reduce((total, part) => total + (part.count ?? 1), 0));
  if (operation !== "percentile") {
    const known = parts.map(recompute).filter((value) => value !== undefined && value !== NOT_APPLICABLE);
    return known.length === 0 ? undefined : extremeOf(known, operation === "lowest" ? -1 : 1);
  }
  const [below, at, above] = parts;
  if (below === undefined || at === undefined || above === undefined || rule?.kind !== "percentile")
    return undefined;
  const rank = (below.count ?? 0) + 1;
  const total = rank + (above.count ?? 0);
  const place = ceilingOf(
    multiply({ numerator: rule.numerator, denominator: rule.denominator }, ratio(total, 100)),
  );
  // A rank that is not the percentile's own would show the wrong item, so it has no value.
  return Math.max(Number(place), 1) === rank ? recompute(at) : undefined;
}

function sumOf(values: readonly Value[]): Value {
  const point = values.find((value) => typeof value === "number");
  const lengths = values.filter((value) => value !== point);
  if (typeof point !== "number") return onRatios(values, sum);
  return onRatios(lengths, (parts) => movedBy(point, sum(parts)));
}

/** `unit` is the length of one step of the time line: a day between dates, a millisecond between instants. */
function differenceOf([from, ...take]: readonly Value[], unit: number): Value {
  const [first] = take;
  if (typeof from === "number" && typeof first === "number") return ratio((from - first) * unit);
  if (typeof from === "number") return onRatios(take, (parts) => movedBy(from, negate(sum(parts))));
  return onRatios([from, ...take], ([start = ZERO, ...rest]) => rest.reduce(subtract, start));
}

function movedBy(instant: number, length: Ratio): number {
  return instant + Number(roundToInteger(length, "floor"));
}

/** A third part is what the agreement says a quotient by zero is. */
function quotientOf([dividend, divisor, byZero]: readonly Value[]): Value {
  return onRatios([dividend, divisor], ([a = ZERO, b = ONE]) => (isZero(b) ? byZero : divide(a, b)));
}

function stepsOf([size, of]: readonly Value[], mode: "up" | "down"): Value {
  return onRatios([size, of], ([a = ONE, b = ZERO]) =>
    isZero(a) ? undefined : ratio(roundToInteger(divide(b, a), mode)),
  );
}

function extremeOf(values: readonly Value[], sign: -1 | 1): Value {
  if (values.includes(NOT_APPLICABLE)) return NOT_APPLICABLE;
  return values.reduce((best, each) => {
    const order = orderOf(each, best);
    if (order === undefined) return undefined;
    return order * sign > 0 ? each : best;
  });
}

function onRatios(values: readonly Value[], compute: (operands: readonly Ratio[]) => Value): Value {
  if (values.includes(NOT_APPLICABLE)) return NOT_APPLICABLE;
  const operands = values.filter(isRatio);
  return operands.length === values.length ? compute(operands) : undefined;
}

/** A quantity unless there is no value. */
export function quantityOf(type: Quantity["type"], value: Value): Quantity | undefined {
  return value === undefined ? undefined : { type, value };
}
