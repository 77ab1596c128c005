/** The keys of a calendar: opening hours by weekday, and the dates that are otherwise. */

import {
  choice,
  DATE,
  either,
  type Keyword,
  type KeywordMap,
  list,
  mapOf,
  named,
  namedTogether,
  optional,
  required,
  TEXT,
  WINDOW,
} from "./keyword.ts";

const HOURS = either(WINDOW, list(WINDOW), choice(["closed"]));

const LATER: readonly Keyword[] = [
  optional("holidays", list(DATE), "[2026-12-25, 2026-12-26]", "Dates on which nothing opens."),
  optional(
    "dates",
    named(HOURS),
    "{ 2026-12-24: 08:00-12:00 }",
    "Dates with hours of their own, in place of the week and of a holiday.",
  ),
  optional(
    "breaks",
    named(either(WINDOW, list(WINDOW))),
    "{ 2026-07-01: 12:00-13:00 }",
    "Times cut out of single dates.",
  ),
];

const WEEK_SAYS =
  "Windows by weekday: Mon to Sun, ranges and lists of them; a window may run past midnight, a day left out is closed.";

export const CALENDAR_VERSION: KeywordMap = {
  name: "version of a calendar",
  says: "The hours from a date on. Nothing is taken over from the hours before.",
  keywords: [
    required("from", DATE, "2027-01-01", "The first date on which these hours hold."),
    required("hours", namedTogether(HOURS), "{ Mon-Fri: 09:00-17:00 }", WEEK_SAYS),
    ...LATER,
  ],
};

export const CALENDAR: KeywordMap = {
  name: "calendar",
  says: "When people are at work. Business hours are counted on a calendar.",
  keywords: [
    optional("zone", TEXT, "Europe/London", "The zone of its hours; without it, the governing zone."),
    optional(
      "hours",
      namedTogether(HOURS),
      "{ Mon-Fri: [08:00-12:00, 13:00-17:00], Sat: 09:00-12:00 }",
      WEEK_SAYS,
    ),
    ...LATER,
    optional(
      "versions",
      list(mapOf(CALENDAR_VERSION)),
      "[{ from: 2027-01-01, hours: { Mon-Fri: 09:00-17:00 } }]",
      "Hours that replace these from a date on.",
    ),
  ],
};
