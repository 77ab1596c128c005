/** Clocks by their stories: the worked examples of real contracts, and counting. The words of a story
 *  are explained in test/clock/story.ts. */
import { describe } from "vitest";
import { FOUR_HOURS, MET, OFFICE, OPENED, tell, WAITING } from "../../../../test/clock/stories.ts";

describe("worked examples of contracts", () => {
  tell([
    [
      "orgvue: a response within one business hour, raised at 16:30, is due on the next morning at 09:30",
      `${OFFICE}limit: 1 business hour`,
      `Mon 16:30 opened
       Mon 16:45 → running, 45 min left, due Tue 09:30
       Mon 20:00 → outside hours, undecided
       Tue 09:30 — breached`,
    ],
    [
      "orgvue: sixteen business hours from Tuesday 09:00 with two hours of waiting are due on Thursday at 11:00",
      `${OFFICE}${WAITING}limit: 16 business hours`,
      `Tue 09:00 opened
       Wed 10:00 waiting
       Wed 12:00 back
       Wed 13:00 → running, due Thu 11:00, promised Wed 17:00, waited 2 h
       Thu 11:00 solved
       Thu 11:00 → completed, met, 0 min left`,
    ],
    [
      "orgvue: an urgent case counts from its occurrence at Monday 10:00, not from the report at noon",
      `${OFFICE}starts at: occurred\nlimit: 8 business hours`,
      `Mon 12:00 opened occurred=2026-10-05T10:00:00Z
       Mon 12:00 → running, since Mon 10:00, counted 2 h, due Tue 10:00`,
    ],
    [
      "Red Hat standard, severity 2: four business hours from Friday 16:00 are due on Monday at 12:00",
      FOUR_HOURS,
      `Fri 16:00 opened
       Fri 16:00 → due Mon 12:00
       Mon 12:00 — breached`,
    ],
    [
      "Red Hat premium, severity 1: one hour from Saturday 03:00 is due at 04:00",
      `${OPENED}${MET}limit: 1 hour`,
      `Sat 03:00 opened
       Sat 03:30 → running, due Sat 04:00
       Sat 04:00 — breached`,
    ],
    [
      "Red Hat ongoing: four hours from the last update, the customer waited for from 11 to 13, are due at 16:00",
      `starts: opened\nstops: solved\nreset by: updated\n${MET}${WAITING}limit: 4 hours`,
      `Mon 08:00 opened
       Mon 10:00 updated
       Mon 11:00 waiting
       Mon 13:00 back
       Mon 14:00 → running, 2 cycles, since Mon 10:00, due Mon 16:00`,
    ],
    [
      "Openreach care level 1: reported on Tuesday at any time, due by the end of Thursday",
      `${OPENED}${MET}calendar: weekdays\nlimit: 2 business days\ndue: end of day`,
      `Tue 23:30 opened
       Tue 23:30 → due Fri 00:00
       Fri 00:00 solved
       Fri 00:00 → met`,
    ],
    [
      "Openreach care level 1: reported on Thursday, Friday is the next day and Monday the one after",
      `${OPENED}${MET}calendar: weekdays\nlimit: 2 business days\ndue: end of day`,
      `Thu 08:00 opened
       Thu 08:00 → due Tue 00:00`,
    ],
    [
      "Openreach care level 2: reported on Friday, due by the end of Saturday, for Saturdays count",
      `${OPENED}${MET}calendar: six days\nlimit: 1 business day\ndue: end of day`,
      `Fri 15:00 opened
       Fri 15:00 → due Sun 00:00`,
    ],
    [
      "Openreach care level 3: reported in the afternoon, due on the next day",
      `${OPENED}${MET}limit: 0 calendar days\ncut-off: 12:59\ndue: end of day`,
      `Tue 13:00 opened
       Tue 13:00 → due Thu 00:00`,
    ],
    [
      "Openreach care level 3: reported at 12:59, due on the same day",
      `${OPENED}${MET}limit: 0 calendar days\ncut-off: 12:59\ndue: end of day`,
      `Tue 12:59 opened
       Tue 12:59 → due Wed 00:00`,
    ],
    [
      "electricity: a supply that is back after exactly twelve hours is back in time",
      `${OPENED}${MET}limit: 12 hours`,
      `Mon 08:00 opened
       Mon 20:00 solved
       Mon 20:00 → completed, met, 0 min left`,
    ],
    [
      "electricity: a supply that was off for thirty hours was off for eighteen too many",
      `${OPENED}${MET}limit: 12 hours`,
      `Mon 08:00 opened
       Mon 20:00 — breached
       Tue 14:00 solved
       Tue 14:00 → completed, breached, counted 30 h, 18 h over`,
    ],
    [
      "electricity: eight hours and six with two between are no continuous fourteen",
      `${OPENED}${MET}limit: 12 hours\nwhen reopened: each cycle counts`,
      `Mon 00:00 opened
       Mon 08:00 solved
       Mon 10:00 reopened
       Mon 10:00 opened
       Mon 16:00 solved
       Mon 16:00 → met, counted 6 h, before it met, before it counted 8 h`,
    ],
    [
      "Openreach care level 4: six hours at any time of any day",
      `${OPENED}${MET}calendar: weekdays\nlimit: 6 hours`,
      `Sun 23:00 opened
       Sun 23:00 → running, due Mon 05:00`,
    ],
  ]);
});

describe("counting", () => {
  tell([
    [
      "a promise that is kept to the millisecond is kept",
      FOUR_HOURS,
      `Mon 09:00 opened
       Mon 13:00 solved
       Mon 13:00 → completed, met, 0 min left`,
    ],
    [
      "one second more breaks it, at the instant the limit was used up",
      FOUR_HOURS,
      `Mon 09:00 opened
       Mon 13:00:01 solved
       Mon 13:00:01 → completed, breached, breach Mon 13:00, 1 s over`,
    ],
    [
      "below the limit means that the limit itself is too long",
      FOUR_HOURS.replace("at most", "below"),
      `Mon 09:00 opened
       Mon 12:59:59 → undecided
       Mon 13:00 → breached, 0 min left
       Mon 13:00 — breached`,
    ],
    [
      "no hour of the night or the weekend counts",
      FOUR_HOURS,
      `Fri 16:00 opened
       Sat 12:00 → outside hours, counted 1 h, 3 h left
       Mon 08:59 → outside hours, counted 1 h
       Mon 10:00 → running, counted 2 h`,
    ],
    [
      "a limit used up at closing time is used up there, and a stop before the next opening is in time",
      FOUR_HOURS,
      `Fri 13:00 opened
       Fri 13:00 → due Fri 17:00
       Sun 12:00 solved
       Sun 12:00 → met, counted 4 h`,
    ],
    [
      "a limit used up at closing time is broken by the first moment of the next opening",
      FOUR_HOURS,
      `Fri 13:00 opened
       Mon 09:00:01 solved
       Mon 09:00:01 → breached, breach Fri 17:00`,
    ],
    [
      "a lunch break is no business time",
      `${OPENED}calendar: split\n${MET}limit: 4 business hours`,
      `Mon 10:00 opened
       Mon 12:30 → outside hours, counted 2 h
       Mon 15:00 — breached`,
    ],
    [
      "a night shift runs past midnight",
      `${OPENED}calendar: night\n${MET}limit: 4 business hours`,
      `Mon 20:00 opened
       Mon 21:00 → outside hours, counted 0 min
       Tue 02:00 — breached`,
    ],
    [
      "hours that are not business hours count round the clock, whatever calendar is named",
      `${OFFICE}limit: 4 hours`,
      `Fri 16:00 opened
       Fri 19:00 → running, counted 3 h
       Fri 20:00 — breached`,
    ],
    [
      "a limit of nothing is used up at once",
      `${OPENED}${MET}limit: 0 minutes`,
      `Mon 09:00 opened
       Mon 09:00 → undecided
       Mon 09:01 → breached, breach Mon 09:00`,
    ],
    [
      "a limit of nothing outside hours is used up at the start, not at the next opening",
      `${OFFICE}limit: 0 business hours`,
      `Fri 20:00 opened
       Fri 21:00 → outside hours, undecided, due Fri 20:00, promised Fri 20:00
       Mon 10:00 → running, breached, breach Fri 20:00, 1 h over`,
    ],
    [
      "a limit of nothing cannot be kept below itself, not even by a clock that starts paused",
      `${OPENED}${WAITING}met when: below limit\npauses after breach: do not count\nlimit: 0 hours`,
      `Mon 09:00 waiting
       Mon 10:00 opened
       Mon 11:00 → running, breached, breach Mon 10:00, counted 1 h`,
    ],
    [
      "a moment that has passed when the clock starts leaves nothing to count",
      `${OPENED}${MET}limit: 0 calendar days\ndue: at 16:00`,
      `Mon 17:00 opened
       Mon 17:00 → running, undecided, due Mon 17:00
       Mon 18:00 → breached, breach Mon 17:00, 1 h over`,
    ],
    [
      "after the cut-off, hours are counted from the next day on",
      `${FOUR_HOURS}cut-off: "13:00"`,
      `Mon 14:00 opened
       Mon 14:00 → running, due Tue 13:00, 7 h left
       Tue 13:00 solved
       Tue 13:00 → met, 0 min left`,
    ],
    [
      "before the cut-off they are counted from the start",
      `${FOUR_HOURS}cut-off: "13:00"`,
      `Mon 13:00 opened
       Mon 13:00 → due Mon 17:00, 4 h left`,
    ],
    [
      "hours to the end of the day: the promise is the day's end",
      `${OPENED}${MET}limit: 4 hours\ndue: end of day`,
      `Mon 10:00 opened
       Mon 10:00 → due Tue 00:00, 14 h left`,
    ],
    [
      "a limit of nothing is kept by a stop at the same instant",
      `${OPENED}${MET}limit: 0 minutes\nat the same instant: [start, stop, reset, cancel, pause, resume]`,
      `Mon 09:00 opened
       Mon 09:00 solved
       Mon 09:00 → completed, met, counted 0 min`,
    ],
    [
      "a month from the last of January is the last of February",
      `${OPENED}${MET}limit: 1 month`,
      `2026-01-31 10:00 opened
       2026-01-31 10:00 → due 2026-02-28 10:00`,
    ],
    [
      "twenty-four hours over the end of summer time end an hour earlier on the wall clock",
      `${OPENED}${MET}limit: 24 hours`,
      `2026-10-24 12:00 opened
       2026-10-24 12:00 → due Sun 11:00`,
      "Europe/Berlin",
    ],
    [
      "a calendar day over the end of summer time ends at the same wall clock",
      `${OPENED}${MET}limit: 1 calendar day`,
      `2026-10-24 12:00 opened
       2026-10-24 12:00 → due Sun 12:00
       Sun 12:00 solved
       Sun 12:00 → met, counted 25 h`,
      "Europe/Berlin",
    ],
    [
      "a holiday is no business day",
      `${OFFICE}limit: 1 business day`,
      `2026-10-20 15:00 opened
       2026-10-20 15:00 → due Thu 15:00`,
    ],
    [
      "business days are counted from the next opening, at its wall clock",
      `${OFFICE}limit: 1 business day`,
      `Sat 15:00 opened
       Sat 15:00 → due Tue 09:00`,
    ],
    [
      "the end of a business day is its last closing",
      `${OFFICE}limit: 1 business day\ndue: end of business day`,
      `Mon 10:00 opened
       Mon 10:00 → due Tue 17:00`,
    ],
    [
      "outside hours is no stage of a clock that counts round the clock",
      `${OFFICE}limit: 100 hours`,
      `Fri 16:00 opened
       Sat 12:00 → running`,
    ],
  ]);
});
