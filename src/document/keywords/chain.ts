/** The keys of what a target rests on: other agreements, in sequence, in parallel, or one of several. */

import { AMOUNT, type KeywordMap, list, mapOf, named, optional, type Shape, TEXT } from "./keyword.ts";

/** A chain stands within itself, so its shape is looked up when it is asked for. */
const STEPS: Shape = list({
  kind: "map",
  get map(): KeywordMap {
    return CHAIN;
  },
});

export const CHAIN: KeywordMap = {
  name: "chain",
  says: "On what a target rests: other agreements by their ids, and how they work together.",
  oneOf: ["in sequence", "in parallel", "any of", "agreement", "own work"],
  keywords: [
    optional(
      "in sequence",
      STEPS,
      "[{ agreement: network-ola, clock: repair }, { own work: 30 minutes }]",
      "One after the other.",
    ),
    optional(
      "in parallel",
      STEPS,
      "[{ agreement: hosting-uc, target: uptime }, { agreement: network-ola, target: uptime }]",
      "Side by side, all of them needed.",
    ),
    optional(
      "any of",
      STEPS,
      "[{ agreement: line-a, target: uptime }, { agreement: line-b, target: uptime }]",
      "Redundant: one of them is enough.",
    ),
    optional("agreement", TEXT, "network-ola", "The id of the other agreement."),
    optional("clock", TEXT, "repair", "Its clock whose limit is relied on."),
    optional("target", TEXT, "uptime", "Its target whose level is relied on."),
    optional("where", named(TEXT), "{ priority: P1 }", "Which of its cells is meant."),
    optional("own work", AMOUNT, "30 minutes", "What the provider does itself on the way."),
    optional("on", TEXT, "office", "For own work: the calendar on which its business time is counted."),
  ],
};

/** The key of a target. */
export const RESTS_ON = optional(
  "rests on",
  mapOf(CHAIN),
  "{ in sequence: [{ agreement: network-ola, clock: repair }, { own work: 30 minutes }] }",
  "The agreements on which it rests; they are held against it.",
);
