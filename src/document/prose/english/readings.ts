/** How the words of an English contract are to be read. */

import type { Reading } from "../interpretation.ts";

export const ENGLISH_READINGS: readonly Reading[] = [
  {
    title: "Defined terms",
    text: "A word in italics is a name that this agreement defines, in the clause of that title or in a table of fields; it means the same throughout.",
  },
  {
    title: "Periods and intervals",
    text: "An assessment period, and every stretch of time, includes its first instant and excludes its last. A fact belongs to the instant at which it occurred, not to the one at which it was recorded.",
  },
  {
    when: /business (?:second|minute|hour)/,
    title: "Business hours",
    text: "A business hour is an hour during which the named calendar is open; so are business minutes and seconds.",
  },
  {
    when: /business day/,
    title: "Business days",
    text: "A business day is a date on which the named calendar is open at some time. A number of business days ends on that many business days after the day of the start, at the same time of day.",
  },
  {
    when: /calendar days? /,
    title: "Calendar days",
    text: "A calendar day is a date in the governing time zone, whether it has 23, 24 or 25 hours.",
  },
  {
    when: /\b(?:minutes?|hours?)\b/,
    title: "Hours and minutes",
    text: "An hour or a minute without the word “business” is one of elapsed time, round the clock.",
  },
  {
    when: /later than \d\d:\d\d/,
    title: "Cut-off",
    text: "Where business days are counted, a start later than the cut-off, or on a day that is no business day, counts as made when the next business day opens. For every other length of time, a start later than the cut-off counts as made at the midnight that ends its day.",
  },
  {
    when: /percentile/,
    title: "Percentiles",
    text: "A percentile is one of the values themselves: in ascending order, the first at or below which the stated percentage of all values lies (nearest rank).",
  },
  {
    when: /share|mean|lowest|highest|percentile/,
    title: "Nothing to measure",
    text: "A sum or a count of no items is zero. A share, a mean, a lowest or highest value and a percentile of no items do not exist, and the service level then says what holds.",
  },
  {
    when: /the clock/,
    title: "Clocks",
    text: "A clock is breached at the instant at which its limit is used up, whoever notices it and when. A clock that has neither stopped nor been breached is undecided; one that was cancelled is void; one that never started is absent. Nothing is rounded before it is compared with its limit.",
  },
  {
    when: /rounded/,
    title: "Rounding",
    text: "Everything is computed exactly and rounded once, where this agreement says so. “Half up” rounds a tie away from zero, “half down” toward zero and “half even” to the even neighbour; “up” rounds away from zero, “down” toward zero, “ceiling” to the next greater and “floor” to the next smaller value.",
  },
  {
    when: /not applicable/,
    title: "Not applicable",
    text: "Where a table says “not applicable”, or names no value, no promise is made there.",
  },
  {
    when: /limited to/,
    title: "Several limits",
    text: "Limits on credits apply one after the other, in the order in which they are written.",
  },
];
