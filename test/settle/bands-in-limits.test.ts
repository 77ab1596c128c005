/** Bands in a promise of time: the unit of the chosen amount stays part of the promise. */
import { expect, it } from "vitest";
import { evaluationOf, type Happening, planOf, settle } from "./settling.ts";

const PLAN = planOf(`
tallystick: 1
agreement: Bands in limits
id: bands-in-limits
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
calendars:
  office: { hours: { Mon-Fri: 09:00-17:00 } }
facts:
  tickets: { shape: events, events: [opened, solved], fields: { users: number } }
items:
  all:
    from: tickets
    values:
      deadline:
        due:
          from: { start of: solution }
          by: { bands of: users, rows: [{ below: 10, gives: 1 business day }, { at least: 10, gives: 4 business hours }] }
          on: office
clocks:
  solution:
    items: tickets
    starts: opened
    stops: solved
    calendar: office
    limit: { bands of: users, rows: [{ below: 10, gives: 1 business day }, { at least: 10, gives: 4 business hours }] }
    met when: at most limit
targets:
  kept:
    measure: { share of: tickets, where: { solution: [met, breached] }, that: { solution: met } }
    expected: exactly 100 %
    without value: not measured
  as due:
    measure: { share of: all, where: { deadline: known }, that: { value: { stop of: solution }, is: at most deadline } }
    without value: not measured
`);

const ticket = (users: number, solved: string): readonly Happening[] => [
  { stream: "tickets", subject: "T", event: "opened", at: "2026-06-05T15:00:00Z", fields: { users } },
  { stream: "tickets", subject: "T", event: "solved", at: `2026-06-${solved}:00Z` },
];

it.each([
  [50, "08T11:00", "met"],
  [50, "08T11:01", "missed"],
  [3, "08T15:00", "met"],
  [3, "08T17:01", "missed"],
])("a ticket of %i users opened on Friday at 15:00 and solved on %s is %s", (users, solved, verdict) => {
  const june = settle(PLAN, "2026-06", ticket(users, solved));
  expect(evaluationOf(june, "kept").verdict).toBe(verdict);
  const onTime = verdict === "met" ? { numerator: 1n, denominator: 1n } : { numerator: 0n, denominator: 1n };
  expect(evaluationOf(june, "as due").measured?.value).toEqual(onTime);
});
