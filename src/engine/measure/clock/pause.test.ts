/** Pauses by their stories: when time stands still, for how long, and what that moves. */
import { describe } from "vitest";
import {
  BY_PRIORITY,
  FOUR_HOURS,
  MET,
  OFFICE,
  OPENED,
  PAUSED_FOUR,
  tell,
  WAITING,
} from "../../../../test/clock/stories.ts";

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
