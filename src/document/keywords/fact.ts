/** The keys of streams of facts, and of the items that are made of facts. */

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
  TIMELINE,
  text,
} from "./keyword.ts";

export const FIELD_TYPES = ["number", "money", "duration", "instant", "date", "flag", "text"] as const;

export const SHAPES = ["events", "intervals", "samples", "records"] as const;

export const CLOSED_FIELD: KeywordMap = {
  name: "field with a closed list",
  says: "A text that is one of a few. The list also says which cells exist when nothing happened in them.",
  keywords: [
    required("one of", list(TEXT), "[urgent, high, normal, low]", "Every text that the field may have."),
  ],
};

export const STREAM: KeywordMap = {
  name: "stream of facts",
  says: "Facts of one kind, as a ticket system, a monitor or a warehouse reports them.",
  keywords: [
    required(
      "shape",
      choice(SHAPES),
      "events",
      "How one fact speaks: an event in an item's life, an interval of time, a sample of a state, or a single record.",
    ),
    optional("events", list(TEXT), "[raised, responded, solved]", "For events: which ones there are."),
    optional(
      "fields",
      named(either(choice(FIELD_TYPES), text("^money in [A-Z]{3}$"), mapOf(CLOSED_FIELD))),
      "{ priority: { one of: [P1, P2] }, cost: money }",
      "The fields that the agreement relies on, with their types. Money of another currency names it: money in USD.",
    ),
    optional(
      "where",
      CONDITION,
      "{ channel: store }",
      "Which facts count at all; the others belong to another agreement.",
    ),
  ],
};

export const ITEMS: KeywordMap = {
  name: "items",
  says: "Things that are counted. Each stream is already a set of items of its own name.",
  oneOf: ["from", "cycles of", "group", "runs of"],
  keywords: [
    optional(
      "from",
      TEXT,
      "order lines",
      "The items of a stream or of another set, narrowed and with more values.",
    ),
    optional("cycles of", TEXT, "response", "Each cycle of a clock, from a start to its stop."),
    optional(
      "group",
      TEXT,
      "lines",
      "Items of another set taken together, by fields or by stretches of time.",
    ),
    optional("runs of", TIMELINE, "down", "Each unbroken run of a timeline, cut at the period."),
    optional(
      "by",
      list(TEXT),
      "[order]",
      "For a group: the fields whose values its members share. For runs: the fields for whose values they are formed separately.",
    ),
    optional("every", AMOUNT, "5 minutes", "For a group: the length of the stretches of time."),
    optional(
      "empty",
      choice(["included", "left out"]),
      "included",
      "For a group by time: whether a stretch without any member exists.",
    ),
    optional("where", CONDITION, "{ disputed: false }", "Which of them are meant."),
    optional(
      "dated by",
      FORMULA,
      "must arrive by",
      "The instant or date whose period an item belongs to; without it, its first fact or its start. Runs that are dated by their start or end are not cut.",
    ),
    optional(
      "values",
      named(either(FORMULA, CONDITION)),
      "{ accepted: { smaller of: [ordered, received] } }",
      "Values worked out for each item, by name: a formula, or a test for a flag.",
    ),
  ],
};
