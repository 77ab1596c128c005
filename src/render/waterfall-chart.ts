/** From single credits to what is due: each amount a step, each limit a step back, then the total. */

import { attributes, escapeHtml } from "../document/prose/page/escape.ts";
import type { PeriodOutcome } from "../engine/measure/evaluation.ts";
import type { Language } from "../engine/value/format.ts";
import { formatMoney, type Money, majorOf, negateMoney, subtractMoney } from "../engine/value/money.ts";
import { add, type Ratio, ZERO } from "../engine/value/ratio.ts";
import { coordinate, placeOn, type Scale, scaleOver } from "./scale.ts";
import { wordsIn } from "./words.ts";

interface Step {
  readonly label: string;
  readonly amount: Money;
  readonly kind: "credit" | "back" | "cut" | "total";
}

const LABEL_WIDTH = 250;
const WIDTH = 720;
const ROW = 26;
const AMOUNT_WIDTH = 110;

/** An inline SVG, or nothing when no credit fell due. */
export function waterfallChart(outcome: PeriodOutcome, language: Language): string {
  const steps = stepsOf(outcome, language);
  if (steps.length < 2) return "";
  const bars = barsOf(steps);
  const scale = scaleOver(
    [ZERO, ...bars.flatMap(({ from, to }) => [from, to])],
    LABEL_WIDTH,
    WIDTH - AMOUNT_WIDTH,
  );
  const height = steps.length * ROW + 6;
  const alternative = steps
    .map(({ label, amount }) => `${label} ${formatMoney(amount, language)}`)
    .join("; ");
  const opening = attributes({
    class: "waterfall",
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: "img",
    "aria-label": alternative,
  });
  const zero = coordinate(placeOn(scale, ZERO));
  return `<svg${opening}><path class="axis" d="M${zero} 0V${height}"/>${bars.map((bar, row) => barHtml(bar, row, scale, language)).join("")}</svg>`;
}

function stepsOf(outcome: PeriodOutcome, language: Language): readonly Step[] {
  const words = wordsIn(language);
  const credits = outcome.credits
    .filter((credit) => credit.rounded.minor !== 0n)
    .map((credit): Step => {
      const cell = credit.cell.dimensions.map(({ value }) => value).join(", ");
      const label = cell === "" ? credit.credit : `${credit.credit}: ${cell}`;
      const back = credit.paidBy === "customer";
      return {
        label,
        amount: back ? negateMoney(credit.rounded) : credit.rounded,
        kind: back ? "back" : "credit",
      };
    });
  const cuts = outcome.caps
    .filter(({ before, after }) => before.minor !== after.minor)
    .map(
      ({ cap, before, after }): Step => ({
        label: words.limitStep(cap),
        amount: subtractMoney(after, before),
        kind: "cut",
      }),
    );
  return credits.length === 0
    ? []
    : [...credits, ...cuts, { label: words.inAll, amount: outcome.total, kind: "total" }];
}

interface Bar extends Step {
  readonly from: Ratio;
  readonly to: Ratio;
}

function barsOf(steps: readonly Step[]): readonly Bar[] {
  let level = ZERO;
  return steps.map((step) => {
    const amount = majorOf(step.amount);
    const from = step.kind === "total" ? ZERO : level;
    level = add(from, amount);
    return { ...step, from, to: level };
  });
}

function barHtml(bar: Bar, row: number, scale: Scale, language: Language): string {
  const [a, b] = [placeOn(scale, bar.from), placeOn(scale, bar.to)];
  const y = row * ROW + 5;
  const shape = attributes({
    class: bar.kind,
    x: coordinate(Math.min(a, b)),
    y: String(y),
    width: coordinate(Math.max(1, Math.abs(a - b))),
    height: "16",
    rx: "2",
  });
  const label = `<text x="${LABEL_WIDTH - 10}" y="${y + 12}" text-anchor="end">${escapeHtml(shortened(bar.label))}</text>`;
  const amount = `<text class="amount" x="${WIDTH}" y="${y + 12}" text-anchor="end">${escapeHtml(formatMoney(bar.amount, language))}</text>`;
  return `${label}<rect${shape}/>${amount}`;
}

/** Labels are repeated in full in the table below the chart. */
function shortened(label: string): string {
  return label.length <= 38 ? label : `${label.slice(0, 37)}…`;
}
