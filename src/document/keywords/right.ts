/** The keys of rights: who may do what, when, and between which dates. */

import { AMOUNT, CONDITION, choice, type KeywordMap, list, optional, required, TEXT } from "./keyword.ts";

export const ROLES = ["provider", "customer", "supplier"] as const;

export const ACTIONS = [
  "terminate",
  "terminate the service",
  "suspend payment",
  "suspend the service",
  "step in",
  "extend the term",
  "demand a rectification plan",
  "demand a report",
  "audit",
] as const;

export const RIGHT: KeywordMap = {
  name: "right",
  says: "What a party may do when the figures of a period say so. It arises at the end of the first such period.",
  keywords: [
    required("who", choice(ROLES), "customer", "The party that has the right."),
    required("may", choice(ACTIONS), "terminate", "What it may do."),
    optional("service", TEXT, "hosting", "The service it is about."),
    optional("by", AMOUNT, "24 months", "By how much the term may be extended."),
    optional(
      "deliver within",
      AMOUNT,
      "10 business days",
      "How soon a plan or a report is owed once it is demanded.",
    ),
    optional("per", list(TEXT), "[line]", "The fields for whose values it arises separately."),
    required(
      "when",
      CONDITION,
      "{ value: { times in last: 6, of: uptime, verdict: missed }, is: at least 3 }",
      "The test over figures, targets, and credits as they were granted.",
    ),
    optional("cure", AMOUNT, "30 calendar days", "How long the other side may mend it first."),
    optional("notice", AMOUNT, "60 calendar days", "How long before it takes effect notice is given."),
    optional(
      "within",
      AMOUNT,
      "90 calendar days",
      "How long after it arose it can be used; without it, as long as the test holds.",
    ),
    optional("on", TEXT, "office", "The calendar on which its business time is counted."),
  ],
};
