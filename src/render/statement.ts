/** A statement that a customer is content to receive: one self-contained page, fit for print.
 *
 *  It says first whether the promises were kept and what is due, then shows each promise in its own
 *  sentence with its figure, and last what either side needs to compute the same bytes again. There is
 *  no script and nothing is fetched, so the page of today reads the same in ten years. */

import { escapeHtml } from "../document/prose/escape.ts";
import type { PeriodEvaluation, PeriodOutcome } from "../engine/measure/evaluation.ts";
import { assert } from "../engine/value/assert.ts";
import { formatMoney } from "../engine/value/money.ts";
import { creditPart, dueSentence } from "./credit-part.ts";
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
import { evaluationMark, verdictMark } from "./verdict-mark.ts";

/** A whole HTML document. Asserts at least one settled period. */
export function statementHtml(input: StatementInput): string {
  const outcome = input.outcomes.at(-1);
  assert(outcome !== undefined, "a statement has a period");
  const title = `${input.agreement.title}, ${outcome.period.label}`;
  return `<!doctype html>
<html lang="en">
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
<section id="levels"><h2>Service levels</h2>
<p class="legend">In the small charts the dashed line is the expected level and the dotted one the minimum; a square is a period that missed.</p>
${input.agreement.targets.map((target, index) => targetPart(input, outcome, target, index + 1)).join("\n")}
</section>
${creditPart(input, outcome)}
${historyPart(input)}
${identityPart(input, outcome)}
</main>
</body>
</html>
`;
}

const KIND_TITLES = {
  "service level agreement": "Service level agreement",
  "operational level agreement": "Operational level agreement",
  "underpinning contract": "Underpinning contract",
} as const;

function headerPart({ agreement, zone }: StatementInput, { period }: PeriodOutcome): string {
  const named = agreement.parties.map(({ role, name }) => `<b>${escapeHtml(name)}</b> (${role})`).join(" · ");
  const kind = `${KIND_TITLES[agreement.kind]} ${escapeHtml(agreement.id)}, version ${agreement.version}`;
  return `<header><p class="over">Statement · ${kind}</p><h1>${escapeHtml(agreement.title)}</h1><p class="parties">${named}</p><p class="period"><b>${escapeHtml(periodText(period, zone))}</b></p></header>`;
}

function summaryPart(input: StatementInput, outcome: PeriodOutcome): string {
  const { evaluations, total } = outcome;
  const judged = evaluations.filter(
    ({ verdict }) => verdict !== "not applicable" && verdict !== "not measured",
  );
  const kept = judged.filter(({ verdict }) => verdict !== "missed").length;
  const unmeasured = evaluations.filter(({ verdict }) => verdict === "not measured").length;
  const provisional = evaluations.some((evaluation) => evaluation.provisional);
  const figures = [
    judged.length === 0
      ? figureHtml("Promises judged", "none")
      : figureHtml("Promises kept", `${kept}`, `of ${judged.length}`),
    ...(unmeasured === 0 ? [] : [figureHtml("Not measured", `${unmeasured}`)]),
    ...(outcome.credits.length === 0 ? [] : [figureHtml("Credit due", formatMoney(total, "en"))]),
  ];
  const note = provisional
    ? `<p class="provisional">Provisional: the period or some of its clocks are not over as of ${escapeHtml(momentText(input.asOf, input.zone))}; figures may still change.</p>`
    : "";
  const sentence =
    outcome.credits.length === 0 ? "" : `<p class="promise">${escapeHtml(dueSentence(input, outcome))}</p>`;
  return `<section class="summary" aria-label="Summary"><dl>${figures.join("")}</dl>${sentence}${note}${missedList(input, evaluations)}</section>`;
}

function figureHtml(name: string, figure: string, rest = ""): string {
  const tail = rest === "" ? "" : ` <small>${escapeHtml(rest)}</small>`;
  return `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(figure)}${tail}</dd></div>`;
}

/** What was missed is said at once; a customer does not look for it. */
function missedList(input: StatementInput, evaluations: readonly PeriodEvaluation[]): string {
  const missed = evaluations.filter(({ verdict }) => verdict === "missed");
  if (missed.length === 0) return "";
  const items = missed.map((evaluation) => {
    const target = targetNamed(input.agreement, evaluation.target);
    const { expected, minimum } = evaluation;
    const figure = levelText(input, target, evaluation.judged ?? evaluation.measured, [expected, minimum]);
    const bound =
      expected === undefined
        ? ""
        : ` against ${target?.expected?.comparator ?? ""} ${levelText(input, target, expected)}`;
    const name = [evaluation.target, cellText(evaluation.cell)].filter((part) => part !== "").join(", ");
    const below = evaluation.level === "below minimum" ? ", below the minimum level" : "";
    return `<li>${verdictMark("missed")} ${escapeHtml(`${name}: ${figure}${bound}${below}`)}</li>`;
  });
  return `<ul class="missed-list">${items.join("")}</ul>`;
}

/** A table of verdicts by period, when there is more than one period to tell of. */
function historyPart(input: StatementInput): string {
  if (input.outcomes.length < 2) return "";
  const latest = input.outcomes.at(-1)?.evaluations ?? [];
  const head = ["Service level", ...input.outcomes.map(({ period }) => period.label)];
  const rows = latest.map((evaluation) => historyRow(input, evaluation)).join("");
  const totals = input.outcomes
    .map(({ total }) => `<td>${escapeHtml(formatMoney(total, "en"))}</td>`)
    .join("");
  const foot =
    input.agreement.credits.length === 0
      ? ""
      : `<tfoot><tr><th scope="row">Credit due</th>${totals}</tr></tfoot>`;
  const columns = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  return `<section id="history"><h2>Period by period</h2><div class="table"><table class="history"><thead><tr>${columns}</tr></thead><tbody>${rows}</tbody>${foot}</table></div></section>`;
}

function historyRow(input: StatementInput, evaluation: PeriodEvaluation): string {
  const target = targetNamed(input.agreement, evaluation.target);
  const name = [evaluation.target, cellText(evaluation.cell)].filter((part) => part !== "").join(", ");
  const cells = input.outcomes.map((outcome) => {
    const at = sameIn(outcome, evaluation);
    if (at === undefined) return "<td>–</td>";
    return `<td>${evaluationMark(at, target)}<small>${escapeHtml(levelText(input, target, at.judged ?? at.measured, [at.expected, at.minimum]))}</small></td>`;
  });
  return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.join("")}</tr>`;
}

function identityPart(input: StatementInput, { period }: PeriodOutcome): string {
  const { agreement, identities, asOf, zone } = input;
  const rows: readonly (readonly [string, string])[] = [
    ["Agreement", `${agreement.id}, version ${agreement.version}`],
    ["Document", identities.documentHash],
    ["Period", `${period.label}: ${periodText(period, zone)}`],
    ["As of", momentText(asOf, zone)],
    ["Time-zone data", `${identities.zoneRelease.id}, ${identities.zoneRelease.hash}`],
    ...(identities.bodyHash === undefined ? [] : [["Statement body", identities.bodyHash] as const]),
    ...(identities.engine === undefined ? [] : [["Computed by", identities.engine] as const]),
  ];
  const list = rows.map(([name, text]) => `<div><dt>${name}</dt><dd>${escapeHtml(text)}</dd></div>`).join("");
  return `<section id="identity"><h2>Check it yourself</h2><p>Whoever holds the same facts and the same version of the agreement computes the same statement body, byte for byte. Its SHA-256 and those of what it rests on:</p><dl class="identity">${list}</dl></section>`;
}
