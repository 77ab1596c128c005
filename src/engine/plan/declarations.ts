/** Declarations that name one another, each resolved once and in a usable order.
 *
 *  An agreement may use a figure above the line that declares it. So nothing is sorted beforehand: a
 *  declaration is resolved when it is first asked for, which puts every one behind those it uses. One
 *  that is asked for while it is being resolved depends on itself; that is reported once, with the way
 *  around, and answered like an unknown name. */

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

/** Of two declarations with one name the first counts; `circle` hears the names of a circle, in order. */
export function declarations<D extends { readonly name: string }, T>(
  declared: readonly D[],
  resolve: (declaration: D) => T,
  circle: (names: readonly string[]) => void,
): Declarations<T> {
  const byName = new Map<string, D>();
  for (const each of declared) if (!byName.has(each.name)) byName.set(each.name, each);
  const resolved = new Map<string, T>();
  const underway: string[] = [];
  const get = (name: string): T | undefined => {
    const declaration = byName.get(name);
    if (declaration === undefined || resolved.has(name)) return resolved.get(name);
    const since = underway.indexOf(name);
    if (since >= 0) {
      circle([...underway.slice(since), name]);
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
