/** Versions of an agreement in the lives of clocks: each cycle follows the one under which it began. */

import { describe, expect, it } from "vitest";
import { factsOf, type Happening, instant, planOf } from "../../../../test/settle/settling.ts";
import type { Plan } from "../../plan/plan.ts";
import { HOUR } from "../../value/instant.ts";
import type { ClockCycle } from "./reading.ts";

import { clockHistoryOf, versionAt, versionsInForce } from "./version.ts";

/** A version from a day on, whose clock has these terms besides its start and stop. */
function version(from: string, terms: string, name = "solution"): Plan {
  return planOf(`tallystick: 1
agreement: Versions
id: versions
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: ${from} }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  cases: { shape: events, events: [opened, solved, noted], fields: { priority: { one of: [P1, P2] } } }
clocks:
  ${name}: { items: cases, starts: opened, stops: solved, met when: at most limit, when reopened: each cycle counts, ${terms} }
`);
}

const FIRST = version("2026-01-01", "limit: 4 hours");
const SECOND = version("2026-06-01", "limit: 2 hours");

function told(plans: readonly Plan[], happenings: readonly Partial<Happening>[], name = "solution"): string {
  const asOf = instant("2026-12-01T00:00:00Z");
  const facts = factsOf(
    FIRST,
    happenings.map((each) => ({ stream: "cases", subject: "INC-1", at: 0, ...each })),
  );
  const { cycles } = clockHistoryOf(name, facts, versionsInForce(plans, asOf));
  const word = ({ limitMs = Number.NaN, elapsed, outcome }: ClockCycle): string =>
    `${elapsed / HOUR} of ${limitMs / HOUR} hours ${outcome}`;
  return cycles.map(word).join(", ");
}

const opened = (at: string, priority = "P1"): Partial<Happening> => ({
  event: "opened",
  at,
  fields: { priority },
});
const solved = (at: string): Partial<Happening> => ({ event: "solved", at });

describe("the version of a cycle", () => {
  it("is the one in force when it began, though it ended under the next", () => {
    const life = [opened("2026-05-31T21:00:00Z"), solved("2026-06-01T00:00:00Z")];
    expect(told([FIRST, SECOND], life)).toBe("3 of 4 hours met");
  });

  it("changes at midnight of the governing zone", () => {
    const before = [opened("2026-05-31T21:59:59.999Z"), solved("2026-06-01T01:00:00Z")];
    const after = [opened("2026-05-31T22:00:00Z"), solved("2026-06-01T01:00:00Z")];
    expect(told([FIRST, SECOND], before)).toMatch(/of 4 hours met$/);
    expect(told([FIRST, SECOND], after)).toBe("3 of 2 hours breached");
  });

  it("is each cycle's own, and every cycle has one", () => {
    const life = ["2026-05-01", "2026-05-20", "2026-06-10"].flatMap((day) => [
      opened(`${day}T08:00:00Z`),
      solved(`${day}T11:00:00Z`),
    ]);
    expect(told([FIRST, SECOND], life)).toBe("3 of 4 hours met, 3 of 4 hours met, 3 of 2 hours breached");
  });

  it("before the first begins is the first", () => {
    const life = [opened("2025-12-30T08:00:00Z"), solved("2025-12-30T11:00:00Z")];
    expect(told([FIRST, SECOND], life)).toBe("3 of 4 hours met");
  });

  it("stays where a change of limit restarts the clock under the next one", () => {
    const terms = "when the limit changes: restart, limit: { by: priority, P1: 4 hours, P2: 8 hours }";
    const kept = version("2026-01-01", "limit: { by: priority, P1: 4 hours, P2: 8 hours }");
    const life = [
      opened("2026-05-31T20:00:00Z"),
      { event: "noted", at: "2026-05-31T23:00:00Z", fields: { priority: "P2" } },
      solved("2026-06-01T01:00:00Z"),
    ];
    expect(told([kept, version("2026-06-01", terms)], life)).toBe("5 of 8 hours met");
    expect(told([version("2026-01-01", terms), version("2026-06-01", terms)], life)).toBe("2 of 8 hours met");
  });

  it("without that clock measures nothing", () => {
    const life = [opened("2026-06-02T08:00:00Z"), solved("2026-06-02T09:00:00Z")];
    const renamed = version("2026-06-01", "limit: 2 hours", "repair");
    expect(told([FIRST, renamed], life)).toBe("");
    expect(told([FIRST, renamed], life, "repair")).toBe("1 of 2 hours met");
  });
});

describe("the version of a period", () => {
  const period = (start: string, end: string) => ({ start: instant(start), end: instant(end), label: "" });

  it("is the one in force at its last instant", () => {
    expect(versionAt([FIRST, SECOND], period("2026-05-01T00:00:00Z", "2026-05-31T22:00:00Z"))).toBe(FIRST);
    expect(versionAt([FIRST, SECOND], period("2026-05-15T00:00:00Z", "2026-06-14T22:00:00Z"))).toBe(SECOND);
    expect(versionAt([FIRST, SECOND], period("2025-05-01T00:00:00Z", "2025-06-01T00:00:00Z"))).toBe(FIRST);
  });
});

describe("versions in force", () => {
  it("come in the order of the days from which they hold", () => {
    expect(() => versionsInForce([SECOND, FIRST], 0)).toThrow("order");
    expect(() => versionsInForce([FIRST, FIRST], 0)).toThrow("order");
  });

  it("follow upon one another without a gap, from ever to ever", () => {
    const [first, second] = versionsInForce([FIRST, SECOND], 0);
    expect(first?.force.start).toBe(Number.NEGATIVE_INFINITY);
    expect(first?.force.end).toBe(instant("2026-05-31T22:00:00Z"));
    expect(second?.force.start).toBe(first?.force.end);
    expect(second?.force.end).toBe(Number.POSITIVE_INFINITY);
  });
});
