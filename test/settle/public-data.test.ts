/** The agreements for public data sets over a few facts of our own: groups of lines, samples with
 *  silence, clocks dated by their stop. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { HOUR } from "../../src/engine/value/instant.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { evaluationOf, figureOf, granted, type Happening, percentOf, planOf, settle } from "./settling.ts";

const agreementOf = (name: string) =>
  readFileSync(new URL(`../../examples/public-data/${name}/agreement.yaml`, import.meta.url), "utf8");

describe("order lines joined to orders", () => {
  const plan = planOf(agreementOf("order-lines"));
  type Line = readonly [
    order: string,
    customer: string,
    agreed: string,
    delivered: string,
    ordered: number,
    received: number,
  ];

  function line([order, customer, agreed, delivered, ordered, received]: Line): Happening {
    const fields = {
      order,
      customer,
      product: "P",
      placed: "2026-01-01",
      agreed,
      delivered,
      ordered,
      received,
    };
    return { stream: "order lines", at: "2026-01-01T00:00:00Z", fields };
  }

  function goals(customer: string, goal: string): Happening {
    const fields = { customer, "on time target": goal, "in full target": goal, "otif target": goal };
    return { stream: "customer targets", at: "2026-01-01T00:00:00Z", fields };
  }

  const year = settle(plan, "2026", [
    // An order is what all its lines are: O1 is late by one line, O2 short by one, O3 as agreed.
    line(["O1", "Acme", "2026-03-05", "2026-03-05", 10, 10]),
    line(["O1", "Acme", "2026-03-05", "2026-03-06", 10, 10]),
    line(["O2", "Acme", "2026-04-05", "2026-04-01", 10, 9]),
    line(["O3", "Acme", "2026-05-05", "2026-05-05", 10, 12]),
    line(["O4", "Beta", "2026-05-05", "2026-05-05", 10, 10]),
    goals("Acme", "0.6"),
    goals("Beta", "0.9"),
    goals("Gamma", "0.9"),
  ]);

  it("an order is on time when all its lines are", () => {
    expect(percentOf(evaluationOf(year, "on time", "Acme"))).toBe("66.666667");
    expect(evaluationOf(year, "on time", "Acme").verdict).toBe("met");
    expect(percentOf(evaluationOf(year, "in full", "Acme"))).toBe("66.666667");
    expect(percentOf(evaluationOf(year, "on time in full", "Acme"))).toBe("33.333333");
    expect(evaluationOf(year, "on time in full", "Acme").verdict).toBe("missed");
  });

  it("each customer is judged by its own target, and one without orders is not measured", () => {
    expect(evaluationOf(year, "on time", "Beta").verdict).toBe("met");
    expect(evaluationOf(year, "on time", "Gamma").verdict).toBe("not measured");
    expect(figureOf(year, "on time target", "Gamma")).toEqual(ratio(9, 10));
  });

  it("the whole is a share of all orders, not a mean of shares", () => {
    expect(percentOf(evaluationOf(year, "all orders on time in full"))).toBe("50.000000");
  });
});

describe("checks of a site", () => {
  const plan = planOf(agreementOf("uptime-checks"));
  const START = Date.parse("2026-06-01T00:00:00Z");

  function check(hour: number, status: "up" | "down", site = "library"): Happening {
    return { stream: "checks", subject: site, at: START + hour * HOUR, fields: { site, status } };
  }

  it("a state holds until the next check, at most 26 hours; what is not watched leaves both sides", () => {
    const june = settle(plan, "2026-06", [
      check(-1, "up"),
      check(10, "down"),
      check(14, "up"),
      // Silence from hour 40 (14 + 26) to hour 100.
      check(100, "down"),
      check(120, "up"),
    ]);
    // Down 10–14 and 100–120: 24 h. Unwatched: 40–100 and from 146 on. Watched: 40 + 46 = 86 h.
    expect(figureOf(june, "time down", "library")).toEqual(ratio(24 * HOUR));
    expect(figureOf(june, "time not watched", "library")).toEqual(ratio((720 - 86) * HOUR));
    const uptime = evaluationOf(june, "uptime", "library");
    expect(uptime.measured?.value).toEqual(ratio(62, 86));
    expect(uptime).toMatchObject({ verdict: "missed", level: "below minimum" });
  });

  it("a site that was watched before and is silent now is not measured, not met", () => {
    const july = settle(plan, "2026-07", [check(0, "up"), check(5, "up")]);
    expect(evaluationOf(july, "uptime", "library").verdict).toBe("not measured");
  });

  it("each site stands for itself", () => {
    const june = settle(plan, "2026-06", [
      check(0, "up"),
      check(0, "down", "archive"),
      check(1, "up", "archive"),
    ]);
    expect(figureOf(june, "time down", "library")).toEqual(ratio(0));
    expect(figureOf(june, "time down", "archive")).toEqual(ratio(HOUR));
  });
});

describe("incidents dated by their closing", () => {
  const plan = planOf(agreementOf("incident-log"));

  function incident(subject: string, priority: string, opened: string, closed: string): readonly Happening[] {
    return [
      { stream: "incidents", subject, event: "opened", at: opened, fields: { priority } },
      { stream: "incidents", subject, event: "closed", at: closed },
    ];
  }

  it("counts in the month of closing, and pays by band", () => {
    const facts = [
      ...incident("A", "P3", "2026-05-29T10:00:00Z", "2026-06-02T10:00:00Z"),
      ...incident("B", "P3", "2026-05-01T10:00:00Z", "2026-06-02T10:00:00Z"),
      ...incident("C", "P1", "2026-06-01T10:00:00Z", "2026-06-01T10:01:00Z"),
      ...Array.from({ length: 5 }, (_, index) =>
        incident(`D${index}`, "P2", "2026-06-01T10:00:00Z", "2026-06-04T10:00:00Z"),
      ).flat(),
    ];
    const june = settle(plan, "2026-06", facts);
    // One of eight: 12.5 % stands between 10 and 20 %, so 5 % of 40,000.
    expect(percentOf(evaluationOf(june, "handled in time"))).toBe("12.500000");
    expect(evaluationOf(june, "handled in time")).toMatchObject({ verdict: "missed", level: "minimum" });
    expect(granted(june, "late handling")).toBe("2000.00");
    expect(evaluationOf(settle(plan, "2026-05", facts), "handled in time").verdict).toBe("not measured");
    expect(evaluationOf(june, "handled in time by priority", "P4").verdict).toBe("not measured");
  });
});
