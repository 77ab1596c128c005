/** From exact values to places on a drawing.
 *
 *  A chart may round where a figure may not; it rounds to tenths of a unit by whole numbers, so that
 *  the same statement is the same bytes on every machine. */

import {
  compare,
  divide,
  max,
  min,
  multiply,
  type Ratio,
  ratio,
  roundRatio,
  subtract,
} from "../engine/value/ratio.ts";

export interface Scale {
  readonly low: Ratio;
  readonly high: Ratio;
  readonly from: number;
  readonly to: number;
}

/** A scale over all the values with a tenth of their spread as margin, never without extent. `limits`
 *  keeps the margin from reaching past what a value can be, such as 100 %. */
export function scaleOver(
  values: readonly Ratio[],
  from: number,
  to: number,
  limits: { readonly high?: Ratio } = {},
): Scale {
  const first = values[0] ?? ratio(0);
  const low = values.reduce(min, first);
  const high = values.reduce(max, first);
  const spread =
    compare(low, high) === 0 ? (low.numerator === 0n ? ratio(1) : absolute(low)) : subtract(high, low);
  const margin = divide(spread, ratio(compare(low, high) === 0 ? 50 : 8));
  const top = subtract(high, multiply(margin, ratio(-1)));
  const capped = limits.high !== undefined && compare(high, limits.high) <= 0 ? min(top, limits.high) : top;
  return { low: subtract(low, margin), high: capped, from, to };
}

/** The place of a value, to a tenth; values outside lie on the edge. */
export function placeOn(scale: Scale, value: Ratio): number {
  const inside = min(max(value, scale.low), scale.high);
  const extent = subtract(scale.high, scale.low);
  if (extent.numerator === 0n) return scale.from;
  const share = divide(subtract(inside, scale.low), extent);
  return tenths(multiply(share, ratio(Math.round((scale.to - scale.from) * 10), 10))) + scale.from;
}

function tenths(value: Ratio): number {
  const rounded = roundRatio(value, { mode: "half up", decimals: 1 });
  return Number(rounded.numerator) / Number(rounded.denominator);
}

/** A coordinate as text with at most one decimal. */
export function coordinate(place: number): string {
  return String(Math.round(place * 10) / 10);
}

function absolute(value: Ratio): Ratio {
  return value.numerator < 0n ? multiply(value, ratio(-1)) : value;
}
