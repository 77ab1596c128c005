/** Unbroken runs of a timeline as things that are counted, resolved.
 *
 *  A run is formed from the facts of one combination of the values of "by" and knows nothing else of
 *  them: three outages that overlap are one run, and which of their causes would be its cause? So a field
 *  of the facts is a name of a run only where it stands in "by", and then it is a dimension. */
import type { ItemSet } from "../../prepare/agreement.ts";
import { meant } from "../../prepare/nearest.ts";
import { checkNeeds } from "../cells.ts";
import type { PlannedSet } from "../plan.ts";
import {
  type Compilation,
  type FieldType,
  type ItemScope,
  inside,
  noReads,
  type Place,
  type Reads,
  report,
} from "../scope.ts";
import { listOf } from "./name.ts";
import { resolveTimeline } from "./timeline.ts";

type RunSet = Extract<ItemSet, { readonly kind: "runs" }>;

export interface ResolvedRuns {
  readonly origin: Pick<Extract<PlannedSet, { readonly kind: "runs" }>, "kind" | "of" | "by">;
  readonly scope: ItemScope;
}

/** The runs of a set. Problems: `nested-aggregate`, `per-dimension-unknown` and those of the timeline. */
export function resolveRuns(set: RunSet, place: Place): ResolvedRuns {
  const reads = noReads();
  const scope = { period: { dimensions: set.by, credits: false, reads } };
  const of = resolveTimeline(set.of, { ...inside(place, "runs of"), scope });
  checkReads(set, reads, place);
  return { origin: { kind: "runs", of, by: set.by }, scope: scopeOf(set, place.compilation) };
}

/** Whether the runs of a set are cut at the period: then their date is the period's business. */
export function areCut(set: PlannedSet | undefined, compilation: Compilation): boolean {
  if (set?.kind === "from")
    return set.datedBy === undefined && areCut(plannedOf(set.of, compilation), compilation);
  return set?.kind === "runs" && set.datedBy === undefined;
}

/** Reports `nothing-to-date` where cut runs are given another date. */
export function checkDated(set: string, place: Place): void {
  if (!areCut(plannedOf(set, place.compilation), place.compilation)) return;
  const message = `The runs "${set}" are cut at the period and so belong to it; write "dated by" where they are formed, and they stay whole.`;
  report(place, "nothing-to-date", message);
}

function plannedOf(name: string, { sets }: Compilation): PlannedSet | undefined {
  return sets.get(name)?.planned;
}

function checkReads(set: RunSet, reads: Reads, place: Place): void {
  const [figure] = reads.names;
  if (figure !== undefined) {
    const message = `"${figure}" is formed per period, and a run must be the same whoever looks at it; compare with it where the runs are counted.`;
    report(inside(place, "runs of"), "nested-aggregate", message);
  }
  set.by.forEach((dimension, index) => {
    if (reads.dimensions.has(dimension)) return;
    const why = `Nothing in this timeline has a text "${dimension}"; ${meant(dimension, reads.dimensions)}`;
    report(inside(place, "by", index), "per-dimension-unknown", why);
  });
  checkNeeds(set.by, reads, place);
}

function scopeOf(set: RunSet, compilation: Compilation): ItemScope {
  const fields = new Map<string, FieldType>(
    set.by.map((name) => {
      const oneOf = listOf(name, compilation);
      return [name, oneOf === undefined ? { type: "text" } : { type: "text", oneOf }];
    }),
  );
  return { set: set.name, fields, valueNamed: () => undefined, valueNames: [], clocks: [], lasts: true };
}
