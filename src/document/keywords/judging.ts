/** The keys of figures, targets, credits and caps: from a measure to money. */

import { RESTS_ON } from "./chain.ts";
import {
  CONDITION,
  choice,
  either,
  FORMULA,
  type KeywordMap,
  list,
  mapOf,
  optional,
  ROUNDING_MODE,
  required,
  TEXT,
  text,
  WHOLE,
} from "./keyword.ts";

export const VERDICTS = ["met", "missed", "not measured", "not applicable", "deemed met"] as const;

export const FIGURE: KeywordMap = {
  name: "figure",
  says: "A named intermediate figure, formed once for each combination of some fields' values.",
  keywords: [
    optional("per", list(TEXT), "[region]", "The fields for whose values it is formed separately."),
    required("is", FORMULA, "{ by: region, north: 99.95 %, otherwise: 99.9 % }", "The formula."),
  ],
};

export const LEVEL: KeywordMap = {
  name: "level",
  says: "A comparison with a formula; a constant or a name is written in words instead, such as: at least 95 %.",
  oneOf: ["at least", "at most", "above", "below", "exactly"],
  keywords: [
    optional("at least", FORMULA, "promised uptime", "As much, or more."),
    optional("at most", FORMULA, "latency limit", "As much, or less."),
    optional("above", FORMULA, "50 %", "More."),
    optional("below", FORMULA, "5 %", "Less."),
    optional("exactly", FORMULA, "100 %", "Neither more nor less."),
  ],
};

export const LEVEL_SHAPE = either(text("^(at least|at most|above|below|exactly) .+$"), mapOf(LEVEL));

export const VOLUME: KeywordMap = {
  name: "volume",
  says: "Too little to judge fairly: a count, and what then holds.",
  keywords: [
    required("of", FORMULA, "{ count of: survey answers }", "What is counted."),
    required("fewer than", WHOLE, "20", "Below this count the rule holds."),
    required("then", choice(VERDICTS), "not measured", "The verdict that then stands."),
  ],
};

export const TARGET: KeywordMap = {
  name: "target",
  says: "A promise: what is measured, and which level is enough. Without a level it is reported and never judged.",
  keywords: [
    optional("service", TEXT, "support", "The service it belongs to."),
    optional("per", list(TEXT), "[priority]", "The fields for whose values it is judged separately."),
    required(
      "measure",
      FORMULA,
      "{ share of: cases, where: { response: [met, breached] }, that: { response: met } }",
      "What is measured over a period.",
    ),
    optional("expected", LEVEL_SHAPE, "at least 95 %", "The level that is promised."),
    optional("minimum", LEVEL_SHAPE, "at least 90 %", "The level below which the miss is severe."),
    optional(
      "rounding",
      text("^.+ to \\d+ decimals?( of a percent)?$"),
      "half up to 2 decimals of a percent",
      "How the measure is rounded before it is judged; without it, not at all.",
    ),
    optional(
      "volume",
      mapOf(VOLUME),
      "{ of: { count of: cases }, fewer than: 20, then: not measured }",
      "What holds when there is too little to judge.",
    ),
    required(
      "without value",
      choice(VERDICTS),
      "not measured",
      "What holds when nothing happened or nothing was reported.",
    ),
    optional(
      "dated by",
      FORMULA,
      "{ due of: response }",
      "The instant or date whose period an item belongs to, for this target alone.",
    ),
    optional("period", TEXT, "calendar quarter", "Periods of its own in place of the governing ones."),
    optional(
      "text",
      TEXT,
      "Response means a reply by a person.",
      "Words that are printed with the promise and never computed.",
    ),
    RESTS_ON,
  ],
};

export const CREDIT: KeywordMap = {
  name: "credit",
  says: "What a missed promise costs, or a kept one earns.",
  keywords: [
    optional("for", TEXT, "uptime", "The target it belongs to; it is formed for each of the target's cells."),
    optional(
      "when",
      either(choice(["missed", "below minimum", "always"]), CONDITION),
      "missed",
      "When it is due; without it, when the target is missed.",
    ),
    required("amount", FORMULA, "{ times: [10 %, monthly fee] }", "How much, as a formula that gives money."),
    required(
      "rounding",
      ROUNDING_MODE,
      "half up",
      "How it is rounded to whole cents, or the like of its currency.",
    ),
    optional(
      "paid by",
      choice(["provider", "customer"]),
      "provider",
      "Who owes it; without it, the provider.",
    ),
  ],
};

export const CAP: KeywordMap = {
  name: "cap",
  says: "A limit on the sum of credits in a period, or in the periods of a longer span.",
  keywords: [
    optional("per", list(TEXT), "[product]", "The fields for whose values the limit holds separately."),
    required(
      "credits",
      either(choice(["all"]), list(TEXT)),
      "all",
      "The credits that are summed: all, or a list of names.",
    ),
    optional(
      "each",
      TEXT,
      "year from April",
      "The span over which the limit holds; without it, each assessment period. Also: term.",
    ),
    required("at most", FORMULA, "10 % of service charges", "The limit."),
    required(
      "above",
      text("^(lost|carried forward|paid in cash|to account .+)$"),
      "lost",
      "What becomes of the rest: lost, carried forward, paid in cash, or to account and the name of one.",
    ),
  ],
};
