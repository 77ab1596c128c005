/** Worked examples of one template for many products: the same outage, judged by each product's own
 *  promise in a June of 43,200 minutes. */
import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/engine/value/instant.ts";
import { evaluationOf, granted, type Happening, percentOf, planOf, settle } from "./settling.ts";

const plan = planOf("digitalocean-family");
const START = Date.parse("2026-06-10T00:00:00Z");

function outage(product: string, minutes: number): Happening {
  return { stream: "outages", at: START, until: START + minutes * MINUTE, fields: { product } };
}

function charge(product: string, amount: string): Happening {
  return { stream: "charges", at: START, fields: { product, amount } };
}

describe("the product family", () => {
  // 129.6 of 43,200 minutes leave 99.7 %.
  const facts = [
    outage("database with standby", 129.6),
    outage("database alone", 129.6),
    charge("database with standby", "200"),
    charge("database alone", "200"),
  ];

  it("99.7 % misses 99.95 % with a standby: 10 % of its own fees", () => {
    const june = settle(plan, "2026-06", facts);
    expect(percentOf(evaluationOf(june, "uptime", "database with standby"))).toBe("99.700000");
    expect(evaluationOf(june, "uptime", "database with standby").verdict).toBe("missed");
    expect(granted(june, "uptime credit", "database with standby")).toBe("20.00");
  });

  it("99.7 % keeps 99.5 % without one", () => {
    const june = settle(plan, "2026-06", facts);
    expect(evaluationOf(june, "uptime", "database alone").verdict).toBe("met");
    expect(granted(june, "uptime credit", "database alone")).toBe("0.00");
  });

  it("overlapping outages of a product are counted once", () => {
    const june = settle(plan, "2026-06", [outage("droplets", 432), outage("droplets", 400)]);
    expect(percentOf(evaluationOf(june, "uptime", "droplets"))).toBe("99.000000");
  });

  it("an outage that has not ended lasts until as-of, and makes the month provisional", () => {
    const open = { stream: "outages", at: START, fields: { product: "spaces" } };
    const june = settle(plan, "2026-06", [open], { asOf: START + 432 * MINUTE });
    const evaluation = evaluationOf(june, "uptime", "spaces");
    expect(percentOf(evaluation)).toBe("99.000000");
    expect(evaluation.provisional).toBe(true);
  });

  it("an outage across the end of the month counts in both, each with its own part", () => {
    const end = Date.parse("2026-07-01T00:00:00Z");
    const night = {
      stream: "outages",
      at: end - 432 * MINUTE,
      until: end + 446.4 * MINUTE,
      fields: { product: "spaces" },
    };
    expect(percentOf(evaluationOf(settle(plan, "2026-06", [night]), "uptime", "spaces"))).toBe("99.000000");
    expect(percentOf(evaluationOf(settle(plan, "2026-07", [night]), "uptime", "spaces"))).toBe("99.000000");
  });
});
