/** Many periods settled together say what each says alone: what is remembered from one month to the
 *  next is no more than where an item belongs. */
import { describe, expect, it } from "vitest";
import { examplePlans } from "../../proofs/world/examples.ts";
import { randomSource } from "../../proofs/world/random.ts";
import { isSlow, worldOf } from "../../proofs/world/settled.ts";
import { admitFacts } from "../../src/engine/measure/admit.ts";
import { bookOf } from "../../src/engine/measure/book.ts";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { periodsOf, settlePeriod, settlePeriods } from "../../src/engine/river.ts";

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
