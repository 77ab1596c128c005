/** Where does the chance in the stories' data come from, so that the same files can be had again?
 *
 *  From a seed per story. The generator (mulberry32) keeps its whole state in one number and gives the same
 *  draws on every machine, so the committed files can be compared byte for byte with fresh ones. */

export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean;
  /** One of several, each as likely as any other. */
  pick<T>(from: readonly T[]): T;
  /** One of several by weight: [value, weight] pairs. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => present(from[whole(0, from.length - 1)]);
  return {
    whole,
    pick,
    happens: (percent) => next() * 100 < percent,
    weighted: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const found = from.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return present(found ?? from.at(-1))[0];
    },
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("There is nothing to choose from.");
  return value;
}
