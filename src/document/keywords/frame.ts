/** The keys of the terms around the promises: goals, responsibilities, reviews, silence, exclusions. */

import {
  AMOUNT,
  choice,
  either,
  type Keyword,
  type KeywordMap,
  list,
  mapOf,
  named,
  optional,
  required,
  TEXT,
  text,
} from "./keyword.ts";

export const SIDES = ["provider", "customer", "supplier"] as const;
export const LETTERS = ["R", "A", "C", "I", "A and R"] as const;
export const REQUESTS = [
  "exclusion",
  "statement",
  "correction",
  "amendment",
  "claim",
  "review minutes",
] as const;
export const EXCLUSION_TYPES = [
  "planned maintenance",
  "emergency maintenance",
  "force majeure",
  "customer-caused",
  "third party",
  "beyond quota",
] as const;
const VERDICTS = ["met", "missed", "not measured", "not applicable", "deemed met"];

const ON = optional("on", TEXT, "office", "The calendar on which its business days or hours are counted.");
const CONSTANT = either(TEXT, { kind: "number", whole: false });

export const GOAL: KeywordMap = {
  name: "goal",
  says: "What the customer wants of the service, and by which figure of their own they will see it.",
  keywords: [
    required("owner", TEXT, "head of web sales", "Who wants it."),
    required("indicator", TEXT, "orders lost at the checkout", "The figure by which it is seen."),
    optional("baseline", CONSTANT, "80", "Where the figure stood before."),
    required(
      "aims at",
      text("^(at least|at most|above|below|exactly) .+$"),
      "at most 50",
      "What it should be.",
    ),
    required("each", TEXT, "calendar month", "How often the figure is looked at."),
    optional("source", TEXT, "report of the web shop", "Where the figure is read."),
    optional(
      "without value",
      choice(VERDICTS),
      "not measured",
      "What holds for a period in which nobody reported it.",
    ),
    required("served by", list(TEXT), "[uptime]", "The targets by which it is to be reached."),
  ],
};

export const RESPONSIBLE: KeywordMap = {
  name: "responsible",
  says: "A matrix of tasks and roles: who does it (R), answers for it (A), is consulted (C), is informed (I).",
  keywords: [
    required(
      "roles",
      named(choice(SIDES)),
      "{ support team: provider, vendor manager: customer }",
      "The roles, each with the party that it belongs to.",
    ),
    required(
      "tasks",
      named(named(choice(LETTERS))),
      "{ solve a ticket: { support team: A and R, vendor manager: I } }",
      "The part that each role has in a task; exactly one role answers for it.",
    ),
  ],
};

export const REVIEW: KeywordMap = {
  name: "review",
  says: "A meeting of both sides about a period that is over.",
  keywords: [
    required("each", TEXT, "calendar month", "After which periods it is held."),
    optional("within", AMOUNT, "10 business days", "How long after the end of the period at the latest."),
    ON,
    required("invited", list(TEXT), "[support team, vendor manager]", "The roles that take part."),
    optional("agenda", list(TEXT), "[verdicts, credits, open disputes]", "What is spoken about."),
  ],
};

export const SILENCE: KeywordMap = {
  name: "silence",
  says: "What it means when one side does not answer a request of the other.",
  keywords: [
    required("within", AMOUNT, "5 business days", "How long the other side has for an answer."),
    ON,
    required("counts as", choice(["accepted", "refused"]), "accepted", "What silence means after that."),
  ],
};

const REQUEST_SAYS: Readonly<Record<(typeof REQUESTS)[number], string>> = {
  exclusion: "That time or items be taken out.",
  statement: "That the statement of a period be approved.",
  correction: "That a fact be corrected.",
  amendment: "That the agreement be amended.",
  claim: "That a credit be granted.",
  "review minutes": "That the minutes of a review be approved.",
};

export const SILENCES: KeywordMap = {
  name: "requests",
  says: "The requests whose silence has a meaning.",
  keywords: REQUESTS.map((request) =>
    optional(
      request,
      mapOf(SILENCE),
      "{ within: 14 calendar days, counts as: accepted }",
      REQUEST_SAYS[request],
    ),
  ),
};

export const EXCLUSION: KeywordMap = {
  name: "exclusion",
  says: "Time or items that are taken out of a measure, with who may say so and what they must show.",
  keywords: [
    required("type", choice(EXCLUSION_TYPES), "planned maintenance", "Of which kind it is."),
    optional("timeline", TEXT, "agreed maintenance", "The timeline that a measure takes out."),
    optional("facts", TEXT, "maintenance", "The stream that reports it."),
    required("declared by", choice(SIDES), "provider", "Who may declare it."),
    optional("notice", AMOUNT, "7 calendar days", "How long before it must be declared."),
    ON,
    optional("evidence", list(TEXT), "[change number]", "What must be shown with it."),
    optional("at most", AMOUNT, "4 hours", "How much of it may be taken out."),
    optional(
      "each",
      TEXT,
      "calendar month",
      "In which periods the most holds; without it, in the governing ones.",
    ),
  ],
};

export const SIGNATORY: KeywordMap = {
  name: "signatory",
  says: "A person who binds a party.",
  keywords: [
    required("name", TEXT, "Jo Klein", "Who signs."),
    required("as", TEXT, "head of operations", "The office in which the person signs."),
  ],
};

export const SIGNATORIES: KeywordMap = {
  name: "signatories",
  says: "Who signs for each party.",
  keywords: SIDES.map((side) =>
    optional(
      side,
      list(mapOf(SIGNATORY)),
      "[{ name: Jo Klein, as: head of operations }]",
      `Who signs for the ${side}.`,
    ),
  ),
};

/** The top keys of the frame, in their order. */
export const FRAME_KEYWORDS: readonly Keyword[] = [
  optional(
    "goals",
    named(mapOf(GOAL)),
    "{ fewer lost orders: { owner: web sales, indicator: lost orders, aims at: at most 50, each: calendar month, served by: [uptime] } }",
    "Why the customer wants this agreement.",
  ),
  optional(
    "responsible",
    mapOf(RESPONSIBLE),
    "{ roles: { support team: provider }, tasks: { solve a ticket: { support team: A and R } } }",
    "Who does what, and who answers for it.",
  ),
  optional(
    "reviews",
    named(mapOf(REVIEW)),
    "{ monthly review: { each: calendar month, invited: [support team] } }",
    "When both sides meet.",
  ),
  optional(
    "silence",
    mapOf(SILENCES),
    "{ statement: { within: 14 calendar days, counts as: accepted } }",
    "What it means when a request is not answered.",
  ),
  optional(
    "exclusions",
    named(mapOf(EXCLUSION)),
    "{ maintenance: { type: planned maintenance, timeline: agreed maintenance, declared by: provider } }",
    "What may be taken out of a measure, who may declare it, and how much.",
  ),
  optional(
    "signatories",
    mapOf(SIGNATORIES),
    "{ provider: [{ name: Jo Klein, as: head of operations }] }",
    "Who signs for each party.",
  ),
];

export const FRAME_MAPS: readonly KeywordMap[] = [
  GOAL,
  RESPONSIBLE,
  REVIEW,
  SILENCES,
  SILENCE,
  EXCLUSION,
  SIGNATORIES,
  SIGNATORY,
];
