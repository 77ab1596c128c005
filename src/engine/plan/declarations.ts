/** Declarations that name one another, each resolved once and in a usable order.
 *
 *  An agreement may use a figure above the line that declares it. So nothing is sorted beforehand: a
 *  declaration is resolved when it is first asked for, which puts every one behind those it uses. One
 *  that is asked for while it is being resolved depends on itself; that is reported once, with the way
 *  around, and answered like an unknown name. So is a chain longer than anybody could follow. */

import { type Problem, problem } from "../value/problem.ts";

/** Resolved declarations by name. */
export interface Declarations<T> {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Resolves on first use; undefined for an unknown name and inside a circle. */
  get(name: string): T | undefined;
  /** What is already resolved, without starting anything. */
  peek(name: string): T | undefined;
  /** Resolves whatever is left, in written order, and gives all in an order in which each uses only
   *  those before it. */
  all(): readonly T[];
}

/** The most declarations that may build on one another in a chain. */
export const LONGEST_CHAIN = 64;

/** Of two declarations with one name the first counts. `refuse` hears the names of a circle, in order,
 *  from a name back to itself; or those of a chain that is too long, which ends in another name. */
export function declarations<D extends { readonly name: string }, T>(
  declared: readonly D[],
  resolve: (declaration: D) => T,
  refuse: (names: readonly string[]) => void,
): Declarations<T> {
  const byName = new Map<string, D>();
  for (const each of declared) if (!byName.has(each.name)) byName.set(each.name, each);
  const resolved = new Map<string, T>();
  const underway: string[] = [];
  const get = (name: string): T | undefined => {
    const declaration = byName.get(name);
    if (declaration === undefined || resolved.has(name)) return resolved.get(name);
    const since = underway.indexOf(name);
    if (since >= 0 || underway.length >= LONGEST_CHAIN) {
      refuse([...underway.slice(Math.max(since, 0)), name]);
      return undefined;
    }
    underway.push(name);
    const result = resolve(declaration);
    underway.pop();
    resolved.set(name, result);
    return result;
  };
  return {
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    get,
    peek: (name) => resolved.get(name),
    all: () => {
      for (const name of byName.keys()) get(name);
      return [...resolved.values()];
    },
  };
}

/** What is told about refused names: `cyclic-dependency` for a circle, `too-deep` for a long chain. */
export function dependencyProblem(pointer: string, names: readonly string[]): Problem {
  if (names[0] !== names.at(-1)) {
    const message = `More than ${LONGEST_CHAIN} declarations build on one another from here; state some of them in one formula.`;
    return problem("too-deep", pointer, message);
  }
  const way = names.join(" → ");
  const advice = "state one of them without the next, or look back with {previous: ...}";
  return problem("cyclic-dependency", pointer, `These need one another: ${way}; ${advice}.`);
}
