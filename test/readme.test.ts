/** Does the README tell the truth? Its agreement is read, compiled and settled as it stands there, with the
 *  facts that it names, and must come to the figures that it shows. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../src/document/index.ts";
import { admitFacts } from "../src/engine/measure/fact/admit.ts";
import { bookOf } from "../src/engine/measure/fact/book.ts";
import type { RawFact } from "../src/engine/measure/fact/fact.ts";
import { compilePlan } from "../src/engine/plan/compile.ts";
import { settlePeriods } from "../src/engine/river.ts";
import { formatDecimal, ratio } from "../src/engine/value/ratio.ts";
import { zoneRelease } from "../src/zones/release.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const text = /```yaml\n(tallystick: 1[\s\S]*?)```/.exec(readme)?.[1] ?? "";

const interval = (stream: string, from: string, until: string): RawFact => ({
  id: `${stream}-1`,
  source: "probe",
  stream,
  subject: "shop",
  occurredAt: `2026-10-12T${from}:00+02:00`,
  until: `2026-10-12T${until}:00+02:00`,
  recordedAt: "2026-10-12T12:00:00+02:00",
  fields: {},
});

describe("the README's agreement", () => {
  const { agreement, problems } = parseAgreement(text);
  const compiled = agreement && compilePlan(agreement, zoneRelease());

  it("is read and compiled without a problem", () => {
    expect([...problems, ...(compiled?.problems ?? [])]).toEqual([]);
  });

  it("comes to the availability, verdict and credit that the README shows", () => {
    const plan = compiled?.plan;
    if (plan === undefined) throw new Error("the README's agreement does not compile");
    const { facts } = admitFacts(
      [interval("outages", "08:15", "09:52"), interval("maintenance", "09:00", "09:20")],
      plan.streams,
    );
    const start = Date.parse("2026-09-30T22:00:00Z");
    const end = Date.parse("2026-10-31T23:00:00Z");
    const [outcome] = settlePeriods(plan, bookOf(facts).book, start, end, { asOf: end });
    const [evaluation] = outcome?.evaluations ?? [];
    expect(evaluation?.measured?.value).toEqual(ratio(44_700 - 77, 44_700));
    expect(formatDecimal(ratio((44_700 - 77) * 100, 44_700), 3)).toBe("99.828");
    expect(evaluation?.verdict).toBe("missed");
    expect(outcome?.total).toEqual({ minor: 40_000n, currency: "EUR" });
  });
});
