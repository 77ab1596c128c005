/** The words of formulas. A formula is a number, a constant in words, a name, or a map that begins with
 *  one of these words; there are no signs and no expression strings, so each formula can be read aloud. */

import { CUT_OFF, snap } from "./clock.ts";
import { VERDICTS } from "./judging.ts";
import {
  CONDITION,
  choice,
  DATE,
  either,
  FORMULA,
  type KeywordMap,
  list,
  mapOf,
  optional,
  ROUNDING_MODE,
  required,
  type Shape,
  TEXT,
  TIMELINE,
  WHOLE,
} from "./keyword.ts";
import { PRICES } from "./price.ts";

const FORMULAS_LIST = list(FORMULA);
const TWO: Shape = { kind: "list", of: FORMULA, length: 2 };
const WHERE = optional("where", CONDITION, "{ priority: P1 }", "Which of the items.");
const OVER = required(
  "over",
  TEXT,
  "cases",
  'The items, by the name of their set; "members" inside a group. Of a figure, target or credit: "last 6 periods", this one included, or "6 periods before".',
);
const ON = optional(
  "on",
  either(TEXT, FORMULA),
  "office",
  "The calendar whose hours count; without it, round the clock.",
);

/** A map known by its first word. */
function node(
  key: string,
  shape: Shape,
  example: string,
  says: string,
  ...more: readonly (typeof OVER)[]
): KeywordMap {
  return { name: key, says, keywords: [required(key, shape, example, says), ...more] };
}

export const ARITHMETIC: readonly KeywordMap[] = [
  node("add", FORMULAS_LIST, "[2 hours, travel time]", "The sum of all."),
  node(
    "subtract",
    TWO,
    "[100 %, { share of time: down }]",
    "The first without the second. Two instants give the time between them, two dates whole days of 24 hours each.",
  ),
  node(
    "times",
    FORMULAS_LIST,
    "[3 %, monthly fee]",
    'The product of all. "3 % of monthly fee" is the same in words.',
  ),
  node(
    "divide",
    TWO,
    "[outage time, length of period]",
    "The first by the second.",
    optional(
      "by zero",
      FORMULA,
      "0 %",
      "What it is when the second is zero; without it there is then no value.",
    ),
  ),
  node("smaller of", FORMULAS_LIST, "[ordered, received]", "The smallest of all."),
  node("larger of", FORMULAS_LIST, "[0 minutes, excess]", "The largest of all."),
];

export const BAND_ROW: KeywordMap = {
  name: "band",
  says: "One row of bands. Each bound says whether it belongs to the row.",
  keywords: [
    optional("at least", FORMULA, "99 %", "From here on, itself included."),
    optional("above", FORMULA, "99 %", "From here on, itself not included."),
    optional("below", FORMULA, "99.9 %", "Up to here, itself not included."),
    optional("at most", FORMULA, "99.9 %", "Up to here, itself included."),
    required("gives", FORMULA, "10 %", "What the row gives."),
  ],
};

export const IN_FORCE_ROW: KeywordMap = {
  name: "value in force",
  says: "A value from a date on.",
  keywords: [
    required("from", DATE, "2027-01-01", "The first date."),
    required("value", FORMULA, "950 EUR", "The value from then on."),
  ],
};

const TABLE_SAYS =
  "A value by the values of fields. Other keys are the field's values, each with its formula.";

export const TABLE: KeywordMap = {
  name: "by",
  says: TABLE_SAYS,
  others: FORMULA,
  keywords: [
    required("by", either(TEXT, list(TEXT)), "priority", TABLE_SAYS),
    optional(
      "rows",
      { kind: "list", of: { kind: "list", of: FORMULA } },
      "[[P1, gold, 1 hour], [P2, any, 4 hours]]",
      'For several fields: rows of one value each and then the formula; "any" stands for every value, the most specific row counts.',
    ),
    optional(
      "otherwise",
      FORMULA,
      "5 business days",
      "What holds for every other value; without it, not applicable.",
    ),
  ],
};

export const CHOICES: readonly KeywordMap[] = [
  node(
    "full",
    FORMULA,
    "12 hours",
    "How many whole steps of this size fit.",
    required("of", FORMULA, "time over", "Into what."),
  ),
  node(
    "started",
    FORMULA,
    "1 hour",
    "How many steps of this size are begun.",
    required("of", FORMULA, "time over", "Of what."),
  ),
  node(
    "rounded",
    FORMULA,
    "average",
    "A value rounded on the way.",
    required("decimals", { kind: "number", whole: true, from: 0 }, "2", "How many decimals remain."),
    required("mode", ROUNDING_MODE, "half up", "How."),
  ),
  node(
    "bands of",
    FORMULA,
    "measured",
    "A value by the band in which another lies.",
    required(
      "rows",
      list(mapOf(BAND_ROW)),
      "[{ at least: 99 %, gives: 0 % }, { below: 99 %, gives: 10 % }]",
      "The bands; together they cover everything, and no two overlap.",
    ),
    optional(
      "overlap",
      choice(["first", "highest", "lowest"]),
      "first",
      "Which of two bands that both fit counts; without it, bands may not overlap.",
    ),
    optional(
      "otherwise",
      FORMULA,
      "0 %",
      "What a value outside all bands gives; without it, the bands must cover everything.",
    ),
  ),
  TABLE,
  node(
    "if",
    CONDITION,
    "{ measured: at least 75 % }",
    "One of two values.",
    required("then", FORMULA, "50 %", "When the test holds."),
    required("otherwise", FORMULA, "100 %", "When it does not."),
  ),
  node(
    "in force",
    list(mapOf(IN_FORCE_ROW)),
    "[{ from: 2026-01-01, value: 900 EUR }]",
    "A value that changes on dates.",
  ),
  node("test", CONDITION, "{ arrived: at most agreed }", "Whether a test holds, as a flag."),
  node("text", TEXT, "late", "A text, where a word alone would be a name."),
];

export const DUE: KeywordMap = {
  name: "due (what)",
  says: "From where a deadline is counted, and how far.",
  keywords: [
    required("from", FORMULA, "raised", "From where."),
    required("by", FORMULA, "2 business days", "How far."),
    ON,
    CUT_OFF,
    snap("end"),
  ],
};

const CLOCK_VALUES: readonly (readonly [string, string])[] = [
  ["elapsed of", "How long a clock ran, without its pauses."],
  ["due of", "When its limit is or was reached."],
  ["start of", "When it started."],
  ["stop of", "When it stopped."],
  ["breach of", "When the limit passed without a stop."],
  ["margin of", "What was left of the limit at the stop."],
  ["paused of", "How long it was paused."],
];

export const TIMES: readonly KeywordMap[] = [
  node(
    "time from",
    FORMULA,
    "raised",
    "The time from one instant to another.",
    required("to", FORMULA, "solved", "To which."),
    ON,
  ),
  node(
    "due",
    mapOf(DUE),
    "{ from: raised, by: 2 business days, on: office }",
    "An instant or date moved by an amount of time.",
  ),
  node("day of", FORMULA, "arrived", "The local date of an instant, in the governing zone."),
  ...CLOCK_VALUES.map(([key, says]) => node(key, TEXT, "response", says)),
  node(
    "field",
    TEXT,
    "priority",
    "What a field was at an event.",
    required("at", TEXT, "raised", "At which event."),
  ),
];

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

export const FORMULAS: readonly KeywordMap[] = [
  ...ARITHMETIC,
  ...CHOICES,
  ...TIMES,
  ...AGGREGATES,
  ...TIME_MEASURES,
  ...PRICES,
  ...HISTORY,
];
