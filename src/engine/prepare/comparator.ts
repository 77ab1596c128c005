/** Does a comparison hold? One place says what "at least", "above" and "exactly" mean of an order. */

import { unreachable } from "../value/assert.ts";
import type { Comparator } from "./expression.ts";

/** `order` is negative, zero or positive as the left side is below, equal to or above the right. */
export function holds(comparator: Comparator, order: number): boolean {
  switch (comparator) {
    case "at least":
      return order >= 0;
    case "at most":
      return order <= 0;
    case "above":
      return order > 0;
    case "below":
      return order < 0;
    case "exactly":
      return order === 0;
    default:
      return unreachable(comparator);
  }
}
