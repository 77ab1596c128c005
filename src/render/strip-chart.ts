/** The period as a strip of time, with the stretches that counted against the promise.
 *
 *  A stretch of a minute would vanish in a month, so each is at least a little wide; the strip shows
 *  where to look, the table beside it says how long. What was left out (maintenance, waiting) is
 *  hatched, so that both sides see what was not held against anybody. */

import { attributes, escapeHtml } from "../document/prose/page/escape.ts";
import type { ExplainedInterval } from "../engine/report/explain/explanation.ts";
import type { AssessmentPeriod } from "../engine/time/period.ts";
import { localOf, type Zone } from "../engine/time/zone.ts";
import { dateOfDays } from "../engine/value/gregorian.ts";
import { DAY } from "../engine/value/instant.ts";
import { coordinate } from "./scale.ts";

const WIDTH = 720;
const NARROWEST = 1.5;

/** The hatching of what was left out; a page holds it once, before the first strip. */
export const STRIP_PATTERN =
  '<svg width="0" height="0" aria-hidden="true"><defs><pattern id="left-out" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v5" class="hatch"/></pattern></defs></svg>';

/** An inline SVG; `alternative` says in words what it shows. */
export function stripChart(
  period: AssessmentPeriod,
  zone: Zone,
  intervals: readonly ExplainedInterval[],
  alternative: string,
): string {
  const opening = attributes({
    class: "strip",
    viewBox: `0 0 ${WIDTH} 52`,
    role: "img",
    "aria-label": alternative,
  });
  const ground = `<rect class="ground" x="0" y="6" width="${WIDTH}" height="22" rx="2"/>`;
  const stretches = intervals.map((interval) => stretch(period, interval)).join("");
  return `<svg${opening}>${ground}${stretches}${ticks(period, zone)}</svg>`;
}

function stretch(period: AssessmentPeriod, interval: ExplainedInterval): string {
  const left = placeIn(period, interval.start);
  const width = Math.max(NARROWEST, placeIn(period, interval.end) - left);
  const kind = interval.counted > 0 ? "counted" : "left-out";
  const shape = attributes({
    class: kind,
    x: coordinate(left),
    y: "6",
    width: coordinate(width),
    height: "22",
  });
  return `<rect${shape}><title>${escapeHtml(interval.reason ?? interval.kind)}</title></rect>`;
}

function placeIn({ start, end }: AssessmentPeriod, instant: number): number {
  const inside = Math.min(Math.max(instant, start), end);
  return ((inside - start) / (end - start)) * WIDTH;
}

/** A mark at local midnight of every day, or of every so many that labels do not meet. */
function ticks(period: AssessmentPeriod, zone: Zone): string {
  const days = Math.round((period.end - period.start) / DAY);
  const step = Math.max(1, Math.ceil(days / 16));
  const first = Math.floor(localOf(zone, period.start) / DAY);
  const marks: string[] = [];
  for (let index = 0; index < days; index += step) {
    const x = coordinate((index / days) * WIDTH);
    const { day, month } = dateOfDays(first + index);
    const text = days > 40 ? `${day}/${month}` : String(day);
    // On a narrow screen every third label is enough.
    const rank = (index / step) % 3 === 0 ? "" : ' class="minor"';
    marks.push(`<path class="tick" d="M${x} 28v4"/><text${rank} x="${x}" y="44">${text}</text>`);
  }
  return marks.join("");
}
