import { describe, expect, it } from "vitest";
import { amountText, type Money } from "../../src/engine/value/money.ts";
import { formatDecimal } from "../../src/engine/value/ratio.ts";
import { type Happening, planOf, settle } from "./settling.ts";

const HEAD = `tallystick: 1
agreement: Hosting for Acme
id: hosting
version: 1
kind: service level agreement
between: { provider: Northwind, customer: Acme }
term: { from: 2026-01-01 }
`;

const GOVERNING = `governing: { zone: Europe/Berlin, zone data: 2026f, currency: EUR, language: en, period: calendar month }
`;

/** A figure as decimals, or "none". */
function figure(text: string, period: string, name: string, happenings: readonly Happening[] = []): string {
  const outcome = settle(planOf(HEAD + text), period, happenings);
  const found = outcome.figures.find((each) => each.name === name)?.quantity?.value;
  return typeof found === "object" ? formatDecimal(found, 6).replace(/\.?0+$/, "") : "none";
}

describe("a published series", () => {
  const CPI = `${GOVERNING}
series:
  CPI: { source: Statistics office, values: { 2025-12-01: 119.9, 2026-12-01: 122.4 } }
figures:
  index: { value of: CPI, on: start of period }
  last day: { value of: CPI, on: end of period }
  before: { value of: CPI, on: 2025-11-30 }
  by date: { value of: CPI, on: 2026-12-01 }
`;

  it("counts on the date for which a value was published and until the next", () => {
    expect(figure(CPI, "2026-11", "index")).toBe("119.9");
    expect(figure(CPI, "2026-12", "index")).toBe("122.4");
    expect(figure(CPI, "2026-11", "by date")).toBe("122.4");
  });

  it("has no value before the first, which is not zero", () => {
    expect(figure(CPI, "2026-11", "before")).toBe("none");
  });

  it("takes the end of a period for its last day", () => {
    expect(figure(CPI, "2026-11", "last day")).toBe("119.9");
  });

  it("says nothing once a value holds no longer", () => {
    const text = CPI.replace("{ source:", "{ holds: 6 months, source:");
    expect(figure(text, "2026-05", "index")).toBe("119.9");
    expect(figure(text, "2026-06", "index")).toBe("none");
  });
});

describe("reported values", () => {
  const RATES = `${GOVERNING}
facts:
  rates: { shape: records, fields: { day: date, currency: text, rate: number } }
series:
  USD in EUR:
    source: Central bank
    price of: USD
    in: EUR
    values: { 2026-01-01: 0.9 }
    reported: { from: rates, date: day, value: rate, where: { currency: USD } }
figures:
  bill: { convert: 200 USD, with: USD in EUR, on: end of period }
`;
  const rate = (day: string, value: string, more: Partial<Happening> = {}): Happening => ({
    stream: "rates",
    at: `${day}T15:00:00Z`,
    fields: { day, currency: "USD", rate: value },
    ...more,
  });

  it("join those of the agreement by their dates", () => {
    const facts = [rate("2026-02-10", "0.85"), rate("2026-03-31", "0.8"), rate("2026-04-01", "0.5")];
    expect(figure(RATES, "2026-01", "bill", facts)).toBe("180");
    expect(figure(RATES, "2026-02", "bill", facts)).toBe("170");
    expect(figure(RATES, "2026-03", "bill", facts)).toBe("160");
  });

  it("of one date count by the last that was recorded, and never before the agreement's own", () => {
    const late = rate("2026-02-10", "0.7", { recorded: "2026-03-05T00:00:00Z" });
    expect(figure(RATES, "2026-02", "bill", [late, rate("2026-02-10", "0.85")])).toBe("140");
    expect(figure(RATES, "2026-01", "bill", [rate("2026-01-01", "0.1")])).toBe("180");
  });

  it("of another series in the same stream are left alone, and so is a price of nothing", () => {
    const pounds = rate("2026-02-10", "1.2", { fields: { day: "2026-02-10", currency: "GBP", rate: "1.2" } });
    expect(figure(RATES, "2026-02", "bill", [pounds])).toBe("180");
    expect(figure(RATES, "2026-02", "bill", [rate("2026-02-10", "0")])).toBe("none");
  });

  it("of the agreement's own currency divide", () => {
    const text = RATES.replace("price of: USD", "price of: EUR")
      .replace("in: EUR", "in: USD")
      .replace("0.9", "1.25");
    expect(figure(text, "2026-01", "bill")).toBe("160");
  });

  it("convert the sum of fields in the other currency", () => {
    const text = `${RATES}`
      .replace("facts:", "facts:\n  orders: { shape: records, fields: { cost: money in USD } }")
      .replace("convert: 200 USD", "convert: { sum of: cost, over: orders }");
    const order = (cost: string): Happening => ({
      stream: "orders",
      at: "2026-01-20T09:00:00Z",
      fields: { cost },
    });
    expect(figure(text, "2026-01", "bill", [order("10.50"), order("20")])).toBe("27.45");
  });
});

describe("an indexed fee", () => {
  const fee = (more: string): string => `${GOVERNING}
series:
  CPI: { source: Statistics office, values: { 2025-12-01: 100, 2026-12-01: 105, 2027-12-01: 106.05 } }
fees:
  monthly fee: { indexed: 40000 EUR, with: CPI, base: 2025-12-01, from: 2026-01-01, each: 12 months${more} }
caps:
  all: { credits: all, at most: 10 % of monthly fee, above: lost }
`;

  it("stays until the first anniversary and then follows the series", () => {
    expect(figure(fee(""), "2026-12", "monthly fee")).toBe("40000");
    expect(figure(fee(""), "2027-01", "monthly fee")).toBe("42000");
  });

  it("keeps to the limits of each step, and steps build on one another", () => {
    expect(figure(fee(", at most: 3 %"), "2027-12", "monthly fee")).toBe("41200");
    expect(figure(fee(", at least: 6 %"), "2027-01", "monthly fee")).toBe("42400");
  });

  it("has no value while the series has none for its step", () => {
    const holding = fee("")
      .replace("{ source:", "{ holds: 13 months, source:")
      .replace(", 2026-12-01: 105", "");
    expect(figure(holding, "2026-12", "monthly fee")).toBe("40000");
    expect(figure(holding.replace("13 months", "12 months"), "2027-01", "monthly fee")).toBe("none");
  });
});

describe("a part of a period", () => {
  const fee = (part: string): string => `${GOVERNING}
services:
  hosting: { from: 2026-02-10, to: 2026-05-20 }
fees:
  monthly fee: { pro rata: 2800 EUR, service: hosting, part of a period: ${part} }
figures:
  basis: { times: [1, monthly fee] }
`;

  it("is counted in calendar days, first and last day included", () => {
    expect(figure(fee("by calendar days"), "2026-01", "monthly fee")).toBe("0");
    expect(figure(fee("by calendar days"), "2026-02", "monthly fee")).toBe("1900");
    expect(figure(fee("by calendar days"), "2026-03", "monthly fee")).toBe("2800");
    expect(figure(fee("by calendar days"), "2026-05", "monthly fee")).toBe("1806.451613");
    expect(figure(fee("by calendar days, rounding: down"), "2026-05", "monthly fee")).toBe("1806.45");
  });

  it("is counted in time, where a day of 23 hours is shorter", () => {
    const text = fee("by time").replace("from: 2026-02-10, to: 2026-05-20", "from: 2026-03-29");
    expect(figure(text, "2026-03", "monthly fee")).toBe("267.56393");
    expect(figure(text.replace("2026-03-29", "2026-03-30"), "2026-03", "monthly fee")).toBe("180.888291");
  });

  it("is the whole where the agreement says so", () => {
    expect(figure(fee("in full"), "2026-02", "monthly fee")).toBe("2800");
    expect(figure(fee("in full"), "2026-06", "monthly fee")).toBe("0");
  });
});

describe("tax", () => {
  const agreement = (credits: string, on = ", on: [monthly fee]"): string => `${HEAD}${GOVERNING.replace(
    " }",
    `, tax: { name: VAT, rate: 19 %${on}, credits: ${credits}, rounding: half up } }`,
  )}
fees: { monthly fee: 1000 EUR }
credits:
  apology: { when: always, amount: 10.01 % of monthly fee, rounding: half up }
`;
  const taxIn = (text: string): readonly string[] => {
    const { tax } = settle(planOf(text), "2026-03", []);
    if (tax?.kind !== "known") throw new Error("the tax is known");
    return [tax.taxable, tax.net, tax.tax, tax.gross].map((each: Money) => amountText(each));
  };

  it("is on what is left after credits that reduce the taxable amount", () => {
    expect(taxIn(agreement("reduce the taxable amount"))).toEqual(["899.90", "899.90", "170.98", "1070.88"]);
  });

  it("is on the whole fee where credits are outside it; net and tax make gross either way", () => {
    expect(taxIn(agreement("outside tax"))).toEqual(["1000.00", "899.90", "190.00", "1089.90"]);
  });

  it("goes with the credits where the statement is about them alone", () => {
    expect(taxIn(agreement("reduce the taxable amount", ""))).toEqual([
      "-100.10",
      "-100.10",
      "-19.02",
      "-119.12",
    ]);
  });

  it("is open while its rate is not in force", () => {
    const text = agreement("outside tax").replace(
      "rate: 19 %",
      "rate: { in force: [{ from: 2027-01-01, value: 19 % }] }",
    );
    expect(settle(planOf(text), "2026-03", []).tax).toEqual({ kind: "open", name: "VAT", missing: "rate" });
  });
});
