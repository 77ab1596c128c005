/** What is still to be claimed, by when and how; which rights hold, until when, and what to do.
 *
 *  What somebody has to act on stands first, what is over stands last. Credits with one state and one
 *  deadline stand together, and a deadline at midnight is told by the day that ends with it. */

import { escapeHtml } from "../document/prose/page/escape.ts";
import { RIGHT_PHRASES } from "../document/prose/rights.ts";
import { voiceOf } from "../document/prose/voice.ts";
import type { ClaimState, PeriodOutcome, RightOutcome, ServiceCredit } from "../engine/measure/evaluation.ts";
import { dateOfLocal } from "../engine/time/civil.ts";
import { localOf } from "../engine/time/zone.ts";
import { DAY, type Instant } from "../engine/value/instant.ts";
import { addMoney, formatMoney, zeroMoney } from "../engine/value/money.ts";
import { cellText, clockText, type StatementInput } from "./statement-input.ts";
import { wordsIn } from "./words.ts";

/** A box of notices; nothing when no credit needs a claim and no right holds. */
export function remedyPart(input: StatementInput, outcome: PeriodOutcome): string {
  const words = wordsIn(input.agreement.governing.language);
  const rights = (outcome.rights ?? []).filter(({ holds }) => holds);
  const groups = [
    claimGroup(words.remedy.toClaim, ["open"], input, outcome),
    listOf(
      words.remedy.rights,
      "act",
      rights.filter(({ lapsed }) => lapsed !== true).map((each) => rightItem(each, input)),
    ),
    claimGroup(words.remedy.claimed, ["claimed"], input, outcome),
    claimGroup(
      words.remedy.notGiven,
      ["lapsed", "below the minimum", "not in good standing"],
      input,
      outcome,
    ),
    listOf(
      "",
      "over",
      rights.filter(({ lapsed }) => lapsed === true).map((each) => rightItem(each, input)),
    ),
  ].join("");
  if (groups === "") return "";
  const zone = `<p class="legend">${escapeHtml(words.remedy.times(input.zone.name))}</p>`;
  return `<section id="remedies" class="notice"><h2>${words.remedies}</h2>${groups}${zone}</section>`;
}

/** What is still to be claimed, as money; undefined when nothing is. */
export function openAmount(input: StatementInput, { credits }: PeriodOutcome): string | undefined {
  const open = credits.filter(({ claim }) => claim?.state === "open");
  return open.length === 0 ? undefined : sumText(open, input);
}

function listOf(heading: string, kind: "act" | "over", items: readonly string[]): string {
  if (items.length === 0) return "";
  const title = heading === "" ? "" : `<h3>${escapeHtml(heading)}</h3>`;
  return `${title}<ul class="${kind}">${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}

/** The credits in some states with their sum; those with one state, deadline and next step together. */
function claimGroup(
  name: string,
  states: readonly ClaimState[],
  input: StatementInput,
  { credits }: PeriodOutcome,
): string {
  const found = credits.filter(({ claim }) => claim !== undefined && states.includes(claim.state));
  if (found.length === 0) return "";
  const together = new Map<string, ServiceCredit[]>();
  for (const credit of found) {
    const what = lineOf(credit, input);
    together.set(what, [...(together.get(what) ?? []), credit]);
  }
  const items = [...together].map(([what, list]) => `${what}<small>${namesOf(list, input)}</small>`);
  return listOf(`${name}: ${sumText(found, input)}`, states.includes("open") ? "act" : "over", items);
}

function lineOf({ claim }: ServiceCredit, input: StatementInput): string {
  const { agreement } = input;
  const words = wordsIn(agreement.governing.language).remedy;
  if (claim === undefined) return "";
  const by = claim.at === undefined ? undefined : deadline(claim.at, input);
  switch (claim.state) {
    case "open": {
      const rule = agreement.claims.find(({ name }) => name === claim.claim);
      const next = claim.steps.find(({ made }) => made === undefined)?.step;
      const step = rule?.needs.find(({ name }) => name === next);
      const how = [
        ...(step === undefined ? [] : [words.step(step.name, step.by)]),
        ...(rule === undefined || rule.evidence.length === 0
          ? []
          : [words.evidence(rule.evidence.join(", "))]),
      ];
      const when = by === undefined ? words.anyTime : words.by(by);
      return `<b>${escapeHtml(when)}</b> <span>${escapeHtml(how.join("; "))}</span>`;
    }
    case "claimed": {
      const terms = [
        ...(claim.at === undefined ? [] : [words.claimedOn(clockText(input, claim.at))]),
        ...(claim.decideBy === undefined ? [] : [words.decideBy(deadline(claim.decideBy, input))]),
        ...(claim.expires === undefined ? [] : [words.useBy(deadline(claim.expires, input))]),
      ];
      return `<span>${escapeHtml(terms.join("; "))}</span>`;
    }
    case "lapsed":
      return `<span>${escapeHtml(by === undefined ? "" : words.lapsedOn(by))}</span>`;
    default:
      return `<span>${escapeHtml(claim.state === "below the minimum" ? words.belowMinimum : words.notInGoodStanding)}</span>`;
  }
}

/** The table of credits names all of them. */
const MOST_NAMED = 6;

function namesOf(credits: readonly ServiceCredit[], input: StatementInput): string {
  const { language } = input.agreement.governing;
  const named = credits.slice(0, MOST_NAMED).map(({ credit, cell, rounded }) => {
    const words = cellText(cell);
    return `${credit}${words === "" ? "" : `, ${words}`}: ${formatMoney(rounded, language)}`;
  });
  const left = credits.length - named.length;
  const rest = left === 0 ? [] : [wordsIn(language).remedy.more(left)];
  return escapeHtml([...named, ...rest].join(" · "));
}

function sumText(credits: readonly ServiceCredit[], { agreement }: StatementInput): string {
  const { currency, language } = agreement.governing;
  const sum = credits.reduce((all, { rounded }) => addMoney(all, rounded), zeroMoney(currency));
  return formatMoney(sum, language);
}

function rightItem(outcome: RightOutcome, input: StatementInput): string {
  const { agreement } = input;
  const { language } = agreement.governing;
  const words = wordsIn(language).remedy;
  const rule = agreement.rights.find(({ name }) => name === outcome.right);
  if (rule === undefined) return escapeHtml(outcome.right);
  const nameOf = (isHolder: boolean): string =>
    agreement.parties.find(({ role }) => (role === rule.who) === isHolder)?.name ?? "";
  const action = voiceOf(language, agreement).phrases[RIGHT_PHRASES[rule.may]];
  const cell = cellText(outcome.cell);
  const about = [rule.name, ...(cell === "" ? [] : [cell])].join(", ");
  const terms = termsOf(outcome, nameOf(false), input)
    .map(([name, text]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd></div>`)
    .join("");
  return `<b>${escapeHtml(words.may(nameOf(true), action))}</b><small>${escapeHtml(about)}</small><dl>${terms}</dl>`;
}

/** What is to be known of a right, in order of time. */
function termsOf(
  outcome: RightOutcome,
  other: string,
  input: StatementInput,
): readonly (readonly [string, string])[] {
  const { terms, ...words } = wordsIn(input.agreement.governing.language).remedy;
  const { since, cureUntil, until, effective, deliverBy } = outcome;
  const began = since === undefined ? [] : ([[terms.since, dayBefore(since.end, input)]] as const);
  const end = until === undefined ? words.whileItHolds : deadline(until, input);
  if (outcome.lapsed === true) return [...began, [terms.until, words.lapsed(end)]];
  const cure =
    cureUntil === undefined
      ? []
      : ([
          [terms.mending, words.mend(other, deadline(cureUntil, input))],
          [terms.from, beginning(cureUntil, input)],
        ] as const);
  const soonest = (name: string, at: Instant | undefined): readonly (readonly [string, string])[] =>
    at === undefined ? [] : [[name, words.soonest(beginning(at, input))]];
  return [
    ...began,
    [terms.act, words.declare(other)],
    ...cure,
    [terms.until, end],
    ...soonest(terms.effective, effective),
    ...soonest(terms.delivery, deliverBy),
  ];
}

/** "the end of 30 July 2026", or a day with its time. */
function deadline(instant: Instant, input: StatementInput): string {
  const { language } = input.agreement.governing;
  return localOf(input.zone, instant) % DAY === 0
    ? wordsIn(language).remedy.endOf(dayBefore(instant, input))
    : clockText(input, instant);
}

/** "31 July 2026" where the day begins, or a day with its time. */
function beginning(instant: Instant, input: StatementInput): string {
  const text = clockText(input, instant);
  return localOf(input.zone, instant) % DAY === 0 ? text.replace(/, 00:00$/, "") : text;
}

/** The day that an instant ends. */
function dayBefore(instant: Instant, { agreement, zone }: StatementInput): string {
  const { date } = voiceOf(agreement.governing.language, agreement).forms;
  return date(dateOfLocal(localOf(zone, instant - 1)));
}
