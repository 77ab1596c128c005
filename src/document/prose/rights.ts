/** What a party may do, in clauses that a lawyer recognises: ground, right, cure, notice, lapse. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import type { TimeAmount } from "../../engine/prepare/expression.ts";
import type { RightAction, RightRule } from "../../engine/prepare/right.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { partyName } from "./credits.ts";
import { perPhrase } from "./definitions.ts";
import { conditionPhrase } from "./formula/conditions.ts";
import { type DraftClause, joined, named, type Phrase, paragraph, passage, value } from "./phrase.ts";
import { type PhraseKey, say, type Voice } from "./voice.ts";

/** The clause of one right. */
export function rightClause(voice: Voice, agreement: Agreement, right: RightRule): DraftClause {
  const at = pointerTo("/rights", right.name);
  const slots = {
    who: holderPhrase(voice, agreement, right, at),
    action: passage(voice.phrases[RIGHT_PHRASES[right.may]], pointerTo(at, "may")),
    test: conditionPhrase(voice, right.when, pointerTo(at, "when")),
  };
  const ground =
    right.per.length === 0
      ? say(voice, "right", slots)
      : say(voice, "rightPer", { ...slots, per: perPhrase(voice, right.per, at) });
  return {
    title: right.name,
    pointer: at,
    blocks: [paragraph(ground), paragraph(joined(termsOf(voice, right, at), " "))],
  };
}

function holderPhrase(voice: Voice, agreement: Agreement, { who }: RightRule, at: string): Phrase {
  // The party's name leads back to the document's "who", for there the choice was made.
  return partyName(voice, agreement, who).map((piece) =>
    piece.kind === "table" ? piece : { kind: "name", text: piece.text, pointer: pointerTo(at, "who") },
  );
}

function termsOf(voice: Voice, right: RightRule, at: string): readonly Phrase[] {
  const timed = (key: TimedKey, amount: TimeAmount | undefined, step: string): readonly Phrase[] =>
    amount === undefined
      ? []
      : [say(voice, key, { amount: value(voice.forms.amount(amount), pointerTo(at, step)) })];
  const { service, on } = right;
  return [
    ...(service === undefined
      ? []
      : [say(voice, "rightService", { service: named(service, pointerTo(at, "service")) })]),
    ...timed("rightBy", right.by, "by"),
    ...timed("rightDeliver", right.deliverWithin, "deliver within"),
    ...timed("rightCure", right.cure, "cure"),
    ...timed("rightNotice", right.notice, "notice"),
    ...timed("rightWithin", right.within, "within"),
    ...(on === undefined ? [] : [say(voice, "countedOn", { calendar: named(on, pointerTo(at, "on")) })]),
  ];
}

type TimedKey = "rightBy" | "rightDeliver" | "rightCure" | "rightNotice" | "rightWithin";

/** The phrase of each action, for whatever else tells of rights. */
export const RIGHT_PHRASES = {
  terminate: "mayTerminate",
  "terminate the service": "mayTerminateService",
  "suspend payment": "maySuspendPayment",
  "suspend the service": "maySuspendService",
  "step in": "mayStepIn",
  "extend the term": "mayExtend",
  "demand a rectification plan": "mayDemandPlan",
  "demand a report": "mayDemandReport",
  audit: "mayAudit",
} as const satisfies Readonly<Record<RightAction, PhraseKey>>;
