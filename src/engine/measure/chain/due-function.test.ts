import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planOf, release } from "../../../../test/compile/document.ts";
import type { TimeAmount } from "../../prepare/expression.ts";
import { DAY, HOUR, MINUTE } from "../../value/instant.ts";
import { ratio } from "../../value/ratio.ts";
import { dueAfter, limitFrom } from "../clock/limit.ts";
import type { ClockContext } from "../clock/reading.ts";
import { countsOnCalendar, dueFunction, dueOf, type TimeLimit } from "./due-function.ts";
import { valueAt } from "./piecewise.ts";

const CHANGES = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1), Date.UTC(2026, 2, 8, 7)];

const plans = ["Europe/Berlin", "America/New_York", "Asia/Kolkata"].map((zone) =>
  planOf(`tallystick: 1
agreement: Under test
id: ${zone.toLowerCase().replace("/", "-")}
version: 1
kind: operational level agreement
between: { provider: Team, customer: Northwind }
term: { from: 2026-01-01 }
governing: { zone: ${zone}, zone data: ${release.id}, currency: EUR, language: en, period: calendar month }
calendars: { desk: { hours: { Mon-Fri: [08:00-12:00, 13:00-17:30], Sat: 22:00-03:00 }, holidays: [2026-04-03] } }
facts: { tickets: { shape: events, events: [opened, solved] } }
clocks:
  repair: { items: tickets, starts: opened, stops: solved, calendar: desk, limit: 1 hour, met when: at most limit }
targets:
  solved: { measure: { share of: tickets, that: { repair: met } }, without value: met }
`),
);

const limit: fc.Arbitrary<TimeLimit> = fc
  .record({
    plan: fc.constantFrom(...plans),
    count: fc.integer({ min: 1, max: 9 }),
    unit: fc.constantFrom<TimeAmount["unit"]>(
      "minutes",
      "hours",
      "business hours",
      "business days",
      "calendar days",
      "months",
    ),
    cutOff: fc.constantFrom(undefined, 13 * HOUR, 2 * HOUR + 30 * MINUTE),
    snap: fc.constantFrom(undefined, "end of day" as const, "end of business day" as const, {
      timeOfDay: 2 * HOUR + 30 * MINUTE,
    }),
  })
  .map(({ plan, count, unit, cutOff, snap }) => {
    const coverage = plan.coverages.get("desk");
    if (coverage === undefined) throw new Error("the calendar is there");
    return {
      amount: { kind: "time amount", count: ratio(count), unit },
      zone: plan.zone,
      coverage,
      deadline: {
        ...(cutOff === undefined ? {} : { cutOff }),
        ...(snap === undefined ? {} : { snap }),
      },
    };
  });

const start = fc
  .tuple(
    fc.constantFrom(...CHANGES),
    fc.integer({ min: -4 * DAY, max: 4 * DAY }),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([change, away, nudge]) => change + Math.round(away / (30 * MINUTE)) * 30 * MINUTE + nudge);

describe("the due instant as a function of the start", () => {
  it("is the due instant of each start, also where clocks change and days are cut off", () => {
    fc.assert(
      fc.property(limit, fc.array(start, { minLength: 20, maxLength: 20 }), (tried, starts) => {
        for (const change of CHANGES) {
          const span = { start: change - 5 * DAY, end: change + 5 * DAY };
          const due = dueFunction(tried, span);
          if (due === undefined) return;
          for (const at of starts)
            if (at >= span.start && at < span.end) expect(valueAt(due, at)).toBe(dueOf(tried, at));
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it("is the one that a clock without pauses computes", () => {
    fc.assert(
      fc.property(limit, start, (tried, at) => {
        const [plan] = plans;
        const clock = plan?.clocks.get("repair");
        if (clock === undefined || tried.coverage === undefined) throw new Error("the clock is there");
        const terms = {
          from: at,
          limit: tried.amount,
          coverage: tried.coverage,
          ...(countsOnCalendar(tried.amount) ? { accrual: tried.coverage } : {}),
        };
        const rule = { ...clock, rule: { ...clock.rule, ...tried.deadline } };
        const length = limitFrom(at, terms, rule, { zone: tried.zone } as ClockContext);
        expect(dueOf(tried, at)).toBe(length === undefined ? undefined : dueAfter(length, at, terms));
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});

describe("a limit of a thousand years", () => {
  it("looks at the days around its start and its end, and at none between", () => {
    const [plan] = plans;
    if (plan === undefined) throw new Error("there is a plan");
    const far: TimeLimit = {
      amount: { kind: "time amount", count: ratio(400_000), unit: "calendar days" },
      zone: plan.zone,
      deadline: {},
    };
    const span = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2027, 0, 1) };
    const due = dueFunction(far, span);
    const starts = [span.start, ...CHANGES, span.end - 1];
    expect(due && starts.map((at) => valueAt(due, at))).toEqual(starts.map((at) => dueOf(far, at)));
  });
});
