/** How a number is brought to a written number of decimals.
 *
 *  Agreements name the rule because a cent can hang on it. The words are the field's: "up" means
 *  away from zero and "down" toward zero, so that a credit and the matching debit round alike;
 *  "floor" and "ceiling" look at the number line instead. "half up" sends ties away from zero. */
import { unreachable } from "./assert.ts";

export type RoundingMode = "half up" | "half even" | "half down" | "up" | "down" | "floor" | "ceiling";

/** A rule with the number of decimals that remain, 0 for whole numbers. */
export interface Rounding {
  readonly mode: RoundingMode;
  readonly decimals: number;
}

export const ROUNDING_MODES: readonly RoundingMode[] = [
  "half up",
  "half even",
  "half down",
  "up",
  "down",
  "floor",
  "ceiling",
];

/** The whole number next to numerator/denominator under the mode; the denominator is positive. */
export function roundToInteger(
  value: { readonly numerator: bigint; readonly denominator: bigint },
  mode: RoundingMode,
): bigint {
  const { numerator, denominator } = value;
  if (denominator === 1n) return numerator;
  const towardZero = numerator / denominator;
  const remainder = numerator - towardZero * denominator;
  if (remainder === 0n) return towardZero;
  const outward = numerator < 0n ? -1n : 1n;
  return movesOutward(mode, towardZero, remainder * outward, denominator, outward)
    ? towardZero + outward
    : towardZero;
}

function movesOutward(
  mode: RoundingMode,
  towardZero: bigint,
  remainder: bigint,
  denominator: bigint,
  outward: bigint,
): boolean {
  const twice = remainder * 2n;
  switch (mode) {
    case "half up":
      return twice >= denominator;
    case "half down":
      return twice > denominator;
    case "half even":
      return twice > denominator || (twice === denominator && towardZero % 2n !== 0n);
    case "up":
      return true;
    case "down":
      return false;
    case "floor":
      return outward < 0n;
    case "ceiling":
      return outward > 0n;
    default:
      return unreachable(mode);
  }
}
