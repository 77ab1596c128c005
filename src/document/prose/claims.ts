/** How a credit is claimed, in clauses: steps, windows, and what follows from a claim. */

import { stepsToBound } from "../../engine/plan/resolve/target.ts";
import type { ClaimRule, ClaimStep } from "../../engine/prepare/claim.ts";
import type { TimeAmount } from "../../engine/prepare/expression.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { conditionPhrase } from "./formula/conditions.ts";
import { expressionPhrase } from "./formula/expressions.ts";
import { levelPhrase } from "./formula/literals.ts";
import { type DraftClause, joined, list, named, type Phrase, paragraph, passage, value } from "./phrase.ts";
import { listed, type PhraseKey, say, type Voice } from "./voice.ts";

/** The clause of one claim rule. */
export function claimClause(voice: Voice, claim: ClaimRule): DraftClause {
  const at = pointerTo("/claims", claim.name);
  const steps = claim.needs.map((step) => stepSentence(voice, step, pointerTo(at, "needs", step.name)));
  return {
    title: claim.name,
    pointer: at,
    blocks: [
      paragraph(say(voice, "claim", { credits: creditsPhrase(voice, claim, at) })),
      ...list(steps),
      paragraph(joined([...conditionsOf(voice, claim, at), ...consequencesOf(voice, claim, at)], " ")),
    ],
  };
}

function creditsPhrase(voice: Voice, { credits }: ClaimRule, at: string): Phrase {
  const place = pointerTo(at, "credits");
  if (credits === "all") return passage(voice.phrases.claimAll, place);
  const names = credits.map((name, index) => named(name, pointerTo(place, index)));
  return say(voice, "capNamed", { list: listed(voice, names, "and") });
}

function stepSentence(voice: Voice, step: ClaimStep, at: string): Phrase {
  const made = madePhrase(voice, step, at);
  if (step.datedBy === undefined) return made;
  const instant = expressionPhrase(voice, step.datedBy, pointerTo(at, "dated by"));
  return joined([made, say(voice, "claimDated", { instant })], " ");
}

/** What is to be made, and by when; a step without a window says that it has no limit of time. */
function madePhrase(voice: Voice, { name, by, where, window }: ClaimStep, at: string): Phrase {
  const slots = { step: named(name, at), items: named(by, pointerTo(at, "by")) };
  const test = where && { test: conditionPhrase(voice, where, pointerTo(at, "where")) };
  if (window === undefined)
    return test === undefined
      ? say(voice, "claimStepAnyTime", slots)
      : say(voice, "claimStepWhereAnyTime", { ...slots, ...test });
  const timed = {
    ...slots,
    within: value(voice.forms.amount(window.within), pointerTo(at, "within")),
    after: expressionPhrase(voice, window.after, pointerTo(at, "after")),
  };
  return test === undefined
    ? say(voice, "claimStep", timed)
    : say(voice, "claimStepWhere", { ...timed, ...test });
}

/** What has to be so beside the steps. */
function conditionsOf(voice: Voice, claim: ClaimRule, at: string): readonly Phrase[] {
  const { on, minimum, onlyIf, evidence } = claim;
  const bound =
    minimum && expressionPhrase(voice, minimum.bound, pointerTo(at, ...stepsToBound("minimum", minimum)));
  const sent = evidence.map((each, index) => passage(each, pointerTo(at, "evidence", index)));
  return [
    ...(on === undefined ? [] : [say(voice, "countedOn", { calendar: named(on, pointerTo(at, "on")) })]),
    ...(sent.length === 0 ? [] : [say(voice, "claimEvidence", { list: listed(voice, sent, "and") })]),
    ...(minimum === undefined || bound === undefined
      ? []
      : [say(voice, "claimMinimum", { level: levelPhrase(voice, minimum.comparator, bound) })]),
    ...(onlyIf === undefined
      ? []
      : [say(voice, "claimOnlyIf", { test: conditionPhrase(voice, onlyIf, pointerTo(at, "only if")) })]),
  ];
}

/** What follows from a claim, and who has to show what. */
function consequencesOf(voice: Voice, claim: ClaimRule, at: string): readonly Phrase[] {
  const timed = (key: "claimDecided" | "claimExpires", amount: TimeAmount | undefined, step: string) =>
    amount === undefined
      ? []
      : [say(voice, key, { amount: value(voice.forms.amount(amount), pointerTo(at, step)) })];
  const chosen = (key: PhraseKey | undefined, step: string): readonly Phrase[] =>
    key === undefined ? [] : [passage(voice.phrases[key], pointerTo(at, step))];
  return [
    ...timed("claimDecided", claim.decidedWithin, "decided within"),
    ...chosen(claim.silence && SILENCE[claim.silence], "silence"),
    ...chosen(claim.given && GIVEN[claim.given], "given"),
    ...timed("claimExpires", claim.expires, "expires"),
    ...chosen(claim.remedy && REMEDY[claim.remedy], "remedy"),
    ...chosen(claim.burdenOfProof && PROOF[claim.burdenOfProof], "burden of proof"),
    ...chosen(claim.measuredBy && MEASURED[claim.measuredBy], "measured by"),
  ];
}

type Words<K extends keyof ClaimRule> = Readonly<Record<Extract<ClaimRule[K], string>, PhraseKey>>;

const SILENCE: Words<"silence"> = { accepted: "claimSilenceAccepted", refused: "claimSilenceRefused" };
const GIVEN: Words<"given"> = {
  "against future fees": "claimGivenFees",
  "on the next invoice": "claimGivenInvoice",
  "in cash": "claimGivenCash",
};
const REMEDY: Words<"remedy"> = { sole: "claimSole", "not sole": "claimNotSole" };
const PROOF: Words<"burdenOfProof"> = { provider: "claimProofProvider", customer: "claimProofCustomer" };
const MEASURED: Words<"measuredBy"> = {
  provider: "claimMeasuredProvider",
  customer: "claimMeasuredCustomer",
  "third party": "claimMeasuredThird",
};
