/** Lengths that a timeline is cut by: by a table of the cell, by a fee of the year so far, among instances that exist. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratio } from "../../src/engine/value/ratio.ts";
import { figureOf, type Happening, planOf, settle } from "./settling.ts";

const plan = (timelines: string, figures: string): ReturnType<typeof planOf> =>
  planOf(`
tallystick: 1
agreement: Limits
id: limits
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-02-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month }
facts:
  outages: { shape: intervals, fields: { node: text, class: { one of: [gold, basic] } } }
  nodes: { shape: records, fields: { node: text } }
timelines:
  down: { during: outages }
${timelines}
figures:
${figures}
targets:
  outages: { measure: { count of: outages }, without value: met }
`);

const outage = (at: string, hours: number, node = "n1", level = "basic"): Happening => {
  const start = Date.parse(`2026-${at}:00Z`);
  return { stream: "outages", at: start, until: start + hours * 3_600_000, fields: { node, class: level } };
};

const hours = (timeline: string): string => `{ divide: [{ time of: ${timeline} }, 1 hour] }`;

describe("a length by a formula", () => {
  it("is read in the cell at hand", () => {
    const grace = "{ by: class, gold: 1 hour, basic: 4 hours }";
    const byClass = plan(
      `  long: { runs above: ${grace}, of: down }
  late: { beyond the first: ${grace}, of: down }
  spared: { at most: ${grace}, of: down }`,
      ["long", "late", "spared"]
        .map((name) => `  ${name} hours: { per: [class], is: ${hours(name)} }`)
        .join("\n"),
    );
    const outcome = settle(byClass, "2026-06", [
      outage("06-02T10:00", 3),
      outage("06-03T10:00", 5),
      outage("06-04T10:00", 3, "n1", "gold"),
    ]);
    const told = (name: string) => ["gold", "basic"].map((each) => figureOf(outcome, `${name} hours`, each));
    expect(told("long")).toEqual([ratio(3), ratio(5)]);
    expect(told("late")).toEqual([ratio(2), ratio(1)]);
    expect(told("spared")).toEqual([ratio(1), ratio(4)]);
  });

  it("along the dimension of an across is read for each of its values", () => {
    const spread = plan(
      "  hit: { across: class, need: any, of: { runs above: { by: class, gold: 1 hour, basic: 4 hours }, of: down } }",
      `  hit hours: ${hours("hit")}`,
    );
    const three = [outage("06-02T10:00", 3), outage("06-03T10:00", 3, "n1", "gold")];
    expect(figureOf(settle(spread, "2026-06", three), "hit hours")).toEqual(ratio(3));
  });

  it("can be a figure, and lets nothing pass where it has no value", () => {
    const byFigure = plan(
      "  long: { runs above: usual, of: down }",
      `  usual: { mean of: length, over: outages, where: { class: gold } }
  long hours: ${hours("long")}`,
    );
    const basic = outage("06-02T10:00", 3);
    expect(figureOf(settle(byFigure, "2026-06", [basic]), "long hours")).toEqual(ratio(0));
    const gold = outage("06-04T10:00", 2, "n1", "gold");
    expect(figureOf(settle(byFigure, "2026-06", [basic, gold]), "long hours")).toEqual(ratio(3));
  });
});

describe("a budget of the year", () => {
  const yearly = plan(
    "  spared: { at most: 10 hours, each: year, of: down }\n  daily: { at most: 2 hours, each: day, of: down }",
    `  spared hours: ${hours("spared")}\n  daily hours: ${hours("daily")}`,
  );

  it("is used up by the periods before, as a count of hour after hour says", () => {
    const dayAndHour = fc.tuple(
      fc.integer({ min: 32, max: 210 }),
      fc.nat(23),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(fc.array(dayAndHour, { maxLength: 8 }), (all) => {
        const start = Date.UTC(2026, 0, 1);
        const happenings = all.map(([day, hour, length]): Happening => {
          const at = start + (day * 24 + hour) * 3_600_000;
          return {
            stream: "outages",
            at,
            until: at + length * 3_600_000,
            fields: { node: "n", class: "gold" },
          };
        });
        const down = (hour: number): boolean =>
          all.some(([day, from, length]) => hour >= day * 24 + from && hour < day * 24 + from + length);
        let [used, inJune, usedToday, daily] = [0, 0, 0, 0];
        for (let hour = 31 * 24; hour < 181 * 24; hour += 1) {
          if (hour % 24 === 0) usedToday = 0;
          if (!down(hour)) continue;
          const isJune = hour >= 151 * 24;
          if (used < 10 && isJune) inJune += 1;
          if (usedToday < 2 && isJune) daily += 1;
          used += 1;
          usedToday += 1;
        }
        const outcome = settle(yearly, "2026-06", happenings);
        expect(figureOf(outcome, "spared hours")).toEqual(ratio(inJune));
        expect(figureOf(outcome, "daily hours")).toEqual(ratio(daily));
      }),
      { numRuns: 60, seed: 3 },
    );
  });
});

describe("across the values that a set of items has", () => {
  it("an instance that never failed keeps all from being down", () => {
    const among = plan(
      `  all down: { across: node, need: all, among: nodes, of: down }
  reported down: { across: node, need: all, of: down }`,
      `  all hours: ${hours("all down")}\n  reported hours: ${hours("reported down")}`,
    );
    const node = (name: string): Happening => ({
      stream: "nodes",
      at: "2026-03-01T00:00:00Z",
      fields: { node: name },
    });
    const failures = [outage("06-02T10:00", 3, "n1"), outage("06-02T11:00", 3, "n2")];
    const two = settle(among, "2026-06", [node("n1"), node("n2"), ...failures]);
    expect(figureOf(two, "all hours")).toEqual(ratio(2));
    const three = settle(among, "2026-06", [node("n1"), node("n2"), node("n3"), ...failures]);
    expect(figureOf(three, "all hours")).toEqual(ratio(0));
    expect(figureOf(three, "reported hours")).toEqual(ratio(2));
  });
});
