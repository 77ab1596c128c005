/** Prices over random dates and values: parts add up, indices compound, conversions undo each other, tax closes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMoney, money } from "../../src/engine/value/money.ts";
import { ONE, sum, toCanonical } from "../../src/engine/value/ratio.ts";
import { exactText } from "../naive/fraction.ts";
import { indexedOn, type NaiveIndexation } from "../naive/indexation.ts";
import { figureOf, planOf, settle } from "../settle/settling.ts";

const head = (governing = ""): string => `tallystick: 1
agreement: Hosting
id: hosting
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month${governing} }
`;

/** The exact figures of a month, by name. */
function figuresIn(text: string, month: string, ...names: readonly string[]) {
  const outcome = settle(planOf(text), month, []);
  return names.map((name) => {
    const value = figureOf(outcome, name);
    return typeof value === "object" ? value : undefined;
  });
}

const day = fc.integer({ min: 1, max: 27 });
const month = fc.constantFrom("02", "03", "07", "10");

describe("parts of a period", () => {
  it.each(["by calendar days", "by time"])("counted %s add up to the whole wherever it is cut", (part) => {
    fc.assert(
      fc.property(month, day, (when, last) => {
        const date = (each: number): string => `2026-${when}-${String(each).padStart(2, "0")}`;
        const text = `${head()}
figures:
  before: { pro rata: 1 EUR, to: ${date(last)}, part of a period: ${part} }
  after: { pro rata: 1 EUR, from: ${date(last + 1)}, part of a period: ${part} }
`;
        const [before, after] = figuresIn(text, `2026-${when}`, "before", "after");
        expect(before && after && sum([before, after])).toEqual(ONE);
      }),
      { numRuns: 40 },
    );
  });
});

const index = fc.integer({ min: 80_000, max: 130_000 }).map((n) => (n / 1000).toFixed(3));
const percent = (min: number, max: number) => fc.integer({ min, max }).map((n) => (n / 10).toFixed(1));

describe("an indexed amount", () => {
  const text = (rule: NaiveIndexation): string => {
    const values = Object.entries(rule.values)
      .sort()
      .map(([date, value]) => `${date}: ${value}`);
    const limits = [
      ...(rule.atLeast === undefined ? [] : [`at least: ${rule.atLeast} %`]),
      ...(rule.atMost === undefined ? [] : [`at most: ${rule.atMost} %`]),
      ...(rule.toCents ? ["rounding: half up"] : []),
    ].map((each) => `, ${each}`);
    return `${head()}
series:
  CPI: { source: Statistics office, values: { ${values.join(", ")} } }
figures:
  fee: { indexed: ${rule.amount} EUR, with: CPI, base: ${rule.base}, from: ${rule.from}, each: 12 months${limits.join("")} }
`;
  };

  it("is what a naive reckoning year by year says", () => {
    const rules = fc.record(
      {
        amount: fc.integer({ min: 1, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2)),
        values: fc
          .tuple(index, index, index)
          .map(([a, b, c]) => ({ "2025-11-01": a, "2026-11-01": b, "2027-10-01": c })),
        base: fc.constant("2025-12-01"),
        from: fc.constantFrom("2026-01-01", "2025-12-01", "2026-04-01"),
        atLeast: percent(-90, 10),
        atMost: percent(10, 90),
        toCents: fc.boolean(),
      },
      { requiredKeys: ["amount", "values", "base", "from", "toCents"] },
    );
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom("2026-02", "2026-12", "2027-01", "2027-04", "2027-12"),
        (rule, when) => {
          const [fee] = figuresIn(text(rule), when, "fee");
          const expected = indexedOn(`${when}-01`, rule);
          expect(fee && toCanonical(fee)).toBe(expected && exactText(expected));
        },
      ),
      { numRuns: 80 },
    );
  });

  it("with an index that does not change is the amount", () => {
    const rule = {
      amount: "123.45",
      values: { "2025-12-01": "119.9" },
      base: "2025-12-01",
      from: "2025-12-01",
      toCents: false,
    };
    expect(figuresIn(text(rule), "2027-12", "fee")).toEqual(figuresIn(text({ ...rule }), "2026-01", "fee"));
  });
});

describe("a conversion", () => {
  it("by a price and by its inverse is exact both ways", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 30_000 }), (cents, rate) => {
        const price = (rate / 10_000).toFixed(4);
        const series = (of: string, other: string): string =>
          `series:\n  RATE: { source: Bank, price of: ${of}, in: ${other}, values: { 2026-01-01: ${price} } }\n`;
        const figure = `figures:\n  sum: { convert: ${(cents / 100).toFixed(2)} USD, with: RATE, on: end of period }\n`;
        const [there] = figuresIn(head() + series("USD", "EUR") + figure, "2026-01", "sum");
        const [back] = figuresIn(head() + series("EUR", "USD") + figure, "2026-01", "sum");
        const product = there &&
          back && { n: there.numerator * back.numerator, d: there.denominator * back.denominator };
        expect(product && product.n * 10_000n).toBe(product && BigInt(cents) ** 2n * product.d);
      }),
      { numRuns: 40 },
    );
  });
});

describe("tax", () => {
  it("and net make gross, whatever the rate, the rounding and what credits do", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.constantFrom("reduce the taxable amount", "outside tax"),
        fc.constantFrom("half up", "half even", "down", "ceiling"),
        (rate, fee, credits, rounding) => {
          const rule = `, tax: { name: VAT, rate: ${(rate / 100).toFixed(2)} %, on: [fee], credits: ${credits}, rounding: ${rounding} }`;
          const text = `${head(rule)}
fees: { fee: ${(fee / 100).toFixed(2)} EUR }
credits: { sorry: { when: always, amount: 7.3 % of fee, rounding: half up } }
`;
          const { tax, total } = settle(planOf(text), "2026-03", []);
          if (tax?.kind !== "known") throw new Error("the tax is known");
          expect(addMoney(tax.net, tax.tax)).toEqual(tax.gross);
          expect(addMoney(tax.net, total)).toEqual(money(BigInt(fee), "EUR"));
        },
      ),
      { numRuns: 60 },
    );
  });
});
