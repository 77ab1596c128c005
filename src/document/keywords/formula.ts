/** The words of formulas. A formula is a number, a constant in words, a name, or a map that begins with
 *  one of these words; there are no signs and no expression strings, so each formula can be read aloud. */

import { CUT_OFF, snap } from "./clock.ts";
import { AGGREGATES, HISTORY, TIME_MEASURES } from "./figure.ts";
import {
  CONDITION,
  choice,
  DATE,
  either,
  FORMULA,
  type KeywordMap,
  list,
  mapOf,
  node,
  optional,
  ROUNDING_MODE,
  required,
  type Shape,
  TEXT,
} from "./keyword.ts";
import { PRICES } from "./price.ts";

const FORMULAS_LIST = list(FORMULA);
const TWO: Shape = { kind: "list", of: FORMULA, length: 2 };
const ON = optional(
  "on",
  either(TEXT, FORMULA),
  "office",
  "The calendar whose hours count; without it, round the clock.",
);

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

export const FORMULAS: readonly KeywordMap[] = [
  ...ARITHMETIC,
  ...CHOICES,
  ...TIMES,
  ...AGGREGATES,
  ...TIME_MEASURES,
  ...PRICES,
  ...HISTORY,
];
