/** The keys of a clock: what starts and stops it, what it waits for, and how long it may run. */

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
  TIME_OF_DAY,
  text,
} from "./keyword.ts";

export const SAME_INSTANT = ["stop", "reset", "cancel", "pause", "resume", "start"] as const;

export const LIMIT_CHANGES = [
  "keep elapsed time",
  "restart",
  "from the beginning",
  "limit at start stays",
] as const;

export const REOPENINGS = ["first stop counts", "time continues", "each cycle counts"] as const;

export const TRIGGER: KeywordMap = {
  name: "event with a test",
  says: "An event that counts only when its own fields pass a test.",
  keywords: [
    required("event", TEXT, "status changed", "The event."),
    optional("where", CONDITION, "{ to: solved }", "The test on the fields of the event."),
  ],
};

const EVENTS = either(TEXT, mapOf(TRIGGER), list(either(TEXT, mapOf(TRIGGER))));

export const PAUSE: KeywordMap = {
  name: "pause",
  says: "Time that does not count, from one event to another or while the fields stand so.",
  oneOf: ["from", "while"],
  keywords: [
    optional("from", EVENTS, "waiting for client", "The events that begin it."),
    optional("until", EVENTS, "client answered", "The events that end it."),
    optional("while", CONDITION, "{ status: on hold }", "The state during which it lasts."),
    optional(
      "party",
      choice(["provider", "customer", "supplier"]),
      "customer",
      "For whose sake the clock waits.",
    ),
    optional(
      "at most",
      either(AMOUNT, choice(["no limit"])),
      "5 business days",
      'How much of it may be taken out in all; "no limit" says that there is none.',
    ),
  ],
};

const CALENDAR_CHOICE = either(TEXT, FORMULA);
const SNAP = either(choice(["end of day", "end of business day"]), text(`^at ${TIME_OF_DAY}$`));

/** The two keys by which a deadline is more than its amount; `due` formulas share them. */
export const CUT_OFF = optional(
  "cut-off",
  text(`^${TIME_OF_DAY}$`),
  "13:00",
  "What comes later in the day counts as the next day's.",
);

/** The moment that closes the final day of a deadline. */
export function snap(key: string): ReturnType<typeof optional> {
  return optional(
    key,
    SNAP,
    "end of business day",
    'Which moment of the final day closes it: "end of day", "end of business day" or "at 16:00".',
  );
}

export const CLOCK: KeywordMap = {
  name: "clock",
  says: "A time limit on items that have events: it runs from a start to a stop, on a calendar, without its pauses.",
  keywords: [
    required("items", TEXT, "cases", "The stream of events whose items it measures."),
    optional("attaches", CONDITION, "{ priority: [P1, P2] }", "Which items it measures; without it, all."),
    required("starts", EVENTS, "raised", "The events that start it."),
    optional("starts at", TEXT, "occurred", "A field with an earlier instant from which time counts."),
    required("stops", EVENTS, "[solved, closed]", "The events that stop it."),
    optional("cancelled by", EVENTS, "withdrawn", "The events that make it void."),
    optional(
      "reset by",
      EVENTS,
      "raised again",
      "The events that set it back to nothing and start it again.",
    ),
    optional(
      "pauses",
      named(mapOf(PAUSE)),
      "{ waiting for the client: { from: waiting, until: answered } }",
      "Time that does not count, by reason.",
    ),
    optional(
      "calendar",
      CALENDAR_CHOICE,
      "office",
      "Whose hours count, by name or by a table; without it, round the clock.",
    ),
    optional(
      "limit",
      FORMULA,
      "{ by: priority, P1: 4 hours, otherwise: 2 business days }",
      "How long it may run; without it, the clock only measures.",
    ),
    optional(
      "met when",
      choice(["at most limit", "below limit"]),
      "at most limit",
      "Whether a stop exactly at the limit is in time; it stands beside every limit.",
    ),
    CUT_OFF,
    snap("due"),
    optional(
      "when the limit changes",
      choice(LIMIT_CHANGES),
      "keep elapsed time",
      "What happens when the item's fields change the limit on the way.",
    ),
    optional(
      "when reopened",
      choice(REOPENINGS),
      "first stop counts",
      "What happens when it is started again after its stop.",
    ),
    optional(
      "pauses before the start",
      choice(["count", "do not count"]),
      "do not count",
      "Whether a pause that began before the start takes time away.",
    ),
    optional(
      "pauses after breach",
      choice(["count", "do not count"]),
      "count",
      "Whether a pause after the limit has passed still takes time away.",
    ),
    optional(
      "at the same instant",
      list(choice(SAME_INSTANT)),
      "[stop, reset, cancel, pause, resume, start]",
      "The order in which events of one instant are applied.",
    ),
  ],
};
