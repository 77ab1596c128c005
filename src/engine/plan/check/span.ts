/** A part of the number line between two bounds, each of which belongs to it or not.
 *
 *  A bound together with its inclusion is one edge: just before its value or just after it. Edges are
 *  totally ordered, so "below 99 %" and "at least 99 %" meet without a gap and without an overlap. */
import { compare, type Ratio } from "../../value/ratio.ts";

/** Just before (`after: false`) or just after a value; `"start"` and `"end"` are those of the line. */
export type Edge = "start" | "end" | { readonly value: Ratio; readonly after: boolean };

/** From one edge to another. */
export interface Span {
  readonly from: Edge;
  readonly to: Edge;
}

/** -1, 0 or 1: which edge comes first. */
export function compareEdges(a: Edge, b: Edge): -1 | 0 | 1 {
  if (a === b) return 0;
  if (a === "start" || b === "end") return -1;
  if (a === "end" || b === "start") return 1;
  const order = compare(a.value, b.value);
  if (order !== 0) return order;
  return a.after === b.after ? 0 : a.after ? 1 : -1;
}

/** What two spans share; undefined when nothing. */
export function common(a: Span, b: Span): Span | undefined {
  const from = compareEdges(a.from, b.from) >= 0 ? a.from : b.from;
  const to = compareEdges(a.to, b.to) <= 0 ? a.to : b.to;
  return compareEdges(from, to) < 0 ? { from, to } : undefined;
}

/** Whether nothing lies in the span. */
export function isEmpty({ from, to }: Span): boolean {
  return compareEdges(from, to) >= 0;
}
