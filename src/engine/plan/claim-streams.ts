/** Which streams hold claims and notices, and which hold what is measured?
 *
 *  The two are kept apart because a claim may be recorded long after the evidence window has closed:
 *  that is no late evidence, and it must not become one by being counted somewhere. */

import { partsWithin, type Resolved, rootsOf } from "./check/walk.ts";
import type { PlannedSet } from "./plan.ts";

/** Streams whose facts are steps of claims. */
export function claimStreams(plan: Resolved): ReadonlySet<string> {
  const sets = plan.claims.flatMap(({ needs }) => needs.map(({ rule }) => rule.by));
  return new Set(sets.flatMap((name) => streamBeneath(name, plan) ?? []));
}

/** Streams that some fee, figure, target or credit counts or lets fill time. */
export function measuredStreams(plan: Resolved): ReadonlySet<string> {
  const roots = rootsOf(plan).filter(({ pointer }) => MEASURING.test(pointer));
  const sets = roots.flatMap((root) =>
    [...partsWithin(root)].flatMap(({ node }) => {
      if ("over" in node) return [node.over];
      if (node.kind === "during") return [node.items];
      return node.kind === "samples" || node.kind === "silence" ? [node.stream] : [];
    }),
  );
  return new Set(sets.flatMap((name) => streamBeneath(name, plan) ?? []));
}

const MEASURING = /^\/(fees|figures|targets|credits|caps|timelines)\//;

function streamBeneath(name: string, plan: Resolved): string | undefined {
  const set: PlannedSet | undefined = plan.sets.get(name);
  if (set === undefined) return undefined;
  if (set.kind === "stream") return set.stream;
  if (set.kind === "cycles") return plan.clocks.get(set.clock)?.rule.items;
  return streamBeneath(set.of, plan);
}
