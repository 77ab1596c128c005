/** The words of figures: over items, over stretches of time, over earlier periods and their accounts. */

import { VERDICTS } from "./judging.ts";
import {
  CONDITION,
  choice,
  either,
  FORMULA,
  type KeywordMap,
  list,
  node,
  optional,
  required,
  TEXT,
  TIMELINE,
  WHOLE,
} from "./keyword.ts";

const WHERE = optional("where", CONDITION, "{ priority: P1 }", "Which of the items.");
const OVER = required(
  "over",
  TEXT,
  "cases",
  'The items, by the name of their set; "members" inside a group. Of a figure, target or credit: "last 6 periods", this one included, or "6 periods before".',
);

export const AGGREGATES: readonly KeywordMap[] = [
  node("count of", TEXT, "cases", "How many items there are.", WHERE),
  node(
    "share of",
    TEXT,
    "cases",
    "Of the items, the share that pass a test.",
    required("that", CONDITION, "{ response: met }", "The test."),
    WHERE,
  ),
  node("sum of", FORMULA, "amount", "The sum over items; zero when there are none.", OVER, WHERE),
  node("mean of", FORMULA, "error rate", "The mean over items.", OVER, WHERE),
  node("lowest of", FORMULA, "value", "The lowest over items.", OVER, WHERE),
  node("highest of", FORMULA, "value", "The highest over items.", OVER, WHERE),
  node(
    "percentile",
    { kind: "number", whole: false, from: 0 },
    "95",
    "The value that this percentage of items do not exceed.",
    required("of", FORMULA, "{ elapsed of: response }", "Of what."),
    OVER,
    WHERE,
  ),
];

export const TIME_MEASURES: readonly KeywordMap[] = [
  node("time of", TIMELINE, "outage", "How long a timeline lasts within the period."),
  node(
    "share of time",
    TIMELINE,
    "down",
    "Which share of the period a timeline takes.",
    optional("within", TIMELINE, "office", "The time that counts at all; without it, the whole period."),
    optional(
      "without",
      list(TIMELINE),
      "[{ during: maintenance }]",
      "Time that is taken out of both sides before the share is formed.",
    ),
  ),
  node("runs of", TIMELINE, "down", "How many separate stretches a timeline has."),
  node("longest run of", TIMELINE, "down", "How long its longest stretch is."),
];

const NOT_MEASURED = optional(
  "not measured",
  choice(["is skipped"]),
  "is skipped",
  "That a period without a measure is skipped; without it, it breaks a run and counts among the last ones.",
);
const VERDICT = required("verdict", choice(["met", "missed"]), "missed", "Which verdict.");

export const HISTORY: readonly KeywordMap[] = [
  node(
    "previous",
    TEXT,
    "uptime credit",
    "What a figure, target or credit was in an earlier period.",
    required("ago", WHOLE, "1", "How many periods earlier."),
    optional("otherwise", FORMULA, "0 EUR", "A constant for when there was no such period."),
  ),
  node(
    "in a row",
    TEXT,
    "uptime",
    "For how many periods up to this one a target had the same verdict.",
    VERDICT,
    NOT_MEASURED,
  ),
  node(
    "cells of",
    TEXT,
    "uptime",
    "How many cells of a target there are, within the dimensions of whoever asks.",
    optional(
      "verdict",
      either(choice(VERDICTS), list(choice(VERDICTS))),
      "missed",
      "Which verdict they have, or one of several; without it, any.",
    ),
  ),
  node(
    "times in last",
    WHOLE,
    "6",
    "In how many of the last periods, this one included, a target had a verdict.",
    required("of", TEXT, "uptime", "The target."),
    VERDICT,
    NOT_MEASURED,
  ),
  node(
    "opening balance of",
    TEXT,
    "points",
    "What stood on an account at the end of the period before; before the first period, its opening.",
  ),
  node(
    "balance of",
    TEXT,
    "points",
    "What stands on an account at this point of the written order; in the entries of accounts only.",
  ),
];
