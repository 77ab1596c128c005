/** On what a service level rests, as the clause of the target says it. */

import type { Chain, ChainLeg } from "../../engine/prepare/chain.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { literalPhrase } from "./formula/literals.ts";
import { joined, named, type Phrase, value } from "./phrase.ts";
import { bracketed, listed, say, type Voice } from "./voice.ts";

/** "one after the other: the clock repair of the agreement network-ola; own work of 30 minutes". */
export function chainPhrase(voice: Voice, chain: Chain, at: string): Phrase {
  switch (chain.kind) {
    case "leg":
      return legPhrase(voice, chain, at);
    case "own work": {
      const amount = literalPhrase(voice, chain.takes, pointerTo(at, "own work"));
      if (chain.on === undefined) return say(voice, "ownWork", { amount });
      return say(voice, "ownWorkOn", { amount, calendar: named(chain.on.name, pointerTo(at, "on")) });
    }
    default: {
      const steps = chain.of.map((each, index) => {
        const phrase = chainPhrase(voice, each, pointerTo(at, chain.kind, index));
        return "of" in each ? bracketed(voice, phrase) : phrase;
      });
      return say(voice, JOINTS[chain.kind], { list: joined(steps, voice.phrases.semicolon) });
    }
  }
}

const JOINTS = {
  "in sequence": "chainSequence",
  "in parallel": "chainParallel",
  "any of": "chainAny",
} as const;

function legPhrase(voice: Voice, leg: ChainLeg, at: string): Phrase {
  const agreement = named(leg.agreement, pointerTo(at, "agreement"));
  const relied = [
    ...(leg.clock === undefined
      ? []
      : [say(voice, "legClock", { clock: named(leg.clock, pointerTo(at, "clock")) })]),
    ...(leg.target === undefined
      ? []
      : [say(voice, "legTarget", { target: named(leg.target, pointerTo(at, "target")) })]),
  ];
  const phrase = say(voice, "leg", { relied: listed(voice, relied, "and"), agreement });
  if (leg.where.length === 0) return phrase;
  const fixed = leg.where.map(({ dimension, is }) => {
    const place = pointerTo(at, "where", dimension);
    return say(voice, "is", { subject: named(dimension, place), values: value(is, place) });
  });
  return say(voice, "legWhere", { leg: phrase, test: listed(voice, fixed, "and") });
}
