/** Figures over items and over stretches of time.
 *
 *  Both are formed for a period, so a single item cannot ask for them: inside an item only the members
 *  of its own group can be counted. Whatever is read is noted, because it decides which cells exist. */
import type { Aggregate, Name, TimelineMeasure, ValueType } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { unreachable } from "../../value/assert.ts";
import type { Formula } from "../plan.ts";
import { type ItemScope, inside, operand, type Place, report, type Typed, UNRESOLVED } from "../scope.ts";
import type { Expected } from "../types.ts";
import { resolveCondition } from "./condition.ts";
import { resolveAs } from "./expression.ts";
import { resolveTimeline } from "./timeline.ts";

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

const SCALES: readonly Expected[] = ["number", "any money", "duration"];
const ORDERED: readonly Expected[] = [...SCALES, "instant", "date"];

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
  period.reads.sets.add(node.over);
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
