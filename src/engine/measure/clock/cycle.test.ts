/** Cycles by their stories: reopening, attaching, simultaneous events, and facts that arrive wrong. */
import { describe } from "vitest";
import { FOUR_HOURS, MET, PAUSED_FOUR, tell } from "../../../../test/clock/stories.ts";

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
       Mon 13:00 → completed, 1 cycle, since Mon 09:00, counted 3 h, noted nothing`,
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
