/** Stretches of time in words: outages, windows, runs, whole minutes and what is taken out of them. */

import type { Expression, Name, TimeAmount, Timeline } from "../../../engine/prepare/expression.ts";
import { unreachable } from "../../../engine/value/assert.ts";
import { pointerTo } from "../../../engine/value/problem.ts";
import { named, type Phrase, passage, value } from "../phrase.ts";
import { bracketed, listed, say, type Voice } from "../voice.ts";
import { conditionPhrase } from "./conditions.ts";
import { operand } from "./expressions.ts";
import { countPhrase, periodPhrase } from "./literals.ts";

/** A stretch of time as a noun phrase. */
export function stretchPhrase(voice: Voice, node: Timeline<Name>, at: string): Phrase {
  switch (node.kind) {
    case "period":
      return passage(voice.phrases.wholePeriod, at);
    case "calendar":
      return say(voice, "calendarHoursOf", { calendar: named(node.name, at) });
    case "named":
      return named(node.name, at);
    case "during": {
      const items = named(node.items, pointerTo(at, "during"));
      if (node.where === undefined) return say(voice, "during", { items });
      return say(voice, "duringWhere", {
        items,
        test: conditionPhrase(voice, node.where, pointerTo(at, "where")),
      });
    }
    case "samples":
    case "silence":
      return observedPhrase(voice, node, at);
    case "union":
    case "overlap":
    case "at least k":
    case "across":
    case "without":
    case "outside":
      return composedPhrase(voice, node, at);
    case "runs":
    case "beyond":
    case "whole":
    case "budget":
      return shapedPhrase(voice, node, at);
    default:
      return unreachable(node);
  }
}

/** A stretch inside another one: in brackets unless it is a single name. */
export function stretchOperand(voice: Voice, node: Timeline<Name>, at: string): Phrase {
  const phrase = stretchPhrase(voice, node, at);
  const plain =
    phrase.length === 1 || node.kind === "calendar" || (node.kind === "during" && node.where === undefined);
  return plain ? phrase : bracketed(voice, phrase);
}

type Of<K extends Timeline<Name>["kind"]> = Extract<Timeline<Name>, { readonly kind: K }>;

function observedPhrase(voice: Voice, node: Of<"samples" | "silence">, at: string): Phrase {
  if (node.kind === "silence") {
    return say(voice, "silence", {
      after: amountPhrase(voice, node.after, pointerTo(at, "after")),
      stream: named(node.stream, pointerTo(at, "silence of")),
    });
  }
  const slots = {
    stream: named(node.stream, pointerTo(at, "samples of")),
    test: conditionPhrase(voice, node.showing, pointerTo(at, "showing")),
  };
  if (node.holds === undefined) return say(voice, "samples", slots);
  return say(voice, "samplesHold", {
    ...slots,
    holds: amountPhrase(voice, node.holds, pointerTo(at, "each holds at most")),
  });
}

function composedPhrase(
  voice: Voice,
  node: Of<"union" | "overlap" | "at least k" | "across" | "without" | "outside">,
  at: string,
): Phrase {
  switch (node.kind) {
    case "union":
      return say(voice, "union", {
        list: listed(voice, operands(voice, node.of, pointerTo(at, "any of")), "or"),
      });
    case "overlap":
      return say(voice, "overlap", {
        list: listed(voice, operands(voice, node.of, pointerTo(at, "all of")), "and"),
      });
    case "at least k":
      return say(voice, "atLeastK", {
        k: countPhrase(voice, node.k, pointerTo(at, "at least")),
        list: listed(voice, operands(voice, node.of, pointerTo(at, "of")), "and"),
      });
    case "across":
      return acrossPhrase(voice, node, at);
    case "without":
      return say(voice, "without", {
        stretch: stretchOperand(voice, node.of, at),
        list: listed(voice, operands(voice, node.take, pointerTo(at, "without")), "and"),
      });
    case "outside":
      return say(voice, "outside", { stretch: stretchOperand(voice, node.of, pointerTo(at, "outside")) });
    default:
      return unreachable(node);
  }
}

function acrossPhrase(voice: Voice, node: Of<"across">, at: string): Phrase {
  const slots = {
    dimension: dimensionPhrase(voice, node, at),
    stretch: stretchOperand(voice, node.of, pointerTo(at, "of")),
  };
  if (node.quantity === "any") return say(voice, "acrossAny", slots);
  if (node.quantity === "all") return say(voice, "acrossAll", slots);
  return say(voice, "acrossK", { ...slots, k: countPhrase(voice, node.quantity, pointerTo(at, "need")) });
}

/** The dimension, with the items that have its values where the timeline names them. */
function dimensionPhrase(voice: Voice, { dimension, among }: Of<"across">, at: string): Phrase {
  const name = named(dimension, pointerTo(at, "across"));
  if (among === undefined) return name;
  return say(voice, "dimensionAmong", { dimension: name, among: named(among, pointerTo(at, "among")) });
}

function shapedPhrase(voice: Voice, node: Of<"runs" | "beyond" | "whole" | "budget">, at: string): Phrase {
  const stretch = stretchOperand(voice, node.of, pointerTo(at, "of"));
  switch (node.kind) {
    case "runs": {
      const key = node.strictly ? "runs above" : "runs of at least";
      const amount = lengthPhrase(voice, node.atLeast, pointerTo(at, key));
      return say(voice, node.strictly ? "runsAbove" : "runsAtLeast", { stretch, amount });
    }
    case "beyond":
      return say(voice, "beyond", {
        stretch,
        amount: lengthPhrase(voice, node.first, pointerTo(at, "beyond the first")),
      });
    case "budget":
      return budgetPhrase(voice, node, stretch, at);
    case "whole":
      return say(voice, "whole", {
        stretch,
        unit: amountPhrase(voice, node.unit, pointerTo(at, "in whole")),
        rule: wholeRule(voice, node, pointerTo(at, "counted when")),
      });
    default:
      return unreachable(node);
  }
}

function budgetPhrase(voice: Voice, node: Of<"budget">, stretch: Phrase, at: string): Phrase {
  const slots = { stretch, amount: lengthPhrase(voice, node.atMost, pointerTo(at, "at most")) };
  if (node.each === undefined) return say(voice, "budget", slots);
  const period = periodPhrase(voice, node.each, pointerTo(at, "each"));
  return say(voice, "budgetEach", { ...slots, period });
}

/** A length in words, or the formula that gives it. */
function lengthPhrase(voice: Voice, length: Expression<Name>, at: string): Phrase {
  return length.kind === "time amount" ? amountPhrase(voice, length, at) : operand(voice, length, at);
}

function wholeRule(voice: Voice, node: Of<"whole">, at: string): Phrase {
  if (node.badFrom === "full") return passage(voice.phrases.wholeFull, at);
  if (node.badFrom === "touched") return passage(voice.phrases.wholeTouched, at);
  const amount = amountPhrase(voice, node.badFrom, at);
  return say(voice, node.strictly ? "wholeAbove" : "wholeAtLeast", { amount });
}

function operands(voice: Voice, nodes: readonly Timeline<Name>[], at: string): readonly Phrase[] {
  return nodes.map((node, index) => stretchOperand(voice, node, pointerTo(at, index)));
}

function amountPhrase(voice: Voice, amount: TimeAmount, at: string): Phrase {
  return value(voice.forms.amount(amount), at);
}
