/** Adds up very many exact values without the sum growing out of hand on the way.
 *
 *  Adding fractions one by one reduces to lowest terms each time, which becomes slow when thousands
 *  of them have denominators of their own. Here numerators are collected by denominator and joined
 *  once, when the sum is asked for; the result does not depend on the order of addition. */

import { type Ratio, ratio } from "../../value/ratio.ts";

export interface ExactSum {
  add(value: Ratio): void;
  total(): Ratio;
}

export function exactSum(): ExactSum {
  let whole = 0n;
  let fractions: Map<bigint, bigint> | undefined;
  return {
    add: ({ numerator, denominator }) => {
      if (denominator === 1n) {
        whole += numerator;
        return;
      }
      fractions ??= new Map();
      fractions.set(denominator, (fractions.get(denominator) ?? 0n) + numerator);
    },
    total: () => {
      if (fractions === undefined) return ratio(whole);
      const [numerator, denominator] = joined([[1n, whole], ...fractions]);
      return ratio(numerator, denominator);
    },
  };
}

/** One fraction out of many [denominator, numerator], joined in pairs so that the factors stay small
 *  for as long as possible. */
function joined(fractions: readonly (readonly [bigint, bigint])[]): readonly [bigint, bigint] {
  const [first, second] = fractions;
  if (first === undefined) return [0n, 1n];
  if (second === undefined) return [first[1], first[0]];
  const half = fractions.length >>> 1;
  const [a, b] = joined(fractions.slice(0, half));
  const [c, d] = joined(fractions.slice(half));
  return [a * d + c * b, b * d];
}
