/** Which records does a formula rest on?
 *
 *  A promise and its price should look at the same thing. The sources of a formula are the streams it reads,
 *  through figures, timelines, clocks and narrowed sets; a group by stretches of time is a source of its own,
 *  because counting bad days is another question than the mean of a month. What is paid is no measurement, so
 *  fees are not looked into. */
import type { Formula, Stretch, Test } from "../plan.ts";
import { type Part, partsWithin, type Resolved } from "./walk.ts";

/** Names of streams and of groups by time, without those a formula reads only to know what is paid. */
export function sourcesOf(formula: Formula, plan: Resolved): ReadonlySet<string> {
  const found = new Set<string>();
  collect({ sort: "formula", node: formula, pointer: "" }, plan, found, new Set());
  return found;
}

function collect(root: Part, plan: Resolved, found: Set<string>, followed: Set<string>): void {
  for (const part of partsWithin(root)) {
    const read = setReadBy(part);
    const source = read === undefined ? undefined : sourceOfSet(read, plan);
    const runs = source === undefined ? undefined : runsIn(source, plan);
    if (source !== undefined && runs === undefined) found.add(source);
    for (const [key, next] of runs === undefined ? followedFrom(part, plan) : [runs]) {
      if (followed.has(key)) continue;
      followed.add(key);
      collect(next, plan, found, followed);
    }
  }
}

function setReadBy({ node }: Part): string | undefined {
  if ("over" in node && typeof node.over === "string") return node.over === "members" ? undefined : node.over;
  if (node.kind === "during") return node.items;
  return node.kind === "samples" || node.kind === "silence" ? node.stream : undefined;
}

/** The timeline whose runs a set holds: they rest on what it rests on. */
function runsIn(name: string, plan: Resolved): readonly [string, Part] | undefined {
  const set = plan.sets.get(name);
  if (set?.kind !== "runs") return undefined;
  return [`runs ${name}`, { sort: "stretch", node: set.of, pointer: "" }];
}

/** The named figures, targets and timelines behind a part, each with a key by which it is followed once. */
function followedFrom(part: Part, plan: Resolved): readonly (readonly [string, Part])[] {
  if (part.sort === "stretch") return timelineBehind(part.node, plan);
  const name = figureBehind(part.node);
  return plan.figures
    .filter((figure) => figure.name === name && figure.kind !== "fee")
    .map(({ is }) => [`figure ${name}`, { sort: "formula", node: is, pointer: "" }]);
}

function timelineBehind(node: Stretch, plan: Resolved): readonly (readonly [string, Part])[] {
  const timeline = node.kind === "named" ? plan.timelines.get(node.name) : undefined;
  if (timeline === undefined || node.kind !== "named") return [];
  return [[`timeline ${node.name}`, { sort: "stretch", node: timeline, pointer: "" }]];
}

function figureBehind(node: Formula | Test): string | undefined {
  if (node.kind === "figure" || node.kind === "target") return node.name;
  return node.kind === "previous" ? node.name : undefined;
}

/** Narrowing a set leaves its source alone. */
export function sourceOfSet(name: string, plan: Resolved): string {
  const set = plan.sets.get(name);
  if (set === undefined || set.kind === "stream") return name;
  if (set.kind === "from") return sourceOfSet(set.of, plan);
  if (set.kind === "cycles") return plan.clocks.get(set.clock)?.rule.items ?? name;
  if (set.kind === "group") return set.every === undefined ? sourceOfSet(set.of, plan) : name;
  return name;
}
