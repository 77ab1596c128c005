/** An explanation in a terminal: each figure on a line, its parts indented beneath, its facts named. */

import type { ExplainedInterval, Explanation } from "../../engine/report/explain/explanation.ts";
import { instantText } from "../../engine/report/quantity-text.ts";
import type { Zone } from "../../engine/time/zone.ts";
import { formatDuration } from "../../engine/value/format.ts";

/** The tree down to `depth` levels; deeper parts are counted, so that a reader knows there is more. */
export function explanationText(explanation: Explanation, zone: Zone, depth: number): string {
  const { pointer, version } = explanation;
  const origin = `Rule ${pointer || "/"} of version ${version}; instants in ${zone.name}.`;
  return `${[...linesOf(explanation, zone, depth, ""), "", origin].join("\n")}\n`;
}

function linesOf(explanation: Explanation, zone: Zone, depth: number, indent: string): readonly string[] {
  const facts = explanation.facts.length === 0 ? "" : `  [${listed(explanation.facts)}]`;
  const inner = `${indent}  `;
  const intervals = (explanation.intervals ?? []).map(
    (interval) => `${inner}${intervalText(interval, zone)}`,
  );
  const parts =
    depth <= 0 && explanation.parts.length > 0
      ? [
          `${inner}… ${explanation.parts.length === 1 ? "1 part" : `${explanation.parts.length} parts`} (--depth opens more)`,
        ]
      : explanation.parts.flatMap((part) => linesOf(part, zone, depth - 1, inner));
  return [`${indent}${explanation.sentence}${facts}`, ...intervals, ...parts];
}

function intervalText(
  { start, end, counted, kind, reason, party, factIds }: ExplainedInterval,
  zone: Zone,
): string {
  const why = reason === undefined ? kind : `${kind}: ${reason}${party === undefined ? "" : ` (${party})`}`;
  const facts = factIds.length === 0 ? "" : `  [${listed(factIds)}]`;
  return `${instantText(start, zone)} – ${instantText(end, zone)}  ${why}, counted ${formatDuration(counted, "h")}${facts}`;
}

function listed(ids: readonly string[]): string {
  return ids.length > 4 ? `${ids.slice(0, 4).join(", ")} and ${ids.length - 4} more` : ids.join(", ");
}

/** The tree as JSON; exact values as texts such as "19/20". */
export function explanationJson(explanation: Explanation): string {
  return JSON.stringify(
    explanation,
    (_key, value: unknown) => {
      if (typeof value === "bigint") return value.toString();
      return typeof value === "symbol" ? value.description : value;
    },
    2,
  );
}
