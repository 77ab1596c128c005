/** The parts of a formula, a test or a stretch of time, one level down.
 *
 *  Formulas hold tests, tests hold formulas, aggregates hold both and stretches hold tests: whoever
 *  asks what an agreement reads walks one tree. It is walked only before any fact is looked at. */

import type { Formula, Reference, Stretch, Test } from "../../plan/plan.ts";
import type { CalendarChoice } from "../../prepare/expression.ts";

export type PlanNode = Formula | Test | Stretch;

/** Visits a node and all below it, parents first; does not descend where `enter` returns false. */
export function walk(node: PlanNode, enter: (node: PlanNode) => boolean): void {
  if (!enter(node)) return;
  for (const part of partsOf(node)) walk(part, enter);
}

export function partsOf(node: PlanNode): readonly PlanNode[] {
  switch (node.kind) {
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
    case "all of":
    case "any of":
    case "union":
    case "overlap":
    case "at least k":
      return node.of;
    case "subtract":
      return [node.from, node.take];
    case "divide":
      return [node.dividend, node.divisor, ...optional(node.byZero)];
    case "steps":
      return [node.size, node.of];
    case "rounded":
    case "across":
    case "outside":
    case "whole":
      return [node.of];
    case "runs":
      return [node.of, node.atLeast];
    case "beyond":
      return [node.of, node.first];
    case "budget":
      return [node.of, node.atMost];
    case "bands":
      return [node.of, ...node.rows.flatMap(rowParts), ...optional(node.otherwise)];
    case "table":
      return [...node.by, ...node.rows.map(({ value }) => value), ...optional(node.otherwise)];
    case "if":
      return [node.test, node.then, node.otherwise];
    case "in force":
      return node.rows.map(({ value }) => value);
    case "test":
    case "not":
    case "every member":
    case "some member":
      return [node.test];
    case "without":
      return [node.of, ...node.take];
    case "value of":
      return [node.on];
    case "convert":
      return [node.of, node.on];
    case "indexed":
    case "pro rata":
      return [node.of];
    default:
      return timeParts(node);
  }
}

type Remaining = Exclude<
  PlanNode,
  { readonly kind: "add" | "subtract" | "divide" | "bands" | "table" | "if" | "without" | "steps" | "all of" }
>;

function timeParts(node: Remaining): readonly PlanNode[] {
  switch (node.kind) {
    case "time between":
      return [node.from, node.to, ...choiceParts(node.on)];
    case "moved":
      return [node.from, node.by, ...choiceParts(node.on)];
    case "day of":
      return [node.instant];
    case "clock value":
      return [node.clock];
    case "field at":
      return [node.field];
    case "one of":
    case "presence":
      return [node.subject];
    case "clock is":
      return [node.clock];
    case "verdict is":
      return [node.target];
    case "compare":
      return [node.left, node.right];
    case "during":
      return optional(node.where);
    case "samples":
      return [node.showing];
    case "time of":
    case "runs of":
    case "longest run of":
      return [node.timeline];
    case "share of time":
      return [node.timeline, ...optional(node.within), ...node.without];
    default:
      return aggregateParts(node);
  }
}

function aggregateParts(node: PlanNode): readonly PlanNode[] {
  switch (node.kind) {
    case "count of":
      return optional(node.where);
    case "share of":
      return [...optional(node.where), node.that];
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return [...optional(node.where), node.value];
    default:
      return [];
  }
}

function rowParts(row: Extract<Formula, { readonly kind: "bands" }>["rows"][number]): readonly Formula[] {
  return [...optional(row.from?.bound), ...optional(row.to?.bound), row.gives];
}

function choiceParts(choice: CalendarChoice<Reference> | undefined): readonly PlanNode[] {
  return choice?.kind === "table" ? [choice] : [];
}

function optional<T>(part: T | undefined): readonly T[] {
  return part === undefined ? [] : [part];
}
