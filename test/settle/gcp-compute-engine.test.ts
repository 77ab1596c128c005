/** Worked examples of instances in several zones: down only while all of a region's instances are, in
 *  whole minutes, over a June of 43,200 minutes; regions have promises of their own. */
import { describe, expect, it } from "vitest";
import { evaluationOf, granted, type Happening, percentOf, planOf, settle } from "./settling.ts";

const plan = planOf("gcp-compute-engine");

function down(region: string, instance: string, from: string, until: string, cause = "provider"): Happening {
  return {
    stream: "unreachable",
    at: `2026-06-${from}Z`,
    until: `2026-06-${until}Z`,
    fields: { tier: "premium", region, instance, cause },
  };
}

function invoice(region: string, amount = "1000"): Happening {
  return { stream: "invoices", at: "2026-06-15T00:00:00Z", fields: { tier: "premium", region, amount } };
}

/** The customer asks for what is due, in time. */
const claimed: Happening = {
  stream: "claims made",
  id: "claim",
  at: "2026-07-03T09:00:00Z",
  fields: { month: "2026-06-01" },
};

describe("virtual machines", () => {
  it("Frankfurt, 30 minutes: 99.930556 % is below 99.99 %, so 10 %", () => {
    const june = settle(plan, "2026-06", [
      claimed,
      down("europe-west3", "a", "10T10:00:00", "10T10:30:00"),
      down("europe-west3", "b", "10T09:50:00", "10T10:30:00"),
      invoice("europe-west3"),
    ]);
    const evaluation = evaluationOf(june, "monthly uptime", "premium", "europe-west3");
    expect(percentOf(evaluation)).toBe("99.930556");
    expect(evaluation.verdict).toBe("missed");
    expect(granted(june, "uptime credit", "premium", "europe-west3")).toBe("100.00");
  });

  it("Stockholm, 20 minutes: 99.953704 % keeps its own promise of 99.95 %", () => {
    const june = settle(plan, "2026-06", [
      claimed,
      down("europe-north2", "a", "10T10:00:00", "10T10:20:00"),
      invoice("europe-north2"),
    ]);
    const evaluation = evaluationOf(june, "monthly uptime", "premium", "europe-north2");
    expect(percentOf(evaluation)).toBe("99.953704");
    expect(evaluation.verdict).toBe("met");
    expect(granted(june, "uptime credit", "premium", "europe-north2")).toBe("0.00");
  });

  it("one of three instances down for 500 minutes is no downtime at all", () => {
    const june = settle(plan, "2026-06", [
      claimed,
      down("us-east1", "a", "10T10:00:00", "10T18:20:00"),
      down("us-east1", "b", "20T10:00:00", "20T10:05:00"),
      down("us-east1", "c", "21T10:00:00", "21T10:05:00"),
    ]);
    expect(percentOf(evaluationOf(june, "monthly uptime", "premium", "us-east1"))).toBe("100.000000");
  });

  it("counts minutes that were down from end to end, and no cause but the provider's", () => {
    // 10:00:30 to 10:03:30 holds the two whole minutes 10:01 and 10:02: 1 − 2/43200.
    const june = settle(plan, "2026-06", [
      claimed,
      down("us-east1", "a", "10T10:00:30", "10T10:03:30"),
      down("us-east1", "a", "11T10:00:00", "11T11:00:00", "customer"),
    ]);
    expect(percentOf(evaluationOf(june, "monthly uptime", "premium", "us-east1"))).toBe("99.995370");
  });

  it("a region that was paid for and never failed is met", () => {
    const june = settle(plan, "2026-06", [claimed, invoice("us-west1")]);
    expect(evaluationOf(june, "monthly uptime", "premium", "us-west1").verdict).toBe("met");
  });

  it("credits never exceed the bill", () => {
    // Nearly two days down: below 95 %, so 100 % of this region's bill.
    const june = settle(plan, "2026-06", [
      claimed,
      down("us-east1", "a", "10T00:00:00", "12T00:00:00"),
      invoice("us-east1", "700"),
    ]);
    expect(granted(june, "uptime credit", "premium", "us-east1")).toBe("700.00");
    expect(june.total.minor).toBe(70_000n);
  });
});
