import { describe, expect, it } from "vitest";
import { linesOf } from "../../../../test/compile/document.ts";

const SERIES = `series:
  CPI: { source: Office, values: { 2025-12-01: 100 } }
  USD: { source: Bank, price of: USD, in: EUR, values: { 2025-12-01: 0.9 } }
`;

/** The problems of one figure, without the place they share. */
function inFigure(formula: string, more = ""): readonly string[] {
  return linesOf(`${SERIES}${more}figures:\n  sum: ${formula}\n`).map((line) =>
    line.replace("/figures/sum", ""),
  );
}

describe("money of another currency", () => {
  it("adds up, compares and divides among its like", () => {
    expect(inFigure("{ convert: { add: [1 USD, 2 USD] }, with: USD, on: end of period }")).toEqual([]);
    expect(inFigure("{ divide: [1 USD, 2 USD] }")).toEqual([]);
    expect(inFigure("{ if: { value: 1 USD, is: at least 2 USD }, then: 1, otherwise: 2 }")).toEqual([]);
  });

  it("never meets the agreement's own", () => {
    expect(inFigure("{ add: [1 EUR, 2 USD] }")).toEqual(["error mixed-currency /add/1"]);
    expect(inFigure("{ larger of: [1 USD, 2 EUR] }")).toEqual(["error mixed-currency /larger of/1"]);
    expect(inFigure("{ indexed: 5 USD, with: CPI, base: 2025-12-01, each: 12 months }")).toEqual([
      "error mixed-currency /indexed",
    ]);
  });

  it("of a field is told from other currencies", () => {
    const facts = "facts:\n  buys: { shape: records, fields: { cost: money in GBP } }\n";
    expect(
      inFigure("{ convert: { sum of: cost, over: buys }, with: USD, on: end of period }", facts),
    ).toEqual(["error not-a-rate /with"]);
  });

  it("alone is converted", () => {
    expect(inFigure("{ convert: 5 EUR, with: USD, on: end of period }")).toEqual([
      "error wrong-type /convert",
    ]);
    expect(inFigure("{ convert: 5, with: USD, on: end of period }")).toEqual(["error wrong-type /convert"]);
  });
});

describe("prices", () => {
  it("are asked for dates, not for lengths of time", () => {
    expect(inFigure("{ value of: CPI, on: 3 hours }")).toEqual(["error wrong-type /on"]);
  });

  it("step by months or days, from a base that the series knows", () => {
    const indexed = (more: string): string => `{ indexed: 5 EUR, with: CPI, ${more} }`;
    expect(inFigure(indexed("base: 2025-12-01, each: 12 hours"))).toEqual(["error wrong-unit /each"]);
    expect(inFigure(indexed("base: 2025-11-30, each: 12 months"))).toEqual([
      "error series-without-base /base",
    ]);
  });

  it("of a part of a period are no affair of a single item", () => {
    const items = `facts:
  buys: { shape: records, fields: { cost: money } }
items:
  bought: { from: buys, values: { part: { pro rata: cost, to: 2026-03-01, part of a period: in full } } }
`;
    expect(inFigure("{ count of: bought }", items)).toEqual([
      "error nested-aggregate /items/bought/values/part/pro rata",
    ]);
  });

  it("of a service that is not there are refused with the nearest name", () => {
    expect(
      inFigure(
        "{ pro rata: 5 EUR, service: hostin, part of a period: in full }",
        "services: { hosting: {} }\n",
      ),
    ).toEqual(["error unknown-name /service"]);
  });
});
