/** An agreement's text as a plain tree: maps, lists and scalars, each with its pointer.
 *
 *  The tree keeps what a number's digits said and not what a machine number makes of them, because
 *  99.95 has no exact double. A part that was refused while reading the text stays in the tree as
 *  `refused`: its problem is told once, and whoever reads on passes it by in silence. */

/** One part of the document; `pointer` is its RFC 6901 JSON pointer. */
export type Node = ScalarNode | ListNode | MapNode | RefusedNode;

/** A text, a number as its digits were written, or true and false. `empty` is a key without a value. */
export type ScalarNode =
  | { readonly kind: "text"; readonly text: string; readonly pointer: string }
  | { readonly kind: "number"; readonly digits: string; readonly pointer: string }
  | { readonly kind: "flag"; readonly flag: boolean; readonly pointer: string }
  | { readonly kind: "empty"; readonly pointer: string };

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly pointer: string;
}

export interface MapNode {
  readonly kind: "map";
  /** In written order; of two entries with one key the first. */
  readonly entries: readonly Entry[];
  readonly pointer: string;
  /** Some entry was refused, so what seems to be missing may have been in it. */
  readonly incomplete: boolean;
}

export interface Entry {
  readonly key: string;
  readonly value: Node;
}

export interface RefusedNode {
  readonly kind: "refused";
  readonly pointer: string;
}

/** What a part is, in the words of a message. */
export function kindInWords(node: Node): string {
  switch (node.kind) {
    case "text":
      return `the text "${shortened(node.text)}"`;
    case "number":
      return `the number ${shortened(node.digits)}`;
    case "flag":
      return String(node.flag);
    case "empty":
      return "nothing";
    case "list":
      return "a list";
    default:
      return "a map";
  }
}

/** The value of a key, or undefined where the map has none. */
export function valueAt(map: MapNode, key: string): Node | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

/** The beginning of a text that may be long, for messages. */
export function shortened(text: string): string {
  const line = text.replaceAll("\n", " ");
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
}

const MOST_SHOWN = 60;
