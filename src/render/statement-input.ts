/** What a statement is drawn from, and the questions its parts ask of it. */

import { isPercentage } from "../document/prose/formula/percentage.ts";
import { voiceOf } from "../document/prose/voice.ts";
import type { Cell, PeriodEvaluation, PeriodOutcome, Quantity } from "../engine/measure/evaluation.ts";
import type { Agreement, ServiceLevelTarget } from "../engine/prepare/agreement.ts";
import type { Explanation } from "../engine/report/explain/explanation.ts";
import { instantText, quantityText } from "../engine/report/quantity-text.ts";
import { dateOfLocal } from "../engine/time/civil.ts";
import type { AssessmentPeriod } from "../engine/time/period.ts";
import { localOf, type Zone } from "../engine/time/zone.ts";
import type { Instant } from "../engine/value/instant.ts";
import type { Ratio } from "../engine/value/ratio.ts";
import { wordsIn } from "./words.ts";

export interface StatementInput {
  readonly agreement: Agreement;
  /** Settled periods in order of time, at least one; the last is the one stated, the others its history. */
  readonly outcomes: readonly PeriodOutcome[];
  readonly asOf: Instant;
  /** The governing zone, in which dates are shown. */
  readonly zone: Zone;
  readonly identities: StatementIdentities;
  /** Explanations by their path; a figure without one shows no "why". */
  readonly explanations?: readonly Explanation[];
}

/** What makes the statement repeatable by either side. Hashes are SHA-256 in hexadecimal. */
export interface StatementIdentities {
  readonly documentHash: string;
  readonly zoneRelease: { readonly id: string; readonly hash: string };
  readonly bodyHash?: string;
  readonly engine?: string;
}

/** "1 November 2026 to 30 November 2026", or one date. */
export function periodText({ agreement, zone }: StatementInput, period: AssessmentPeriod): string {
  const { language } = agreement.governing;
  const { date } = voiceOf(language, agreement).forms;
  const first = dateOfLocal(localOf(zone, period.start));
  const last = dateOfLocal(localOf(zone, period.end - 1));
  return first === last ? date(first) : wordsIn(language).range(date(first), date(last));
}

/** "3 December 2026, 09:00 (Europe/Berlin)". */
export function momentText(input: StatementInput, instant: Instant): string {
  return `${clockText(input, instant)} (${input.zone.name})`;
}

/** "3 December 2026, 09:00", where the zone is said elsewhere. */
export function clockText({ agreement, zone }: StatementInput, instant: Instant): string {
  const { date } = voiceOf(agreement.governing.language, agreement).forms;
  const [, time = ""] = instantText(instant, zone).split(" ");
  return `${date(dateOfLocal(localOf(zone, instant)))}, ${time}`;
}

/** "class standard", or the empty text for the whole agreement. */
export function cellText(cell: Cell): string {
  return cell.dimensions.map(({ name, value }) => `${name} ${value}`).join(", ");
}

/** A figure of a target as text, told apart from the levels beside it. */
export function levelText(
  input: StatementInput,
  target: ServiceLevelTarget | undefined,
  quantity: Quantity | undefined,
  beside: readonly (Quantity | undefined)[] = [],
): string {
  if (quantity === undefined) return "–";
  const bounds = beside.flatMap((each) => ratioOf(each) ?? []);
  const percent = target !== undefined && isPercentage(target, input.agreement);
  return quantityText(quantity, {
    currency: input.agreement.governing.currency,
    percent,
    zone: input.zone,
    bounds,
    language: input.agreement.governing.language,
  });
}

/** The exact number of a quantity that has one. */
export function ratioOf(quantity: Quantity | undefined): Ratio | undefined {
  return typeof quantity?.value === "object" ? quantity.value : undefined;
}

/** The evaluation of the same target and cell in another period. */
export function sameIn(outcome: PeriodOutcome, evaluation: PeriodEvaluation): PeriodEvaluation | undefined {
  const cell = cellText(evaluation.cell);
  return outcome.evaluations.find(
    (each) => each.target === evaluation.target && cellText(each.cell) === cell,
  );
}

export function targetNamed(agreement: Agreement, name: string): ServiceLevelTarget | undefined {
  return agreement.targets.find((target) => target.name === name);
}
