/** Formulas in words: one phrase for each kind of node.
 *
 *  Short arithmetic keeps its signs, because "a × (b − c)" is clearer to every reader than the same
 *  in words; anything that is a choice by rows becomes a table under the clause. A part that could be
 *  misread as belonging to its neighbour stands in brackets, so two different formulas never print
 *  alike. `at` is the JSON pointer of the node in the document. */

import type { Arithmetic, Expression, Name } from "../../../engine/prepare/expression.ts";
import { unreachable } from "../../../engine/value/assert.ts";
import { pointerTo } from "../../../engine/value/problem.ts";
import { balancePhrase } from "../accounts.ts";
import { joined, type Phrase } from "../phrase.ts";
import { bracketed, listed, say, tell, type Voice } from "../voice.ts";
import { aggregatePhrase, historyPhrase, timelineMeasurePhrase } from "./aggregates.ts";
import { conditionPhrase } from "./conditions.ts";
import { literalPhrase, namePhrase, roundingPhrase } from "./literals.ts";
import { pricePhrase } from "./prices.ts";
import { bandsPhrase, choicePhrase, inForcePhrase, tablePhrase } from "./tables.ts";
import { timePhrase } from "./times.ts";

/** A formula as a noun phrase. */
export function expressionPhrase(voice: Voice, node: Expression<Name>, at: string): Phrase {
  switch (node.kind) {
    case "number":
    case "money":
    case "time amount":
    case "date":
    case "instant":
    case "text":
    case "flag":
    case "not applicable":
      return literalPhrase(voice, node, at);
    case "name":
      return namePhrase(voice, node);
    case "add":
    case "times":
    case "smaller of":
    case "larger of":
    case "subtract":
    case "divide":
      return arithmeticPhrase(voice, node, at);
    case "steps":
    case "rounded":
      return wholePhrase(voice, node, at);
    case "bands":
      return bandsPhrase(voice, node, at);
    case "table":
      return tablePhrase(voice, node, at, "valueIn");
    case "if":
      return choicePhrase(voice, node, at);
    case "in force":
      return inForcePhrase(voice, node.rows, at);
    case "test":
      return say(voice, "whether", { test: conditionPhrase(voice, node.test, pointerTo(at, "test")) });
    case "time between":
    case "moved":
    case "day of":
    case "clock value":
    case "field at":
      return timePhrase(voice, node, at);
    case "count of":
    case "share of":
    case "sum of":
    case "mean of":
    case "lowest of":
    case "highest of":
    case "percentile of":
      return aggregatePhrase(voice, node, at);
    case "time of":
    case "runs of":
    case "longest run of":
    case "share of time":
      return timelineMeasurePhrase(voice, node, at);
    case "value of":
    case "convert":
    case "indexed":
    case "pro rata":
      return pricePhrase(voice, node, at);
    case "previous":
    case "in a row":
    case "times in last":
    case "over periods":
    case "cells of":
      return historyPhrase(voice, node, at);
    case "opening balance of":
    case "balance of":
      return balancePhrase(voice, node, at);
    default:
      return unreachable(node);
  }
}

/** Brought to whole steps or to a number of decimals. */
function wholePhrase(
  voice: Voice,
  node: Extract<Expression<Name>, { readonly kind: "steps" | "rounded" }>,
  at: string,
): Phrase {
  if (node.kind === "rounded") {
    return say(voice, "rounded", {
      of: operand(voice, node.of, pointerTo(at, "rounded")),
      rounding: roundingPhrase(voice, node.rounding, pointerTo(at, "decimals")),
    });
  }
  return say(voice, node.count === "full" ? "stepsFull" : "stepsStarted", {
    size: operand(voice, node.size, pointerTo(at, node.count)),
    of: operand(voice, node.of, pointerTo(at, "of")),
  });
}

/** A formula inside another one: in brackets unless it is a single word or value. */
export function operand(voice: Voice, node: Expression<Name>, at: string): Phrase {
  const phrase = expressionPhrase(voice, node, at);
  return phrase.length === 1 ? phrase : bracketed(voice, phrase);
}

function arithmeticPhrase(voice: Voice, node: Arithmetic<Name>, at: string): Phrase {
  switch (node.kind) {
    case "add":
    case "times":
      return chainPhrase(voice, node.kind, node.of, at);
    case "smaller of":
    case "larger of":
      return say(voice, node.kind === "smaller of" ? "smallerOf" : "largerOf", {
        list: listed(
          voice,
          node.of.map((each, index) => operand(voice, each, pointerTo(at, node.kind, index))),
          "and",
        ),
      });
    case "subtract":
      return say(voice, "minus", {
        from: operand(voice, node.from, pointerTo(at, "subtract", 0)),
        take: lastOperand(voice, node.take, pointerTo(at, "subtract", 1)),
      });
    case "divide":
      return quotientPhrase(voice, node, at);
    default:
      return unreachable(node);
  }
}

function chainPhrase(
  voice: Voice,
  kind: "add" | "times",
  of: readonly Expression<Name>[],
  at: string,
): Phrase {
  const [first, second] = of;
  if (
    kind === "times" &&
    of.length === 2 &&
    first?.kind === "number" &&
    first.percent &&
    second !== undefined
  ) {
    return say(voice, "percentOf", {
      share: literalPhrase(voice, first, pointerTo(at, "times", 0)),
      base: lastOperand(voice, second, pointerTo(at, "times", 1)),
    });
  }
  const sign = voice.phrases[kind === "add" ? "plus" : "times"];
  const parts = of.map((each, index) => operand(voice, each, pointerTo(at, kind, index)));
  // A chain of one or none is legal and must not print like its only part.
  return parts.length > 1
    ? joined(parts, sign)
    : bracketed(voice, [...tell(voice, kind === "add" ? "plus" : "times"), ...parts.flat()]);
}

function quotientPhrase(
  voice: Voice,
  node: Extract<Arithmetic<Name>, { readonly kind: "divide" }>,
  at: string,
): Phrase {
  const dividend = operand(voice, node.dividend, pointerTo(at, "divide", 0));
  const divisor = operand(voice, node.divisor, pointerTo(at, "divide", 1));
  if (node.byZero === undefined) return say(voice, "over", { dividend, divisor });
  return say(voice, "overByZero", {
    dividend,
    divisor,
    byZero: operand(voice, node.byZero, pointerTo(at, "by zero")),
  });
}

/** The last part of a difference needs no brackets unless it is a chain of signs itself. */
function lastOperand(voice: Voice, node: Expression<Name>, at: string): Phrase {
  return OPEN_ENDED.has(node.kind) ? operand(voice, node, at) : expressionPhrase(voice, node, at);
}

const OPEN_ENDED: ReadonlySet<string> = new Set([
  "add",
  "times",
  "subtract",
  "divide",
  "if",
  "rounded",
  "share of",
]);
