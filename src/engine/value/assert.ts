/** What only a programmer can have got wrong.
 *
 *  Wrong data is answered with problems; a broken assumption between two functions is answered
 *  here, by throwing, because continuing would put a wrong figure on somebody's statement. */

/** Throws when an assumption of the code does not hold; the message states the assumption. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assumption broken: ${message}`);
}

/** Closes a union: the compiler proves that no variant is left, the run says so if one is. */
export function unreachable(value: never): never {
  throw new Error(`assumption broken: no such variant: ${describe(value)}`);
}

function describe(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return "kind" in value ? String(value.kind) : "an object";
}
