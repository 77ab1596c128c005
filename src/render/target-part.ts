/** One service level on a statement: the sentence that promised it, and what became of it in each cell. */

import { printPromise } from "../document/prose/contract.ts";
import { isPercentage } from "../document/prose/formula/percentage.ts";
import { attributes, escapeHtml } from "../document/prose/page/escape.ts";
import { blockHtml } from "../document/prose/page/html.ts";
import type { PeriodEvaluation, PeriodOutcome } from "../engine/measure/evaluation.ts";
import type { ServiceLevelTarget } from "../engine/prepare/agreement.ts";
import { type Explanation, pathOf } from "../engine/report/explain/explanation.ts";
import { withoutCellTexts } from "../engine/report/without-cell-text.ts";
import { formatDuration, groupDigits } from "../engine/value/format.ts";
import { cellText, levelText, ratioOf, type StatementInput, sameIn } from "./statement-input.ts";
import { stripChart } from "./strip-chart.ts";
import { type TrendPoint, trendChart } from "./trend-chart.ts";
import { evaluationMark } from "./verdict-mark.ts";
import { whyFold } from "./why.ts";
import { wordsIn } from "./words.ts";

/** The part of the page for one target; nothing when the period did not judge it. */
export function targetPart(
  input: StatementInput,
  outcome: PeriodOutcome,
  target: ServiceLevelTarget,
  number: number,
): string {
  const evaluations = outcome.evaluations.filter((each) => each.target === target.name);
  if (evaluations.length === 0) return "";
  const [only] = evaluations;
  const live = evaluations.length === 1 && only !== undefined ? ` ${liveMark(input, target, only)}` : "";
  const [sentence, ...tables] = printPromise(input.agreement, target.name, {
    language: input.agreement.governing.language,
  }).map(blockHtml);
  const promise = (sentence ?? "").replace(/<\/p>$/, `${live}</p>`);
  const strips = evaluations.map((evaluation) => stripFor(input, outcome, evaluation)).join("");
  const itsOwn = (outcome.withoutCell ?? []).filter((each) => each.target === target.name);
  const withoutCell = withoutCellTexts({ ...outcome, withoutCell: itsOwn }, input.agreement)
    .map((text) => `<p class="legend">${escapeHtml(text)}</p>`)
    .join("");
  const heading = `<h3><b>${number}</b> ${escapeHtml(target.name)}</h3>`;
  const whys = evaluations.map((evaluation) => whyOf(input, evaluation)).join("");
  return `<article${attributes({ class: "target", id: `target-${number}` })}>${heading}<div class="promise">${promise}${tables.join("")}</div>
${cellTable(input, target, evaluations)}${withoutCell}${strips}${whys}</article>`;
}

/** The live figure beside the sentence that promised it. */
export function liveMark(
  input: StatementInput,
  target: ServiceLevelTarget,
  evaluation: PeriodEvaluation,
): string {
  const shown = evaluation.judged ?? evaluation.measured;
  const text =
    shown === undefined ? "" : levelText(input, target, shown, [evaluation.expected, evaluation.minimum]);
  return evaluationMark(evaluation, target, wordsIn(input.agreement.governing.language), text);
}

function cellTable(
  input: StatementInput,
  target: ServiceLevelTarget,
  evaluations: readonly PeriodEvaluation[],
): string {
  const words = wordsIn(input.agreement.governing.language);
  const perCell = target.per.length > 0;
  const hasMinimum = evaluations.some(({ minimum }) => minimum !== undefined);
  const columns = [
    ...(perCell ? [target.per.join(", ")] : []),
    words.measured,
    words.expected,
    ...(hasMinimum ? [words.minimum] : []),
    input.outcomes.length > 1 ? words.lastPeriods : words.againstLevels,
    words.verdict,
  ];
  const head = columns.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  const rows = evaluations.map((evaluation) => cellRow(input, target, evaluation, hasMinimum)).join("");
  return `<div class="table"><table class="cells"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function cellRow(
  input: StatementInput,
  target: ServiceLevelTarget,
  evaluation: PeriodEvaluation,
  hasMinimum: boolean,
): string {
  const { expected, minimum, measured, judged } = evaluation;
  const { language } = input.agreement.governing;
  const words = wordsIn(language);
  const figure = levelText(input, target, measured, [expected, minimum]);
  const rounded = judged === undefined ? "" : levelText(input, target, judged, [expected, minimum]);
  const note =
    rounded === "" || rounded === figure || measured === undefined
      ? ""
      : `<small>${escapeHtml(words.judgedAs(rounded))}</small>`;
  const name = evaluation.cell.dimensions.map(({ value }) => value).join(", ");
  const cells = [
    `<b>${escapeHtml(figure)}</b>${note}${evaluation.volume === undefined ? "" : `<small>${words.counted(groupDigits(String(evaluation.volume), language))}</small>`}`,
    boundText(input, target, "expected", evaluation),
    ...(hasMinimum ? [boundText(input, target, "minimum", evaluation)] : []),
    chartOf(input, target, evaluation),
    `${evaluationMark(evaluation, target, words)}${evaluation.provisional ? `<small>${words.provisional}</small>` : ""}`,
  ];
  const head = target.per.length === 0 ? "" : `<th scope="row">${escapeHtml(name)}</th>`;
  const labels = [words.measured, words.expected, ...(hasMinimum ? [words.minimum] : []), "", ""];
  const row = cells.map(
    (cell, index) => `<td${attributes({ "data-label": labels[index] ?? "" })}>${cell}</td>`,
  );
  return `<tr>${head}${row.join("")}</tr>`;
}

function boundText(
  input: StatementInput,
  target: ServiceLevelTarget,
  level: "expected" | "minimum",
  evaluation: PeriodEvaluation,
): string {
  const bound = evaluation[level];
  if (bound === undefined) return "–";
  const stated = target[level];
  const words = wordsIn(input.agreement.governing.language);
  const comparator = stated === undefined ? "" : words.comparators[stated.comparator];
  return escapeHtml(`${comparator} ${levelText(input, target, bound)}`.trim());
}

function chartOf(input: StatementInput, target: ServiceLevelTarget, evaluation: PeriodEvaluation): string {
  const points = input.outcomes.map((outcome): TrendPoint => {
    const at = sameIn(outcome, evaluation);
    const value = ratioOf(at?.judged ?? at?.measured);
    const expected = ratioOf(at?.expected);
    const minimum = ratioOf(at?.minimum);
    return {
      label: outcome.period.label,
      verdict: at?.verdict ?? "not measured",
      ...(value === undefined ? {} : { value }),
      ...(expected === undefined ? {} : { expected }),
      ...(minimum === undefined ? {} : { minimum }),
    };
  });
  // A single figure without a level beside it is no trend.
  if (points.length < 2 && target.expected === undefined && target.minimum === undefined) return "";
  return trendChart(points, trendText(input, target, evaluation), isPercentage(target, input.agreement));
}

/** What the chart shows, for those who hear it: each period with its figure and verdict. */
function trendText(input: StatementInput, target: ServiceLevelTarget, evaluation: PeriodEvaluation): string {
  const words = wordsIn(input.agreement.governing.language);
  const figures = input.outcomes.map((outcome) => {
    const at = sameIn(outcome, evaluation);
    if (at === undefined) return `${outcome.period.label}: ${words.noFigure}`;
    return `${outcome.period.label}: ${levelText(input, target, at.judged ?? at.measured, [at.expected, at.minimum])}, ${words.verdicts[at.verdict]}`;
  });
  const subject = [target.name, cellText(evaluation.cell)].filter((part) => part !== "").join(", ");
  return `${subject}. ${figures.join("; ")}`;
}

function explanationOf(input: StatementInput, evaluation: PeriodEvaluation): Explanation | undefined {
  const label =
    evaluation.period.label === input.outcomes.at(-1)?.period.label ? undefined : evaluation.period.label;
  const path = pathOf("targets", evaluation.target, evaluation.cell, label);
  return input.explanations?.find((each) => each.path === path);
}

function stripFor(input: StatementInput, outcome: PeriodOutcome, evaluation: PeriodEvaluation): string {
  const explanation = explanationOf(input, evaluation);
  const timeline = explanation === undefined ? undefined : timelineIn(explanation);
  if (timeline === undefined) return "";
  const intervals = timeline.intervals ?? [];
  const counted = intervals.filter((interval) => interval.counted > 0);
  const total = formatDuration(
    counted.reduce((sum, interval) => sum + interval.counted, 0),
    "h",
  );
  const subject = [timeline.label, cellText(evaluation.cell)].filter((part) => part !== "").join(", ");
  const alternative = `${subject}: ${wordsIn(input.agreement.governing.language).stretches(counted.length, total)}`;
  return `<figure>${stripChart(outcome.period, input.zone, intervals, alternative)}<figcaption>${escapeHtml(alternative)}</figcaption></figure>`;
}

/** The first list of intervals beneath a figure, unless it is the reading of a clock. */
function timelineIn(explanation: Explanation): Explanation | undefined {
  if (/^(?:clocks|items)\//.test(explanation.path)) return undefined;
  if (explanation.operation === "intervals") return explanation;
  for (const part of explanation.parts) {
    const found = timelineIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function whyOf(input: StatementInput, evaluation: PeriodEvaluation): string {
  const explanation = explanationOf(input, evaluation);
  if (explanation === undefined) return "";
  const cell = cellText(evaluation.cell);
  const words = wordsIn(input.agreement.governing.language);
  return whyFold(explanation, input.zone, cell === "" ? words.why : words.whyFor(cell));
}
