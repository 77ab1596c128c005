/** The keys of claims: what has to be done, and by when, for a credit that is not given by itself. */

import { LEVEL_SHAPE } from "./judging.ts";
import {
  AMOUNT,
  CONDITION,
  choice,
  either,
  FORMULA,
  type KeywordMap,
  list,
  mapOf,
  named,
  optional,
  required,
  TEXT,
} from "./keyword.ts";

export const SILENCE = ["accepted", "refused"] as const;
export const GIVEN = ["against future fees", "on the next invoice", "in cash"] as const;
export const REMEDY = ["sole", "not sole"] as const;
export const SIDES = ["provider", "customer"] as const;
export const MEASURERS = ["provider", "customer", "third party"] as const;

const CLAIM_CALENDAR = optional("on", TEXT, "office", "The calendar on which its business time is counted.");

export const CLAIM_STEP: KeywordMap = {
  name: "claim step",
  says: "Something that has to be reported: a notice, a ticket, a request; in time, or without limit of time.",
  keywords: [
    required("by", TEXT, "requests", "The items that are such reports, by the name of their set."),
    optional("where", CONDITION, "{ subject: SLA credit request }", "Which of them count."),
    optional(
      "dated by",
      FORMULA,
      "month",
      "The instant or date whose period a report is about; without it, the period to which its set dates it.",
    ),
    optional(
      "within",
      AMOUNT,
      "30 calendar days",
      "The length of the window; without it, the step is never too late.",
    ),
    optional(
      "after",
      FORMULA,
      "end of period",
      "The instant or date of the period from which the window is counted; no field of the report.",
    ),
  ],
  together: ["within", "after"],
};

export const CLAIM: KeywordMap = {
  name: "claim",
  says: "What it takes to be given certain credits. A credit that no claim covers is given by itself.",
  keywords: [
    required(
      "credits",
      either(choice(["all"]), list(TEXT)),
      "all",
      "The credits it covers: all, or a list of names.",
    ),
    required(
      "needs",
      named(mapOf(CLAIM_STEP)),
      "{ request: { by: requests, dated by: month, within: 30 calendar days, after: end of period } }",
      "The steps, in the order in which they have to be made, each in time.",
    ),
    CLAIM_CALENDAR,
    optional(
      "minimum",
      LEVEL_SHAPE,
      "above 1 USD",
      "On the sum of these credits in the period; what does not reach it is not given.",
    ),
    optional(
      "only if",
      CONDITION,
      "{ overdue: below 1 USD }",
      "Good standing, without which nothing is given.",
    ),
    optional("evidence", list(TEXT), "[dates and times of each outage, logs]", "What has to be sent along."),
    optional(
      "decided within",
      AMOUNT,
      "30 calendar days",
      "How long the other side may take to decide, from the last step on.",
    ),
    optional("silence", choice(SILENCE), "accepted", "What its silence means after that."),
    optional("given", choice(GIVEN), "against future fees", "How the credit is given."),
    optional("expires", AMOUNT, "12 months", "How long a credit can be used, from the last step on."),
    optional("remedy", choice(REMEDY), "sole", "Whether the credit is all that can be asked for."),
    optional("burden of proof", choice(SIDES), "customer", "Who has to prove what happened."),
    optional("measured by", choice(MEASURERS), "provider", "Whose measurements decide."),
  ],
};
