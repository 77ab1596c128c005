/** Timelines in the words of the document. What is taken out stands in the map it is taken from. */

import type { Name, Timeline } from "../../engine/prepare/expression.ts";
import { unreachable } from "../../engine/value/assert.ts";
import { THE_PERIOD } from "../keywords/timeline.ts";
import { printPeriod } from "../phrase/period.ts";
import { writeCondition } from "./condition.ts";
import { writeAmount } from "./constant.ts";
import { writeFormula } from "./formula.ts";
import { isMap, type Written, type WrittenMap, writtenMap } from "./written.ts";

/** A timeline anywhere in the document. */
export function writeTimeline(timeline: Timeline<Name>): Written {
  switch (timeline.kind) {
    case "period":
      return THE_PERIOD;
    case "calendar":
    case "named":
      return timeline.name;
    case "without":
      return writeWithout(timeline);
    default:
      return writeNode(timeline);
  }
}

function writeWithout({ of, take }: Timeline<Name> & { readonly kind: "without" }): WrittenMap {
  const base = writeTimeline(of);
  const without = take.map(writeTimeline);
  if (!isMap(base) || of.kind === "without") return writtenMap({ of: base, without });
  return { entries: [...base.entries, ["without", without]], spread: false };
}

type Node = Exclude<Timeline<Name>, { readonly kind: "period" | "calendar" | "named" | "without" }>;

function writeNode(node: Node): WrittenMap {
  switch (node.kind) {
    case "during":
      return writtenMap({ during: node.items, where: node.where && writeCondition(node.where) });
    case "samples":
      return writtenMap({
        "samples of": node.stream,
        showing: writeCondition(node.showing),
        "each holds at most": node.holds && writeAmount(node.holds),
      });
    case "silence":
      return writtenMap({ "silence of": node.stream, after: writeAmount(node.after) });
    case "union":
      return writtenMap({ "any of": node.of.map(writeTimeline) });
    case "overlap":
      return writtenMap({ "all of": node.of.map(writeTimeline) });
    case "at least k":
      return writtenMap({ "at least": { digits: String(node.k) }, of: node.of.map(writeTimeline) });
    case "across": {
      const need = typeof node.quantity === "number" ? { digits: String(node.quantity) } : node.quantity;
      return writtenMap({ across: node.dimension, need, among: node.among, of: writeTimeline(node.of) });
    }
    case "outside":
      return writtenMap({ outside: writeTimeline(node.of) });
    case "runs":
      return writtenMap({
        [node.strictly ? "runs above" : "runs of at least"]: writeFormula(node.atLeast),
        of: writeTimeline(node.of),
      });
    case "beyond":
      return writtenMap({ "beyond the first": writeFormula(node.first), of: writeTimeline(node.of) });
    case "whole":
      return writtenMap({
        "in whole": writeAmount(node.unit),
        "counted when": countedWhen(node),
        of: writeTimeline(node.of),
      });
    case "budget":
      return writtenMap({
        "at most": writeFormula(node.atMost),
        each: node.each && printPeriod(node.each),
        of: writeTimeline(node.of),
      });
    default:
      return unreachable(node);
  }
}

function countedWhen({ badFrom, strictly }: Timeline<Name> & { readonly kind: "whole" }): string {
  if (typeof badFrom === "string") return badFrom;
  return `${strictly ? "above" : "at least"} ${writeAmount(badFrom)}`;
}
