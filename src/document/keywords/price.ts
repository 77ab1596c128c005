/** The words of prices: published series, formulas that follow them, parts of periods, and tax. */

import {
  AMOUNT,
  CONDITION,
  choice,
  DATE,
  FORMULA,
  type KeywordMap,
  list,
  mapOf,
  named,
  optional,
  ROUNDING_MODE,
  required,
  TEXT,
  text,
} from "./keyword.ts";

const PERCENTAGE = text("^-?\\d+(\\.\\d+)? ?%$");
const CURRENCY = text("^[A-Z]{3}$");

const ROUNDING = optional(
  "rounding",
  ROUNDING_MODE,
  "half up",
  "How it is brought to the currency's smallest unit; without it, it stays exact.",
);

export const REPORTED: KeywordMap = {
  name: "reported values",
  says: "Where further values of a series are reported, so that they need no new version of the agreement.",
  keywords: [
    required("from", TEXT, "rates", "A stream of records, one for each value."),
    required("date", TEXT, "day", "Its field with the date for which the value is published."),
    required("value", TEXT, "rate", "Its field with the value."),
    optional("where", CONDITION, "{ currency: USD }", "Which of the records belong to this series."),
  ],
};

export const SERIES: KeywordMap = {
  name: "series",
  says: "Values that somebody else publishes for dates: an index, a rate of exchange. The last one for a date or before counts on that date; before the first there is none.",
  keywords: [
    required("source", TEXT, "Statistics office", "Who publishes them."),
    optional("price of", CURRENCY, "USD", "For a rate of exchange: the currency that is priced."),
    optional("in", CURRENCY, "EUR", "For a rate of exchange: the currency of the price."),
    optional(
      "holds",
      AMOUNT,
      "7 calendar days",
      "For how long a value counts, in calendar days or months; without it, until the next one.",
    ),
    optional(
      "values",
      named({ kind: "either", of: [{ kind: "number", whole: false }, PERCENTAGE] }),
      "{ 2025-12-01: 119.9, 2026-12-01: 122.4 }",
      "The values known when the agreement was made, by date.",
    ),
    optional("reported", mapOf(REPORTED), "{ from: rates, date: day, value: rate }", REPORTED.says),
  ],
};

export const TAX: KeywordMap = {
  name: "tax",
  says: "A tax on what is charged; the statement then shows net, tax and gross.",
  keywords: [
    required("name", TEXT, "VAT", "What it is called."),
    required("rate", FORMULA, "19 %", "Its rate, which may change on dates."),
    optional(
      "on",
      list(TEXT),
      "[monthly fee]",
      "The fees that are charged for a period; without it, the statement is about credits alone.",
    ),
    required(
      "credits",
      choice(["reduce the taxable amount", "outside tax"]),
      "reduce the taxable amount",
      "Whether credits lower what is taxed, or are paid beside it.",
    ),
    required("rounding", ROUNDING_MODE, "half up", "How the tax is brought to the currency's smallest unit."),
  ],
};

const ON = required("on", FORMULA, "end of period", "For which date; an instant stands for its local date.");

export const PRICES: readonly KeywordMap[] = [
  {
    name: "value of",
    says: "The value of a series for a date.",
    keywords: [required("value of", TEXT, "CPI", "The value of a series for a date."), ON],
  },
  {
    name: "convert",
    says: "Money of another currency in the agreement's own.",
    keywords: [
      required(
        "convert",
        FORMULA,
        "{ sum of: cost, over: orders }",
        "Money of another currency in the agreement's own.",
      ),
      required("with", TEXT, "USD in EUR", "The series that gives the price of the one in the other."),
      ON,
    ],
  },
  {
    name: "indexed",
    says: "An amount that changes in steps as a series has changed.",
    keywords: [
      required(
        "indexed",
        FORMULA,
        "40000 EUR",
        "An amount that changes in steps as a series has changed; the steps build on one another.",
      ),
      required("with", TEXT, "CPI", "The series."),
      required(
        "base",
        DATE,
        "2025-12-01",
        "The date whose value the amount rests on; each step compares the next such date.",
      ),
      optional(
        "from",
        DATE,
        "2026-01-01",
        "The date from which the amount holds; it changes on its anniversaries. Without it, the base.",
      ),
      required("each", AMOUNT, "12 months", "How long a step lasts, in months or calendar days."),
      optional("at least", PERCENTAGE, "0 %", "The least change of one step."),
      optional("at most", PERCENTAGE, "3 %", "The most change of one step."),
      ROUNDING,
    ],
  },
  {
    name: "pro rata",
    says: "The part of an amount that falls to the days between two dates.",
    keywords: [
      required(
        "pro rata",
        FORMULA,
        "40000 EUR",
        "The part of an amount that falls to the days between two dates, both included.",
      ),
      optional("service", TEXT, "hosting", "A service whose first and last day are meant."),
      optional("from", DATE, "2026-02-10", "The first day."),
      optional("to", DATE, "2027-05-20", "The last day."),
      required(
        "part of a period",
        choice(["by calendar days", "by time", "in full"]),
        "by calendar days",
        "What a period that is not whole comes to: its days or its time in proportion, or the whole amount.",
      ),
      ROUNDING,
    ],
  },
];
