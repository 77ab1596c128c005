/** Do two values of one key merge, or does one replace the other?
 *
 *  Sections, what is declared in them, and the keys of a declaration merge key by key. A formula, a
 *  condition, a timeline, a list or a text is one value and is replaced whole: half of a formula from here
 *  and half from there would be a formula that nobody wrote. The one exception is a table by the values of
 *  a field, whose cells are what people agree on one by one. Which is which follows from the keyword
 *  tables, so every section of the language, also of a later one, merges without being named here. */

import { FORMULA, type KeywordMap, type Shape } from "../keywords/keyword.ts";
import { type MapNode, type Node, valueAt } from "../tree.ts";

/** What stands inside two maps that merge. */
export interface Inside {
  /** The shape of the value of a key. */
  readonly of: (key: string) => Shape;
  /** Whether the keys are names of the parties' own, whose order is theirs, too. */
  readonly isNamed: boolean;
}

/** What stands inside two maps that merge; undefined when the two are one value each. */
export function inside(a: Node, b: Node, shape: Shape): Inside | undefined {
  if (a.kind !== "map" || b.kind !== "map") return undefined;
  switch (shape.kind) {
    case "named":
      return shape.isOneValue ? undefined : { of: () => shape.of, isNamed: true };
    case "map":
      if (!sameAlternative(a, b, shape.map)) return undefined;
      return { of: (key) => shapeOf(key, shape.map), isNamed: false };
    case "either":
      return insideEither(a, b, shape.of);
    case "formula":
      return insideTable(a, b);
    default:
      return undefined;
  }
}

const ANYTHING: Shape = { kind: "anything" };

/** The word by which a table is known stands in both, so that the cells may follow. */
export const HEADING: Shape = { kind: "anything" };

/** Maps of which nothing is known: each value replaces the other. */
export const SEPARATE: Inside = { of: () => ANYTHING, isNamed: false };

function shapeOf(key: string, { keywords, others }: KeywordMap): Shape {
  return keywords.find((keyword) => keyword.key === key)?.shape ?? others ?? ANYTHING;
}

/** A pause "while" is another thing than one "from … until", not a variation of it. */
function sameAlternative(a: MapNode, b: MapNode, { oneOf = [] }: KeywordMap): boolean {
  const [first, second] = [a, b].map(({ entries }) => entries.find(({ key }) => oneOf.includes(key))?.key);
  return first === undefined || second === undefined || first === second;
}

/** Of several forms the one whose keys all stand in the tables. */
function insideEither(a: MapNode, b: MapNode, forms: readonly Shape[]): Inside | undefined {
  for (const form of forms) {
    if (form.kind === "map" && ![a, b].every((map) => isWritten(map, form.map))) continue;
    const found = inside(a, b, form);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isWritten({ entries }: MapNode, { keywords, others }: KeywordMap): boolean {
  return others !== undefined || entries.every(({ key }) => keywords.some((keyword) => keyword.key === key));
}

/** Two tables by the values of the same field merge cell by cell. */
function insideTable(a: MapNode, b: MapNode): Inside | undefined {
  const [one, other] = [valueAt(a, "by"), valueAt(b, "by")];
  if (one?.kind !== "text" || other?.kind !== "text" || one.text !== other.text) return undefined;
  return { of: (key) => (key === "by" ? HEADING : FORMULA), isNamed: true };
}

/** The first cell that is written over a table without repeating by which field it goes, and that field. */
export function headingLeftOut(
  table: Node,
  own: Node,
): { readonly cell: string; readonly by: string } | undefined {
  if (table.kind !== "map" || own.kind !== "map" || valueAt(own, "by") !== undefined) return undefined;
  const [by, cell] = [valueAt(table, "by"), own.entries[0]?.value.pointer];
  return by?.kind === "text" && cell !== undefined ? { cell, by: by.text } : undefined;
}

/** Whether two parts say the same, wherever they stand. */
export function saysTheSame(a: Node, b: Node): boolean {
  switch (a.kind) {
    case "text":
      return b.kind === "text" && a.text === b.text;
    case "number":
      return b.kind === "number" && a.digits === b.digits;
    case "flag":
      return b.kind === "flag" && a.flag === b.flag;
    case "list":
      return (
        b.kind === "list" &&
        a.items.length === b.items.length &&
        a.items.every((item, index) => saysTheSame(item, b.items[index] ?? { kind: "empty", pointer: "" }))
      );
    case "map":
      return (
        b.kind === "map" &&
        a.entries.length === b.entries.length &&
        a.entries.every(({ key, value }, index) => {
          const other = b.entries[index];
          return other?.key === key && saysTheSame(value, other.value);
        })
      );
    default:
      return a.kind === b.kind;
  }
}
