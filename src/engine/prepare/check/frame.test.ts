import { describe, expect, it } from "vitest";
import { linesOf } from "../../../../test/compile/document.ts";

const UPTIME = (timelines: string, without: string): string => `
facts:
  outages: { shape: intervals }
  maintenance: { shape: intervals }
timelines:
  down: { during: outages }
${timelines}
targets:
  uptime:
    measure: { subtract: [100 %, { share of time: down${without} }] }
    expected: at least 99 %
    without value: deemed met
`;

const MEASURED = UPTIME("  upkeep: { during: maintenance }", ", without: [upkeep]");

describe("a goal", () => {
  const goal = (terms: string): readonly string[] =>
    linesOf(`${MEASURED}
goals:
  fewer losses: { owner: sales, indicator: lost orders, each: calendar month, ${terms} }
`);

  it("hangs on a target of the agreement", () => {
    expect(goal("aims at: at most 50, served by: [uptime]")).toEqual([]);
    expect(goal("aims at: at most 50, served by: [uptme]")).toEqual([
      "error unknown-target /goals/fewer losses/served by/0",
    ]);
  });

  it.each([
    ["at most 50", "50", true],
    ["below 50", "50", false],
    ["at least 95 %", "94.9 %", false],
    ["above 95 %", "96 %", true],
    ["at most 4 hours", "3 business hours", false],
    ["exactly 100 %", "100 %", false],
  ])("that is %s is not reached by %s unless it is: %s", (aim, baseline, reached) => {
    const lines = goal(`baseline: ${baseline}, aims at: ${aim}, served by: [uptime]`);
    expect(lines).toEqual(reached ? ["warning goal-already-reached /goals/fewer losses/baseline"] : []);
  });
});

describe("a term in business days", () => {
  const silence = (term: string): readonly string[] =>
    linesOf(`
calendars: { office: { hours: { Mon-Fri: 08:00-18:00 } } }
silence:
  statement: { ${term}, counts as: accepted }
`);

  it("names a calendar that exists", () => {
    expect(silence("within: 5 business days, on: office")).toEqual([]);
    expect(silence("within: 5 business days, on: ofice")).toContain(
      "error unknown-calendar /silence/statement/on",
    );
    expect(silence("within: 5 business days")).toContain(
      "error business-unit-without-calendar /silence/statement/within",
    );
  });

  it("needs none in calendar days, and may do without", () => {
    expect(silence("within: 5 calendar days")).toEqual(["warning unused-calendar /calendars/office"]);
  });
});

describe("an evidence window", () => {
  const window = (amount: string): readonly string[] =>
    linesOf(`tallystick: 1
agreement: Under test
id: under-test
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Etc/UTC, zone data: 2026f, currency: EUR, language: en, period: week, evidence window: ${amount} }
${MEASURED}`);

  it("is counted on no calendar, so business time cannot be its unit", () => {
    expect(window("14 calendar days")).toEqual([]);
    expect(window("10 business days")).toEqual([
      "error business-unit-without-calendar /governing/evidence window",
    ]);
  });
});

describe("a review", () => {
  it("invites roles of the matrix where there is one", () => {
    const review = "reviews: { monthly: { each: calendar month, invited: [level manager] } }";
    expect(linesOf(review)).toEqual([]);
    const matrix =
      "responsible: { roles: { service owner: provider }, tasks: { meet: { service owner: A and R } } }";
    expect(linesOf(`${matrix}\n${review}`)).toEqual(["error unknown-role /reviews/monthly/invited/0"]);
  });
});

describe("an exclusion", () => {
  const exclusion = (terms: string): string => `
exclusions:
  maintenance: { type: planned maintenance, declared by: provider, ${terms} }
`;

  it.each([
    ["its timeline is taken out", MEASURED, "timeline: upkeep"],
    [
      "a timeline made of its own is",
      UPTIME("  upkeep: { during: maintenance }\n  excused: { any of: [upkeep] }", ", without: [excused]"),
      "timeline: upkeep",
    ],
    ["its facts are read by such a timeline", MEASURED, "facts: maintenance"],
    [
      "the budget of the timeline is its own",
      UPTIME("  upkeep: { at most: 4 hours, of: { during: maintenance } }", ", without: [upkeep]"),
      "timeline: upkeep, at most: 4 hours",
    ],
  ])("is in order when %s", (_, sections, terms) => {
    expect(linesOf(sections + exclusion(terms))).toEqual([]);
  });

  it("is without effect when nothing leaves it out", () => {
    const lines = linesOf(UPTIME("  upkeep: { during: maintenance }", "") + exclusion("timeline: upkeep"));
    expect(lines).toContain("warning exclusion-without-effect /exclusions/maintenance");
  });

  it("states the budget that a timeline keeps, and no other", () => {
    const budgeted = UPTIME(
      "  upkeep: { at most: 6 hours, of: { during: maintenance } }",
      ", without: [upkeep]",
    );
    expect(linesOf(budgeted + exclusion("timeline: upkeep"))).toEqual([
      "warning exclusion-budget-differs /exclusions/maintenance",
    ]);
    expect(linesOf(MEASURED + exclusion("timeline: upkeep, at most: 4 hours"))).toEqual([
      "warning exclusion-budget-differs /exclusions/maintenance/at most",
    ]);
  });

  it("is declared by somebody who stands in the agreement, with facts that exist", () => {
    expect(linesOf(MEASURED + exclusion("facts: maintenence").replace("provider", "supplier"))).toEqual([
      "error unknown-party /exclusions/maintenance/declared by",
      "error unknown-set /exclusions/maintenance/facts",
    ]);
  });
});
