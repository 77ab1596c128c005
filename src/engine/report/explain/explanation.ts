/** An answer to "why this figure?": a tree whose parts add up to what they explain.
 *
 *  The field calls it drill-down; here it is closed under arithmetic. Each node says by which
 *  operation its parts make its quantity, so anybody can recompute the figure from the leaves, which
 *  are constants of the agreement, values of facts, or stretches of time opened and closed by facts.
 *  The surprising rule: a long list is cut, but never silently; what was left out stays as one part
 *  with its own count and quantity, and the sum still holds. */

import type { Cell, Quantity } from "../../measure/evaluation.ts";
import type { Duration, Instant } from "../../value/instant.ts";

/** How the parts make the quantity. `recompute` is the definition of each word. */
export type Operation =
  /** A leaf: a term of the agreement, a value that a fact reported, or what is taken from elsewhere. */
  | "constant"
  | "fact"
  | "given"
  /** The quantity of the only part, under another name. */
  | "same"
  | "sum"
  | "difference"
  | "product"
  | "quotient"
  | "smallest"
  | "largest"
  /** Parts: the size of a step, and what is divided into steps. */
  | "full steps"
  | "started steps"
  /** Rounded once by the agreement's rule, which the node carries. */
  | "rounded"
  /** The last part is the value of the row that was chosen; the parts before say why. */
  | "table"
  | "band"
  | "choice"
  | "in force"
  /** Each part stands for as many items as its quantity or its `count` says. */
  | "count"
  | "mean"
  | "lowest"
  | "highest"
  /** Parts: how many lie below the rank, the item at the rank, how many lie above. */
  | "percentile"
  /** Parts: what is counted, and out of what. */
  | "share"
  /** The lengths of the listed intervals that counted, together. */
  | "intervals"
  | "longest interval"
  | "number of intervals"
  /** A judgement or a reading that is not arithmetic: its parts are its grounds. */
  | "verdict"
  | "test"
  | "reading";

export interface Explanation {
  /** Where the figure stands, such as "targets/monthly uptime[class=standard]". */
  readonly path: string;
  /** A short name: "monthly uptime", "CASE-12", "and 3,412 more". */
  readonly label: string;
  /** The quantity as people read it, such as "99.87 %"; "no value" where there is none. */
  readonly text: string;
  /** One sentence that can be read aloud. */
  readonly sentence: string;
  readonly operation: Operation;
  /** Absent when there is no value, such as a share of nothing. */
  readonly quantity?: Quantity;
  readonly parts: readonly Explanation[];
  readonly intervals?: readonly ExplainedInterval[];
  /** For a part that stands for several items: how many. */
  readonly count?: number;
  /** Parameters of the operation that are no parts: decimals and mode, or a percentile. */
  readonly rule?: ExplainedRule;
  /** Ids of the facts that this node itself rests on, those of its parts aside. */
  readonly facts: readonly string[];
  /** JSON pointer of the rule in the agreement, and the version of the agreement that held. */
  readonly pointer: string;
  readonly version: number;
}

export type ExplainedRule =
  | {
      readonly kind: "rounding";
      readonly mode: "half up" | "half even" | "half down" | "up" | "down" | "floor" | "ceiling";
      readonly decimals: number;
    }
  | { readonly kind: "percentile"; readonly numerator: bigint; readonly denominator: bigint };

/** A stretch of time and what it contributed, with the facts that opened and closed it. */
export interface ExplainedInterval {
  readonly start: Instant;
  readonly end: Instant;
  /** How much of it counted, ms: nothing while paused, less than its length outside opening hours. */
  readonly counted: Duration;
  readonly kind: "running" | "paused" | "outside hours" | "counted" | "left out" | "overdue";
  readonly reason?: string;
  readonly party?: string;
  readonly factIds: readonly string[];
}

/** The path of something of a period: "credits/uptime credit[class=standard]". A target with shorter
 *  periods of its own names the one meant: "targets/calls@2026-W41". */
export function pathOf(kind: string, name: string, cell: Cell, period?: string): string {
  const dimensions = cell.dimensions.map((each) => `${each.name}=${each.value}`);
  const within = period === undefined ? "" : `@${period}`;
  return `${kind}/${name}${dimensions.length === 0 ? "" : `[${dimensions.join(", ")}]`}${within}`;
}
