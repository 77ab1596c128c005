/** A verdict as a mark: a shape, a word and a colour, in this order of importance.
 *
 *  One reader in twelve does not see red beside green, and a printer may have no colour at all; so the
 *  word always stands there and each verdict has its own shape. */

import { attributes, escapeHtml } from "../document/prose/page/escape.ts";
import type { PeriodEvaluation } from "../engine/measure/evaluation.ts";
import type { ServiceLevelTarget } from "../engine/prepare/agreement.ts";
import type { Verdict } from "../engine/prepare/expression.ts";
import type { StatementWords } from "./words.ts";

/** A small label, such as "● met"; `text` goes before the word, such as the measured value. */
export function verdictMark(verdict: Verdict, words: StatementWords, text = ""): string {
  const { tone, shape } = LOOKS[verdict];
  const figure = text === "" ? "" : `<b>${escapeHtml(text)}</b> `;
  const sign = `<svg class="sign" viewBox="0 0 10 10" aria-hidden="true">${shape}</svg>`;
  return `<span${attributes({ class: `mark ${tone}` })}>${sign}${figure}${escapeHtml(words.verdicts[verdict])}</span>`;
}

/** The mark of an evaluation; a target without levels is reported and not judged, and says so. */
export function evaluationMark(
  { verdict, measured }: PeriodEvaluation,
  target: ServiceLevelTarget | undefined,
  words: StatementWords,
  text = "",
): string {
  const judged = target === undefined || target.expected !== undefined || target.minimum !== undefined;
  if (judged || verdict !== "not applicable" || measured === undefined)
    return verdictMark(verdict, words, text);
  const figure = text === "" ? "" : `<b>${escapeHtml(text)}</b> `;
  return `<span class="mark none">${figure}${words.reported}</span>`;
}

/** The name of the style class: "met", "missed" or "none". */
export function toneOf(verdict: Verdict): "met" | "missed" | "none" {
  return LOOKS[verdict].tone;
}

interface Look {
  readonly tone: "met" | "missed" | "none";
  readonly shape: string;
}

const LOOKS: Readonly<Record<Verdict, Look>> = {
  met: { tone: "met", shape: '<circle cx="5" cy="5" r="4.5" fill="currentColor"/>' },
  "deemed met": {
    tone: "met",
    shape: '<circle cx="5" cy="5" r="3.7" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  },
  missed: { tone: "missed", shape: '<rect x="1" y="1" width="8" height="8" fill="currentColor"/>' },
  "not measured": {
    tone: "none",
    shape: '<path d="M5 .6 9.4 5 5 9.4 .6 5z" fill="none" stroke="currentColor" stroke-width="1.4"/>',
  },
  "not applicable": { tone: "none", shape: '<path d="M1 5h8" stroke="currentColor" stroke-width="1.8"/>' },
};
