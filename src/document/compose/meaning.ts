/** Does a document say again what its template says, in other digits?
 *
 *  "95 %" and "95.0 %" are one promise, so the second is no deviation either. Only constants are seen through:
 *  other words for the same are other words, and the parties' own texts are compared to the letter. */

import { parseDecimal } from "../../engine/value/ratio.ts";
import type { Shape } from "../keywords/keyword.ts";
import { splitComparison } from "../phrase/comparison.ts";
import { readLiteral } from "../phrase/literal.ts";
import { isRefusal } from "../phrase/refusal.ts";
import type { Node } from "../tree.ts";
import { constantInWords } from "../write/constant.ts";
import { digitsOf } from "../write/written.ts";
import { saysTheSame } from "./shared.ts";

/** Whether two values of one key promise the same. */
export function meansTheSame(a: Node, b: Node, shape: Shape): boolean {
  const isOwnWords = shape.kind === "text" && shape.pattern === undefined;
  return isOwnWords ? saysTheSame(a, b) : saysTheSame(inCanonicalDigits(a), inCanonicalDigits(b));
}

function inCanonicalDigits(node: Node): Node {
  switch (node.kind) {
    case "text":
      return { ...node, text: phrase(node.text) };
    case "number":
      return { ...node, digits: plainDigits(node.digits) };
    case "list":
      return { ...node, items: node.items.map(inCanonicalDigits) };
    case "map":
      return {
        ...node,
        entries: node.entries.map(({ key, value }) => ({ key, value: inCanonicalDigits(value) })),
      };
    default:
      return node;
  }
}

/** A constant alone or behind a comparison, as it is printed; any other text as it stands. */
function phrase(text: string): string {
  const comparison = splitComparison(text);
  if (comparison !== undefined) return `${comparison.comparator} ${phrase(comparison.operand)}`;
  const constant = readLiteral(text);
  if (constant === undefined || isRefusal(constant)) return text;
  return constantInWords(constant) ?? text;
}

function plainDigits(digits: string): string {
  const value = parseDecimal(digits);
  return value === undefined ? digits : digitsOf(value);
}
