/** The words of timelines: stretches of time, named, made of facts, or made of one another. */

import {
  AMOUNT,
  CONDITION,
  choice,
  either,
  FORMULA,
  type Keyword,
  type KeywordMap,
  list,
  optional,
  required,
  type Shape,
  TEXT,
  TIMELINE,
  text,
  WHOLE,
} from "./keyword.ts";

const WITHOUT = optional(
  "without",
  list(TIMELINE),
  "[{ during: maintenance }]",
  "Stretches that are taken out.",
);
const OF = required("of", TIMELINE, "down", "Of which timeline.");

function node(
  key: string,
  shape: Shape,
  example: string,
  says: string,
  ...more: readonly Keyword[]
): KeywordMap {
  return { name: key, says, keywords: [required(key, shape, example, says), ...more, WITHOUT] };
}

/** A length of time, or a formula that gives one. */
const LENGTH = either(AMOUNT, FORMULA);

const COUNTED = either(choice(["full", "touched"]), text("^(at least|above) .+$"));

export const TIMELINES: readonly KeywordMap[] = [
  node(
    "during",
    TEXT,
    "outages",
    "The intervals of facts or items, joined where they overlap.",
    optional("where", CONDITION, "{ cause: provider }", "Which of them."),
  ),
  node(
    "samples of",
    TEXT,
    "checks",
    "The time for which samples speak: each until the next.",
    required("showing", CONDITION, "{ status: down }", "What the sample must show."),
    optional("each holds at most", AMOUNT, "10 minutes", "How long one sample speaks when no other follows."),
  ),
  node(
    "silence of",
    TEXT,
    "checks",
    "The time in which nothing was reported.",
    required("after", AMOUNT, "10 minutes", "How long nothing may be reported before it counts."),
  ),
  node("any of", list(TIMELINE), "[down, degraded]", "The time in which at least one of them holds."),
  node("all of", list(TIMELINE), "[line a down, line b down]", "The time in which every one of them holds."),
  node(
    "at least",
    WHOLE,
    "2",
    "The time in which so many hold at once.",
    required("of", list(TIMELINE), "[a down, b down, c down]", "Of which timelines."),
  ),
  node(
    "across",
    TEXT,
    "instance",
    "A timeline formed for each value of a field, and then joined.",
    required(
      "need",
      either(choice(["any", "all"]), WHOLE),
      "all",
      "How many of the values must hold at once.",
    ),
    optional(
      "among",
      TEXT,
      "deployments",
      "The items whose values exist; without it, those declared or reported.",
    ),
    OF,
  ),
  node("outside", TIMELINE, "office", "The rest of the period."),
  node("runs of at least", LENGTH, "5 minutes", "Only stretches so long or longer.", OF),
  node("runs above", LENGTH, "5 minutes", "Only stretches longer than this.", OF),
  node("beyond the first", LENGTH, "10 minutes", "Each stretch without its beginning.", OF),
  node(
    "in whole",
    AMOUNT,
    "1 minute",
    "Counted in whole units of the clock.",
    required(
      "counted when",
      COUNTED,
      "full",
      'When a unit counts: "full", "touched", "at least 6 minutes" or "above 6 minutes" of it.',
    ),
    OF,
  ),
  node(
    "at most",
    LENGTH,
    "4 hours",
    "As much of it as a budget allows, from the beginning of the period.",
    optional("each", TEXT, "year", "The span that has the budget; without it, each assessment period."),
    OF,
  ),
];

/** A timeline with something taken out, where the timeline itself is only a name. */
export const WITHOUT_MAP: KeywordMap = {
  name: "of",
  says: "A timeline without others.",
  keywords: [OF, { ...WITHOUT, required: true }],
};

/** The timeline that needs no declaration. */
export const THE_PERIOD = "the period";
