import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyCodes, currencyExponent } from "./currency.ts";
import {
  addMoney,
  amountText,
  compareMoney,
  equalMoney,
  formatMoney,
  majorOf,
  money,
  parseMoney,
  roundToMinor,
  subtractMoney,
  zeroMoney,
} from "./money.ts";
import { ratio } from "./ratio.ts";

describe("money", () => {
  it.each([
    ["10.50", "EUR", 1050n],
    ["10", "EUR", 1000n],
    ["-0.5", "EUR", -50n],
    ["1050", "JPY", 1050n],
    ["1.234", "KWD", 1234n],
  ])("reads %s %s as a whole number of minor units", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: { minor, currency } });
  });

  it.each([
    ["10.50", "JPY", "currency-exponent"],
    ["1.005", "EUR", "currency-exponent"],
    ["10", "EUX", "unknown-currency"],
    ["10", "eur", "unknown-currency"],
    ["ten", "EUR", "invalid-amount"],
    ["1,000", "EUR", "invalid-amount"],
    ["1e3", "EUR", "invalid-amount"],
  ])("refuses %s %s with %s", (text, currency, code) => {
    const result = parseMoney(text, currency, "/fees/0/amount");
    expect(result.ok ? [] : result.problems.map((each) => [each.code, each.pointer])).toEqual([
      [code, "/fees/0/amount"],
    ]);
  });

  it("rounds an exact amount once, to the currency's own minor unit", () => {
    expect(roundToMinor(ratio(10, 3), "EUR", "half up")).toEqual(money(333n, "EUR"));
    expect(roundToMinor(ratio(10, 3), "JPY", "half up")).toEqual(money(3n, "JPY"));
    expect(roundToMinor(ratio(10, 3), "KWD", "up")).toEqual(money(3334n, "KWD"));
    expect(roundToMinor(ratio(-1, 200), "EUR", "half up")).toEqual(money(-1n, "EUR"));
  });

  it.each([
    [123450n, "EUR", "EUR 1,234.50", "1.234,50 EUR"],
    [-123456789n, "USD", "USD -1,234,567.89", "-1.234.567,89 USD"],
    [1234n, "JPY", "JPY 1,234", "1.234 JPY"],
    [5n, "KWD", "KWD 0.005", "0,005 KWD"],
    [0n, "EUR", "EUR 0.00", "0,00 EUR"],
  ])("prints %s %s as people of both languages write it", (minor, currency, english, german) => {
    expect(formatMoney(money(minor, currency), "en")).toBe(english);
    expect(formatMoney(money(minor, currency), "de")).toBe(german);
  });

  it("refuses to mix currencies and to hold an unknown one", () => {
    expect(() => addMoney(money(1n, "EUR"), money(1n, "USD"))).toThrow("EUR meets money in USD");
    expect(() => money(1n, "ABC")).toThrow("ISO 4217");
  });

  it("adds, takes away and compares exactly", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        const [x, y] = [money(a, "EUR"), money(b, "EUR")];
        expect(equalMoney(subtractMoney(addMoney(x, y), y), x)).toBe(true);
        expect(compareMoney(x, y)).toBe(compareMoney(subtractMoney(x, y), zeroMoney("EUR")));
      }),
    );
  });

  it("survives the way through text and through major units in every currency", () => {
    fc.assert(
      fc.property(fc.constantFrom(...currencyCodes()), fc.bigInt(), (currency, minor) => {
        const amount = money(minor, currency);
        expect(parseMoney(amountText(amount), currency)).toEqual({ ok: true, value: amount });
        expect(roundToMinor(majorOf(amount), currency, "down")).toEqual(amount);
      }),
    );
  });

  it("knows the decimals of ISO 4217 as the machine's own table does", () => {
    const known = new Set(Intl.supportedValuesOf("currency"));
    const differing = currencyCodes()
      .filter((code) => known.has(code))
      .filter((code) => {
        const { maximumFractionDigits } = new Intl.NumberFormat("en", {
          style: "currency",
          currency: code,
        }).resolvedOptions();
        return maximumFractionDigits !== currencyExponent(code);
      });
    // The machine's table follows daily usage for these (Iraqi dinars without fils), ISO 4217 does not.
    const byUsage =
      "AFN ALL IQD IRR KPW LAK LBP MGA MMK RSD SOS SYP YER COP CRC HUF IDR PKR TWD UZS UYW CLF".split(" ");
    expect(differing.filter((code) => !byUsage.includes(code))).toEqual([]);
  });
});
