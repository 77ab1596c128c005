/** Which stretches of time are meant? Names of timelines and calendars, items that last, samples.
 *
 *  A word in a timeline names another timeline or a calendar, whichever is declared. Only things that
 *  last can fill a stretch: intervals, and the cycles of a clock. An event or a record is a moment, and
 *  counting moments as time would silently give zero. */
import type { Expression, Name, TimeAmount, Timeline } from "../../prepare/expression.ts";
import { meant } from "../../prepare/nearest.ts";
import { lengthOf } from "../../prepare/time-amount.ts";
import { unreachable } from "../../value/assert.ts";
import { compare, ONE } from "../../value/ratio.ts";
import type { Formula, Stretch } from "../plan.ts";
import { includeReads, inside, noReads, operand, type Place, type ResolvedSet, report } from "../scope.ts";
import { resolveCondition } from "./condition.ts";
import { resolveAs, resolveLiteral } from "./expression.ts";

/** The timeline with its leaves resolved. Problems: `unknown-timeline`, `unknown-set`, `wrong-shape`,
 *  `per-dimension-unknown`, `wrong-unit`, `not-positive` and those of its tests. */
export function resolveTimeline(timeline: Timeline<Name>, place: Place): Stretch {
  switch (timeline.kind) {
    case "period":
      return timeline;
    case "calendar":
    case "named":
      return resolveNamed(timeline.name, place);
    case "during":
      return resolveDuring(timeline, place);
    case "samples":
      return resolveSamples(timeline, place);
    case "silence":
      streamOfSamples(timeline.stream, inside(place, "silence of"));
      checkLength(timeline.after, inside(place, "after"));
      return timeline;
    case "union":
      return { kind: "union", of: parts(timeline.of, inside(place, "any of")) };
    case "overlap":
      return { kind: "overlap", of: parts(timeline.of, inside(place, "all of")) };
    case "at least k":
      if (timeline.k < 1 || timeline.k > timeline.of.length) {
        report(
          inside(place, "at least"),
          "out-of-range",
          `Of ${timeline.of.length} timelines, 1 to ${timeline.of.length} can be asked for.`,
        );
      }
      return { ...timeline, of: parts(timeline.of, inside(place, "of")) };
    case "across":
      return resolveAcross(timeline, place);
    case "without":
      return {
        kind: "without",
        of: resolveTimeline(timeline.of, place),
        take: parts(timeline.take, inside(place, "without")),
      };
    case "outside":
      return { kind: "outside", of: resolveTimeline(timeline.of, inside(place, "outside")) };
    case "runs":
      return {
        ...timeline,
        atLeast: lengthAt(
          timeline.atLeast,
          operand(place, timeline.strictly ? "runs above" : "runs of at least"),
        ),
        of: resolveTimeline(timeline.of, inside(place, "of")),
      };
    case "beyond":
      return {
        ...timeline,
        first: lengthAt(timeline.first, operand(place, "beyond the first")),
        of: resolveTimeline(timeline.of, inside(place, "of")),
      };
    case "whole":
      checkLength(timeline.unit, inside(place, "in whole"));
      checkUnit(timeline.unit, inside(place, "in whole"));
      if (typeof timeline.badFrom !== "string") checkLength(timeline.badFrom, inside(place, "counted when"));
      return { ...timeline, of: resolveTimeline(timeline.of, inside(place, "of")) };
    case "budget":
      return {
        ...timeline,
        atMost: lengthAt(timeline.atMost, operand(place, "at most")),
        of: resolveTimeline(timeline.of, inside(place, "of")),
      };
    default:
      return unreachable(timeline);
  }
}

function parts(timelines: readonly Timeline<Name>[], place: Place): readonly Stretch[] {
  return timelines.map((each, index) => resolveTimeline(each, inside(place, index)));
}

function resolveNamed(name: string, place: Place): Stretch {
  const { timelines, calendars, used } = place.compilation;
  if (timelines.has(name)) {
    const found = timelines.get(name);
    if (found !== undefined && place.scope.period !== undefined)
      includeReads(place.scope.period.reads, found.reads);
    return { kind: "named", name };
  }
  used.calendars.add(name);
  if (!calendars.includes(name)) {
    const why = place.compilation.sets.has(name)
      ? `write {during: ${name}} for the time of its facts or items.`
      : meant(name, [...timelines.names, ...calendars, "the period"]);
    report(place, "unknown-timeline", `"${name}" is neither a timeline nor a calendar; ${why}`);
  }
  return { kind: "calendar", name };
}

function resolveDuring(timeline: Timeline<Name> & { readonly kind: "during" }, place: Place): Stretch {
  const here = inside(place, "during");
  const { sets } = place.compilation;
  const set = sets.get(timeline.items);
  if (set === undefined) {
    if (!sets.has(timeline.items)) {
      report(
        here,
        "unknown-set",
        `There are no items "${timeline.items}"; ${meant(timeline.items, sets.names)}`,
      );
    }
    return { kind: "during", items: timeline.items };
  }
  if (!set.scope.lasts) {
    report(
      here,
      "wrong-shape",
      `"${timeline.items}" are moments and fill no time; use a stream with "shape: intervals", cycles of a clock, runs, or a group with "every".`,
    );
  }
  noteDimensions(set, place);
  if (timeline.where === undefined) return { kind: "during", items: timeline.items };
  const where = resolveCondition(timeline.where, {
    ...operand(place, "where"),
    scope: { ...place.scope, item: set.scope },
  });
  return { kind: "during", items: timeline.items, where };
}

function resolveSamples(timeline: Timeline<Name> & { readonly kind: "samples" }, place: Place): Stretch {
  const set = streamOfSamples(timeline.stream, inside(place, "samples of"));
  if (timeline.holds !== undefined) checkLength(timeline.holds, inside(place, "each holds at most"));
  const scope = set === undefined ? place.scope : { ...place.scope, item: set.scope };
  const showing = resolveCondition(timeline.showing, { ...operand(place, "showing"), scope });
  const { stream, holds } = timeline;
  return holds === undefined
    ? { kind: "samples", stream, showing }
    : { kind: "samples", stream, showing, holds };
}

function streamOfSamples(name: string, place: Place): ResolvedSet | undefined {
  const { streams, sets } = place.compilation;
  const stream = streams.get(name);
  const samples = [...streams.values()].filter(({ shape }) => shape === "samples").map((each) => each.name);
  if (stream === undefined)
    report(place, "unknown-set", `There is no stream "${name}"; ${meant(name, samples)}`);
  else if (stream.shape !== "samples") {
    report(
      place,
      "wrong-shape",
      `"${name}" has no samples; declare it with "shape: samples", or use {during: ${name}}.`,
    );
  }
  const set = stream === undefined ? undefined : sets.get(name);
  if (set !== undefined) noteDimensions(set, place);
  return set;
}

function noteDimensions(set: ResolvedSet, place: Place): void {
  const reads = place.scope.period?.reads;
  if (reads === undefined) return;
  reads.varies.value = true;
  for (const dimension of set.planned.dimensions) reads.dimensions.add(dimension);
}

/** The dimension must be known to what is spread out along it. */
function resolveAcross(timeline: Timeline<Name> & { readonly kind: "across" }, place: Place): Stretch {
  const reads = noReads();
  const period = place.scope.period;
  const along = [...(period?.along ?? []), timeline.dimension];
  const scope = period === undefined ? place.scope : { ...place.scope, period: { ...period, along, reads } };
  const of = resolveTimeline(timeline.of, { ...inside(place, "of"), scope });
  // The timeline gives the dimension its values itself: nobody who asks needs to have it.
  reads.needs.delete(timeline.dimension);
  if (period !== undefined) includeReads(period.reads, reads);
  checkAmong(timeline, place);
  if (!reads.dimensions.has(timeline.dimension)) {
    const why = meant(timeline.dimension, reads.dimensions);
    report(
      inside(place, "across"),
      "per-dimension-unknown",
      `Nothing in this timeline has a text "${timeline.dimension}"; ${why}`,
    );
  }
  if (typeof timeline.quantity === "number" && timeline.quantity < 1) {
    report(inside(place, "need"), "out-of-range", `Write "any", "all" or a number from 1.`);
  }
  return { ...timeline, of };
}

/** The items that say which values exist know the dimension themselves. */
function checkAmong({ among, dimension }: Timeline<Name> & { readonly kind: "across" }, place: Place): void {
  if (among === undefined) return;
  const { sets } = place.compilation;
  const here = inside(place, "among");
  const set = sets.get(among);
  if (!sets.has(among)) {
    report(here, "unknown-set", `There are no items "${among}"; ${meant(among, sets.names)}`);
  } else if (set !== undefined && !set.planned.dimensions.includes(dimension)) {
    const why = meant(dimension, set.planned.dimensions);
    report(here, "per-dimension-unknown", `"${among}" have no text "${dimension}"; ${why}`);
  }
  if (set !== undefined) noteDimensions(set, place);
}

/** A length by a formula of the cell: a table by region, a figure. */
function lengthAt(length: Expression<Name>, place: Place): Formula {
  return resolveAs(length, ["duration"], place).formula;
}

function checkLength(amount: TimeAmount, place: Place): void {
  resolveLiteral(amount, { ...place, promisesTime: false });
}

/** Time is counted in whole milliseconds, so a part of one is no unit. */
function checkUnit(unit: TimeAmount, place: Place): void {
  const length = lengthOf(unit);
  if (length === undefined || compare(length, ONE) >= 0) return;
  report(place, "not-positive", "This is shorter than a millisecond; write a longer unit, such as 1 minute.");
}
