/** A measure of time opened to its stretches, each with the facts behind it.
 *
 *  Beside what counted stands what did not: maintenance taken out, a run too short, the first minutes
 *  of grace. Both sides then see that nothing was forgotten and nothing held against anybody twice. */

import { passes } from "../../measure/formula/test.ts";
import { partsOf } from "../../measure/formula/tree.ts";
import { setNamed } from "../../measure/item/item.ts";
import { timelineScopeOf } from "../../measure/timeline/stretch.ts";
import { intervalsOf, type TimelineScope } from "../../measure/timeline/timeline.ts";
import type { Reference, Stretch } from "../../plan/plan.ts";
import type { TimelineMeasure } from "../../prepare/expression.ts";
import { type Interval, intersect, normalise, subtract, totalLength, union } from "../../time/interval.ts";
import { pointerTo } from "../../value/problem.ts";
import type { ExplainedInterval, Explanation } from "./explanation.ts";
import { made } from "./formula.ts";
import { type NodeDraft, node } from "./sentence.ts";
import { type Standing, scopeOf } from "./standing.ts";

type Measure = TimelineMeasure<Reference>;

/** Explains a length, a number of runs, the longest run or a share of time. */
export function explainTimeline(measure: Measure, standing: Standing, label: string): Explanation {
  const scope = timelineScope(standing);
  const { timeline } = measure;
  const place = { ...standing, at: stretchPointer(timeline, pointerTo(standing.at, measure.kind)) };
  const counted = intervalsOf(timeline, scope);
  const title = label === "" ? stretchTitle(timeline) : label;
  switch (measure.kind) {
    case "time of":
      return lengthOf(place, title, timeline, counted, scope);
    case "runs of":
      return lengthOf(place, `runs of ${title}`, timeline, counted, scope, {
        operation: "number of intervals",
        type: "number",
      });
    case "longest run of":
      return lengthOf(place, `the longest run of ${title}`, timeline, counted, scope, {
        operation: "longest interval",
      });
    case "share of time": {
      const base = baseOf(measure, scope);
      const within = lengthOf(
        standing,
        "the time that counts at all",
        measure.within ?? { kind: "period" },
        base,
        scope,
      );
      const covered = lengthOf(place, stretchTitle(timeline), timeline, intersect(counted, base), scope);
      // Of no time at all there is no share.
      if (totalLength(base) === 0) return made(measure, standing, "reading", [within], label);
      const name = label === "" ? `the share of time that is ${stretchTitle(timeline)}` : label;
      return made(measure, standing, "share", [covered, within], name);
    }
  }
}

/** What the timelines of the cell see. */
export function timelineScope({ telling, cell, cellScope }: Standing): TimelineScope {
  return timelineScopeOf(cell, cellScope, telling.stretches, telling.view);
}

function baseOf(
  measure: Extract<Measure, { readonly kind: "share of time" }>,
  scope: TimelineScope,
): readonly Interval[] {
  const within = measure.within === undefined ? normalise([scope.span]) : intervalsOf(measure.within, scope);
  return subtract(within, union(...measure.without.map((each) => intervalsOf(each, scope))));
}

function lengthOf(
  standing: Standing,
  label: string,
  timeline: Stretch,
  counted: readonly Interval[],
  scope: TimelineScope,
  more: Partial<NodeDraft> = {},
): Explanation {
  const leftOut = subtract(intervalsOf(underlying(timeline, scope), scope), counted);
  const sources = sourcesOf(timeline, standing);
  const told = [
    ...counted.map((interval) => toldInterval(interval, "counted", sources)),
    ...leftOut.map((interval) => toldInterval(interval, "left out", sources)),
  ];
  const intervals = told.sort((a, b) => a.start - b.start || a.end - b.end);
  return node(standing, { label, operation: "intervals", type: "duration", intervals, ...more });
}

function toldInterval(
  interval: Interval,
  kind: "counted" | "left out",
  sources: readonly Source[],
): ExplainedInterval {
  const meeting = sources.filter(({ extent }) => extent.start < interval.end && extent.end > interval.start);
  const reasons = [...new Set(meeting.map(({ reason }) => reason))];
  return {
    ...interval,
    counted: kind === "counted" ? interval.end - interval.start : 0,
    kind,
    ...(reasons.length === 0 ? {} : { reason: reasons.slice(0, MOST_REASONS).join(", ") }),
    factIds: [...new Set(meeting.flatMap(({ facts }) => facts))].slice(0, MOST_FACTS),
  };
}

/** An interval of a month may rest on thousands of samples; the first of them lead to the others. */
const MOST_FACTS = 12;
const MOST_REASONS = 4;

interface Source {
  readonly extent: Interval;
  readonly reason: string;
  readonly facts: readonly string[];
}

/** The items whose intervals lie beneath a timeline, in the cell at hand. */
function sourcesOf(timeline: Stretch, standing: Standing): readonly Source[] {
  const { telling, cell } = standing;
  const { plan, stretches } = telling;
  if (timeline.kind === "named") {
    const named = plan.timelines.get(timeline.name);
    return named === undefined ? [] : sourcesOf(named, standing);
  }
  if (timeline.kind === "during") {
    const { where } = timeline;
    return stretches
      .lasting(setNamed(plan, timeline.items), cell, where)
      .filter(({ item }) => where === undefined || passes(where, scopeOf({ ...standing, item })))
      .map(({ item, extent }) => ({
        extent,
        reason: `${timeline.items} ${item.parts.subject}`,
        facts: item.parts.facts.map(({ id }) => id),
      }));
  }
  if (timeline.kind === "samples" || timeline.kind === "silence") {
    return stretches.samples(setNamed(plan, timeline.stream), cell).flatMap((items) =>
      items.map((item, index) => ({
        extent: { start: item.parts.at, end: items[index + 1]?.parts.at ?? standing.telling.view.asOf },
        reason: `${timeline.stream} ${item.parts.subject}`,
        facts: item.parts.facts.map(({ id }) => id),
      })),
    );
  }
  return partsOf(timeline)
    .filter(isStretch)
    .flatMap((part) => sourcesOf(part, standing));
}

const STRETCHES: ReadonlySet<string> = new Set<Stretch["kind"]>([
  "period",
  "calendar",
  "named",
  "during",
  "samples",
  "silence",
  "union",
  "overlap",
  "at least k",
  "across",
  "without",
  "outside",
  "runs",
  "beyond",
  "whole",
  "budget",
]);

function isStretch(part: ReturnType<typeof partsOf>[number]): part is Stretch {
  return STRETCHES.has(part.kind);
}

/** What lay there before rules shortened it: the outages under "without maintenance, in whole minutes". */
function underlying(timeline: Stretch, scope: TimelineScope): Stretch {
  switch (timeline.kind) {
    case "named":
      return underlying(scope.named(timeline.name), scope);
    case "without":
    case "runs":
    case "beyond":
    case "whole":
    case "budget":
      return underlying(timeline.of, scope);
    default:
      return timeline;
  }
}

function stretchTitle(timeline: Stretch): string {
  switch (timeline.kind) {
    case "named":
      return timeline.name;
    case "calendar":
      return `the hours of ${timeline.name}`;
    case "during":
      return timeline.items;
    case "period":
      return "the period";
    default:
      return "the time that counts";
  }
}

function stretchPointer(timeline: Stretch, at: string): string {
  return timeline.kind === "named" ? pointerTo("/timelines", timeline.name) : at;
}
