/** "Why?": an explanation as nested folds that open without any script.
 *
 *  A fold shows its sentence and, below, the parts that add up to it; the last fold of each branch is
 *  a table of intervals with their facts, or a constant with the place in the agreement that says so.
 *  Ids of facts are printed in full, because they are what the other side looks up. */

import { attributes, escapeHtml } from "../document/prose/page/escape.ts";
import type { ExplainedInterval, Explanation } from "../engine/report/explain/explanation.ts";
import { instantText } from "../engine/report/quantity-text.ts";
import type { Zone } from "../engine/time/zone.ts";
import { formatDuration } from "../engine/value/format.ts";

/** One explanation as a fold; `label` names it, such as "Why this figure". */
export function whyFold(explanation: Explanation, zone: Zone, label: string): string {
  const version = `<small class="source">By version ${explanation.version} of the agreement.</small>`;
  return `<details class="why"><summary>${escapeHtml(label)}</summary><div lang="en">${version}${nodeHtml(explanation, zone)}</div></details>`;
}

function nodeHtml(explanation: Explanation, zone: Zone): string {
  const sentence = `<p>${escapeHtml(explanation.sentence)}</p>`;
  const parts = explanation.parts.map((part) => `<li>${partHtml(part, zone)}</li>`).join("");
  const list = parts === "" ? "" : `<ul>${parts}</ul>`;
  return `${sentence}${sourceHtml(explanation)}${intervalTable(explanation.intervals ?? [], zone)}${list}`;
}

/** A part without anything below it needs no fold. */
function partHtml(part: Explanation, zone: Zone): string {
  const [only] = part.parts;
  // An item with a single ground says it already: the fold goes straight to what the ground rests on.
  if (
    part.parts.length === 1 &&
    only !== undefined &&
    part.sentence.includes(only.sentence.replace(/\.$/, ""))
  ) {
    return partHtml(
      { ...only, sentence: part.sentence, facts: [...new Set([...part.facts, ...only.facts])] },
      zone,
    );
  }
  const deeper = part.parts.length > 0 || (part.intervals ?? []).length > 0;
  if (!deeper) return `<span class="leaf">${escapeHtml(part.sentence)}</span>${sourceHtml(part)}`;
  const { sentence, ...below } = part;
  const inside = nodeHtml({ ...below, sentence: "" }, zone).replace("<p></p>", "");
  return `<details><summary>${escapeHtml(sentence)}</summary>${inside}</details>`;
}

function sourceHtml({ facts, pointer }: Explanation): string {
  const from = facts.length === 0 ? "" : `${facts.length === 1 ? "Fact" : "Facts"} ${listedFacts(facts)}`;
  const rule =
    pointer === ""
      ? ""
      : `<span${attributes({ class: "rule", "data-pointer": pointer })}>Rule ${escapeHtml(pointer)}</span>`;
  const parts = [from, rule].filter((part) => part !== "");
  return parts.length === 0 ? "" : `<small class="source">${parts.join(" · ")}</small>`;
}

function listedFacts(ids: readonly string[]): string {
  return ids.map((id) => `<code>${escapeHtml(id)}</code>`).join(" ");
}

const MOST_INTERVALS = 200;

function intervalTable(intervals: readonly ExplainedInterval[], zone: Zone): string {
  if (intervals.length === 0) return "";
  const rows = intervals
    .slice(0, MOST_INTERVALS)
    .map((interval) => intervalRow(interval, zone))
    .join("");
  const more = intervals.length - MOST_INTERVALS;
  const rest = more > 0 ? `<tr><td colspan="5">and ${more} more</td></tr>` : "";
  const head = ["From", "To", "What", "Counted", "Facts"]
    .map((text) => `<th scope="col">${text}</th>`)
    .join("");
  return `<div class="table"><table class="intervals"><thead><tr>${head}</tr></thead><tbody>${rows}${rest}</tbody></table></div>`;
}

function intervalRow(interval: ExplainedInterval, zone: Zone): string {
  const what = [interval.kind, interval.reason, interval.party]
    .filter((part) => part !== undefined)
    .join(": ");
  const counted = interval.counted === 0 ? "–" : formatDuration(interval.counted, "h");
  const cells = [instantText(interval.start, zone), instantText(interval.end, zone), what, counted].map(
    escapeHtml,
  );
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}<td>${listedFacts(interval.factIds)}</td></tr>`;
}
