import { describe, expect, it } from "vitest";
import type { Judgement } from "../../plan/plan.ts";
import type { ServiceLevelTarget } from "../../prepare/agreement.ts";
import { parseDecimal, ratio, ZERO } from "../../value/ratio.ts";
import { NOT_APPLICABLE, type Value } from "../evaluation.ts";
import { judge } from "./verdict.ts";

const target: ServiceLevelTarget = {
  name: "uptime",
  per: [],
  measure: { kind: "number", value: ZERO, percent: true },
  withoutValue: "not measured",
};

const level = (comparator: "at least" | "below" = "at least") => ({
  comparator,
  bound: { kind: "number", value: ZERO, percent: true } as const,
});

const decimal = (text: string): Value => parseDecimal(text);

function verdictOn(
  measure: Value,
  judgement: Partial<Judgement>,
  levels: { readonly expected?: Value; readonly minimum?: Value; readonly volume?: Value } = {},
) {
  const { expected, minimum, volume } = levels;
  return judge(
    { measure, expected, minimum, volume },
    { target, withoutValue: "not measured", ...judgement },
  );
}

describe("a verdict", () => {
  const both = { expected: level(), minimum: level() };
  const levels: { readonly expected: Value; readonly minimum: Value } = {
    expected: decimal("0.99"),
    minimum: decimal("0.96"),
  };

  it.each([
    ["0.99", "met", "expected"],
    ["0.985", "missed", "minimum"],
    ["0.96", "missed", "minimum"],
    ["0.95", "missed", "below minimum"],
  ])("on %s is %s, standing at %s", (measure, verdict, stands) => {
    expect(verdictOn(decimal(measure), both, levels)).toMatchObject({ verdict, level: stands });
  });

  it("judges the rounded measure when the agreement names a rounding", () => {
    const rounded = { ...both, rounding: { mode: "half up", decimals: 2 } as const };
    expect(verdictOn(decimal("0.985"), rounded, levels).verdict).toBe("met");
    expect(verdictOn(decimal("0.9849"), rounded, levels).verdict).toBe("missed");
  });

  it("is exact where no rounding is named", () => {
    const under = ratio(9_899_999_999_999_999n, 10_000_000_000_000_000n);
    expect(verdictOn(under, both, levels).verdict).toBe("missed");
  });

  it("is what the agreement says when there is no value", () => {
    expect(verdictOn(undefined, both, levels).verdict).toBe("not measured");
    expect(verdictOn(undefined, { ...both, withoutValue: "deemed met" }, levels).verdict).toBe("deemed met");
  });

  it("is not applicable where nothing was promised, measured or not", () => {
    const nothing = { expected: NOT_APPLICABLE } as const;
    expect(verdictOn(decimal("0.5"), { expected: level() }, nothing).verdict).toBe("not applicable");
    expect(verdictOn(undefined, { expected: level() }, nothing).verdict).toBe("not applicable");
  });

  it("only reports where the target has no level", () => {
    expect(verdictOn(decimal("0.5"), {})).toEqual({ verdict: "not applicable", value: decimal("0.5") });
    expect(verdictOn(undefined, {}).verdict).toBe("not measured");
  });

  it("follows the volume rule before it compares", () => {
    const volume = {
      count: { kind: "number", value: ZERO, percent: false },
      fewerThan: 100,
      // biome-ignore lint/suspicious/noThenProperty: the word of the document; nothing here is awaited.
      then: "not measured",
    } as const;
    const few = verdictOn(decimal("0.5"), { ...both, volume }, { ...levels, volume: ratio(60) });
    expect(few.verdict).toBe("not measured");
    const enough = verdictOn(decimal("0.5"), { ...both, volume }, { ...levels, volume: ratio(100) });
    expect(enough.verdict).toBe("missed");
  });

  it("respects a strict comparison at the bound itself", () => {
    const strict = { expected: level("below") };
    expect(verdictOn(decimal("0.05"), strict, { expected: decimal("0.05") }).verdict).toBe("missed");
  });

  it("does not judge against a level without a value", () => {
    expect(verdictOn(decimal("0.5"), { expected: level() }, { expected: undefined }).verdict).toBe(
      "not measured",
    );
  });

  it("has no level to stand at when a missed promise names no minimum", () => {
    expect(verdictOn(decimal("0.5"), { expected: level() }, levels)).not.toHaveProperty("level");
  });
});
