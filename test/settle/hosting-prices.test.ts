import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { tally } from "../cli/run.ts";
import { explainAll, faultsOf } from "../explain/explaining.ts";
import { type Happening, planOf } from "./settling.ts";

const FOLDER = "examples/hosting-prices";
const plan = planOf(readFileSync(`${FOLDER}/agreement.yaml`, "utf8"));
const rate = (day: string, value: string): Happening => ({
  stream: "rates",
  at: `${day}T15:00:00Z`,
  fields: { currency: "USD", day, rate: value },
});
const HAPPENINGS: readonly Happening[] = [
  { stream: "outages", at: "2026-02-20T09:00:00Z", until: "2026-02-20T11:00:00Z" },
  { stream: "purchases", at: "2026-02-12T08:00:00Z", fields: { price: "120" } },
  { stream: "purchases", at: "2026-02-13T08:00:00Z", fields: { price: "80" } },
  rate("2026-02-27", "0.85"),
  rate("2027-01-29", "0.9"),
];

describe("hosting whose prices change", () => {
  it("comes to the figures that its README works out by hand", async () => {
    const { out } = await tally(["settle", FOLDER, "--period", "2026-02"]);
    expect(out).toContain("EUR 950.00 due to the customer");
    expect(out).toContain(
      "VAT 19 % on EUR 18,220.00: net EUR 18,220.00, tax EUR 3,461.80, gross EUR 21,681.80",
    );
  });

  it("explains every fee, credit and the gross amount by parts that give them", () => {
    const explained = explainAll(plan, "2026-02-01T00:00:00+01:00", "2026-03-01T00:00:00+01:00", HAPPENINGS);
    expect(explained.flatMap((each) => each.paths)).toContain("tax");
    expect(explained.flatMap(faultsOf)).toEqual([]);
  });

  it("steps within its limit in the second year, which the explanation tells step by step", () => {
    const [january] = explainAll(plan, "2027-01-01T00:00:00+01:00", "2027-02-01T00:00:00+01:00", HAPPENINGS);
    if (january === undefined) throw new Error("January was settled");
    expect(faultsOf(january)).toEqual([]);
    expect(january.at("fees/full fee").text).toBe("EUR 28,840.00");
    expect(january.at("fees/full fee").parts[0]?.label).toBe("from 2027-01-01");
  });

  it("has no gross amount in a month for which no rate was published", () => {
    const [march] = explainAll(plan, "2026-04-01T00:00:00+02:00", "2026-05-01T00:00:00+02:00", HAPPENINGS);
    expect(march?.outcome.tax).toEqual({ kind: "open", name: "VAT", missing: "licences" });
  });
});
