/** The keys of accounts: what is kept from period to period, and what is posted to it. */

import {
  CONDITION,
  choice,
  FORMULA,
  type KeywordMap,
  list,
  mapOf,
  named,
  optional,
  required,
  TEXT,
  text,
} from "./keyword.ts";

export const ENTRY: KeywordMap = {
  name: "entry",
  says: "A rule by which something is posted to an account in every period.",
  oneOf: ["add", "take"],
  keywords: [
    optional("add", FORMULA, "failure points", "What is added to the balance."),
    optional("take", FORMULA, "{ balance of: points }", "What is taken off the balance."),
    optional("when", CONDITION, "{ uptime: missed }", "When it is posted; without it, in every period."),
  ],
};

export const ACCOUNT: KeywordMap = {
  name: "account",
  says: "A balance that lasts from period to period: points, credits kept, hours in a bank.",
  keywords: [
    required("holds", choice(["number", "money", "duration"]), "number", "What it is a balance of."),
    optional("per", list(TEXT), "[region]", "The fields for whose values it is kept separately."),
    optional(
      "opening",
      FORMULA,
      "100",
      "A constant that stands on it before the first period; without it, nothing.",
    ),
    optional("at most", FORMULA, "60", "The most that may stand on it; a posting beyond is cut."),
    optional("at least", FORMULA, "0", "The least that may stand on it; a posting below is cut."),
    optional(
      "expires after",
      text("^\\d+ periods?$"),
      "12 periods",
      "For how many periods what was added stands, its own included; without it, for ever.",
    ),
    optional(
      "entries",
      named(mapOf(ENTRY)),
      "{ failures: { add: failure points, when: { uptime: missed } } }",
      "What is posted, in written order.",
    ),
  ],
};
