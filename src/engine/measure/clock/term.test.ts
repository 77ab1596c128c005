/** Limits and calendars by their stories: what holds when fields change while a clock runs. */
import { describe } from "vitest";
import { BY_PRIORITY, MET, OFFICE, OPENED, tell, WAITING } from "../../../../test/clock/stories.ts";

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
      "while no limit applies for a time, the night is no business time either",
      BY_PRIORITY,
      `Mon 16:00 opened priority=P2
       Mon 16:30 noted priority=none
       Mon 20:00 → outside hours, void, counted 1 h
       Tue 10:00 noted priority=P2
       Tue 11:00 → running, undecided, counted 3 h, due Tue 16:00`,
    ],
    [
      "a clock was begun by its start, not by the priority that was given at the same instant",
      BY_PRIORITY,
      `Mon 09:00 opened
       Mon 09:00 noted priority=P2
       Mon 10:00 → running, undecided, spans 1h(f0)`,
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
