/**
 * What a party may do when figures say so: since when, from which day, until which day.
 */
import { describe, expect, it } from "vitest";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import { explain, pathsOf } from "../../src/engine/report/explain/explain.ts";
import { rightTexts } from "../../src/engine/report/remedy-text.ts";
import { formatInstant } from "../../src/engine/value/format.ts";
import { factsOf, type Happening, instant, planOf, settleAll } from "./settling.ts";

const plan = planOf(`tallystick: 1
agreement: Lines
id: lines
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  outages: { shape: intervals, fields: { line: { one of: [a, b] } } }
fees:
  monthly fee: 1000 EUR
timelines:
  down: { during: outages }
targets:
  uptime:
    per: [line]
    measure: { subtract: [100 %, { share of time: down }] }
    expected: at least 99.9 %
    without value: deemed met
credits:
  uptime credit: { for: uptime, amount: 10 % of monthly fee, rounding: half up }
caps:
  ceiling: { credits: all, at most: 150 EUR, above: lost }
accounts:
  misses: { holds: number, entries: { each: { add: 1, when: { value: uptime credit, is: above 0 EUR } } } }
rights:
  leave after repeated misses:
    who: customer
    may: terminate the service
    per: [line]
    when: { value: { times in last: 3, of: uptime, verdict: missed }, is: at least 2 }
    cure: 30 calendar days
    notice: 2 months
    within: 90 calendar days
  a plan:
    who: customer
    may: demand a rectification plan
    deliver within: 10 calendar days
    when: { value: uptime credit, is: exactly 150 EUR }
  an audit:
    who: customer
    may: audit
    when: { value: { balance of: misses }, is: at least 2 }
`);

const outage = (month: string, line: string): Happening => ({
  stream: "outages",
  id: `${month} ${line}`,
  at: `2026-${month}-10T10:00:00Z`,
  until: `2026-${month}-10T14:00:00Z`,
  fields: { line },
});

const happenings = [outage("01", "a"), outage("03", "a"), outage("03", "b"), outage("04", "a")];
const months = settleAll(plan, "2026-01-15T00:00:00Z", "2026-06-15T00:00:00Z", happenings);

function told({ rights = [] }: PeriodOutcome, name: string): readonly string[] {
  return rights
    .filter(({ right }) => right === name)
    .map(({ cell, holds, since }) => {
      const words = cell.dimensions.map(({ value }) => `${value} `).join("");
      return `${words}${holds ? `since ${since?.label}` : "no"}`;
    });
}

describe("a right", () => {
  it("arises in its own cell and holds while its test does", () => {
    expect(months.map((month) => told(month, "leave after repeated misses"))).toEqual([
      ["a no", "b no"],
      ["a no", "b no"],
      ["a since 2026-03", "b no"],
      ["a since 2026-03", "b no"],
      ["a since 2026-03", "b no"],
      ["a no", "b no"],
    ]);
  });

  it("counts all its dates from the end of the month in which it arose", () => {
    const found = months[4]?.rights?.find(({ holds }) => holds);
    const dates = [found?.cureUntil, found?.from, found?.until, found?.effective];
    expect(dates.map((each) => each && formatInstant(each))).toEqual([
      "2026-04-30T22:00:00Z",
      "2026-04-30T22:00:00Z",
      "2026-06-29T22:00:00Z",
      "2026-06-30T22:00:00Z",
    ]);
    expect(found?.lapsed).toBe(true);
  });

  it("reads credits as they were granted, and balances as they closed", () => {
    expect(months.map((month) => told(month, "a plan")[0])).toEqual([
      "no",
      "no",
      "since 2026-03",
      "no",
      "no",
      "no",
    ]);
    expect(months.map((month) => told(month, "an audit")[0]).slice(0, 4)).toEqual([
      "no",
      "no",
      "since 2026-03",
      "since 2026-03",
    ]);
  });

  it("is told in a sentence, and opens to the figures beneath it", () => {
    const march = months[2];
    if (march === undefined) throw new Error("March was settled");
    expect(rightTexts(march, plan)[1]).toBe(
      'Since 2026-03 the customer may demand a rectification plan ("a plan"); delivery is due no sooner than 2026-04-11 00:00.',
    );
    const { book } = bookOf(factsOf(plan, happenings));
    const path = "rights/leave after repeated misses[line=a]";
    expect(pathsOf(march, plan)).toContain(path);
    const told = explain(plan, book, march, path, {
      asOf: instant("2027-06-01T00:00:00Z"),
      prior: months.slice(0, 2),
    });
    expect(told?.sentence).toMatch(/^Since 2026-03 the customer may terminate the service/);
    expect(told?.parts.map(({ text }) => text)).toEqual(["2"]);
  });
});
