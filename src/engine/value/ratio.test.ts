import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  ceilingOf,
  compare,
  divide,
  equal,
  floorOf,
  formatDecimal,
  isZero,
  max,
  min,
  multiply,
  negate,
  parseCanonical,
  parseDecimal,
  type Ratio,
  ratio,
  roundRatio,
  signOf,
  subtract,
  sum,
  toCanonical,
  ZERO,
} from "./ratio.ts";

const anyRatio = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 30n }))
  .map(([n, d]) => ratio(n, d));
const smallRatio = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([n, d]) => ratio(n, d));

function inLowestTerms({ numerator, denominator }: Ratio): boolean {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return denominator > 0n && a === 1n;
}

describe("ratio", () => {
  it("is in lowest terms with a positive denominator, whatever made it", () => {
    expect(toCanonical(ratio(6, -4))).toBe("-3/2");
    expect(toCanonical(ratio(0, -4))).toBe("0");
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        const made = [
          a,
          add(a, b),
          subtract(a, b),
          multiply(a, b),
          negate(a),
          ...(isZero(b) ? [] : [divide(a, b)]),
        ];
        expect(made.every(inLowestTerms)).toBe(true);
      }),
    );
  });

  it.each([
    ["99.95", "1999/20"],
    ["-3", "-3"],
    ["+0.50", "1/2"],
    ["007.0", "7"],
  ])("reads the decimal %s as %s", (text, canonical) => {
    expect(toCanonical(parseDecimal(text) ?? ZERO)).toBe(canonical);
  });

  it.each(["", "1e5", ".5", "5.", "1,000", "0x10", " 1", "--1", "NaN"])("refuses %j as a decimal", (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it("refuses a zero denominator and a fraction of a number", () => {
    expect(() => ratio(1, 0)).toThrow("denominator");
    expect(() => ratio(0.5)).toThrow("whole");
    expect(() => divide(ratio(1), ZERO)).toThrow("zero");
    expect(parseCanonical("1/0")).toBeUndefined();
  });

  it("adds and multiplies like a field", () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, smallRatio, (a, b, c) => {
        expect(equal(add(a, b), add(b, a))).toBe(true);
        expect(equal(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(equal(subtract(add(a, b), b), a)).toBe(true);
        if (!isZero(b)) expect(equal(divide(multiply(a, b), b), a)).toBe(true);
        expect(equal(sum([a, b, c]), add(a, add(b, c)))).toBe(true);
      }),
    );
  });

  it("orders as the number line does", () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        expect(compare(a, b)).toBe(signOf(subtract(a, b)));
        expect(compare(min(a, b), max(a, b))).toBeLessThanOrEqual(0);
        expect(compare(ratio(floorOf(a)), a)).toBeLessThanOrEqual(0);
        expect(compare(ratio(ceilingOf(a)), a)).toBeGreaterThanOrEqual(0);
        expect(ceilingOf(a) - floorOf(a)).toBe(a.denominator === 1n ? 0n : 1n);
      }),
    );
  });

  it("is read back from its canonical text", () => {
    fc.assert(
      fc.property(anyRatio, (a) => {
        expect(parseCanonical(toCanonical(a))).toEqual(a);
      }),
    );
  });

  it.each([
    ["1999/20", 2, "99.95"],
    ["2/3", 4, "0.6667"],
    ["-1/2", 0, "-1"],
    ["-1/1000", 2, "0.00"],
    ["1/200", 2, "0.01"],
    ["12", 3, "12.000"],
  ])("prints %s with %i decimals as %s", (text, decimals, expected) => {
    expect(formatDecimal(parseCanonical(text) ?? ZERO, decimals)).toBe(expected);
  });

  it("prints exactly what rounding half up gives", () => {
    fc.assert(
      fc.property(anyRatio, fc.integer({ min: 0, max: 8 }), (a, decimals) => {
        const printed = parseDecimal(formatDecimal(a, decimals));
        expect(printed).toEqual(roundRatio(a, { mode: "half up", decimals }));
      }),
    );
  });
});
