/** The values of an agreement that a person could have written otherwise, and how to write one otherwise.
 *
 *  Words of the language are no such values: there is no text next to them that means something else. */

/** Keys and positions from the agreement down to one value. */
export type Place = readonly (string | number)[];

/** Words of the language, which cannot be changed into any other text; the examples' own law swaps them. */
const WORDS = new Set(
  "kind pointer language comparator unit shape type mode overlap metWhen whenLimitChanges whenReopened pausesBeforeStart pausesAfterBreach atTheSameInstant role verdict verdicts outcomes quantity empty party above paidBy rounding withoutValue when then badFrom snap denominator declaredBy letter request countsAs holds does aggregate notMeasured part who may given remedy burdenOfProof measuredBy".split(
    " ",
  ),
);

/** The places of all values under a node that stands at a place. */
export function placesIn(node: unknown, at: Place): readonly Place[] {
  if (typeof node === "object" && node !== null) {
    return Object.entries(node)
      .filter(([key, value]) => !WORDS.has(key) && !isWord(key, value) && !isIdle(key, node))
      .flatMap(([key, value]) => placesIn(value, [...at, Array.isArray(node) ? Number(key) : key]));
  }
  return node === undefined || node === null ? [] : [at];
}

const TERMS_OF_CREDITS = new Set(["all", "reduce the taxable amount", "outside tax"]);

/** A reading of a clock, a way of counting steps, "all" credits and "no limit" are words too. */
function isWord(key: string, value: unknown): boolean {
  return (
    (key === "value" && typeof value === "string") ||
    (key === "count" && typeof value === "string") ||
    (key === "credits" && TERMS_OF_CREDITS.has(String(value))) ||
    (key === "silence" && typeof value === "string") ||
    (key === "atMost" && value === "no limit")
  );
}

/** "covered entirely" and "touched" know no strictness, so no document can write it beside them. */
function isIdle(key: string, node: object): boolean {
  return key === "strictly" && "badFrom" in node && typeof node.badFrom === "string";
}

/** The same tree with another value at one place. */
export function changedAt(node: unknown, [step, ...rest]: Place): unknown {
  if (step === undefined) return another(node);
  if (Array.isArray(node)) return node.map((each, index) => (index === step ? changedAt(each, rest) : each));
  return Object.fromEntries(
    Object.entries(node as Record<string, unknown>).map(([key, value]) => [
      key,
      key === step ? changedAt(value, rest) : value,
    ]),
  );
}

function another(leaf: unknown): unknown {
  if (typeof leaf === "bigint") return leaf + 7n;
  if (typeof leaf === "number") return leaf + 1;
  return typeof leaf === "boolean" ? !leaf : `${String(leaf)}x`;
}
