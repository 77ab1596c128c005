/** What is still to be claimed, and what a party may do now: notices that nobody should overlook. */

import { escapeHtml } from "../document/prose/page/escape.ts";
import type { PeriodOutcome } from "../engine/measure/evaluation.ts";
import { claimTexts, rightTexts } from "../engine/report/remedy-text.ts";
import type { StatementInput } from "./statement-input.ts";
import { wordsIn } from "./words.ts";

/** A box of sentences; nothing when no credit needs a claim and no right holds. */
export function remedyPart({ agreement, zone }: StatementInput, outcome: PeriodOutcome): string {
  const sentences = [...rightTexts(outcome, { agreement, zone }), ...claimTexts(outcome, zone)];
  if (sentences.length === 0) return "";
  const items = sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("");
  const heading = wordsIn(agreement.governing.language).remedies;
  return `<section id="remedies" class="notice"><h2>${heading}</h2><ul>${items}</ul></section>`;
}
