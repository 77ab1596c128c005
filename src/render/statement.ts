/** A statement that a customer is content to receive: one self-contained page, fit for print.
 *
 *  It says first whether the promises were kept and what is due, then shows each promise in its own
 *  sentence with its figure, and last what either side needs to compute the same bytes again. There is
 *  no script and nothing is fetched, so the page of today reads the same in ten years. */

import { escapeHtml } from "../document/prose/page/escape.ts";
import type { PeriodEvaluation, PeriodOutcome } from "../engine/measure/evaluation.ts";
import { assert } from "../engine/value/assert.ts";
import { formatMoney } from "../engine/value/money.ts";
import { creditPart, dueSentence } from "./credit-part.ts";
import { ledgerPart } from "./ledger-part.ts";
import { openAmount, remedyPart } from "./remedy-part.ts";
import {
  cellText,
  levelText,
  momentText,
  periodText,
  type StatementInput,
  sameIn,
  targetNamed,
} from "./statement-input.ts";
import { STATEMENT_STYLE } from "./statement-style.ts";
import { STRIP_PATTERN } from "./strip-chart.ts";
import { targetPart } from "./target-part.ts";
import { taxPart } from "./tax-part.ts";
import { evaluationMark, verdictMark } from "./verdict-mark.ts";
import { wordsIn } from "./words.ts";

/** A whole HTML document. Asserts at least one settled period. */
export function statementHtml(input: StatementInput): string {
  const outcome = input.outcomes.at(-1);
  assert(outcome !== undefined, "a statement has a period");
  const words = wordsIn(input.agreement.governing.language);
  const title = `${input.agreement.title}, ${outcome.period.label}`;
  return `<!doctype html>
<html lang="${input.agreement.governing.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STATEMENT_STYLE}</style>
</head>
<body>
${STRIP_PATTERN}
<main>
${headerPart(input, outcome)}
${summaryPart(input, outcome)}
<section id="levels"><h2>${words.levels}</h2>
<p class="legend">${words.legend}</p>
${input.agreement.targets.map((target, index) => targetPart(input, outcome, target, index + 1)).join("\n")}
</section>
${creditPart(input, outcome)}${remedyPart(input, outcome)}${ledgerPart(input, outcome)}${taxPart(outcome, input.agreement.governing.language)}
${historyPart(input)}
${identityPart(input, outcome)}
</main>
</body>
</html>
`;
}

function headerPart(input: StatementInput, { period }: PeriodOutcome): string {
  const { agreement } = input;
  const words = wordsIn(agreement.governing.language);
  const named = agreement.parties
    .map(({ role, name }) => `<b>${escapeHtml(name)}</b> (${words.roles[role]})`)
    .join(" · ");
  const kind = `${words.kinds[agreement.kind]} ${escapeHtml(agreement.id)}, ${words.version(agreement.version)}`;
  return `<header><p class="over">${words.statement} · ${kind}</p><h1>${escapeHtml(agreement.title)}</h1><p class="parties">${named}</p><p class="period"><b>${escapeHtml(periodText(input, period))}</b></p></header>`;
}

function summaryPart(input: StatementInput, outcome: PeriodOutcome): string {
  const { evaluations, total } = outcome;
  const { language } = input.agreement.governing;
  const words = wordsIn(language);
  const judged = evaluations.filter(
    ({ verdict }) => verdict !== "not applicable" && verdict !== "not measured",
  );
  const kept = judged.filter(({ verdict }) => verdict !== "missed").length;
  const unmeasured = evaluations.filter(({ verdict }) => verdict === "not measured").length;
  const provisional = evaluations.some((evaluation) => evaluation.provisional);
  const figures = [
    judged.length === 0
      ? figureHtml(words.judged, words.none)
      : figureHtml(words.kept, `${kept}`, words.outOf(judged.length)),
    ...(unmeasured === 0 ? [] : [figureHtml(words.notMeasured, `${unmeasured}`)]),
    ...(outcome.credits.length === 0 ? [] : [figureHtml(words.due, formatMoney(total, language))]),
  ];
  const open = openAmount(input, outcome);
  if (open !== undefined) figures.push(figureHtml(words.remedy.toClaim, open));
  const note = provisional
    ? `<p class="provisional">${escapeHtml(words.provisionalAsOf(momentText(input, input.asOf)))}</p>`
    : "";
  const sentence =
    outcome.credits.length === 0
      ? ""
      : `<p class="promise">${escapeHtml(dueSentence(input, outcome))}${open === undefined ? "" : ` <a href="#remedies">${escapeHtml(words.remedy.notInTotal)}</a>`}</p>`;
  return `<section class="summary" aria-label="${words.summary}"><dl>${figures.join("")}</dl>${sentence}${note}${missedList(input, evaluations)}</section>`;
}

function figureHtml(name: string, figure: string, rest = ""): string {
  const tail = rest === "" ? "" : ` <small>${escapeHtml(rest)}</small>`;
  return `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(figure)}${tail}</dd></div>`;
}

/** What was missed is said at once; a customer does not look for it. */
function missedList(input: StatementInput, evaluations: readonly PeriodEvaluation[]): string {
  const missed = evaluations.filter(({ verdict }) => verdict === "missed");
  if (missed.length === 0) return "";
  const words = wordsIn(input.agreement.governing.language);
  const items = missed.map((evaluation) => {
    const target = targetNamed(input.agreement, evaluation.target);
    const { expected, minimum } = evaluation;
    const figure = levelText(input, target, evaluation.judged ?? evaluation.measured, [expected, minimum]);
    const comparator = target?.expected === undefined ? "" : words.comparators[target.expected.comparator];
    const told =
      expected === undefined
        ? figure
        : words.against(figure, `${comparator} ${levelText(input, target, expected)}`);
    const name = [evaluation.target, cellText(evaluation.cell)].filter((part) => part !== "").join(", ");
    const below = evaluation.level === "below minimum" ? `, ${words.belowMinimum}` : "";
    return `<li>${verdictMark("missed", words)} ${escapeHtml(`${name}: ${told}${below}`)}</li>`;
  });
  return `<ul class="missed-list">${items.join("")}</ul>`;
}

/** A table of verdicts by period, when there is more than one period to tell of. */
function historyPart(input: StatementInput): string {
  if (input.outcomes.length < 2) return "";
  const { language } = input.agreement.governing;
  const words = wordsIn(language);
  const latest = input.outcomes.at(-1)?.evaluations ?? [];
  const head = [words.level, ...input.outcomes.map(({ period }) => period.label)];
  const rows = latest.map((evaluation) => historyRow(input, evaluation)).join("");
  const totals = input.outcomes
    .map(({ total }) => `<td>${escapeHtml(formatMoney(total, language))}</td>`)
    .join("");
  const foot =
    input.agreement.credits.length === 0
      ? ""
      : `<tfoot><tr><th scope="row">${words.due}</th>${totals}</tr></tfoot>`;
  const columns = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  return `<section id="history"><h2>${words.history}</h2><div class="table"><table class="history"><thead><tr>${columns}</tr></thead><tbody>${rows}</tbody>${foot}</table></div></section>`;
}

function historyRow(input: StatementInput, evaluation: PeriodEvaluation): string {
  const target = targetNamed(input.agreement, evaluation.target);
  const name = [evaluation.target, cellText(evaluation.cell)].filter((part) => part !== "").join(", ");
  const cells = input.outcomes.map((outcome) => {
    const at = sameIn(outcome, evaluation);
    if (at === undefined) return "<td>–</td>";
    return `<td>${evaluationMark(at, target, wordsIn(input.agreement.governing.language))}<small>${escapeHtml(levelText(input, target, at.judged ?? at.measured, [at.expected, at.minimum]))}</small></td>`;
  });
  return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.join("")}</tr>`;
}

function identityPart(input: StatementInput, { period }: PeriodOutcome): string {
  const { agreement, identities, asOf } = input;
  const words = wordsIn(agreement.governing.language);
  const [named, document, span, stand, zoneData, body, computedBy] = words.identities;
  const rows: readonly (readonly [string, string])[] = [
    [named, `${agreement.id}, ${words.version(agreement.version)}`],
    [document, identities.documentHash],
    [span, `${period.label}: ${periodText(input, period)}`],
    [stand, momentText(input, asOf)],
    [zoneData, `${identities.zoneRelease.id}, ${identities.zoneRelease.hash}`],
    ...(identities.bodyHash === undefined ? [] : [[body, identities.bodyHash] as const]),
    ...(identities.engine === undefined ? [] : [[computedBy, identities.engine] as const]),
  ];
  const list = rows.map(([name, text]) => `<div><dt>${name}</dt><dd>${escapeHtml(text)}</dd></div>`).join("");
  return `<section id="identity"><h2>${words.identity}</h2><p>${words.identityText}</p><dl class="identity">${list}</dl></section>`;
}
