/** Worked examples of a contact centre with an at-risk pool: 12 % of 400,000 is 48,000 a month, of
 *  which the service level weighs 40 %, that is 19,200. */
import { describe, expect, it } from "vitest";
import { amountText } from "../../src/engine/value/money.ts";
import { evaluationOf, granted, type Happening, percentOf, planOf, settle, settleAll } from "./settling.ts";

const plan = planOf("contact-centre-80-20");

function calls(
  month: string,
  count: number,
  outcome: string,
  seconds: number,
  first = true,
): readonly Happening[] {
  return Array.from({ length: count }, (_, index) => ({
    stream: "calls",
    id: `${month} ${outcome} ${seconds} ${first} ${index}`,
    at: `${month}-10T09:00:00Z`,
    fields: { outcome, wait: seconds * 1000, "resolved first": first },
  }));
}

function answers(month: string, good: number, bad: number): readonly Happening[] {
  return Array.from({ length: good + bad }, (_, index) => ({
    stream: "survey answers",
    id: `${month} survey ${index}`,
    at: `${month}-11T09:00:00Z`,
    fields: { score: index < good ? 5 : 2 },
  }));
}

/** A month of 100 calls of which some were answered in time. */
const month = (name: string, inTime: number): readonly Happening[] => [
  ...calls(name, inTime, "answered", 15),
  ...calls(name, 100 - inTime, "answered", 45),
];

describe("the outsourcing pool", () => {
  it("7,750 of 10,000 − 200 calls are 79.081633 %: between minimum and expected, half of 19,200 is 9,600", () => {
    const june = settle(plan, "2026-06", [
      ...calls("2026-06", 200, "abandoned", 4),
      ...calls("2026-06", 7750, "answered", 20),
      ...calls("2026-06", 2050, "answered", 21),
    ]);
    const level = evaluationOf(june, "service level");
    expect(percentOf(level)).toBe("79.081633");
    expect(level).toMatchObject({ verdict: "missed", level: "minimum" });
    expect(granted(june, "service level credit")).toBe("9600.00");
  });

  it("the third miss in a row costs one and a half: 19,200 × 1.5 = 28,800", () => {
    const outcomes = settleAll(plan, "2026-01-01T00:00:00Z", "2026-03-30T00:00:00Z", [
      ...month("2026-01", 74),
      ...month("2026-02", 74),
      ...month("2026-03", 74),
    ]);
    expect(outcomes.map((outcome) => granted(outcome, "service level credit"))).toEqual([
      "19200.00",
      "19200.00",
      "28800.00",
    ]);
  });

  it("60 answers are too few to judge satisfaction, whatever they say", () => {
    const june = settle(plan, "2026-06", answers("2026-06", 48, 12));
    expect(evaluationOf(june, "satisfaction")).toMatchObject({ verdict: "not measured", volume: 60 });
    expect(granted(june, "satisfaction credit")).toBe("0.00");
  });

  it("100 answers of which 82 are good stand at the minimum: half of 9,600", () => {
    const june = settle(plan, "2026-06", answers("2026-06", 82, 18));
    expect(evaluationOf(june, "satisfaction")).toMatchObject({ verdict: "missed", level: "minimum" });
    expect(granted(june, "satisfaction credit")).toBe("4800.00");
  });

  it("everything missed at once costs the pool and no more, shared in proportion", () => {
    // Service level at its third miss 28,800, the others 9,600 each: 57,600, cut to 48,000 by 5/6.
    const bad = (name: string): readonly Happening[] => [
      ...calls(name, 60, "answered", 45, false),
      ...calls(name, 40, "abandoned", 30),
      ...answers(name, 10, 90),
    ];
    const outcomes = settleAll(plan, "2026-01-01T00:00:00Z", "2026-03-30T00:00:00Z", [
      ...bad("2026-01"),
      ...bad("2026-02"),
      ...bad("2026-03"),
    ]);
    const march = outcomes.at(-1);
    expect(march?.credits.map((credit) => amountText(credit.granted))).toEqual([
      "24000.00",
      "8000.00",
      "8000.00",
      "8000.00",
      "0.00",
    ]);
    expect(march === undefined ? "" : amountText(march.total)).toBe("48000.00");
  });

  it("half of a credit is earned back after six good months, and not if one of them fails", () => {
    const good = ["2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07"];
    const year = [...month("2026-01", 74), ...good.flatMap((name) => month(name, 90))];
    const settled = settleAll(plan, "2026-01-01T00:00:00Z", "2026-07-30T00:00:00Z", year);
    // 50 % of the 19,200 of January, in the sixth good month; the customer pays it back.
    expect(settled.map((outcome) => granted(outcome, "service level earned back"))).toEqual([
      "0.00",
      "0.00",
      "0.00",
      "0.00",
      "0.00",
      "0.00",
      "9600.00",
    ]);
    expect(settled.at(-1)?.total.minor).toBe(-960_000n);
    const broken = [
      ...month("2026-01", 74),
      ...good.flatMap((name) => month(name, name === "2026-05" ? 70 : 90)),
    ];
    const unlucky = settleAll(plan, "2026-01-01T00:00:00Z", "2026-07-30T00:00:00Z", broken);
    expect(granted(unlucky.at(-1) ?? (unlucky[0] as never), "service level earned back")).toBe("0.00");
  });
});
