/** Clocks against a naive counter that walks minute by minute, and against themselves without pauses. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClockCycle } from "../../src/engine/measure/clock/reading.ts";

import type { Fact } from "../../src/engine/measure/fact/fact.ts";
import { type Coverage, workingTimeBetween } from "../../src/engine/time/coverage.ts";
import { assert } from "../../src/engine/value/assert.ts";
import { type Instant, MINUTE } from "../../src/engine/value/instant.ts";
import { clockPlan, read } from "../clock/story.ts";
import { type NaiveEvent, naiveCycles, type Reopening } from "./naive-clock.ts";

const MONDAY: Instant = Date.parse("2026-10-05T00:00:00Z");
const WEEK = 7 * 24 * 60;
const REOPENINGS: readonly Reopening[] = ["first stop counts", "time continues", "each cycle counts"];

const plans = new Map(
  REOPENINGS.map((reopening) => [
    reopening,
    clockPlan(`starts: opened
      stops: solved
      calendar: office
      met when: at most limit
      limit: 240 business minutes
      pauses: { waiting: { from: waiting, until: back }, hold: { from: held, until: released } }
      when reopened: ${reopening}`),
  ]),
);

const minutes = fc.integer({ min: 0, max: WEEK });
const lives: fc.Arbitrary<readonly NaiveEvent[]> = fc
  .uniqueArray(
    fc.record({
      minute: fc.oneof(minutes, fc.integer({ min: 500, max: 1100 })),
      event: fc.constantFrom("opened", "solved", "waiting", "back", "held", "released"),
    }),
    { selector: ({ minute }) => minute, maxLength: 16 },
  )
  .map((steps) => [...steps].sort((a, b) => a.minute - b.minute));

/** What the clock of a policy reads for some events, seen at a minute. */
function cyclesOf(reopening: Reopening, steps: readonly NaiveEvent[], until: number): readonly ClockCycle[] {
  const plan = plans.get(reopening);
  assert(plan !== undefined, "every way of reopening has its plan");
  const facts = steps.map(({ minute, event }, index): Fact => {
    const at = MONDAY + minute * MINUTE;
    const id = `s${String(index).padStart(2, "0")}`;
    return {
      id,
      source: "law",
      stream: "cases",
      subject: "case",
      event,
      occurredAt: at,
      recordedAt: at,
      fields: {},
    };
  });
  return read(plan, facts, MONDAY + until * MINUTE).cycles;
}

function inMinutes({ elapsed, breach, stop }: ClockCycle): object {
  return {
    counted: elapsed / MINUTE,
    ...(breach === undefined ? {} : { breach: (breach - MONDAY) / MINUTE }),
    isStopped: stop !== undefined,
  };
}

function office(): Coverage {
  const coverage = plans.get("first stop counts")?.coverages.get("office");
  assert(coverage !== undefined, "the office has hours");
  return coverage;
}

describe("a clock with one limit and two kinds of pauses", () => {
  it("agrees with a counter that walks minute by minute, however often the case is reopened", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REOPENINGS),
        lives,
        fc.integer({ min: 0, max: 2 * WEEK }),
        (reopening, steps, until) => {
          const counted = cyclesOf(reopening, steps, until).map(inMinutes);
          expect(counted).toEqual(naiveCycles(steps, 240, reopening, until));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("is never breached earlier because of a pause", () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const unpaused = steps.filter(({ event }) => event === "opened" || event === "solved");
        const without = cyclesOf("each cycle counts", unpaused, 3 * WEEK);
        cyclesOf("each cycle counts", steps, 3 * WEEK).forEach(({ breach }, index) => {
          if (breach === undefined) return;
          expect(breach).toBeGreaterThanOrEqual(without[index]?.breach ?? Number.POSITIVE_INFINITY);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("is due later by exactly the open time it waited, if time was left", () => {
    const length = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(minutes, length, length, (start, before, lasting) => {
        const steps = [
          { minute: start, event: "opened" },
          { minute: start + before, event: "waiting" },
          { minute: start + before + lasting, event: "back" },
        ];
        const [cycle] = cyclesOf("first stop counts", steps, start + before + lasting);
        assert(cycle?.due !== undefined && cycle.originalDue !== undefined, "a running clock is due");
        const paused = cycle.start + before * MINUTE;
        const waited = workingTimeBetween(office(), paused, paused + lasting * MINUTE);
        const isOver = cycle.elapsed >= 240 * MINUTE;
        expect(workingTimeBetween(office(), cycle.originalDue, cycle.due)).toBe(isOver ? 0 : waited);
      }),
      { numRuns: 1000 },
    );
  });
});
