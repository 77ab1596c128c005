/** Published agreements in our own words: each compiles, and each of its worked examples comes out.
 *
 *  The examples run through the whole product, from the document's text to the credits of a period; a new
 *  folder under `examples/agreements` with a `cases.yaml` is found without being named here. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../src/document/parse.ts";
import type { PeriodOutcome } from "../src/engine/measure/evaluation.ts";
import { admitFacts } from "../src/engine/measure/fact/admit.ts";
import { bookOf } from "../src/engine/measure/fact/book.ts";
import { compilePlan } from "../src/engine/plan/compile.ts";
import type { Plan } from "../src/engine/plan/plan.ts";
import { settlePeriods } from "../src/engine/river.ts";
import { parsePeriodLabel } from "../src/engine/time/period.ts";
import { assert } from "../src/engine/value/assert.ts";
import { DAY } from "../src/engine/value/instant.ts";
import { zoneRelease } from "../src/zones/release.ts";
import { seen } from "./agreements/seen.ts";
import { instantOf, rawFacts } from "./agreements/short-fact.ts";
import { type WorkedExample, workedExamples } from "./agreements/worked-example.ts";

const root = new URL("../examples/agreements/", import.meta.url).pathname;
const names = readdirSync(root).filter((name) => existsSync(`${root}${name}/cases.yaml`));

describe.each(names)("%s", (name) => {
  const { plan, problems } = compiled(readFileSync(`${root}${name}/agreement.yaml`, "utf8"));

  it("compiles without an error", () => {
    expect(problems).toEqual([]);
  });

  it.each(workedExamples(`${root}${name}/cases.yaml`))("$name", (example) => {
    assert(plan !== undefined, "the agreement compiles");
    const outcome = settled(plan, example);
    const found = Object.entries(example.expect).map(
      ([key, expected]) => [key, seen(outcome, plan.zone, key, expected)] as const,
    );
    expect(Object.fromEntries(found), example.working).toEqual(example.expect);
  });
});

function compiled(text: string): { readonly plan?: Plan; readonly problems: readonly string[] } {
  const { agreement, problems } = parseAgreement(text);
  if (agreement === undefined) return { problems: problems.map(({ message }) => message) };
  const { plan, problems: found } = compilePlan(agreement, zoneRelease());
  const lines = [...problems, ...found]
    .filter(({ severity }) => severity === "error")
    .map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`);
  return plan === undefined ? { problems: lines } : { plan, problems: lines };
}

/** The period that an example names, after all those since its first fact. */
function settled(plan: Plan, example: WorkedExample): PeriodOutcome {
  const { facts, problems } = admitFacts(rawFacts(plan, example.facts), plan.streams);
  expect(problems).toEqual([]);
  const period = parsePeriodLabel(plan.agreement.governing.period, plan.zone, example.period);
  assert(period !== undefined, `"${example.period}" is a period`);
  const asOf =
    example["as of"] === undefined ? period.end + 366 * DAY : instantOf(plan.zone, example["as of"]);
  const start = facts.reduce((first, { occurredAt }) => Math.min(first, occurredAt), period.start);
  const outcome = settlePeriods(plan, bookOf(facts).book, start, period.end, { asOf }).at(-1);
  assert(outcome?.period.label === period.label, `${example.period} lies within the term`);
  return outcome;
}
