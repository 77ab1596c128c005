/** Pieces of the language that meet in ways no example shows: periods of a target's own, figures asked
 *  from several cells, credits that read each other, caps per product, values in force by date. */
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/engine/value/instant.ts";
import { amountText } from "../../src/engine/value/money.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import {
  evaluationOf,
  figureOf,
  granted,
  type Happening,
  percentOf,
  planOf,
  settle,
  settleAll,
} from "./settling.ts";

const head = (rest: string): string => `
tallystick: 1
agreement: Composition
id: composition
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-15 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
${rest}`;

describe("a target with a period of its own", () => {
  const plan = planOf(
    head(`
facts:
  outages: { shape: intervals }
timelines:
  down: { during: outages }
targets:
  daily uptime:
    measure: { subtract: [100 %, { share of time: down }] }
    expected: at least 99 %
    without value: not measured
    period: day
credits:
  per bad day: { for: daily uptime, amount: 10 EUR, rounding: half up }
`),
  );

  it("is judged once for each of its periods, and each of them costs", () => {
    const at = (day: string) => Date.parse(`2026-06-${day}T10:00:00Z`);
    const outage = (day: string, minutes: number): Happening => ({
      stream: "outages",
      at: at(day),
      until: at(day) + minutes * MINUTE,
    });
    const june = settle(plan, "2026-06", [outage("03", 60), outage("04", 5), outage("20", 60)]);
    expect(june.evaluations).toHaveLength(30);
    const missed = june.evaluations.filter(({ verdict }) => verdict === "missed");
    expect(missed.map(({ period }) => period.label)).toEqual(["2026-06-03", "2026-06-20"]);
    expect(amountText(june.total)).toBe("20.00");
  });
});

describe("the term of an agreement", () => {
  const plan = planOf(
    head(`
facts:
  outages: { shape: intervals }
  calls: { shape: records }
timelines:
  down: { during: outages }
figures:
  calls counted: { count of: calls }
  time down: { time of: down }
targets:
  uptime: { measure: { subtract: [100 %, { share of time: down }] }, expected: at least 99 %, without value: not measured }
`),
  );

  it("does not select what happened before it began", () => {
    const january = settle(plan, "2026-01", [
      { stream: "calls", at: "2026-01-14T10:00:00Z" },
      { stream: "calls", at: "2026-01-14T23:00:00Z" },
      { stream: "outages", at: "2026-01-14T00:00:00Z", until: "2026-01-15T02:00:00Z" },
    ]);
    // The term begins at midnight in Berlin, 23:00 UTC: one call, and 3 of the 26 hours.
    expect(figureOf(january, "calls counted")).toEqual(ratio(1));
    expect(figureOf(january, "time down")).toEqual(ratio(3 * HOUR));
    expect(evaluationOf(january, "uptime").measured?.value).toEqual(ratio(17 * 24 - 3, 17 * 24));
  });
});

describe("figures in several cells", () => {
  const plan = planOf(
    head(`
facts:
  calls: { shape: records, fields: { site: text, seconds: number } }
  bills: { shape: records, fields: { site: text, amount: money } }
fees:
  bill: { sum of: amount, over: bills }
figures:
  longest allowed: { mean of: seconds, over: calls }
  slow calls: { per: [site], is: { count of: calls, where: { seconds: above longest allowed } } }
targets:
  calls in time:
    per: [site]
    measure: { share of: calls, that: { seconds: at most 20 } }
    expected: at least 90 %
    without value: not measured
  all calls in time:
    measure: { share of: calls, that: { seconds: at most 20 } }
    expected: at least 90 %
    without value: not measured
credits:
  by site: { for: calls in time, amount: { times: [10 %, bill] }, rounding: half up }
  over all: { for: all calls in time, amount: { times: [1 %, bill] }, rounding: half up }
caps:
  each site: { per: [site], credits: [by site], at most: { times: [5 %, bill] }, above: lost }
`),
  );
  const call = (site: string, seconds: number): Happening => ({
    stream: "calls",
    at: "2026-06-10T10:00:00Z",
    fields: { site, seconds },
  });
  const bill = (site: string, amount: string): Happening => ({
    stream: "bills",
    at: "2026-06-30T10:00:00Z",
    fields: { site, amount },
  });
  const june = settle(plan, "2026-06", [
    call("north", 10),
    call("north", 50),
    call("south", 30),
    call("south", 30),
    call("south", 60),
    bill("north", "100"),
    bill("south", "1000"),
    bill("west", "70"),
  ]);

  it("a fee is what the asking cell pays, and the whole where the whole asks", () => {
    expect(granted(june, "over all")).toBe("11.70");
    expect(
      june.credits.filter(({ credit }) => credit === "by site").map(({ rounded }) => amountText(rounded)),
    ).toEqual(["10.00", "100.00", "0.00"]);
  });

  it("a cap per site holds within each site", () => {
    expect(granted(june, "by site", "north")).toBe("5.00");
    expect(granted(june, "by site", "south")).toBe("50.00");
    expect(june.caps.map(({ cell, limit }) => [cell.dimensions[0]?.value, amountText(limit)])).toEqual([
      ["north", "5.00"],
      ["south", "50.00"],
      ["west", "3.50"],
    ]);
  });

  it("a test may compare items with a figure of their cell, which is tallied before", () => {
    // Means: north 30, south 40; one call above it in each.
    expect(figureOf(june, "longest allowed", "north")).toEqual(ratio(30));
    expect(figureOf(june, "slow calls", "south")).toEqual(ratio(1));
    expect(figureOf(june, "slow calls", "north")).toEqual(ratio(1));
  });

  it("a site that is billed and never called is a cell, without anything to measure", () => {
    expect(evaluationOf(june, "calls in time", "west").verdict).toBe("not measured");
  });
});

describe("groups of groups", () => {
  const plan = planOf(
    head(`
facts:
  lines: { shape: records, fields: { order: text, customer: text, short: number } }
items:
  orders:
    group: lines
    by: [order, customer]
    values:
      missing: { sum of: short, over: members }
      complete: { every member: { short: 0 } }
  customers:
    group: orders
    by: [customer]
    values:
      complete orders: { share of: members, that: { complete: true } }
      worst: { highest of: missing, over: members }
targets:
  customers served well:
    measure: { share of: customers, that: { complete orders: at least 50 % } }
    expected: at least 90 %
    without value: not measured
figures:
  worst order: { highest of: worst, over: customers }
  mean of shares: { mean of: complete orders, over: customers }
`),
  );

  it("are formed over the members of the period, one level upon the other", () => {
    const line = (
      order: string,
      customer: string,
      short: number,
      at = "2026-06-10T10:00:00Z",
    ): Happening => ({
      stream: "lines",
      at,
      fields: { order, customer, short },
    });
    const june = settle(plan, "2026-06", [
      line("1", "A", 0),
      line("1", "A", 2),
      line("2", "A", 3),
      line("2", "A", 4),
      line("3", "B", 0),
      line("4", "B", 5),
      line("5", "C", 0),
      line("6", "A", 99, "2026-07-10T10:00:00Z"),
    ]);
    // A completes none of two orders, B one of two, C its one: shares 0, 1/2, 1.
    expect(percentOf(evaluationOf(june, "customers served well"))).toBe("66.666667");
    expect(figureOf(june, "worst order")).toEqual(ratio(7));
    expect(figureOf(june, "mean of shares")).toEqual(ratio(1, 2));
  });
});

describe("values in force", () => {
  const plan = planOf(
    head(`
fees:
  monthly fee: { in force: [{ from: 2026-01-01, value: 100 EUR }, { from: 2026-03-01, value: 110 EUR }] }
facts:
  reports: { shape: records, fields: { value: number } }
targets:
  value: { measure: { lowest of: value, over: reports }, expected: at least 99 %, without value: missed }
credits:
  half: { for: value, amount: { times: [50 %, monthly fee] }, rounding: half up }
  again: { when: { value: { times in last: 2, of: value, verdict: missed }, is: at least 2 }, for: value, amount: { previous: half, ago: 1, otherwise: 0 EUR }, rounding: half up }
`),
  );

  it("follow the first day of the period; credits read earlier ones", () => {
    const outcomes = settleAll(plan, "2026-02-01T00:00:00Z", "2026-03-30T00:00:00Z", []);
    expect(outcomes.map((outcome) => granted(outcome, "half"))).toEqual(["50.00", "55.00"]);
    expect(outcomes.map((outcome) => granted(outcome, "again"))).toEqual(["0.00", "50.00"]);
  });
});
