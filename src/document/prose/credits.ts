/** What a missed service level costs, and up to which limit. */

import type { Agreement, CapSpan, CreditCap, CreditRule } from "../../engine/prepare/agreement.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { perPhrase } from "./definitions.ts";
import { conditionPhrase } from "./formula/conditions.ts";
import { expressionPhrase } from "./formula/expressions.ts";
import { modePhrase, periodPhrase } from "./formula/literals.ts";
import { type DraftClause, named, type Phrase, paragraph, passage, value } from "./phrase.ts";
import { listed, say, tell, type Voice } from "./voice.ts";

/** The clause of one service credit. */
export function creditClause(voice: Voice, agreement: Agreement, credit: CreditRule): DraftClause {
  const at = pointerTo("/credits", credit.name);
  const rounding = say(voice, "creditRounding", {
    rounding: say(voice, "roundedBare", {
      mode: modePhrase(voice, credit.rounding, pointerTo(at, "rounding")),
    }),
  });
  return {
    title: credit.name,
    pointer: at,
    blocks: [paragraph(creditSentence(voice, agreement, credit, at)), paragraph(rounding)],
  };
}

function creditSentence(voice: Voice, agreement: Agreement, credit: CreditRule, at: string): Phrase {
  const amount = expressionPhrase(voice, credit.amount, pointerTo(at, "amount"));
  const payer = payerPhrase(voice, agreement, credit, at);
  if (credit.target === undefined) return bareSentence(voice, credit, { amount, payer }, at);
  const slots = { amount, payer, target: named(credit.target, pointerTo(at, "for")) };
  switch (credit.when) {
    case "missed":
      return say(voice, "creditMissed", slots);
    case "below minimum":
      return say(voice, "creditBelow", slots);
    case "always":
      return say(voice, "creditAlways", slots);
    default:
      return say(voice, "creditIf", {
        ...slots,
        test: conditionPhrase(voice, credit.when, pointerTo(at, "when")),
      });
  }
}

function bareSentence(
  voice: Voice,
  credit: CreditRule,
  slots: { readonly amount: Phrase; readonly payer: Phrase },
  at: string,
): Phrase {
  switch (credit.when) {
    case "missed":
      return say(voice, "creditMissedBare", slots);
    case "below minimum":
      return say(voice, "creditBelowBare", slots);
    case "always":
      return say(voice, "creditAlwaysBare", slots);
    default:
      return say(voice, "creditIfBare", {
        ...slots,
        test: conditionPhrase(voice, credit.when, pointerTo(at, "when")),
      });
  }
}

function payerPhrase(voice: Voice, agreement: Agreement, credit: CreditRule, at: string): Phrase {
  const slots = {
    provider: partyName(voice, agreement, "provider"),
    customer: partyName(voice, agreement, "customer"),
  };
  // The words "credits" and "grants back" carry the document's "paid by", which may be left unwritten.
  return say(voice, credit.paidBy === "provider" ? "providerPays" : "customerPays", slots).map((piece) =>
    piece.kind === "words" ? { kind: "passage", text: piece.text, pointer: pointerTo(at, "paid by") } : piece,
  );
}

/** The party of a role by its name, or the role where nobody has it. */
export function partyName(
  voice: Voice,
  agreement: Agreement,
  role: "provider" | "customer" | "supplier",
): Phrase {
  const party = agreement.parties.find((each) => each.role === role);
  if (party === undefined) return tell(voice, ROLES[role]);
  return named(party.name, pointerTo("/between", role));
}

const ROLES = { provider: "roleProvider", customer: "roleCustomer", supplier: "roleSupplier" } as const;

/** The clause of one limit. */
export function capClause(voice: Voice, cap: CreditCap): DraftClause {
  const at = pointerTo("/caps", cap.name);
  const credits =
    cap.credits === "all"
      ? passage(voice.phrases.capAll, pointerTo(at, "credits"))
      : say(voice, "capNamed", {
          list: listed(
            voice,
            cap.credits.map((name, index) => named(name, pointerTo(at, "credits", index))),
            "and",
          ),
        });
  const limit = expressionPhrase(voice, cap.atMost, pointerTo(at, "at most"));
  const sentence = limitSentence(voice, cap, { credits, limit }, at);
  return {
    title: cap.name,
    pointer: at,
    blocks: [paragraph(sentence), paragraph(abovePhrase(voice, cap, at))],
  };
}

function limitSentence(
  voice: Voice,
  { each, per }: CreditCap,
  slots: { readonly credits: Phrase; readonly limit: Phrase },
  at: string,
): Phrase {
  const separately = { ...slots, per: perPhrase(voice, per, at) };
  if (each === undefined)
    return per.length === 0 ? say(voice, "cap", slots) : say(voice, "capPer", separately);
  const span = spanPhrase(voice, each, pointerTo(at, "each"));
  return per.length === 0
    ? say(voice, "capOver", { ...slots, span })
    : say(voice, "capOverPer", { ...separately, span });
}

/** "the assessment periods that end in one year beginning in April", "all … of the term". */
export function spanPhrase(voice: Voice, span: CapSpan, at: string): Phrase {
  if (span.kind === "term") return value(voice.phrases.wholeTerm, at);
  return say(voice, "eachSpan", { span: periodPhrase(voice, span, at) });
}

function abovePhrase(voice: Voice, { above }: CreditCap, at: string): Phrase {
  const here = pointerTo(at, "above");
  if (typeof above === "object") return say(voice, "capPosted", { account: named(above.account, here) });
  const words = { lost: "capLost", "carried forward": "capCarried", "paid in cash": "capCash" } as const;
  return passage(voice.phrases[words[above]], here);
}
