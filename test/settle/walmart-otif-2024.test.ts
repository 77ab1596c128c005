/** Worked examples of on time in full: 3 % of the cost of failing cases, early is a failure, and one
 *  order's overage never makes up for another's shortage. */
import { describe, expect, it } from "vitest";
import { evaluationOf, granted, type Happening, percentOf, planOf, settle } from "./settling.ts";

const plan = planOf("walmart-otif-2024");

type Fields = NonNullable<Happening["fields"]>;

function line(fields: Fields): Happening {
  const usual = {
    channel: "store",
    mode: "prepaid",
    earliest: "2026-06-10",
    "must arrive by": "2026-06-10",
    arrived: "2026-06-10",
    "case cost": "20",
    disputed: false,
  };
  return { stream: "order lines", at: "2026-05-20T08:00:00Z", fields: { ...usual, ...fields } };
}

describe("retail on time in full", () => {
  it("9,300 of 10,000 cases are 93 %: 3 % of 700 × 20 is 420.00", () => {
    const june = settle(plan, "2026-06", [line({ ordered: 10_000, received: 9300 })]);
    expect(percentOf(evaluationOf(june, "in full"))).toBe("93.000000");
    expect(evaluationOf(june, "in full").verdict).toBe("missed");
    expect(granted(june, "short cases")).toBe("420.00");
  });

  it("8,500 of 9,300 delivered cases in the window are 91.397849 %, which is enough and costs nothing", () => {
    const june = settle(plan, "2026-06", [
      line({ ordered: 8500, received: 8500 }),
      line({ ordered: 800, received: 800, arrived: "2026-06-11" }),
    ]);
    expect(percentOf(evaluationOf(june, "on time, prepaid"))).toBe("91.397849");
    expect(evaluationOf(june, "on time, prepaid").verdict).toBe("met");
    expect(granted(june, "late prepaid cases")).toBe("0.00");
  });

  it("120 received of 100 ordered do not make up for 85 of 100: (100 + 85) / 200 = 92.5 %", () => {
    const june = settle(plan, "2026-06", [
      line({ ordered: 100, received: 120 }),
      line({ ordered: 100, received: 85 }),
    ]);
    expect(percentOf(evaluationOf(june, "in full"))).toBe("92.500000");
  });

  it("500 cases two days early fail: 3 % of 500 × 20 is 300.00", () => {
    const june = settle(plan, "2026-06", [line({ ordered: 500, received: 500, arrived: "2026-06-08" })]);
    expect(evaluationOf(june, "on time, prepaid").verdict).toBe("missed");
    expect(granted(june, "late prepaid cases")).toBe("300.00");
  });

  it("counts a line in the month of its must-arrive-by date, in the retailer's own dates", () => {
    const late = line({ ordered: 10, received: 0, "must arrive by": "2026-06-30", arrived: "2026-07-02" });
    expect(evaluationOf(settle(plan, "2026-06", [late]), "in full").verdict).toBe("missed");
    expect(evaluationOf(settle(plan, "2026-07", [late]), "in full").verdict).toBe("not measured");
    expect(evaluationOf(settle(plan, "2026-05", [late]), "in full").verdict).toBe("not measured");
  });

  it("leaves out disputed lines and those of another channel", () => {
    const june = settle(plan, "2026-06", [
      line({ ordered: 10, received: 10 }),
      line({ ordered: 10, received: 0, disputed: true }),
      line({ ordered: 10, received: 0, channel: "online" }),
    ]);
    expect(percentOf(evaluationOf(june, "in full"))).toBe("100.000000");
  });
});
