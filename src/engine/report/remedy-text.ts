/** The sentences about claims and rights, the same in every form of a statement. */

import type { CreditClaim, PeriodOutcome, RightOutcome, ServiceCredit } from "../measure/evaluation.ts";
import type { Plan } from "../plan/plan.ts";
import type { RightAction } from "../prepare/right.ts";
import type { Zone } from "../time/zone.ts";
import type { Instant } from "../value/instant.ts";
import { formatMoney } from "../value/money.ts";
import { instantText } from "./quantity-text.ts";

/** A sentence for each credit that needs a claim: by when to make it, when it was made, why it is not given. */
export function claimTexts({ credits }: PeriodOutcome, zone: Zone): readonly string[] {
  return credits.flatMap((credit) =>
    credit.claim === undefined ? [] : [claimText(credit, credit.claim, zone)],
  );
}

/** A sentence for each right that holds. */
export function rightTexts(
  { rights = [] }: PeriodOutcome,
  plan: Pick<Plan, "agreement" | "zone">,
): readonly string[] {
  return rights.filter(({ holds }) => holds).map((outcome) => rightText(outcome, plan));
}

function claimText({ credit, cell, rounded }: ServiceCredit, claim: CreditClaim, zone: Zone): string {
  const words = cell.dimensions.map(({ value }) => value).join(", ");
  const what = `${credit}${words === "" ? "" : ` [${words}]`}, ${formatMoney(rounded, "en")}`;
  return `${what}: ${claimStateText(claim, zone)}.`;
}

/** "to be claimed by 2026-07-31 00:00 ("credit request", next step "request")". */
export function claimStateText(claim: CreditClaim, zone: Zone): string {
  const at = (instant: Instant | undefined): string =>
    instant === undefined ? "" : instantText(instant, zone);
  switch (claim.state) {
    case "open": {
      const next = claim.steps.find(({ made }) => made === undefined)?.step ?? claim.claim;
      const until = claim.at === undefined ? " at any time" : ` by ${at(claim.at)}`;
      return `to be claimed${until} ("${claim.claim}", next step "${next}")`;
    }
    case "claimed": {
      const decide = claim.decideBy === undefined ? "" : `, to be decided by ${at(claim.decideBy)}`;
      const expires = claim.expires === undefined ? "" : `, to be used by ${at(claim.expires)}`;
      return `claimed on ${at(claim.at)}${decide}${expires}`;
    }
    case "lapsed":
      return `not given, the time to claim it ended on ${at(claim.at)} ("${claim.claim}")`;
    case "below the minimum":
      return `not given, all that "${claim.claim}" covers is below its minimum`;
    default:
      return `not given, the condition of "${claim.claim}" does not hold`;
  }
}

/** "Since 2026-05 the customer may terminate this agreement ("leave"); notice possible until …". */
export function rightText(
  outcome: RightOutcome,
  { agreement, zone }: Pick<Plan, "agreement" | "zone">,
): string {
  const rule = agreement.rights.find(({ name }) => name === outcome.right);
  if (rule === undefined) return `${outcome.right} holds.`;
  const words = outcome.cell.dimensions.map(({ value }) => value).join(", ");
  const about = words === "" ? `"${rule.name}"` : `"${rule.name}", ${words}`;
  const at = (before: string, instant: Instant | undefined): readonly string[] =>
    instant === undefined ? [] : [`${before} ${instantText(instant, zone)}`];
  const terms = [
    ...at("it may be mended until", outcome.cureUntil),
    ...(outcome.cureUntil === undefined ? [] : at("it can be used from", outcome.from)),
    ...at(outcome.lapsed === true ? "it lapsed on" : "it can be used until", outcome.until),
    ...at("it takes effect no sooner than", outcome.effective),
    ...at("delivery is due no sooner than", outcome.deliverBy),
  ];
  const sentence = `Since ${outcome.since?.label} the ${rule.who} may ${ACTIONS[rule.may]} (${about})`;
  return `${[sentence, ...terms].join("; ")}.`;
}

const ACTIONS: Readonly<Record<RightAction, string>> = {
  terminate: "terminate the agreement",
  "terminate the service": "terminate the service",
  "suspend payment": "suspend payment",
  "suspend the service": "suspend the service",
  "step in": "step in",
  "extend the term": "extend the term",
  "demand a rectification plan": "demand a rectification plan",
  "demand a report": "demand a report",
  audit: "audit the service",
};
