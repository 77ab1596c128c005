/** On what a promise rests: the agreements beneath a target, and how they work together.
 *
 *  An operational level agreement is kept by a team of the provider, an underpinning contract by a
 *  supplier; the field calls both underpinning agreements. They are named by their ids and not
 *  contained, because each is signed by other people and amended on its own. */

import type { TimeAmount } from "./expression.ts";
import type { CountedOn } from "./frame.ts";

/** "In sequence": one after the other. "In parallel": side by side, all of them needed. "Any of":
 *  redundant, one of them is enough. */
export type Chain =
  | { readonly kind: "in sequence" | "in parallel" | "any of"; readonly of: readonly Chain[] }
  | ChainLeg
  | OwnWork;

/** A promise of another agreement: a clock for its time limit, a target for its level, or both. */
export interface ChainLeg {
  readonly kind: "leg";
  readonly agreement: string;
  readonly clock?: string;
  readonly target?: string;
  /** Which cell of the other agreement is meant; dimensions of the same name are passed down unsaid. */
  readonly where: readonly { readonly dimension: string; readonly is: string }[];
}

/** What the provider does itself on the way. */
export interface OwnWork extends CountedOn {
  readonly kind: "own work";
  readonly takes: TimeAmount;
}
