/** Figures over things, over stretches of time and over earlier periods, in words. */

import type {
  Aggregate,
  CellCount,
  Condition,
  History,
  Name,
  TimelineMeasure,
} from "../../../engine/prepare/expression.ts";
import { unreachable } from "../../../engine/value/assert.ts";
import { pointerTo } from "../../../engine/value/problem.ts";
import { named, type Phrase, passage, value } from "../phrase.ts";
import { listed, say, type Voice } from "../voice.ts";
import { conditionPhrase } from "./conditions.ts";
import { operand } from "./expressions.ts";
import { countPhrase, literalPhrase, verdictPhrase } from "./literals.ts";
import { stretchOperand, stretchPhrase } from "./timelines.ts";

/** "the sum of case cost over those lines for which mode is prepaid". */
export function aggregatePhrase(voice: Voice, node: Aggregate<Name>, at: string): Phrase {
  const place =
    node.kind === "count of" || node.kind === "share of" ? pointerTo(at, node.kind) : pointerTo(at, "over");
  const items = itemsPhrase(voice, node.over, node.where, place, pointerTo(at, "where"));
  switch (node.kind) {
    case "count of":
      return say(voice, "countOf", { items });
    case "share of":
      return say(voice, node.where === undefined ? "shareOf" : "shareOfWhere", {
        items,
        that: conditionPhrase(voice, node.that, pointerTo(at, "that")),
      });
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
      return say(voice, VALUE_AGGREGATES[node.kind], {
        items,
        value: operand(voice, node.value, pointerTo(at, node.kind)),
      });
    case "percentile of":
      return say(voice, "percentileOf", {
        items,
        percentile: value(voice.forms.ordinal(node.percentile), pointerTo(at, "percentile")),
        value: operand(voice, node.value, pointerTo(at, "of")),
      });
    default:
      return unreachable(node);
  }
}

const VALUE_AGGREGATES = {
  "sum of": "sumOf",
  "mean of": "meanOf",
  "lowest of": "lowestOf",
  "highest of": "highestOf",
} as const;

function itemsPhrase(
  voice: Voice,
  over: string,
  where: Condition<Name> | undefined,
  at: string,
  whereAt: string,
): Phrase {
  const items = over === "members" ? passage(voice.phrases.members, at) : named(over, at);
  if (where === undefined) return items;
  return say(voice, "itemsFor", { items, test: conditionPhrase(voice, where, whereAt) });
}

/** "the share of the assessment period that is outage". */
export function timelineMeasurePhrase(voice: Voice, node: TimelineMeasure<Name>, at: string): Phrase {
  const stretch = stretchPhrase(voice, node.timeline, pointerTo(at, node.kind));
  switch (node.kind) {
    case "time of":
      return say(voice, "timeOf", { stretch });
    case "runs of":
      return say(voice, "runsOf", { stretch });
    case "longest run of":
      return say(voice, "longestRunOf", { stretch });
    case "share of time": {
      const within =
        node.within === undefined
          ? passage(voice.phrases.thePeriod, at)
          : stretchOperand(voice, node.within, pointerTo(at, "within"));
      if (node.without.length === 0) return say(voice, "shareOfTime", { within, stretch });
      const taken = node.without.map((each, index) =>
        stretchOperand(voice, each, pointerTo(at, "without", index)),
      );
      return say(voice, "shareOfTimeWithout", { within, stretch, list: listed(voice, taken, "and") });
    }
    default:
      return unreachable(node);
  }
}

/** What earlier periods said. */
export function historyPhrase(voice: Voice, node: History | CellCount, at: string): Phrase {
  if (node.kind === "cells of") return cellCountPhrase(voice, node, at);
  const history = bareHistoryPhrase(voice, node, at);
  if (!("notMeasured" in node) || node.notMeasured === undefined) return history;
  const skipped = passage(voice.phrases.historySkips, pointerTo(at, "not measured"));
  return say(voice, "historySkipping", { history, skipped });
}

function bareHistoryPhrase(voice: Voice, node: History, at: string): Phrase {
  switch (node.kind) {
    case "previous": {
      const name = named(node.name, pointerTo(at, "previous"));
      const previous =
        node.ago === 1
          ? say(voice, "previous", { name })
          : say(voice, "previousAgo", { name, ago: countPhrase(voice, node.ago, pointerTo(at, "ago")) });
      if (node.otherwise === undefined) return previous;
      return say(voice, "previousOtherwise", {
        previous,
        otherwise: literalPhrase(voice, node.otherwise, pointerTo(at, "otherwise")),
      });
    }
    case "over periods":
      return overPeriodsPhrase(voice, node, at);
    case "in a row":
      return say(voice, "inARow", {
        target: named(node.target, pointerTo(at, "in a row")),
        verdict: verdictPhrase(voice, node.verdict, pointerTo(at, "verdict")),
      });
    case "times in last":
      return say(voice, "timesInLast", {
        target: named(node.target, pointerTo(at, "of")),
        verdict: verdictPhrase(voice, node.verdict, pointerTo(at, "verdict")),
        periods: countPhrase(voice, node.periods, pointerTo(at, "times in last")),
      });
    default:
      return unreachable(node);
  }
}

/** "the mean of uptime over the last 3 assessment periods, this one included". */
function overPeriodsPhrase(
  voice: Voice,
  { aggregate, name, span }: Extract<History, { readonly kind: "over periods" }>,
  at: string,
): Phrase {
  const slots = {
    name: named(name, pointerTo(at, aggregate)),
    periods: countPhrase(voice, span.periods, pointerTo(at, "over")),
  };
  return say(voice, PERIOD_AGGREGATES[aggregate][span.kind], slots);
}

const PERIOD_AGGREGATES = {
  "sum of": { last: "sumOverLast", before: "sumBefore" },
  "mean of": { last: "meanOverLast", before: "meanBefore" },
  "lowest of": { last: "lowestOverLast", before: "lowestBefore" },
  "highest of": { last: "highestOverLast", before: "highestBefore" },
} as const;

/** "the number of cells of uptime that are missed". */
function cellCountPhrase(voice: Voice, { target, verdicts }: CellCount, at: string): Phrase {
  const name = named(target, pointerTo(at, "cells of"));
  if (verdicts === undefined) return say(voice, "cellsOf", { target: name });
  const place = pointerTo(at, "verdict");
  const each = verdicts.map((verdict, index) =>
    verdictPhrase(voice, verdict, verdicts.length === 1 ? place : pointerTo(place, index)),
  );
  return say(voice, "cellsWith", { target: name, verdicts: listed(voice, each, "or") });
}
