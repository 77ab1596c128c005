import { describe, expect, it } from "vitest";
import { linesOf } from "../../../../test/compile/document.ts";

/** What is said about a clock with this limit and a deadline that lies this far ahead. */
function promised(limit: string, by = "8 business hours"): readonly string[] {
  return linesOf(`
calendars:
  office: { hours: { Mon-Fri: 09:00-17:00 } }
facts:
  tickets:
    shape: events
    events: [opened, solved]
    fields: { effort: duration, size: number, kind: { one of: [small, large] }, opened at: instant }
items:
  all:
    from: tickets
    values:
      usual: 8 business hours
      twice: { times: [2, effort] }
      deadline: { due: { from: opened at, by: ${by}, on: office } }
clocks:
  solution: { items: tickets, starts: opened, stops: solved, calendar: office, limit: ${limit}, met when: at most limit }
targets:
  late: { measure: { count of: all, where: { usual: known, twice: known, deadline: known } }, without value: met }
  kept: { measure: { share of: tickets, that: { solution: met } }, without value: met }
`);
}

describe("a promise of business time", () => {
  it.each([
    "8 business hours",
    "{ by: kind, small: 1 business hour, large: 2 business days }",
    "{ bands of: size, rows: [{ below: 5, gives: 8 business hours }, { at least: 5, gives: 2 business days }] }",
    "{ if: { size: above 5 }, then: 8 business hours, otherwise: { times: [2, effort] } }",
    "{ times: [{ full: 4 business hours, of: effort }, 1 hour] }",
    "{ smaller of: [effort, 8 hours] }",
    "{ times: [2, 4 business hours] }",
    "{ times: [1.5, { by: kind, small: 1 business hour, large: 30 business minutes }] }",
    "{ add: [1 business hour, { times: [2, 3 business hours] }] }",
  ])("may be written or chosen: %s", (promise) => {
    expect(promised(promise)).toEqual([]);
    expect(promised("1 hour", promise)).toEqual([]);
  });

  it.each([
    "{ times: [effort, { divide: [8 business hours, 1 hour] }] }",
    "{ add: [1 business hour, 30 business minutes] }",
    "{ add: [1 business hour, 1 hour] }",
    "{ smaller of: [effort, 8 business hours] }",
    "{ by: kind, small: 1 business hour, large: { add: [1 business hour, effort] } }",
    "{ rounded: 90 business minutes, decimals: 0, mode: up }",
  ])("may not be computed: %s", (promise) => {
    expect(promised(promise)).toEqual(["error wrong-unit /clocks/solution/limit"]);
    expect(promised("1 hour", promise)).toEqual(["error wrong-unit /items/all/values/deadline/due/by"]);
  });

  it("may not hide behind a name, which stands for a plain length", () => {
    expect(promised("1 hour", "usual")).toEqual(["error wrong-unit /items/all/values/deadline/due/by"]);
    expect(promised("1 hour", "twice")).toEqual([]);
  });

  it("has its bands looked at as any others", () => {
    const gap = "{ bands of: size, rows: [{ below: 5, gives: 1 hour }, { above: 5, gives: 2 hours }] }";
    expect(promised(gap)).toEqual(["error bands-gap /clocks/solution/limit/rows/1"]);
  });

  it("is no days where the highest of several bands counts, for days have no fixed length", () => {
    const rows = "[{ below: 5, gives: 1 business hour }, { at least: 0, gives: 2 business days }]";
    expect(promised(`{ bands of: size, rows: ${rows}, overlap: highest }`)).toEqual([
      "error wrong-unit /clocks/solution/limit/rows/1/gives",
    ]);
  });
});

describe("a pause that ends after business time", () => {
  const paused = (clock: string): readonly string[] =>
    linesOf(`
calendars:
  office: { hours: { Mon-Fri: 09:00-17:00 } }
facts:
  tickets: { shape: events, events: [opened, held, resumed, solved] }
clocks:
  response: { items: tickets, starts: opened, stops: held, calendar: office, limit: 1 business hour, met when: at most limit }
  solution: { items: tickets, starts: opened, stops: solved, limit: 8 hours, met when: at most limit, ${clock} }
targets:
  kept: { measure: { share of: tickets, that: { solution: met, response: met } }, without value: met }
`);

  it("needs a calendar on its clock", () => {
    const pauses = "pauses: { on hold: { from: held, until: resumed, at most: 4 business hours } }";
    expect(paused(pauses)).toEqual([
      "error business-unit-without-calendar /clocks/solution/pauses/on hold/at most",
    ]);
    expect(paused(`${pauses}, calendar: office`)).toEqual([]);
    expect(paused(pauses.replace("business ", ""))).toEqual([]);
  });
});
