/** How a figure stood against its levels, period after period, small enough to stand in a table.
 *
 *  The dashed line is the expected level, the dotted one the minimum. A period without a value leaves
 *  a gap, because a line drawn through it would claim a measurement. With one period only, the chart
 *  is the same figure as a single point. */

import { attributes } from "../document/prose/page/escape.ts";
import type { Verdict } from "../engine/prepare/expression.ts";
import type { Ratio } from "../engine/value/ratio.ts";
import { coordinate, placeOn, type Scale, scaleOver } from "./scale.ts";
import { toneOf } from "./verdict-mark.ts";

export interface TrendPoint {
  readonly label: string;
  readonly value?: Ratio;
  readonly expected?: Ratio;
  readonly minimum?: Ratio;
  readonly verdict: Verdict;
}

const WIDTH = 180;
const HEIGHT = 44;
const EDGE = 6;

/** An inline SVG; `alternative` says in words what it shows. Empty when nothing was measured. */
export function trendChart(points: readonly TrendPoint[], alternative: string, percent: boolean): string {
  const values = points.flatMap(({ value, expected, minimum }) =>
    [value, expected, minimum].filter((each) => each !== undefined),
  );
  if (!points.some(({ value }) => value !== undefined)) return "";
  const scale = scaleOver(
    values,
    HEIGHT - EDGE,
    EDGE,
    percent ? { high: { numerator: 1n, denominator: 1n } } : {},
  );
  const opening = attributes({
    class: "trend",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: String(WIDTH),
    height: String(HEIGHT),
    role: "img",
    "aria-label": alternative,
  });
  const levels = [levelLine(points, "minimum", scale), levelLine(points, "expected", scale)].join("");
  return `<svg${opening}>${levels}${valueLines(points, scale)}${marks(points, scale)}</svg>`;
}

/** Levels may differ from period to period, so the line is drawn in steps. */
function levelLine(points: readonly TrendPoint[], level: "expected" | "minimum", scale: Scale): string {
  const width = (WIDTH - 2 * EDGE) / Math.max(1, points.length);
  const segments = points.flatMap((point, index) => {
    const bound = point[level];
    if (bound === undefined) return [];
    const left = EDGE + index * width;
    return [`M${coordinate(left)} ${coordinate(placeOn(scale, bound))}H${coordinate(left + width)}`];
  });
  return segments.length === 0 ? "" : `<path class="${level}" d="${segments.join("")}"/>`;
}

function valueLines(points: readonly TrendPoint[], scale: Scale): string {
  let pen = "M";
  let path = "";
  points.forEach(({ value }, index) => {
    if (value === undefined) {
      pen = "M";
      return;
    }
    path += `${pen}${coordinate(across(points, index))} ${coordinate(placeOn(scale, value))}`;
    pen = "L";
  });
  return points.length < 2 ? "" : `<path class="line" d="${path}"/>`;
}

/** A round point keeps, a square one misses: the shapes of the verdicts. */
function marks(points: readonly TrendPoint[], scale: Scale): string {
  return points
    .map(({ value, verdict }, index) => {
      if (value === undefined) return "";
      const [x, y] = [across(points, index), placeOn(scale, value)];
      const tone = toneOf(verdict);
      const size = index === points.length - 1 ? 3.4 : 2.2;
      return tone === "missed"
        ? `<rect class="missed" x="${coordinate(x - size)}" y="${coordinate(y - size)}" width="${size * 2}" height="${size * 2}"/>`
        : `<circle class="${tone}" cx="${coordinate(x)}" cy="${coordinate(y)}" r="${size}"/>`;
    })
    .join("");
}

function across(points: readonly TrendPoint[], index: number): number {
  const width = (WIDTH - 2 * EDGE) / Math.max(1, points.length);
  return EDGE + (index + 0.5) * width;
}
