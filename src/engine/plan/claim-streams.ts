/** Which streams hold claims and notices, and which hold what is measured?
 *
 *  The two are kept apart because a claim may be recorded long after the evidence window has closed:
 *  that is no late evidence, and it must not become one by being counted somewhere. */

import { rootsOf } from "./check/roots.ts";
import { type Part, partsWithin, type Resolved } from "./check/walk.ts";

/** Streams whose facts are steps of claims. */
export function claimStreams(plan: Resolved): ReadonlySet<string> {
  const sets = plan.claims.flatMap(({ needs }) => needs.map(({ rule }) => rule.by));
  return new Set(sets.flatMap((name) => streamsBeneath(name, plan)));
}

/** Streams that some fee, figure, target or credit counts or lets fill time. */
export function measuredStreams(plan: Resolved): ReadonlySet<string> {
  const roots = rootsOf(plan).filter(({ pointer }) => MEASURING.test(pointer));
  return new Set(roots.flatMap((root) => streamsIn(root, plan)));
}

const MEASURING = /^\/(fees|figures|targets|credits|caps|timelines)\//;

function streamsIn(root: Part, plan: Resolved): readonly string[] {
  return [...partsWithin(root)].flatMap(({ node }) => {
    if ("over" in node) return streamsBeneath(node.over, plan);
    if (node.kind === "during") return streamsBeneath(node.items, plan);
    return node.kind === "samples" || node.kind === "silence" ? [node.stream] : [];
  });
}

function streamsBeneath(name: string, plan: Resolved): readonly string[] {
  const set = plan.sets.get(name);
  if (set === undefined) return [];
  switch (set.kind) {
    case "stream":
      return [set.stream];
    case "cycles":
      return [plan.clocks.get(set.clock)?.rule.items ?? name];
    case "runs":
      return streamsIn({ sort: "stretch", node: set.of, pointer: "" }, plan);
    default:
      return streamsBeneath(set.of, plan);
  }
}
