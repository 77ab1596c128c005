/** What may stand in an agreement: every keyword with its meaning, an example and the shape of its value.
 *
 *  These tables are the one source: the reader takes from them which keys exist and which are missing,
 *  the JSON Schema and the reference manual are printed from them. So a keyword that is read is a
 *  keyword that is documented. */

/** One key of a map. */
export interface Keyword {
  readonly key: string;
  readonly required: boolean;
  readonly shape: Shape;
  /** One line that a service level manager understands. */
  readonly says: string;
  /** The value in the document's own form, as it would follow the key. */
  readonly example: string;
}

/** A map with fixed keys. */
export interface KeywordMap {
  /** What the map is, such as "clock" or the word by which a formula is known. */
  readonly name: string;
  readonly says: string;
  readonly keywords: readonly Keyword[];
  /** Keys of which exactly one must stand. */
  readonly oneOf?: readonly string[];
  /** Keys that stand all or not at all. */
  readonly together?: readonly string[];
  /** Shape of further keys, where the reader's own words may be keys. */
  readonly others?: Shape;
}

/** The form of a value. */
export type Shape =
  /** Words of the parties' own; with a pattern where the form of the words is fixed. */
  | { readonly kind: "text"; readonly pattern?: string }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "number"; readonly whole: boolean; readonly from?: number; readonly to?: number }
  | { readonly kind: "flag" }
  | { readonly kind: "list"; readonly of: Shape; readonly length?: number }
  /** Names that the parties choose, each with a value of one shape. */
  | { readonly kind: "named"; readonly of: Shape; readonly isOneValue?: true }
  | { readonly kind: "map"; readonly map: KeywordMap }
  | { readonly kind: "formula" | "condition" | "timeline" | "test" | "anything" }
  | { readonly kind: "either"; readonly of: readonly Shape[] };

/** A key that must stand. */
export function required(key: string, shape: Shape, example: string, says: string): Keyword {
  return { key, required: true, shape, says, example };
}

/** A key that may be left out. */
export function optional(key: string, shape: Shape, example: string, says: string): Keyword {
  return { key, required: false, shape, says, example };
}

/** A map known by its first word. */
export function node(
  key: string,
  shape: Shape,
  example: string,
  says: string,
  ...more: readonly Keyword[]
): KeywordMap {
  return { name: key, says, keywords: [required(key, shape, example, says), ...more] };
}

export const TEXT: Shape = { kind: "text" };
export const FORMULA: Shape = { kind: "formula" };
export const CONDITION: Shape = { kind: "condition" };
export const TIMELINE: Shape = { kind: "timeline" };
export const WHOLE: Shape = { kind: "number", whole: true, from: 1 };

export function choice(of: readonly string[]): Shape {
  return { kind: "choice", of };
}

export function text(pattern: string): Shape {
  return { kind: "text", pattern };
}

export function list(of: Shape): Shape {
  return { kind: "list", of };
}

export function named(of: Shape): Shape {
  return { kind: "named", of };
}

/** Names whose values make sense together only: a document that rests on another replaces all of them. */
export function namedTogether(of: Shape): Shape {
  return { kind: "named", of, isOneValue: true };
}

export function either(...of: readonly Shape[]): Shape {
  return { kind: "either", of };
}

export function mapOf(map: KeywordMap): Shape {
  return { kind: "map", map };
}

/** Texts whose form is fixed, for the schema; the reader's own micro-grammars say more. */
export const DATE: Shape = text("^\\d{4}-\\d{2}-\\d{2}$");
export const TIME_OF_DAY = "\\d{2}:\\d{2}(:\\d{2})?";
export const WINDOW: Shape = text(`^${TIME_OF_DAY}-${TIME_OF_DAY}$`);
export const AMOUNT: Shape = text(
  "^\\d+(\\.\\d+)? (milliseconds?|(business )?(seconds?|minutes?|hours?)|(business|calendar) days?|months?)$",
);
export const ROUNDING_MODE: Shape = choice([
  "half up",
  "half even",
  "half down",
  "up",
  "down",
  "floor",
  "ceiling",
]);
