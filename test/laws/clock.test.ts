/** Laws of clocks: whoever looks, whenever and however often, sees the same. Terms are every policy in
 *  turn; lives are random, crowded onto few instants so that many things happen at once. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldClock } from "../../src/engine/measure/clock/clock.ts";
import { clockContextOf } from "../../src/engine/measure/clock/context.ts";
import type { ClockCycle, ClockHistory } from "../../src/engine/measure/clock/reading.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { Fact, RawFact } from "../../src/engine/measure/fact/fact.ts";
import type { Plan, PlannedClock } from "../../src/engine/plan/plan.ts";
import { assert } from "../../src/engine/value/assert.ts";
import { formatInstant } from "../../src/engine/value/format.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/engine/value/instant.ts";
import { clockPlan } from "../clock/story.ts";

const START = Date.parse("2026-10-02T06:00:00Z");
const WEEK = 7 * DAY;

const CHANGES = ["keep elapsed time", "restart", "from the beginning", "limit at start stays"];
const REOPENED = ["first stop counts", "time continues", "each cycle counts"];
const LIMITS = [
  "{ by: priority, P1: 2 business hours, P2: 8 business hours, P3: 20 hours, none: not applicable }",
  "{ by: priority, P1: 0 hours, P2: 4 hours, P3: 30 hours, none: 90 minutes }",
  "{ by: priority, P1: 1 business day, P2: 2 calendar days, P3: 8 business hours, none: 1 month }",
  "6 business hours",
];
const PAUSES = [
  "{ waiting: { from: waiting, until: back } }",
  "{ waiting: { from: waiting, until: back, at most: 3 hours }, hold: { from: held, until: released } }",
  "{ pending: { while: { status: pending } }, waiting: { from: waiting, until: back, at most: 1 business hour } }",
];
const EXTRAS = [
  "",
  "starts at: occurred\n",
  "attaches: { priority: [P1, P2] }\n",
  "starts at: occurred\npauses before the start: count\n",
  'cut-off: "13:00"\ndue: end of day\n',
];

/** One clock for every meeting of a policy of change and one of reopening, with the rest in turn. */
const CLOCKS: readonly { readonly terms: string; readonly plan: Plan; readonly clock: PlannedClock }[] =
  Array.from({ length: 60 }, (_, index) => {
    const terms = [
      `starts: [opened, reopened]\nstops: solved\ncancelled by: cancelled\n`,
      index % 2 === 0 ? "reset by: updated\n" : "",
      EXTRAS[index % 5],
      index % 7 < 3
        ? "calendar: { by: site, berlin: office, remote: night, elsewhere: split }\n"
        : "calendar: office\n",
      `limit: ${LIMITS[(index >> 1) % 4]}\n`,
      `met when: ${index % 3 === 0 ? "below" : "at most"} limit\n`,
      `pauses: ${PAUSES[(index >> 2) % 3]}\n`,
      `when the limit changes: ${CHANGES[index % 4]}\n`,
      `when reopened: ${REOPENED[index % 3]}\n`,
      index % 5 < 2 ? "pauses after breach: do not count\n" : "",
      index % 11 < 3 ? "at the same instant: [start, resume, pause, cancel, reset, stop]\n" : "",
    ].join("");
    const plan = clockPlan(terms);
    const clock = plan.clocks.get("clock");
    assert(clock !== undefined, "the plan has the clock");
    return { terms, plan, clock };
  });

const EVENTS =
  `opened opened waiting back held released updated solved solved cancelled reopened noted noted`.split(" ");

const happening = fc.record({
  at: fc.oneof(
    fc.integer({ min: 0, max: 40 }).map((step) => step * 2 * HOUR),
    fc.integer({ min: 0, max: (6 * DAY) / MINUTE }).map((minute) => minute * MINUTE),
  ),
  event: fc.constantFrom(...EVENTS),
  fields: fc.record(
    {
      priority: fc.constantFrom("P1", "P2", "P3", "none"),
      site: fc.constantFrom("berlin", "remote", "elsewhere"),
      status: fc.constantFrom("open", "pending"),
      occurred: fc.integer({ min: -30, max: 100 }).map((step) => formatInstant(START + step * HOUR)),
    },
    { requiredKeys: [] },
  ),
});

/** What happened to one case; most lives begin with an opening. */
const life = fc
  .tuple(
    fc.constantFrom(undefined, {}, { priority: "P2", site: "berlin" }),
    fc.array(happening, { minLength: 1, maxLength: 12 }),
  )
  .map(([fields, rest]): readonly RawFact[] => {
    const all = fields === undefined ? rest : [{ at: 0, event: "opened", fields }, ...rest];
    return all.map(({ at, event, fields: brought }, index) => ({
      id: `f${index}`,
      source: "law",
      stream: "cases",
      subject: "case",
      event,
      occurredAt: formatInstant(START + at),
      recordedAt: formatInstant(START + WEEK),
      fields: brought,
    }));
  });

const someClock = fc.constantFrom(...CLOCKS);
const moment = fc.integer({ min: 0, max: (9 * DAY) / MINUTE }).map((minute) => START + minute * MINUTE);

type SomeClock = (typeof CLOCKS)[number];

function factsOf(raw: readonly RawFact[], { plan }: SomeClock): readonly Fact[] {
  const { facts, problems } = admitFacts(raw, plan.streams);
  expect(problems).toEqual([]);
  return bookOf(facts).book.history("cases", "case")?.facts ?? [];
}

function seen(facts: readonly Fact[], { plan, clock }: SomeClock, asOf: Instant): ClockHistory {
  return foldClock(clock, { facts }, clockContextOf(plan, plan, asOf));
}

function law(
  name: string,
  holds: (each: SomeClock, raw: readonly RawFact[], at: Instant, later: Instant) => void,
): void {
  it(name, () => {
    const property = fc.property(someClock, life, moment, moment, (each, raw, a, b) => {
      holds(each, raw, Math.min(a, b), Math.max(a, b));
    });
    fc.assert(property, { numRuns: 1500, seed: 20_261_005 });
  });
}

describe("a clock", () => {
  law("tells the same whatever the order in which its facts arrived, and however often", (each, raw, at) => {
    const before = seen(factsOf(raw, each), each, at);
    const arrived = [...raw].reverse().flatMap((fact, index) => (index % 3 === 0 ? [fact, fact] : [fact]));
    expect(seen(factsOf([...arrived, ...raw.slice(0, 2)], each), each, at)).toEqual(before);
  });

  law("does not know the future: the facts so far tell what all facts tell", (each, raw, at) => {
    const all = factsOf(raw, each);
    const past = all.filter(({ occurredAt }) => occurredAt <= at);
    expect(seen(all, each, at)).toEqual(seen(past, each, at));
  });

  law(
    "that has stopped keeps its outcome, margin and stretches, whatever happens later",
    (each, raw, at, later) => {
      if (each.clock.rule.whenReopened === "time continues") return;
      const facts = factsOf(raw, each);
      const after = seen(facts, each, later).cycles;
      const settled = seen(facts, each, at).cycles.filter(({ stage }) => stage === "completed");
      for (const cycle of settled) expect(after).toContainEqual(cycle);
    },
  );

  law("looked at oftener, or later, has its breach where it was", (each, raw, at, later) => {
    const facts = factsOf(raw, each).filter(({ occurredAt }) => occurredAt <= at);
    const after = seen(facts, each, later).cycles;
    seen(facts, each, at).cycles.forEach((cycle, index) => {
      const now = after[index];
      if (cycle.breach !== undefined) expect(now?.breach).toBe(cycle.breach);
      else if (now?.breach !== undefined) {
        const usedUp = cycle.margin === 0;
        expect(now.breach >= at || usedUp).toBe(true);
      }
    });
  });

  law(
    "that is running and undecided is breached where it says it is due, and not before",
    (each, raw, at) => {
      const facts = factsOf(raw, each).filter(({ occurredAt }) => occurredAt <= at);
      const open = (asOf: Instant): ClockCycle | undefined => seen(facts, each, asOf).cycles.at(-1);
      const cycle = open(at);
      if (cycle?.due === undefined || cycle.outcome !== "undecided" || cycle.stage === "paused") return;
      // A pause with a limit of its own, or one in the agreed order, may still be to come.
      expect(cycle.due).toBeGreaterThanOrEqual(cycle.margin === 0 ? cycle.start : at);
      if (cycle.due > at) expect(open(cycle.due - 1)?.outcome).toBe("undecided");
      expect(open(Math.max(at, cycle.due) + WEEK)).toMatchObject({ outcome: "breached", breach: cycle.due });
    },
  );

  law("counts what its running stretches count, and they tile it without a gap", (each, raw, at) => {
    for (const cycle of seen(factsOf(raw, each), each, at).cycles) {
      const { spans } = cycle;
      const end = cycle.stop ?? cycle.cancelled ?? at;
      const edges = [cycle.start, ...spans.map((span) => span.end)];
      expect(spans.map(({ start }) => start)).toEqual(edges.slice(0, -1));
      expect(edges.at(-1)).toBe(end);
      expect(spans.reduce((sum, { counted }) => sum + counted, 0)).toBe(cycle.elapsed);
      const stood = spans.filter(({ kind }) => kind === "paused");
      expect(stood.reduce((sum, span) => sum + span.end - span.start, 0)).toBe(cycle.paused);
      for (const span of spans)
        expect(span.kind === "running" ? span.end > span.start : span.counted === 0).toBe(true);
    }
  });

  law(
    "names at each edge of a stretch a fact of that instant, or of the pause that was on already",
    (each, raw, at) => {
      const facts = factsOf(raw, each);
      const when = new Map(facts.map(({ id, occurredAt }) => [id, occurredAt]));
      for (const { spans, began } of seen(facts, each, at).cycles) {
        for (const span of spans) {
          expect(span.facts.length).toBeLessThanOrEqual(2);
          for (const id of span.facts) {
            const instant = when.get(id) ?? Number.NaN;
            const isEdge = instant === span.start || instant === span.end;
            const isEarlier = span.kind !== "running" || span.start === began;
            expect(isEdge || isEarlier).toBe(true);
          }
        }
      }
    },
  );

  law("has as its margin what the limit leaves, and an outcome that says the same", (each, raw, at) => {
    for (const cycle of seen(factsOf(raw, each), each, at).cycles) {
      const { limitMs, elapsed, margin, outcome, stage, breach, due } = cycle;
      expect(margin).toBe(limitMs === undefined ? undefined : limitMs - elapsed);
      expect(breach !== undefined).toBe(outcome === "breached");
      expect(outcome === "void").toBe(stage === "cancelled" || limitMs === undefined);
      expect(outcome === "undecided").toBe(
        outcome !== "void" && stage !== "completed" && outcome !== "breached",
      );
      if (margin === undefined || outcome === "void") continue;
      const isKept = each.clock.rule.metWhen === "below" ? margin > 0 : margin >= 0;
      expect(outcome !== "breached").toBe(isKept);
      if (stage === "paused" && margin > 0) expect(due).toBeUndefined();
      if (breach !== undefined) expect(due).toBe(breach);
      if (breach !== undefined) expect(breach).toBeLessThanOrEqual(cycle.stop ?? at);
      if (breach !== undefined) expect(breach).toBeGreaterThanOrEqual(cycle.start);
    }
  });

  law("is never breached earlier for having been paused", (each, raw, at) => {
    const facts = factsOf(raw, each);
    const clock = { ...each.clock, pauses: [] };
    const without = seen(facts, { ...each, clock }, at).cycles;
    seen(facts, each, at).cycles.forEach((cycle, index) => {
      const other = without[index];
      expect(other?.start).toBe(cycle.start);
      expect(cycle.elapsed).toBeLessThanOrEqual(other?.elapsed ?? -1);
      if (cycle.breach !== undefined) expect(other?.breach).toBeLessThanOrEqual(cycle.breach);
    });
  });
});
