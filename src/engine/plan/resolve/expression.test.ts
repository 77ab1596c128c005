import { describe, expect, it } from "vitest";
import { figure } from "../../../../test/compile/tickets.ts";

describe("a formula with units", () => {
  it.each([
    ["a number scales money", "{ times: [2, 3 EUR, 50 %] }"],
    ["a number scales time", "{ times: [25 %, length of period] }"],
    ["likes add up", "{ add: [1 EUR, 2 EUR, monthly fee] }"],
    ["a quotient of money is a number", "{ add: [1, { divide: [monthly fee, 5 EUR] }] }"],
    ["a quotient of time is a number", "{ add: [1, { divide: [3 hours, length of period] }] }"],
    ["steps of money count", "{ add: [1, { started: 5 EUR, of: monthly fee }] }"],
    [
      "not applicable fits beside anything",
      "{ if: { solved in time: met }, then: 4 EUR, otherwise: not applicable }",
    ],
    ["the sum of a duration is a duration", "{ add: [1 minute, { sum of: effort, over: tickets }] }"],
    [
      "a percentile of a clock is a duration",
      "{ smaller of: [1 hour, { percentile: 95, of: { elapsed of: solution }, over: tickets }] }",
    ],
    [
      "the latest instant minus an instant is a duration",
      "{ add: [1 hour, { subtract: [{ highest of: promised, over: tickets }, { lowest of: promised, over: tickets }] }] }",
    ],
  ])("%s", (_, formula) => {
    expect(figure(formula)).toEqual([]);
  });

  it.each([
    ["money plus a number", "{ add: [1 EUR, 2] }", "error wrong-type …/add/1"],
    ["money times money", "{ times: [1 EUR, monthly fee] }", "error wrong-type …/times/1"],
    ["time divided by money", "{ divide: [1 hour, monthly fee] }", "error wrong-type …/divide/1"],
    ["a date where a number is due", "{ add: [1, 2026-01-01] }", "error wrong-type …/add/1"],
    ["steps of hours in money", "{ full: 1 hour, of: monthly fee }", "error wrong-type …/full"],
    ["the mean of a text", "{ mean of: team, over: tickets }", "error wrong-type …/mean of"],
    ["the sum of instants", "{ sum of: promised, over: tickets }", "error wrong-type …/sum of"],
    [
      "branches of two types",
      "{ if: { solved in time: missed }, then: 1 EUR, otherwise: 2 }",
      "error wrong-type …/otherwise",
    ],
    [
      "bands whose bounds are money for a number",
      "{ bands of: 5, rows: [{ below: 1 EUR, gives: 1 }], otherwise: 2 }",
      "error wrong-type …/rows/0/below",
    ],
    ["months inside a sum", "{ add: [1 hour, 1 month] }", "error wrong-unit …/add/1"],
    ["a clock as a number", "{ sum of: solution, over: tickets }", "error wrong-type …/sum of"],
    ["money of another currency", "{ add: [monthly fee, 1 USD] }", "error mixed-currency …/add/1"],
  ])("refuses %s", (_, formula, expected) => {
    expect(figure(formula)).toEqual([expected]);
  });

  it("reports one mistake once, however far it travels", () => {
    expect(figure("{ times: [2, { add: [nothing, 1 EUR] }, { subtract: [nothing at all, 1] }] }")).toEqual([
      "error unknown-name …/times/1/add/0",
      "error unknown-name …/times/2/subtract/0",
    ]);
  });
});

describe("a test", () => {
  const share = (that: string): readonly string[] => figure(`{ share of: tickets, that: ${that} }`);

  it.each([
    "{ priority: high }",
    "{ priority: [high, low], team: anyone }",
    "{ solution: [met, void] }",
    "{ vip: true, score: at least 4, effort: below 2 hours, cost: at most monthly fee }",
    "{ promised: known, agreed: missing }",
    "{ score: 4 }",
    "{ promised: { above: { due of: solution } } }",
    "{ not: { any of: [{ priority: low }, { agreed: at least 2026-02-01 }] } }",
    "{ value: { day of: promised }, is: at most agreed }",
  ])("%s is understood", (that) => {
    expect(share(that)).toEqual([]);
  });

  it.each([
    ["a word outside the list", "{ priority: hgih }", "error unknown-key-value …/that/priority"],
    ["an outcome no clock has", "{ solution: late }", "error unknown-key-value …/that/solution"],
    ["a flag that is more than true", "{ vip: { above: true } }", "error wrong-type …/that/vip"],
    ["a date against an instant", "{ agreed: at least promised }", "error wrong-type …/that/agreed"],
    ["a number against money", "{ score: at least monthly fee }", "error wrong-type …/that/score"],
    ["an unknown field", "{ prioriti: high }", "error unknown-name …/that/prioriti"],
    [
      "a clock of other items",
      "{ value: { elapsed of: response }, is: at most 1 hour }",
      "error unknown-clock …/that/value/elapsed of",
    ],
  ])("refuses %s", (_, that, expected) => {
    expect(share(that)).toEqual([expected]);
  });

  it("reads words beside a target as verdicts", () => {
    const formula = "{ if: { solved in time: [missed, deemed met] }, then: 1, otherwise: 0 }";
    expect(figure(formula)).toEqual([]);
    expect(figure(formula.replace("deemed met", "late"))).toEqual([
      "error unknown-key-value …/if/solved in time",
    ]);
  });
});
