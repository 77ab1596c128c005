/** Clocks by their stories: every policy, the worked examples of real contracts, and the facts that
 *  arrive wrong. Field names, days and words are explained in test/clock/story.ts. */
import { describe, expect, it } from "vitest";
import { clockPlan, told } from "../../../test/clock/story.ts";

type Story = readonly [sentence: string, terms: string, story: string, zone?: string];

function tell(stories: readonly Story[]): void {
  for (const [sentence, terms, story, zone] of stories) {
    it(sentence, () => {
      const { expected, actual } = told(clockPlan(terms, zone), story);
      expect(actual).toBe(expected);
    });
  }
}

const OPENED = "starts: opened\nstops: solved\n";
const MET = "met when: at most limit\n";
const OFFICE = `${OPENED}calendar: office\n${MET}`;
const FOUR_HOURS = `${OFFICE}limit: 4 business hours\n`;
const WAITING = "pauses: { waiting: { from: waiting, until: back, party: customer } }\n";
const PAUSED_FOUR = FOUR_HOURS + WAITING;
const BY_PRIORITY = `${OFFICE}limit: { by: priority, P1: 2 business hours, P2: 8 business hours, P3: 16 business hours, none: not applicable }\n`;

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

describe("pauses", () => {
  tell([
    [
      "while paused there is no deadline, only what will be left",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 15:00 → paused, no due, 3 h left, promised Mon 13:00
       Tue 09:00 back
       Tue 09:00 → running, due Tue 12:00, waited 23 h`,
    ],
    [
      "a clock is paused from the very instant of the pause and runs from the instant of its end",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 10:00 → paused, no due, counted 1 h
       Mon 11:00 back
       Mon 11:00 → running, due Mon 14:00, counted 1 h`,
    ],
    [
      "a paused clock is never breached, however long",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 12:59 waiting
       2026-12-24 12:00 → paused, undecided, 1 min left`,
    ],
    [
      "a pause over a weekend moves nothing",
      PAUSED_FOUR,
      `Fri 16:00 opened
       Fri 17:00 waiting
       Mon 09:00 back
       Mon 10:00 → due Mon 12:00, promised Mon 12:00`,
    ],
    [
      "stopped while paused, the time before the pause counts",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Tue 10:00 solved
       Tue 10:00 → completed, met, counted 1 h`,
    ],
    [
      "two reasons at once take the time out once, and the clock runs when both are over",
      `${FOUR_HOURS}pauses: { waiting: { from: waiting, until: back }, hold: { from: held, until: released } }`,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 11:00 held
       Mon 12:00 back
       Mon 12:30 → paused, counted 1 h
       Mon 13:00 released
       Mon 14:00 → running, counted 2 h, waited 3 h`,
    ],
    [
      "a second beginning and a second end of the same pause change nothing",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 09:30 back
       Mon 10:00 waiting
       Mon 10:30 waiting
       Mon 11:00 back
       Mon 12:00 back
       Mon 12:00 → running, counted 2 h, waited 1 h`,
    ],
    [
      "a pause while the fields stand so begins and ends with them",
      `${FOUR_HOURS}pauses: { pending: { while: { status: pending } } }`,
      `Mon 09:00 opened status=open
       Mon 10:00 noted status=pending
       Mon 11:00 noted
       Mon 11:30 → paused
       Mon 12:00 noted status=open
       Mon 13:00 → running, counted 2 h, waited 2 h`,
    ],
    [
      "a pause with a limit in business time ends when that is used up",
      `${FOUR_HOURS}pauses: { waiting: { from: waiting, until: back, at most: 2 business hours } }`,
      `Mon 14:00 opened
       Mon 16:00 waiting
       Tue 09:30 → paused, 2 h left
       Tue 10:00 → running, due Tue 12:00
       Tue 11:00 → running, counted 3 h, waited 18 h
       Tue 12:00 — breached`,
    ],
    [
      "a pause with a limit in days of the calendar ends at the same wall clock",
      `${OPENED}${MET}limit: 4 hours\npauses: { waiting: { from: waiting, until: back, at most: 2 calendar days } }`,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Wed 09:59 → paused
       Wed 13:00 — breached`,
    ],
    [
      "the limit of a pause begins anew with the next pause",
      `${OPENED}${MET}limit: 4 hours\npauses: { waiting: { from: waiting, until: back, at most: 1 hour } }`,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 12:00 back
       Mon 12:30 waiting
       Mon 13:00 → paused, counted 2 h 30 min
       Mon 15:00 — breached`,
    ],
    [
      "what a pause took before the start has no effect, what it takes after does",
      PAUSED_FOUR.replace("starts: opened", "starts: assigned"),
      `Mon 09:00 opened
       Mon 09:30 waiting
       Mon 10:00 assigned
       Mon 11:00 → paused, counted 0 min, waited 1 h
       Mon 12:00 back
       Mon 16:00 — breached`,
    ],
    [
      "a retroactive start counts the waiting before the clock attached",
      `${PAUSED_FOUR}starts at: occurred`.replace("starts: opened", "starts: assigned"),
      `Mon 10:00 waiting occurred=2026-10-05T09:00:00Z
       Mon 11:00 back
       Mon 12:00 assigned
       Mon 12:00 → counted 3 h, due Mon 13:00`,
    ],
    [
      "a retroactive start with retroactive pauses leaves the waiting before it out",
      `${PAUSED_FOUR}starts at: occurred\npauses before the start: count`.replace(
        "starts: opened",
        "starts: assigned",
      ),
      `Mon 10:00 waiting occurred=2026-10-05T09:00:00Z
       Mon 11:00 back
       Mon 12:00 assigned
       Mon 12:00 → counted 2 h, waited 1 h, due Mon 14:00`,
    ],
    [
      "waiting after a breach is left out of the overrun, unless the agreement says otherwise",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 14:00 waiting
       Mon 15:00 back
       Mon 16:00 solved
       Mon 16:00 → breached, breach Mon 13:00, 2 h over`,
    ],
    [
      "waiting after a breach may be no excuse",
      `${PAUSED_FOUR}pauses after breach: do not count`,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 11:00 back
       Mon 14:30 waiting
       Mon 14:45 → running, breached, 45 min over
       Mon 15:00 back
       Mon 16:00 solved
       Mon 16:00 → breached, breach Mon 14:00, 2 h over, waited 1 h`,
    ],
    [
      "a pause that begins when the limit is just used up comes before the breach",
      `${PAUSED_FOUR}pauses after breach: do not count`,
      `Mon 09:00 opened
       Mon 13:00 waiting
       Mon 14:00 → paused, undecided, 0 min left`,
    ],
    [
      "a pause moves a day's end by as long as it lasted",
      `${OFFICE}${WAITING}limit: 1 business day\ndue: end of business day`,
      `Mon 10:00 opened
       Mon 11:00 waiting
       Mon 13:30 back
       Mon 14:00 → running, promised Tue 17:00, due Tue 19:30`,
    ],
    [
      "a clock that was breached before the pause keeps its due instant",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 14:00 waiting
       Mon 15:00 → paused, breached, due Mon 13:00, breach Mon 13:00`,
    ],
    [
      "a pause that reached its own limit was ended by no fact",
      `${FOUR_HOURS}pauses: { waiting: { from: waiting, until: back, at most: 1 business hour } }`,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 12:00 back
       Mon 12:00 → spans 1h(f0-f1) paused(f1) 1h()`,
    ],
    [
      "a pause in business time has no limit if its calendar is not known when it begins",
      `${OPENED}${MET}calendar: { by: site, berlin: office, remote: early, elsewhere: night }\nlimit: 4 business hours
       pauses: { waiting: { from: waiting, until: back, at most: 1 business hour } }`,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 12:00 → paused, void
       Mon 13:00 noted site=berlin
       Mon 14:00 → paused, undecided, waited 4 h, counted 1 h`,
    ],
    [
      "a stop during a pause ended the pause for this clock, not the answer that came later",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 11:00 solved
       Mon 12:00 back
       Mon 13:00 → completed, due Mon 14:00, spans 1h(f0-f1) paused(f1-f2)`,
    ],
    [
      "a change of limit is named where it cuts a stretch or a pause",
      BY_PRIORITY + WAITING,
      `Mon 09:00 opened priority=P1
       Mon 10:00 noted priority=P2
       Mon 11:00 waiting
       Mon 12:00 noted priority=P3
       Mon 13:00 back
       Mon 14:00 → spans 1h(f0-f1) 1h(f1-f2) paused(f2-f3) paused(f3-f4) 1h(f4)`,
    ],
    [
      "two reasons of waiting each name their own facts",
      `${FOUR_HOURS}pauses: { waiting: { from: waiting, until: back }, hold: { from: held, until: released } }`,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 11:00 held
       Mon 12:00 back
       Mon 13:00 released
       Mon 14:00 → counted 2 h, spans 1h(f0-f1) paused(f1-f3) paused(f2-f4) 1h(f4)`,
    ],
    [
      "waiting again at the instant of the answer is one pause, from its first fact to its last",
      `${PAUSED_FOUR}at the same instant: [stop, reset, cancel, resume, pause, start]`,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 11:00 back
       Mon 11:00 waiting
       Mon 12:00 back
       Mon 13:00 → spans 1h(f0-f1) paused(f1-f4) 1h(f4)`,
    ],
    [
      "each stretch tells the facts that began and ended it",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 12:00 back
       Mon 13:00 solved
       Mon 13:00 → spans 1h(f0-f1) paused(f1-f2) 1h(f2-f3)`,
    ],
  ]);
});

describe("when the limit changes", () => {
  tell([
    [
      "keep elapsed time: an hour of two is an hour of eight",
      BY_PRIORITY,
      `Mon 09:00 opened priority=P2
       Mon 10:00 noted priority=P1
       Mon 10:00 → running, 1 h left, due Mon 11:00, promised Mon 17:00
       Mon 11:00 — breached`,
    ],
    [
      "keep elapsed time: a limit that the change uses up is breached at the change",
      BY_PRIORITY,
      `Mon 09:00 opened priority=P2
       Mon 13:00 noted priority=P1
       Mon 13:00 → running, breached, breach Mon 13:00, 2 h over`,
    ],
    [
      "keep elapsed time: a breach against the old limit is none against the new one",
      BY_PRIORITY,
      `Mon 09:00 opened priority=P1
       Mon 12:00 → breached, breach Mon 11:00
       Mon 13:00 noted priority=P3
       Mon 13:00 → running, undecided, 12 h left, due Tue 17:00`,
    ],
    [
      "keep elapsed time: a breach that stands under both limits stays where it was",
      BY_PRIORITY,
      `Mon 09:00 opened priority=P2
       Tue 10:00 noted priority=P1
       Tue 10:00 → breached, breach Mon 17:00`,
    ],
    [
      "restart: the new limit has all its time",
      `${BY_PRIORITY}when the limit changes: restart`,
      `Mon 09:00 opened priority=P2
       Mon 12:00 noted priority=P1
       Mon 12:30 → running, since Mon 12:00, counted 30 min, due Mon 14:00`,
    ],
    [
      "from the beginning: the new limit counts as if it had always held, without earlier pauses",
      `${BY_PRIORITY}${WAITING}when the limit changes: from the beginning`,
      `Mon 09:00 opened priority=P2
       Mon 10:00 waiting
       Mon 13:00 back
       Mon 14:00 noted priority=P1
       Mon 14:00 → breached, breach Mon 11:00, counted 5 h`,
    ],
    [
      "from the beginning, with pauses before the start: the waiting stays out",
      `${BY_PRIORITY}${WAITING}when the limit changes: from the beginning\npauses before the start: count`,
      `Mon 09:00 opened priority=P2
       Mon 10:00 waiting
       Mon 13:00 back
       Mon 13:30 noted priority=P1
       Mon 13:30 → undecided, counted 1 h 30 min, due Mon 14:00`,
    ],
    [
      "limit at start stays: nothing changes",
      `${BY_PRIORITY}when the limit changes: limit at start stays`,
      `Mon 09:00 opened priority=P2
       Mon 12:00 noted priority=P1
       Mon 12:30 → running, due Mon 17:00`,
    ],
    [
      "a priority that is given after the start holds from the start",
      `${BY_PRIORITY}when the limit changes: restart`,
      `Mon 09:00 opened
       Mon 09:30 → running, void, no due
       Mon 10:00 assigned priority=P1
       Mon 10:00 → running, since Mon 09:00, counted 1 h, due Mon 11:00`,
    ],
    [
      "a change at the instant of the start is no change",
      `${BY_PRIORITY}when the limit changes: limit at start stays`,
      `Mon 09:00 opened priority=P2
       Mon 09:00 noted priority=P1
       Mon 10:00 → due Mon 11:00`,
    ],
    [
      "a change after the stop changes nothing",
      BY_PRIORITY,
      `Mon 09:00 opened priority=P2
       Mon 12:00 solved
       Mon 13:00 noted priority=P1
       Mon 13:00 → completed, met, 5 h left`,
    ],
    [
      "a priority that is given with the stop holds from the start",
      BY_PRIORITY,
      `Mon 09:00 opened
       Mon 12:00 solved priority=P1
       Mon 13:00 → completed, breached, breach Mon 11:00, 1 h over`,
    ],
    [
      "a priority that is given after the stop comes too late: what is settled stays",
      BY_PRIORITY,
      `Mon 09:00 opened
       Mon 12:00 solved
       Mon 12:00 → completed, void
       Mon 13:00 noted priority=P1
       Mon 14:00 → completed, void`,
    ],
    [
      "where the calendar alone changes nothing begins again, though each table row has its own four hours",
      `${OPENED}${MET}when the limit changes: restart\ncalendar: { by: site, berlin: office, remote: early, elsewhere: night }
       limit: { by: site, berlin: 4 business hours, remote: 4 business hours, elsewhere: 1 hour }`,
      `Mon 09:00 opened site=berlin
       Mon 10:00 noted site=remote
       Mon 11:00 → running, since Mon 09:00, counted 2 h, due Tue 07:00`,
    ],
    [
      "where no limit applies any more, the clock is void",
      BY_PRIORITY,
      `Mon 09:00 opened priority=P2
       Mon 12:00 noted priority=none
       Mon 13:00 → running, void, no due, no limit`,
    ],
    [
      "a pause that lasts over the change goes on",
      `${BY_PRIORITY}${WAITING}`,
      `Mon 09:00 opened priority=P2
       Mon 10:00 waiting
       Mon 11:00 noted priority=P1
       Mon 11:30 → paused, no due, 1 h left
       Mon 12:00 back
       Mon 13:00 — breached`,
    ],
    [
      "where the calendar changes, time accrues on each calendar while that holds",
      `${OPENED}${MET}limit: 4 business hours\ncalendar: { by: site, berlin: office, otherwise: early }`,
      `Mon 08:00 opened site=berlin
       Mon 11:00 noted site=remote
       Mon 11:30 → running, counted 2 h 30 min
       Mon 12:30 → outside hours, counted 3 h
       Tue 07:00 — breached`,
    ],
    [
      "business hours of a calendar that is not known are not counted round the clock",
      `${OPENED}${MET}limit: 4 business hours\ncalendar: { by: site, berlin: office, remote: early, elsewhere: early }`,
      `Mon 08:00 opened
       Mon 20:00 → void, no due
       Tue 08:00 noted site=berlin
       Tue 08:00 → counted 8 h, breach Mon 13:00`,
    ],
    [
      "a limit may change its unit: counted time stays, and accrues as the new unit says",
      `${OFFICE}limit: { by: priority, P1: 4 hours, P2: 8 business hours, otherwise: not applicable }`,
      `Mon 15:00 opened priority=P2
       Mon 18:00 noted priority=P1
       Mon 19:00 → running, counted 3 h, due Mon 20:00`,
    ],
  ]);
});

describe("when reopened", () => {
  const reopening = `${FOUR_HOURS}`.replace("starts: opened", "starts: [opened, reopened]");
  tell([
    [
      "the first stop counts: what comes later is noted",
      reopening,
      `Mon 09:00 opened
       Mon 10:00 solved
       Mon 12:00 reopened
       Tue 12:00 → completed, met, counted 1 h, noted start after the first stop`,
    ],
    [
      "time continues: the time between stop and reopening does not count",
      `${reopening}when reopened: time continues`,
      `Mon 09:00 opened
       Mon 10:00 solved
       Mon 12:00 reopened
       Mon 12:30 → running, 1 cycle, since Mon 09:00, due Mon 15:00
       Mon 13:00 solved
       Mon 13:00 → completed, met, counted 2 h, spans 1h(f0-f1) stopped(f1-f2) 1h(f2-f4)`,
    ],
    [
      "time continues: a kept promise can be broken after the reopening",
      `${reopening}when reopened: time continues`,
      `Mon 09:00 opened
       Mon 12:00 solved
       Mon 14:00 reopened
       Mon 15:00 — breached`,
    ],
    [
      "each cycle counts: a reopening has a new limit",
      `${reopening}when reopened: each cycle counts`,
      `Mon 09:00 opened
       Mon 10:00 solved
       Mon 12:00 reopened
       Mon 12:30 → running, 2 cycles, since Mon 12:00, due Mon 16:00, before it met
       Mon 16:00 — breached`,
    ],
    [
      "two stops: the second is noted",
      FOUR_HOURS,
      `Mon 09:00 opened
       Mon 10:00 solved
       Mon 15:00 solved
       Mon 15:00 → completed, met, counted 1 h, noted stop after the stop`,
    ],
    [
      "a reset ends the cycle and begins the next at the same instant",
      `${FOUR_HOURS}reset by: updated`,
      `Mon 09:00 opened
       Mon 12:00 updated
       Mon 12:00 → running, 2 cycles, since Mon 12:00, before it met, before it completed
       Mon 16:00 — breached`,
    ],
    [
      "a reset before the start resets nothing",
      `${FOUR_HOURS}reset by: updated`,
      `Mon 09:00 updated
       Mon 10:00 → absent
       Mon 11:00 opened
       Mon 12:00 → 1 cycle, since Mon 11:00`,
    ],
    [
      "a cancelled clock is void, whatever it had counted",
      `${FOUR_HOURS}cancelled by: cancelled`,
      `Mon 09:00 opened
       Mon 15:00 → breached
       Mon 16:00 cancelled
       Mon 16:00 → cancelled, void`,
    ],
    [
      "a clock that was over its limit when it was cancelled is void and has no breach",
      `${FOUR_HOURS}cancelled by: cancelled`,
      `Mon 09:00 opened
       Mon 14:00 → breached, breach Mon 13:00
       Mon 15:00 cancelled
       Mon 16:00 → cancelled, void, breach never`,
    ],
    [
      "after a cancellation a start begins anew",
      `${FOUR_HOURS}cancelled by: cancelled`,
      `Mon 09:00 opened
       Mon 10:00 cancelled
       Mon 11:00 opened
       Mon 12:00 → running, 2 cycles, counted 1 h, before it void`,
    ],
  ]);
});

describe("to whom a clock attaches", () => {
  const urgent = `${FOUR_HOURS}attaches: { priority: P1 }\n`;
  tell([
    [
      "a case that does not pass the test has no clock",
      urgent,
      `Mon 09:00 opened priority=P2
       Mon 10:00 → absent
       Mon 11:00 solved
       Mon 12:00 → absent`,
    ],
    [
      "a case that becomes urgent is picked up from its start on",
      urgent,
      `Mon 09:00 opened priority=P2
       Mon 11:00 noted priority=P1
       Mon 11:00 → running, since Mon 09:00, counted 2 h, due Mon 13:00`,
    ],
    [
      "where a change of limit restarts the clock, it is picked up from the change on",
      `${urgent}when the limit changes: restart`,
      `Mon 09:00 opened priority=P2
       Mon 11:00 noted priority=P1
       Mon 11:30 → running, since Mon 11:00, due Mon 15:00`,
    ],
    [
      "where the limit at the start stays, what the case became later does not matter",
      `${urgent}when the limit changes: limit at start stays`,
      `Mon 09:00 opened priority=P2
       Mon 11:00 noted priority=P1
       Mon 12:00 → absent`,
    ],
    [
      "a case that is urgent no more is let go: its clock is void",
      urgent,
      `Mon 09:00 opened priority=P1
       Mon 12:00 noted priority=P2
       Mon 12:00 → cancelled, void, counted 3 h`,
    ],
    [
      "a case that is urgent again is picked up from its start on",
      urgent,
      `Mon 09:00 opened priority=P1
       Mon 10:00 noted priority=P2
       Mon 11:00 noted priority=P1
       Mon 10:30 → cancelled, void
       Mon 11:00 → running, 1 cycle, counted 2 h`,
    ],
    [
      "a case that is urgent again begins anew, where a change of limit restarts the clock",
      `${urgent}when the limit changes: restart`,
      `Mon 09:00 opened priority=P1
       Mon 10:00 noted priority=P2
       Mon 11:00 noted priority=P1
       Mon 12:00 → running, 2 cycles, since Mon 11:00, counted 1 h, before it void`,
    ],
    [
      "a case that was let go and solved has no clock, and the stop is no orphan",
      urgent,
      `Mon 09:00 opened priority=P1
       Mon 10:00 noted priority=P2
       Mon 11:00 solved
       Mon 12:00 noted priority=P1
       Mon 13:00 → cancelled, void, 1 cycle, noted nothing`,
    ],
    [
      "what is said at one instant counts together: a field that came first does not let the case go",
      urgent,
      `Mon 09:00 noted priority=P2
       Mon 09:00 opened priority=P1
       Mon 10:00 → running, 1 cycle, counted 1 h`,
    ],
    [
      "a second start that makes the case urgent picks it up from the first",
      urgent,
      `Mon 09:00 opened priority=P2
       Mon 11:00 opened priority=P1
       Mon 12:00 solved
       Mon 13:00 noted priority=P1
       Mon 13:00 → completed, 1 cycle, since Mon 09:00, counted 3 h`,
    ],
    [
      "a case that was solved before it became urgent has no clock",
      urgent,
      `Mon 09:00 opened priority=P2
       Mon 10:00 solved
       Mon 11:00 noted priority=P1
       Mon 12:00 → absent`,
    ],
    [
      "an event counts when its own test holds, with the fields as they are then",
      `starts: { event: noted, where: { status: open } }\nstops: { event: noted, where: { status: done } }\n${MET}limit: 4 hours`,
      `Mon 08:00 noted status=new
       Mon 09:00 noted status=open
       Mon 10:00 noted status=pending
       Mon 11:00 noted status=done
       Mon 12:00 → completed, since Mon 09:00, counted 2 h`,
    ],
  ]);
});

describe("at the same instant", () => {
  const startFirst = "at the same instant: [start, stop, reset, cancel, pause, resume]\n";
  tell([
    [
      "a stop at the instant of the start leaves nothing to measure",
      FOUR_HOURS,
      `Mon 09:00 opened
       Mon 09:00 solved
       Mon 12:00 → absent, noted stop without a start and start at a stop`,
    ],
    [
      "where the start comes first, the same case took no time",
      `${FOUR_HOURS}${startFirst}`,
      `Mon 09:00 opened
       Mon 09:00 solved
       Mon 12:00 → completed, met, counted 0 min`,
    ],
    [
      "a stop at the instant of a reopening ends one cycle before the next begins",
      `${FOUR_HOURS}when reopened: each cycle counts`,
      `Mon 09:00 opened
       Mon 10:00 opened
       Mon 10:00 solved
       Mon 11:00 → running, 2 cycles, since Mon 10:00, before it met`,
    ],
    [
      "a pause that ends when another of its kind begins is over, for resuming comes last",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 11:00 back
       Mon 11:00 waiting
       Mon 12:00 → running, counted 2 h`,
    ],
    [
      "a pause that ends when another begins goes on, where resuming comes first",
      `${PAUSED_FOUR}at the same instant: [stop, reset, cancel, resume, pause, start]`,
      `Mon 09:00 opened
       Mon 10:00 waiting
       Mon 11:00 waiting
       Mon 11:00 back
       Mon 12:00 → paused, counted 1 h`,
    ],
    [
      "a pause from the instant of the start keeps the clock from running at all",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 09:00 waiting
       Mon 12:00 → paused, counted 0 min, 4 h left`,
    ],
    [
      "cancelling comes after stopping: the stop stands",
      `${FOUR_HOURS}cancelled by: cancelled`,
      `Mon 09:00 opened
       Mon 10:00 cancelled
       Mon 10:00 solved
       Mon 11:00 → completed, met`,
    ],
  ]);
});

describe("facts that arrive wrong", () => {
  tell([
    [
      "solved before it was opened: the clock runs, and the stop is noted",
      FOUR_HOURS,
      `Mon 09:00 solved
       Mon 10:00 opened
       Mon 12:00 → running, counted 2 h, noted stop without a start`,
    ],
    [
      "solved without having been opened: no clock, and a note",
      FOUR_HOURS,
      `Mon 09:00 solved
       Mon 12:00 → absent, noted stop without a start`,
    ],
    [
      "opened twice: the first counts, the second is noted",
      FOUR_HOURS,
      `Mon 09:00 opened
       Mon 10:00 opened
       Mon 12:00 → running, counted 3 h, noted start while running`,
    ],
    [
      "what happens after the as-of instant is not seen",
      PAUSED_FOUR,
      `Mon 09:00 opened
       Mon 10:00 → running, undecided, due Mon 13:00
       Mon 11:00 waiting
       Mon 12:00 solved`,
    ],
    [
      "an occurrence after the report does not make the clock start later",
      `${FOUR_HOURS}starts at: occurred`,
      `Mon 10:00 opened occurred=2026-10-05T12:00:00Z
       Mon 11:00 → since Mon 10:00, counted 1 h`,
    ],
    [
      "an occurrence that nobody named leaves the event's own instant",
      `${FOUR_HOURS}starts at: occurred`,
      `Mon 10:00 opened
       Mon 11:00 → since Mon 10:00`,
    ],
    [
      "nobody looks for thirty days, and the breach is where it was",
      FOUR_HOURS,
      `Fri 16:00 opened
       2026-11-09 12:00 → breached, breach Mon 12:00`,
    ],
  ]);
});

describe("values in force", () => {
  const amended = `${OPENED}${MET}limit: { in force: [{ from: 2026-01-01, value: 4 hours }, { from: 2026-10-06, value: 2 hours }] }`;
  tell([
    [
      "a clock keeps the limit under which it began, whenever somebody looks",
      amended,
      `Mon 22:00 opened
       Mon 22:30 → due Tue 02:00
       Tue 12:00 → breached, breach Tue 02:00`,
    ],
    [
      "a clock that begins under the new limit has the new one",
      amended,
      `Mon 22:00 noted
       Tue 00:00 opened
       Tue 00:00 → due Tue 02:00`,
    ],
  ]);
});
