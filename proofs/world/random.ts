/** Where does chance come from, so that a counter-example can be had again?
 *
 *  From a seed. Each source is a small generator (mulberry32) whose whole state is one number; the same
 *  seed gives the same draws on every machine, so a proof prints the seed of a failing case and nothing
 *  else is needed to see it again. Sources are split by name rather than shared, for otherwise one more
 *  draw in one place would change every case after it. */

export interface RandomSource {
  readonly seed: number;
  /** At least 0, below 1. */
  next(): number;
}

const RANGE = 2 ** 32;

export function randomSource(seed: number): RandomSource {
  let state = seed >>> 0;
  return {
    seed: seed >>> 0,
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE;
    },
  };
}

/** A source of its own for a purpose: the same name and case number give the same source. */
export function sourceFor(purpose: string, caseNumber: number): RandomSource {
  let hash = 0x811c9dc5 ^ caseNumber;
  for (const character of `${purpose}/${caseNumber}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return randomSource(hash);
}

/** A whole number from `from` to `to`, both included. */
export function whole(random: RandomSource, from: number, to: number): number {
  return from + Math.floor(random.next() * (to - from + 1));
}

/** True in `share` of the cases. */
export function chance(random: RandomSource, share: number): boolean {
  return random.next() < share;
}

/** One of several; asks for at least one. */
export function pick<T>(random: RandomSource, from: readonly T[]): T {
  const chosen = from[whole(random, 0, from.length - 1)];
  if (chosen === undefined) throw new Error("There is nothing to pick from.");
  return chosen;
}

/** The same values in another order (Fisher and Yates). */
export function shuffled<T>(random: RandomSource, values: readonly T[]): readonly T[] {
  const result = [...values];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = whole(random, 0, at);
    const [a, b] = [result[at], result[other]];
    if (a !== undefined && b !== undefined) [result[at], result[other]] = [b, a];
  }
  return result;
}
