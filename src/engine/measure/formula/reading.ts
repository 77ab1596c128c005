/** What does a formula of the period read, before any fact is looked at?
 *
 *  Three answers are needed in advance. Along which dimensions can it differ: a fee without `per` is
 *  formed in the cell of whoever asks, but only along dimensions that something in it knows. On which
 *  other aggregates does an aggregate depend: those are tallied first. And which item sets and streams
 *  does it look at: their facts decide which cells exist. */

import type {
  Formula,
  Plan,
  PlannedAccount,
  PlannedFigure,
  PlannedSet,
  Reference,
  Stretch,
} from "../../plan/plan.ts";
import type { Aggregate } from "../../prepare/expression.ts";
import { setNamed } from "../item/item.ts";
import { type PlanNode, partsOf, walk } from "./tree.ts";

export interface Reading {
  /** The dimensions in which a fee, figure or target is formed when a cell of `names` asks. */
  namesFor(name: string, names: readonly string[]): readonly string[];
  /** Dimensions along which the parts of a node can differ. */
  dimensionsOf(nodes: readonly PlanNode[]): ReadonlySet<string>;
  /** 0 for an aggregate that needs no other; one more than the deepest it needs. */
  depthOf(aggregate: Aggregate<Reference>): number;
  /** Every node below some nodes, through names and timelines; `datedBy` holds for the nodes themselves
   *  and not for the figures they name. */
  visit(nodes: readonly PlanNode[], datedBy: Formula | undefined, enter: Visitor): void;
}

export type Visitor = (node: PlanNode, datedBy: Formula | undefined) => void;

export function readingOf(plan: Plan): Reading {
  const figures = new Map(plan.figures.map((figure) => [figure.name, figure] as const));
  const along = new Map<string, ReadonlySet<string>>();

  const namedDimensions = (name: string): ReadonlySet<string> => {
    const figure = figures.get(name);
    if (figure === undefined) return new Set(plan.credits.find(({ rule }) => rule.name === name)?.per);
    if (figure.kind === "target" || figure.per.length > 0) return new Set(figure.per);
    const known = along.get(name);
    if (known !== undefined) return known;
    along.set(name, new Set());
    const found = dimensionsOf([figure.is]);
    along.set(name, found);
    return found;
  };

  const dimensionsOf = (nodes: readonly PlanNode[]): ReadonlySet<string> => {
    const found = new Set<string>();
    const enter = (node: PlanNode): boolean => {
      for (const dimension of dimensionsAt(node, plan, namedDimensions)) found.add(dimension);
      if (node.kind === "named") for (const below of timelineOf(node.name, plan)) walk(below, enter);
      return true;
    };
    for (const node of nodes) walk(node, enter);
    return found;
  };

  const visit = (nodes: readonly PlanNode[], datedBy: Formula | undefined, enter: Visitor): void => {
    const entered = new Set<string>();
    const from = (starts: readonly PlanNode[], dated: Formula | undefined): void => {
      for (const start of starts) {
        walk(start, (node) => {
          enter(node, dated);
          const name = namedBy(node);
          const figure = name === undefined ? undefined : figures.get(name);
          if (figure !== undefined && !entered.has(figure.name)) {
            entered.add(figure.name);
            from(formulasOf(figure), figure.judgement?.datedBy);
          }
          if (node.kind === "named") from(timelineOf(node.name, plan), undefined);
          return true;
        });
      }
    };
    from(nodes, datedBy);
  };

  const depths = new Map<Aggregate<Reference>, number>();
  const depthOf = (aggregate: Aggregate<Reference>): number => {
    const known = depths.get(aggregate);
    if (known !== undefined) return known;
    let deepest = -1;
    visit(partsOf(aggregate), undefined, (node) => {
      if (isAggregate(node)) deepest = Math.max(deepest, depthOf(node));
    });
    depths.set(aggregate, deepest + 1);
    return deepest + 1;
  };

  return {
    namesFor: (name, names) => {
      const dimensions = namedDimensions(name);
      return names.filter((each) => dimensions.has(each));
    },
    dimensionsOf,
    depthOf,
    visit,
  };
}

/** Whether a node counts or adds up items of the period (and not the members of a group). */
export function isAggregate(node: PlanNode): node is Aggregate<Reference> {
  return "over" in node && node.over !== "members";
}

/** Every formula by which a fee, figure or target is formed and judged. */
export function formulasOf({ is, judgement }: PlannedFigure): readonly Formula[] {
  const { expected, minimum, volume } = judgement ?? {};
  return [is, expected?.bound, minimum?.bound, volume?.count].filter((each) => each !== undefined);
}

/** Every formula by which an account is bounded and posted to; a condition is a flag. */
export function formulasOfAccount({ atMost, atLeast, entries }: PlannedAccount): readonly Formula[] {
  const tests = entries.flatMap(({ when }) =>
    when === undefined ? [] : [{ kind: "test", test: when } as const],
  );
  const amounts = entries.map(({ amount }) => amount);
  return [atMost, atLeast, ...amounts, ...tests].filter((each) => each !== undefined);
}

/** The set whose items last and fill a stretch, or whose samples do. */
export function setOfStretch(node: PlanNode, plan: Plan): PlannedSet | undefined {
  if (node.kind === "during") return setNamed(plan, node.items);
  if (node.kind === "across") return node.among === undefined ? undefined : setNamed(plan, node.among);
  return node.kind === "samples" || node.kind === "silence" ? setNamed(plan, node.stream) : undefined;
}

/** Every set whose items or samples lie beneath a stretch, through named timelines. */
export function setsIn(stretch: Stretch, plan: Plan): readonly PlannedSet[] {
  const sets = new Set<PlannedSet>();
  walk(stretch, (node) => {
    const set = setOfStretch(node, plan);
    if (set !== undefined) sets.add(set);
    const named = node.kind === "named" ? plan.timelines.get(node.name) : undefined;
    if (named !== undefined) for (const below of setsIn(named, plan)) sets.add(below);
    return true;
  });
  return [...sets];
}

function dimensionsAt(
  node: PlanNode,
  plan: Plan,
  namedDimensions: (name: string) => ReadonlySet<string>,
): Iterable<string> {
  if (node.kind === "dimension") return [node.name];
  if (node.kind === "balance of" || node.kind === "opening balance of")
    return plan.accounts.find(({ rule }) => rule.name === node.account)?.rule.per ?? [];
  if (isAggregate(node)) return setNamed(plan, node.over).dimensions;
  const name = namedBy(node);
  return name === undefined ? (setOfStretch(node, plan)?.dimensions ?? []) : namedDimensions(name);
}

/** The fee, figure, target or credit that a node looks at, now or in an earlier period. */
function namedBy(node: PlanNode): string | undefined {
  switch (node.kind) {
    case "fee":
    case "figure":
    case "target":
    case "credit":
    case "previous":
    case "over periods":
      return node.name;
    case "cells of":
    case "in a row":
    case "times in last":
      return node.target;
    default:
      return undefined;
  }
}

function timelineOf(name: string, plan: Plan): readonly PlanNode[] {
  const timeline = plan.timelines.get(name);
  return timeline === undefined ? [] : [timeline];
}
