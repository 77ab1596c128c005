/** Many periods settled together say what each says alone: what is remembered from one month to the
 *  next is no more than where an item belongs. */
import { describe, expect, it } from "vitest";
import { examplePlans } from "../../proofs/world/examples.ts";
import { randomSource } from "../../proofs/world/random.ts";
import { isSlow, worldOf } from "../../proofs/world/settled.ts";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import { periodsOf, settlePeriod, settlePeriods } from "../../src/engine/river.ts";
import { ratio } from "../../src/engine/value/ratio.ts";
import { evaluationOf, type Happening, planOf, settleAll } from "./settling.ts";

describe("periods settled together", () => {
  const plans = examplePlans().filter(({ agreement }) => !isSlow(agreement));

  it.each(plans.map((plan) => [plan.agreement.id, plan] as const))("%s", (_, plan) => {
    const { facts: raw, asOf } = worldOf(plan.agreement, randomSource(7), 12);
    const { book } = bookOf(admitFacts(raw, plan.streams).facts);
    const [start, end] = [asOf - 120 * 86_400_000, asOf];
    const alone: PeriodOutcome[] = [];
    for (const period of periodsOf(plan, { start, end })) {
      alone.push(settlePeriod(plan, book, period, { asOf, prior: [...alone] }));
    }
    expect(alone.length).toBeGreaterThan(0);
    expect(settlePeriods(plan, book, start, end, { asOf })).toEqual(alone);
  });
});

describe("what may not be remembered", () => {
  const plan = planOf(`
tallystick: 1
agreement: Late news
id: late-news
version: 1
kind: service level agreement
between: { provider: A, customer: B }
term: { from: 2026-01-01 }
governing: { zone: UTC, zone data: 2026f, currency: EUR, language: en, period: calendar month, evidence window: 240 hours }
facts:
  orders: { shape: events, events: [placed, moved], fields: { promised: date } }
targets:
  counted: { measure: { count of: orders }, dated by: promised, without value: not measured }
`);
  const placed: Happening = {
    stream: "orders",
    subject: "o",
    event: "placed",
    at: "2026-05-02T10:00:00Z",
    fields: { promised: "2026-07-10" },
  };
  const moved: Happening = {
    ...placed,
    event: "moved",
    at: "2026-05-03T10:00:00Z",
    recorded: "2026-07-20T10:00:00Z",
    fields: { promised: "2026-05-20" },
  };

  it("a date that a late fact changed: May must not see it, July must", () => {
    const outcomes = settleAll(plan, "2026-05-01T00:00:00Z", "2026-08-01T00:00:00Z", [placed, moved]);
    const counts = outcomes.map((outcome) => evaluationOf(outcome, "counted").measured?.value);
    expect(counts).toEqual([ratio(0), ratio(0), ratio(0)]);
    const punctual = settleAll(plan, "2026-05-01T00:00:00Z", "2026-08-01T00:00:00Z", [
      placed,
      { ...moved, recorded: "2026-05-03T10:00:00Z" },
    ]);
    expect(punctual.map((outcome) => evaluationOf(outcome, "counted").measured?.value)).toEqual([
      ratio(1),
      ratio(0),
      ratio(0),
    ]);
  });
});
