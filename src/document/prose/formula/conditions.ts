/** Tests in words: "priority is urgent or high", "the clock response is met".
 *
 *  A test that holds others keeps each of them in brackets when it mixes "and" with "or", for that
 *  mixture is the classic quarrel about a contract. */

import type { Condition, Expression, Name } from "../../../engine/prepare/expression.ts";
import { unreachable } from "../../../engine/value/assert.ts";
import { pointerTo } from "../../../engine/value/problem.ts";
import { isConstant } from "../../phrase/literal.ts";
import { joined, type Phrase, value } from "../phrase.ts";
import { bracketed, listed, say, tell, type Voice } from "../voice.ts";
import { expressionPhrase, operand } from "./expressions.ts";
import { levelPhrase, namePhrase, outcomePhrase, verdictPhrase } from "./literals.ts";

/** A test as a statement about its subject. */
export function conditionPhrase(voice: Voice, node: Condition<Name>, at: string): Phrase {
  switch (node.kind) {
    case "all of":
    case "any of":
      return togetherPhrase(voice, node, at);
    case "not":
      return notPhrase(voice, node.test, at);
    case "one of":
      return oneOfPhrase(voice, node, "is");
    case "compare":
      return comparePhrase(voice, node, at);
    case "presence":
      return say(voice, node.known ? "known" : "missing", { subject: namePhrase(voice, node.subject) });
    case "clock is": {
      const outcomes = node.outcomes.map((each) => outcomePhrase(voice, each, node.clock.pointer));
      return say(voice, "clockIs", {
        clock: namePhrase(voice, node.clock),
        outcomes: listed(voice, outcomes, "or"),
      });
    }
    case "verdict is": {
      const verdicts = node.verdicts.map((each) => verdictPhrase(voice, each, node.target.pointer));
      return say(voice, "verdictIs", {
        target: namePhrase(voice, node.target),
        verdicts: listed(voice, verdicts, "or"),
      });
    }
    case "every member":
    case "some member": {
      const test = conditionPhrase(voice, node.test, pointerTo(at, node.kind));
      return say(voice, node.kind === "every member" ? "every" : "some", {
        test: grouped(voice, node.test, test),
      });
    }
    default:
      return unreachable(node);
  }
}

function togetherPhrase(
  voice: Voice,
  node: Extract<Condition<Name>, { readonly of: unknown }>,
  at: string,
): Phrase {
  if (node.of.length === 0) return tell(voice, node.kind === "all of" ? "always" : "never");
  const parts = node.of.map((each, index) => {
    const phrase = conditionPhrase(voice, each, pointerTo(at, node.kind, index));
    return grouped(voice, each, phrase);
  });
  const phrase = joined(parts, voice.phrases[node.kind === "all of" ? "and" : "or"]);
  return parts.length === 1 ? bracketed(voice, phrase) : phrase;
}

function grouped(voice: Voice, node: Condition<Name>, phrase: Phrase): Phrase {
  const composed = node.kind === "all of" || node.kind === "any of" || node.kind.endsWith("member");
  return composed ? bracketed(voice, phrase) : phrase;
}

function notPhrase(voice: Voice, test: Condition<Name>, at: string): Phrase {
  const inner = pointerTo(at, "not");
  if (test.kind === "one of") return oneOfPhrase(voice, test, "isNot");
  return say(voice, "not", { test: bracketed(voice, conditionPhrase(voice, test, inner)) });
}

function oneOfPhrase(
  voice: Voice,
  node: Extract<Condition<Name>, { readonly kind: "one of" }>,
  key: "is" | "isNot",
): Phrase {
  const values = node.values.map((each) => value(each, node.subject.pointer));
  return say(voice, key, { subject: namePhrase(voice, node.subject), values: listed(voice, values, "or") });
}

function comparePhrase(
  voice: Voice,
  node: Extract<Condition<Name>, { readonly kind: "compare" }>,
  at: string,
): Phrase {
  const isName = node.left.kind === "name";
  const place = node.left.kind === "name" ? node.left.pointer : at;
  const left = isName
    ? expressionPhrase(voice, node.left, place)
    : operand(voice, node.left, pointerTo(at, "value"));
  const bound = isName ? place : pointerTo(at, "is");
  // A formula stands below its comparator, "above: { times: … }"; a literal or a name shares its phrase.
  const rightAt = isConstant(node.right) ? bound : pointerTo(bound, node.comparator);
  if (node.comparator === "exactly" && node.right.kind === "flag") {
    return say(voice, node.right.flag ? "isTrue" : "isFalse", { subject: left });
  }
  const level = levelPhrase(voice, node.comparator, operand(voice, node.right, rightAt));
  return say(voice, isAmount(node.right) ? "comparedAmount" : "compared", { left, level });
}

/** Whether something "amounts to" the constant; of a name it is not known here. */
function isAmount({ kind }: Expression<Name>): boolean {
  return kind === "number" || kind === "money" || kind === "time amount";
}
