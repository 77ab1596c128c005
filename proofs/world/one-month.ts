/** One month under an agreement about stretches of time, settled: March 2026 in Berlin. */
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import type { RawFact } from "../../src/engine/measure/fact/fact.ts";
import { periodsOf, settlePeriod } from "../../src/engine/river.ts";
import { agreementOf, bookFrom, planOf } from "./product.ts";

/** In epoch milliseconds. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const FROM = Date.UTC(2026, 2, 10);
const AS_OF = Date.UTC(2026, 5, 1);

/** The outcome of the month with these stretches as facts of the stream "outages". */
export function settledMonth(text: string, outages: readonly Stretch[]): PeriodOutcome {
  const plan = planOf(agreementOf(text));
  const book = bookFrom(admitFacts(outages.map(factOf), plan.streams).facts);
  const [period] = periodsOf(plan, { start: FROM, end: FROM + 1 });
  if (period === undefined) throw new Error("March is a period of the agreement.");
  return settlePeriod(plan, book, period, { asOf: AS_OF });
}

function factOf({ start, end }: Stretch, index: number): RawFact {
  const written = (instant: number): string => new Date(instant).toISOString();
  return {
    id: `outage ${index}`,
    source: "law",
    stream: "outages",
    subject: `outage ${index}`,
    occurredAt: written(start),
    until: written(end),
    recordedAt: written(end),
    fields: {},
  };
}
