/** Worked examples of a support desk with office hours 09:00–17:00 in London; in January the wall clock
 *  there shows UTC. Monday is 5 January 2026. */
import { describe, expect, it } from "vitest";
import { evaluationOf, type Happening, percentOf, planOf, settle } from "./settling.ts";

const plan = planOf("orgvue-support");

type Step = readonly [event: string, at: string];

function ticket(
  subject: string,
  priority: string,
  steps: readonly Step[],
  occurred?: string,
): readonly Happening[] {
  return steps.map(([event, at], index) => ({
    stream: "cases",
    subject,
    event,
    at: `2026-01-${at}:00Z`,
    ...(index === 0
      ? { fields: { priority, ...(occurred === undefined ? {} : { occurred: `2026-01-${occurred}:00Z` }) } }
      : {}),
  }));
}

const share = (facts: readonly Happening[], target: string, priority: string): string =>
  percentOf(evaluationOf(settle(plan, "2026-01", facts), target, priority));

describe("the support desk", () => {
  it("raised on Monday 16:30, a response is due on Tuesday 09:30", () => {
    const answered = (at: string) =>
      ticket(at, "normal", [
        ["raised", "05T16:30"],
        ["responded", at],
      ]);
    expect(share(answered("06T09:30"), "cases answered in time", "normal")).toBe("100.000000");
    expect(share(answered("06T09:31"), "cases answered in time", "normal")).toBe("0.000000");
  });

  it("high, begun on Tuesday 09:00 with the client waited for on Wednesday 10–12, is due on Thursday 11:00", () => {
    const solved = (at: string) =>
      ticket(at, "high", [
        ["raised", "06T09:00"],
        ["responded", "06T09:00"],
        ["work started", "06T09:00"],
        ["waiting for client", "07T10:00"],
        ["client answered", "07T12:00"],
        ["solved", at],
      ]);
    expect(share(solved("08T11:00"), "cases solved in time", "high")).toBe("100.000000");
    expect(share(solved("08T11:01"), "cases solved in time", "high")).toBe("0.000000");
  });

  it("urgent counts from the occurrence at Monday 10:00, not from the report at noon: due on Tuesday 10:00", () => {
    const solved = (at: string) =>
      ticket(
        at,
        "urgent",
        [
          ["raised", "05T12:00"],
          ["solved", at],
        ],
        "05T10:00",
      );
    expect(share(solved("06T10:00"), "cases solved in time", "urgent")).toBe("100.000000");
    expect(share(solved("06T10:01"), "cases solved in time", "urgent")).toBe("0.000000");
  });

  it("answers per priority, and only reports where no level is promised", () => {
    const facts = [
      ...ticket("A", "normal", [
        ["raised", "05T10:00"],
        ["responded", "05T10:30"],
      ]),
      ...ticket("B", "normal", [
        ["raised", "05T10:00"],
        ["responded", "05T12:00"],
      ]),
      ...ticket("C", "low", [
        ["raised", "05T10:00"],
        ["responded", "05T10:30"],
      ]),
    ];
    const january = settle(plan, "2026-01", facts);
    const cells = january.evaluations.filter(({ target }) => target === "cases answered in time");
    expect(cells.map(({ cell }) => cell.dimensions[0]?.value)).toEqual(["high", "low", "normal", "urgent"]);
    expect(percentOf(evaluationOf(january, "cases answered in time", "normal"))).toBe("50.000000");
    expect(evaluationOf(january, "cases answered in time", "normal").verdict).toBe("not applicable");
    expect(evaluationOf(january, "cases answered in time", "high").verdict).toBe("not measured");
  });

  it("is provisional while a case that counts is open, and no longer when it is answered", () => {
    const open = ticket("A", "normal", [["raised", "30T16:30"]]);
    const asOf = Date.parse("2026-02-01T00:00:00Z");
    const seen = (facts: readonly Happening[], at: number) =>
      evaluationOf(settle(plan, "2026-01", facts, { asOf: at }), "cases answered in time", "normal");
    // Due on Monday 2 February 09:30: February's case, so January waits for nothing.
    expect(seen(open, asOf).provisional).toBe(false);
    const earlier = ticket("A", "normal", [["raised", "30T16:00"]]);
    const during = Date.parse("2026-01-30T16:30:00Z");
    expect(seen(earlier, during)).toMatchObject({ provisional: true, verdict: "not measured" });
  });
});
