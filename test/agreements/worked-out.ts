/** What an agreement makes of one of its worked examples.
 *
 *  An example runs through the whole product, from the document's text to the credits of a period. It is
 *  settled a year after its period unless it says as of when, so that no clock is left undecided by
 *  accident. */
import { parseAgreement } from "../../src/document/parse.ts";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import { settlePeriods } from "../../src/engine/river.ts";
import { parsePeriodLabel } from "../../src/engine/time/period.ts";
import { assert } from "../../src/engine/value/assert.ts";
import { DAY } from "../../src/engine/value/instant.ts";
import { zoneRelease } from "../../src/zones/release.ts";
import { seen } from "./seen.ts";
import { instantOf, rawFacts } from "./short-fact.ts";
import type { WorkedExample } from "./worked-example.ts";

/** The plan of a document's text, and its errors as lines. */
export function compiled(text: string): { readonly plan?: Plan; readonly problems: readonly string[] } {
  const { agreement, problems } = parseAgreement(text);
  if (agreement === undefined) return { problems: problems.map(({ message }) => message) };
  const { plan, problems: found } = compilePlan(agreement, zoneRelease());
  const lines = [...problems, ...found]
    .filter(({ severity }) => severity === "error")
    .map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`);
  return plan === undefined ? { problems: lines } : { plan, problems: lines };
}

/** What stands in the outcome wherever the example expects something. */
export function workedOut(plan: Plan, example: WorkedExample): Readonly<Record<string, string>> {
  const outcome = settled(plan, example);
  const found = Object.entries(example.expect).map(
    ([key, expected]) => [key, seen(outcome, plan.zone, key, expected)] as const,
  );
  return Object.fromEntries(found);
}

/** The period that an example names, after all those since its first fact. */
function settled(plan: Plan, example: WorkedExample): PeriodOutcome {
  const { facts, problems } = admitFacts(rawFacts(plan, example.facts), plan.streams);
  assert(problems.length === 0, problems.map(({ message }) => message).join(" "));
  const period = parsePeriodLabel(plan.agreement.governing.period, plan.zone, example.period);
  assert(period !== undefined, `"${example.period}" is a period`);
  const asOf =
    example["as of"] === undefined ? period.end + 366 * DAY : instantOf(plan.zone, example["as of"]);
  const start = facts.reduce((first, { occurredAt }) => Math.min(first, occurredAt), period.start);
  const outcome = settlePeriods(plan, bookOf(facts).book, start, period.end, { asOf }).at(-1);
  assert(outcome?.period.label === period.label, `${example.period} lies within the term`);
  return outcome;
}
