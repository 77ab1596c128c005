/** A clock without a limit measures, on its calendar and without its pauses, and breaks no promise. */
import { expect, it } from "vitest";
import { ratio } from "../../src/engine/value/ratio.ts";
import { explainAll, faultsOf } from "../explain/explaining.ts";
import { evaluationOf, figureOf, type Happening, planOf, settle } from "./settling.ts";

const plan = planOf(`
tallystick: 1
agreement: Stopwatch
id: stopwatch
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
calendars:
  office: { hours: { Mon-Fri: 08:00-18:00 } }
facts:
  cases: { shape: events, events: [raised, waiting, answered, solved, withdrawn] }
clocks:
  handling:
    items: cases
    starts: raised
    stops: solved
    cancelled by: withdrawn
    pauses:
      client: { from: waiting, until: answered, at most: 5 business days }
    calendar: office
figures:
  hours: { divide: [{ sum of: { elapsed of: handling }, over: cases, where: { not: { handling: void } } }, 1 hour] }
  under way: { count of: cases, where: { handling: undecided } }
targets:
  mean time: { measure: { mean of: { elapsed of: handling }, over: cases, where: { not: { handling: void } } }, expected: at most 10 hours, without value: not measured }
`);

const event = (subject: string, name: string, at: string): Happening => ({
  stream: "cases",
  subject,
  event: name,
  at: `2026-06-${at}:00Z`,
});

const happenings = [
  // Monday 16:00 to Tuesday 12:00 are six open hours, of which the client took one.
  event("A", "raised", "01T16:00"),
  event("A", "waiting", "02T09:00"),
  event("A", "answered", "02T10:00"),
  event("A", "solved", "02T12:00"),
  event("B", "raised", "03T08:00"),
  event("B", "withdrawn", "03T12:00"),
];

it("counts the open hours without the pauses, and leaves out what was cancelled", () => {
  const outcome = settle(plan, "2026-06", happenings);
  expect(figureOf(outcome, "hours")).toEqual(ratio(5));
  expect(figureOf(outcome, "under way")).toEqual(ratio(0));
  expect(evaluationOf(outcome, "mean time")).toMatchObject({ verdict: "met", provisional: false });
  const explained = explainAll(plan, "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z", happenings);
  expect(explained.flatMap(faultsOf)).toEqual([]);
});

it("is undecided while it runs", () => {
  const outcome = settle(plan, "2026-06", [...happenings, event("C", "raised", "29T08:00")]);
  expect(figureOf(outcome, "under way")).toEqual(ratio(1));
  expect(evaluationOf(outcome, "mean time").provisional).toBe(true);
});

it("a limit of so many times some business hours is counted in business hours", () => {
  const text = `
tallystick: 1
agreement: Twice
id: twice
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
calendars:
  office: { hours: { Mon-Fri: 08:00-18:00 } }
facts:
  cases: { shape: events, events: [raised, solved], fields: { size: number } }
clocks:
  response: { items: cases, starts: raised, stops: solved, calendar: office, limit: LIMIT, met when: at most limit }
targets:
  kept: { measure: { share of: cases, that: { response: met } }, expected: at least 100 %, without value: met }
`;
  const twelveOpenHours = [event("A", "raised", "01T08:00"), event("A", "solved", "02T10:00")];
  const verdictFor = (limit: string) =>
    evaluationOf(settle(planOf(text.replace("LIMIT", limit)), "2026-06", twelveOpenHours), "kept").verdict;
  expect(verdictFor("{ times: [2, 6 business hours] }")).toBe("met");
  expect(verdictFor("{ add: [7 business hours, { times: [0.5, 8 business hours] }] }")).toBe("missed");
  expect(verdictFor("{ add: [8 business hours, { times: [0.5, 8 business hours] }] }")).toBe("met");
});
