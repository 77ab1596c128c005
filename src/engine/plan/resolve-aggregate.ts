/** Figures over items, over time and over earlier periods.
 *
 *  All three are formed for a period, so a single item cannot ask for them: inside an item only the
 *  members of its own group can be counted. History reads what was already said; it never makes a
 *  figure depend on itself, however many periods are looked back. */
import type { Aggregate, History, Name, TimelineMeasure, ValueType } from "../prepare/expression.ts";
import { meant } from "../prepare/nearest.ts";
import { unreachable } from "../value/assert.ts";
import type { Formula } from "./plan.ts";
import { resolveCondition } from "./resolve-condition.ts";
import { resolveAs, resolveLiteral } from "./resolve-expression.ts";
import { resolveTimeline } from "./resolve-timeline.ts";
import { type ItemScope, inside, operand, type Place, report, type Typed, UNRESOLVED } from "./scope.ts";
import { expectType } from "./types.ts";

/** A figure over items. Problems: `unknown-set`, `nested-aggregate`, `not-a-group` and those of its parts. */
export function resolveAggregate(node: Aggregate<Name>, place: Place): Typed {
  const items = itemsOf(node, place);
  if (items === undefined) return UNRESOLVED;
  const at = (step: string): Place => ({ ...operand(place, step), scope: { ...place.scope, item: items } });
  const common = {
    over: node.over,
    ...(node.where === undefined ? {} : { where: resolveCondition(node.where, at("where")) }),
  };
  switch (node.kind) {
    case "count of":
      return { type: "number", formula: { kind: node.kind, ...common } };
    case "share of":
      return {
        type: "number",
        formula: { kind: node.kind, ...common, that: resolveCondition(node.that, at("that")) },
      };
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of": {
      const value = resolveAs(
        node.value,
        node.kind === "sum of" || node.kind === "mean of" ? SCALES : ORDERED,
        at(node.kind),
      );
      return { type: value.type, formula: { kind: node.kind, ...common, value: value.formula } };
    }
    case "percentile of": {
      const value = resolveAs(node.value, ORDERED, at("of"));
      const formula: Formula = {
        kind: node.kind,
        ...common,
        value: value.formula,
        percentile: node.percentile,
      };
      return { type: value.type, formula };
    }
    default:
      return unreachable(node);
  }
}

const SCALES: readonly ValueType[] = ["number", "money", "duration"];
const ORDERED: readonly ValueType[] = [...SCALES, "instant", "date"];

/** The scope of the items that are counted, noting that the period reads them. */
function itemsOf(node: Aggregate<Name>, place: Place): ItemScope | undefined {
  const here =
    node.kind === "count of" || node.kind === "share of" ? inside(place, node.kind) : inside(place, "over");
  const { item, period } = place.scope;
  if (node.over === "members") {
    if (item?.members === undefined)
      report(here, "not-a-group", `"members" are those of a group; name the items to count instead.`);
    return item?.members;
  }
  if (period === undefined || item !== undefined) {
    report(
      here,
      "nested-aggregate",
      `Inside an item only "members" can be counted; make this a figure of the period and use its name.`,
    );
    return undefined;
  }
  const set = place.compilation.sets.get(node.over);
  if (set === undefined) {
    if (!place.compilation.sets.has(node.over)) {
      report(
        here,
        "unknown-set",
        `There are no items "${node.over}"; ${meant(node.over, place.compilation.sets.names)}`,
      );
    }
    return undefined;
  }
  period.reads.sets.add(node.over);
  for (const dimension of set.planned.dimensions) period.reads.dimensions.add(dimension);
  return set.scope;
}

/** A figure over stretches of time: a length, a number of runs, or a share. */
export function resolveTimelineMeasure(node: TimelineMeasure<Name>, place: Place): Typed {
  const type: ValueType = node.kind === "time of" || node.kind === "longest run of" ? "duration" : "number";
  if (place.scope.period === undefined || place.scope.item !== undefined) {
    report(
      inside(place, node.kind),
      "nested-aggregate",
      "A stretch of time is measured per period; make this a figure and use its name.",
    );
    return { ...UNRESOLVED, type };
  }
  place.scope.period.reads.varies.value = true;
  const timeline = resolveTimeline(node.timeline, inside(place, node.kind));
  if (node.kind !== "share of time") return { type, formula: { kind: node.kind, timeline } };
  const without = node.without.map((each, index) => resolveTimeline(each, inside(place, "without", index)));
  if (node.within === undefined) return { type, formula: { kind: node.kind, timeline, without } };
  return {
    type,
    formula: {
      kind: node.kind,
      timeline,
      within: resolveTimeline(node.within, inside(place, "within")),
      without,
    },
  };
}

/** What earlier periods said. Problem: `history-of-unknown`. */
export function resolveHistory(node: History, place: Place): Typed {
  if (place.scope.period === undefined || place.scope.item !== undefined) {
    report(
      inside(place, node.kind),
      "nested-aggregate",
      "Earlier periods are asked by a figure or a credit, not by an item.",
    );
    return UNRESOLVED;
  }
  place.scope.period.reads.varies.value = true;
  return node.kind === "previous" ? resolvePrevious(node, place) : resolveVerdicts(node, place);
}

/** The type of an earlier figure is asked last: it may be the very figure that looks back. */
function resolvePrevious(node: History & { readonly kind: "previous" }, place: Place): Typed {
  const { agreement, figures, later } = place.compilation;
  const credits = agreement.credits.map(({ name }) => name);
  const isCredit = credits.includes(node.name) && !figures.has(node.name);
  if (!isCredit && !figures.has(node.name)) {
    const why = meant(node.name, [...figures.names, ...credits]);
    report(
      inside(place, "previous"),
      "history-of-unknown",
      `"${node.name}" is no figure, target or credit; ${why}`,
    );
  }
  if (!isCredit && credits.includes(node.name)) {
    const message = `Both a credit and something else are called "${node.name}"; rename one of them.`;
    report(inside(place, "previous"), "duplicate-name", message);
  }
  if (!Number.isInteger(node.ago) || node.ago < 1) {
    report(inside(place, "ago"), "history-of-unknown", `"ago" counts whole periods back; write 1 or more.`);
  }
  place.scope.period?.reads.names.add(node.name);
  const otherwise =
    node.otherwise === undefined ? undefined : resolveLiteral(node.otherwise, operand(place, "otherwise"));
  later.push(() => {
    const type = isCredit ? "money" : figures.peek(node.name)?.type;
    if (type !== undefined && otherwise !== undefined)
      expectType(otherwise, [type], operand(place, "otherwise"));
  });
  return { type: isCredit ? "money" : (otherwise?.type ?? figures.peek(node.name)?.type), formula: node };
}

/** A run of verdicts includes the period at hand, so its target is judged before. */
function resolveVerdicts(node: History & { readonly target: string }, place: Place): Typed {
  const { agreement, figures } = place.compilation;
  const targets = agreement.targets.map(({ name }) => name);
  const period = place.scope.period;
  if (targets.includes(node.target)) {
    figures.get(node.target);
    period?.reads.names.add(node.target);
    const per = agreement.targets.find(({ name }) => name === node.target)?.per ?? [];
    for (const dimension of per) period?.reads.needs.set(dimension, node.target);
  } else {
    report(
      inside(place, node.kind),
      "history-of-unknown",
      `"${node.target}" is no target; ${meant(node.target, targets)}`,
    );
  }
  if (node.kind === "times in last" && (!Number.isInteger(node.periods) || node.periods < 1)) {
    report(inside(place, node.kind), "history-of-unknown", "Whole periods are counted; write 1 or more.");
  }
  return { type: "number", formula: node };
}
