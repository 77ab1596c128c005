/** Items that lack the word a promise is made per: no verdict rests on them, and the statement says so. */
import { describe, expect, it } from "vitest";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import { evidenceOf } from "../../src/engine/report/evidence.ts";
import { buildStatement } from "../../src/engine/report/statement.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { evaluationOf, factsOf, type Happening, planOf, settle } from "./settling.ts";

const agreement = (rest: string): ReturnType<typeof planOf> =>
  planOf(`
tallystick: 1
agreement: Without cell
id: without-cell
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  calls: { shape: records, fields: { desk: text, kind: { one of: [question, order] }, good: flag } }
  outages: { shape: intervals, fields: { region: text } }
  probes: { shape: samples, fields: { region: text, up: flag } }
${rest}`);

const call = (day: string, fields: Happening["fields"]): Happening => ({
  stream: "calls",
  at: `2026-06-${day}T10:00:00Z`,
  fields: { good: true, ...fields },
});

const told = ({ withoutCell }: PeriodOutcome): readonly string[] =>
  (withoutCell ?? []).map(({ target, items, count }) => `${target}: ${count} ${items}`);

const CALLS = [
  call("03", { desk: "north", kind: "question" }),
  call("04", { kind: "question" }),
  call("05", { kind: "order" }),
  call("06", { desk: "south", kind: "order", good: false }),
];

describe("an item without a word in a dimension", () => {
  it("is counted beside the verdicts, if the measure would have counted it", () => {
    const plan = agreement(`
targets:
  all: { per: [desk], measure: { share of: calls, that: { good: true } }, without value: not measured }
  questions:
    per: [desk]
    measure: { share of: calls, where: { kind: question }, that: { good: true } }
    without value: not measured
  together: { measure: { share of: calls, that: { good: true } }, without value: not measured }
`);
    const june = settle(plan, "2026-06", CALLS);
    expect(told(june)).toEqual(["all: 2 calls", "questions: 1 calls"]);
    expect(evaluationOf(june, "all", "north").measured?.value).toEqual(ratio(1));
    expect(evaluationOf(june, "together").measured?.value).toEqual(ratio(3, 4));
    expect(told(settle(plan, "2026-07", CALLS))).toEqual([]);
  });

  it("is found behind figures, in periods of the target's own and beside a figure of the cell", () => {
    const plan = agreement(`
figures:
  good share: { share of: calls, that: { good: true } }
targets:
  by figure: { per: [desk], measure: good share, without value: not measured }
  by day:
    per: [desk]
    period: day
    measure: { count of: calls, where: { kind: order } }
    without value: not measured
`);
    expect(told(settle(plan, "2026-06", CALLS))).toEqual(["by figure: 2 calls", "by day: 1 calls"]);
  });

  it("is found among outages and samples of the period", () => {
    const plan = agreement(`
timelines:
  down: { during: outages }
  seen: { samples of: probes, showing: { up: true }, each holds at most: 5 minutes }
targets:
  uptime: { per: [region], measure: { share of time: down }, without value: not measured }
  watched: { per: [region], measure: { share of time: seen }, without value: not measured }
`);
    const outage = (from: string, to: string): Happening => ({
      stream: "outages",
      at: `2026-${from}T00:00:00Z`,
      until: `2026-${to}T00:00:00Z`,
    });
    const probe = (at: string): Happening => ({
      stream: "probes",
      subject: "p",
      at: `2026-${at}T00:00:00Z`,
      fields: { up: true },
    });
    const june = settle(plan, "2026-06", [
      outage("05-30", "06-02"),
      outage("07-01", "07-02"),
      probe("05-31"),
      probe("06-30"),
    ]);
    expect(told(june)).toEqual(["uptime: 1 outages", "watched: 1 probes"]);
  });

  it("stands in the body of the statement, which is as before when there is none", () => {
    const plan = agreement(`
targets:
  all: { per: [desk], measure: { share of: calls, that: { good: true } }, without value: not measured }
`);
    const { book } = bookOf(factsOf(plan, CALLS));
    const bodyOf = (outcome: PeriodOutcome) => {
      const asOf = outcome.period.end;
      const evidence = evidenceOf(plan, book, outcome.period, asOf);
      return buildStatement(plan, outcome, { asOf, documentHash: "", evidence });
    };
    expect(bodyOf(settle(plan, "2026-06", CALLS)).withoutCell).toEqual([
      { target: "all", items: "calls", count: 2 },
    ]);
    expect(bodyOf(settle(plan, "2026-06", CALLS.slice(0, 1))).withoutCell).toBeUndefined();
  });
});
