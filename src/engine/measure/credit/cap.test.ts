import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlannedCap } from "../../plan/plan.ts";
import { money } from "../../value/money.ts";
import { parseDecimal, ratio, ZERO } from "../../value/ratio.ts";
import type { PeriodOutcome, ServiceCredit } from "../evaluation.ts";
import { applyCaps, type CapTerms, shared, totalOf } from "./cap.ts";

const eur = (minor: number) => money(BigInt(minor), "EUR");

function credit(name: string, minor: number, extra: Partial<ServiceCredit> = {}): ServiceCredit {
  const rounded = eur(minor);
  return {
    credit: name,
    cell: { dimensions: [] },
    paidBy: "provider",
    exact: ratio(minor, 100),
    rounded,
    granted: rounded,
    due: true,
    ...extra,
  };
}

function cap(name: string, atMost: string, extra: Partial<PlannedCap["rule"]> = {}): PlannedCap {
  const amount = parseDecimal(atMost) ?? ZERO;
  const rule = {
    name,
    per: [],
    credits: "all" as const,
    atMost: { kind: "money" as const, amount, currency: "EUR" },
    above: "lost" as const,
    ...extra,
  };
  return { rule, atMost: { kind: "money", amount, currency: "EUR" } };
}

/** A plan in which the customer pays the bonus. */
const planWith = (...caps: readonly PlannedCap[]): Parameters<typeof totalOf>[2] => {
  const rule = { name: "bonus", when: "always", rounding: "half up", paidBy: "customer" } as const;
  const amount = { kind: "money", amount: ZERO, currency: "EUR" } as const;
  return { currency: "EUR", caps, credits: [{ rule: { ...rule, amount }, per: [], when: "always", amount }] };
};

const terms = (caps: readonly PlannedCap[], previous?: PeriodOutcome): CapTerms => ({
  currency: "EUR",
  caps,
  limitOf: ({ atMost }) => (atMost.kind === "money" ? atMost.amount : undefined),
  prior: previous === undefined ? [] : [previous],
  isInSpan: () => true,
});

const grantedBy = (credits: readonly ServiceCredit[], ...caps: readonly PlannedCap[]) =>
  applyCaps(credits, terms(caps)).credits.map(({ granted }) => Number(granted.minor));

describe("a cap", () => {
  it("leaves a sum below its limit alone", () => {
    expect(grantedBy([credit("a", 3000), credit("b", 2000)], cap("pool", "50.00"))).toEqual([3000, 2000]);
  });

  it("shares the limit in proportion, and the cents add up", () => {
    // 100.00 over three equal parts: 33.34 + 33.33 + 33.33.
    const thirds = [credit("a", 5000), credit("b", 5000), credit("c", 5000)];
    expect(grantedBy(thirds, cap("pool", "100.00"))).toEqual([3334, 3333, 3333]);
  });

  it("gives the last cents to the largest remainders", () => {
    // 10.00 over 1 : 2 : 4 is 142.86, 285.71, 571.43 cents; .86 and .71 are the largest remainders.
    expect(
      grantedBy([credit("a", 1000), credit("b", 2000), credit("c", 4000)], cap("pool", "10.00")),
    ).toEqual([143, 286, 571]);
  });

  it("does not limit what the customer pays back", () => {
    const back = credit("earned back", 4000, { paidBy: "customer" });
    const { credits, caps } = applyCaps([credit("a", 9000), back], terms([cap("pool", "50.00")]));
    expect(credits.map(({ granted }) => Number(granted.minor))).toEqual([5000, 4000]);
    expect(totalOf(credits, caps, planWith(cap("pool", "50.00")))).toEqual(eur(1000));
  });

  it("applies caps in written order", () => {
    const credits = [credit("a", 8000), credit("b", 4000)];
    expect(grantedBy(credits, cap("first", "40.00", { credits: ["a"] }), cap("both", "60.00"))).toEqual([
      3000, 3000,
    ]);
  });

  it("holds within each cell of its own dimensions", () => {
    const per = (value: string) => ({ cell: { dimensions: [{ name: "region", value }] } });
    const credits = [credit("a", 8000, per("north")), credit("a", 3000, per("south"))];
    expect(grantedBy(credits, cap("each", "50.00", { per: ["region"] }))).toEqual([5000, 3000]);
  });

  it("carries the rest forward, where it is paid first", () => {
    const pool = cap("pool", "50.00", { above: "carried forward" });
    const first = applyCaps([credit("a", 8000)], terms([pool]));
    expect(first.caps[0]?.carriedForward).toEqual(eur(3000));
    const period = { start: 0, end: 1, label: "first" };
    const previous = { period, figures: [], evaluations: [], ...first, total: eur(5000) };
    const second = applyCaps([credit("a", 4000)], terms([pool], previous));
    // 30.00 brought forward and 40.00 of its own meet a limit of 50.00.
    expect(second.caps[0]).toMatchObject({
      before: eur(7000),
      after: eur(5000),
      carriedForward: eur(2000),
      broughtForward: { amount: eur(3000), granted: eur(3000) },
    });
    expect(second.credits[0]?.granted).toEqual(eur(2000));
    expect(totalOf(second.credits, second.caps, planWith(pool))).toEqual(eur(5000));
  });

  it("brings forward what the customer owes as the customer's", () => {
    const bonus = cap("bonuses", "50.00", { credits: ["bonus"], above: "carried forward" });
    const period = { start: 0, end: 1, label: "first" };
    const first = applyCaps([credit("bonus", 8000, { paidBy: "customer" })], terms([bonus]));
    const previous = { period, figures: [], evaluations: [], ...first, total: eur(-5000) };
    const second = applyCaps([credit("bonus", 0, { paidBy: "customer" })], terms([bonus], previous));
    expect(totalOf(second.credits, second.caps, planWith(bonus))).toEqual(eur(-3000));
  });

  it("keeps what was carried forward while its limit has no value", () => {
    const pool = cap("pool", "50.00", { above: "carried forward" });
    const at = (label: string) => ({ period: { start: 0, end: 1, label }, figures: [], evaluations: [] });
    const first = { ...at("first"), ...applyCaps([credit("a", 8000)], terms([pool])), total: eur(5000) };
    const open = applyCaps([credit("a", 0)], { ...terms([pool], first), limitOf: () => undefined });
    const second = { ...at("second"), ...open, total: eur(0) };
    const third = applyCaps([credit("a", 0)], { ...terms([pool]), prior: [first, second] });
    expect(third.caps[0]?.broughtForward).toEqual({ amount: eur(3000), granted: eur(3000) });
  });

  it("never grants more than the limit, nor more than a part, and wastes nothing", () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 10_000n }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 60_000n }), (parts, limit) => {
        const total = parts.reduce((a, b) => a + b, 0n);
        const shares = shared(parts, limit);
        const paid = shares.reduce((a, b) => a + b, 0n);
        expect([total, limit]).toContain(paid);
        expect(paid <= total && paid <= limit).toBe(true);
        expect(shares.every((share, index) => share <= (parts[index] ?? 0n) && share >= 0n)).toBe(true);
      }),
    );
  });
});
