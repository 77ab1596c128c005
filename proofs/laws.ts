/** Do the laws of the product hold in every case that can be made up?
 *
 *  Cases are shared out over the laws by weight, and each case has its own seed: the name of its law and
 *  its number. A counter-example is printed with both, so it can be had again by asking for as many
 *  cases. A crash counts as a counter-example. With the defect every law breaks itself on purpose, and
 *  the proof has caught it only when every law noticed, for one law that sleeps is one too many. */

import { agreementLaws } from "./laws/agreement-laws.ts";
import { bookLaws } from "./laws/book-laws.ts";
import { calendarLaws } from "./laws/calendar-laws.ts";
import { clockLaws } from "./laws/clock-laws.ts";
import type { Law } from "./laws/law.ts";
import { periodLaws } from "./laws/period-laws.ts";
import { scheduleLaws } from "./laws/schedule-laws.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { release } from "./world/product.ts";
import { sourceFor } from "./world/random.ts";

const DEFAULT_CASES = 8000;
/** Counter-examples of one law that are told; the rest is only counted. */
const TOLD = 3;

export const proof: Proof = {
  name: "laws",
  promise:
    "Time adds up, order never matters, explanations sum, worse service never costs less, an amendment changes nothing earlier: in every case tried.",
  quick: true,
  run: async (options) => prove(options),
};

function prove({ cases = DEFAULT_CASES, seedDefect, log }: ProofOptions): ProofResult {
  const calendar = calendarLaws(release);
  const laws: readonly Law[] = [
    ...calendar.laws,
    ...bookLaws(),
    ...clockLaws(),
    ...agreementLaws(),
    ...scheduleLaws(),
    ...periodLaws(),
  ];
  const weights = laws.reduce((sum, { weight }) => sum + weight, 0);
  const perLaw: Record<string, { readonly cases: number; readonly counterExamples: number }> = {};
  for (const law of laws) {
    const share = Math.max(1, Math.round((cases * law.weight) / weights));
    const began = performance.now();
    const counterExamples = triesOf(law, share, seedDefect, log);
    perLaw[law.name] = { cases: share, counterExamples };
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    log(`${law.name}: ${share} cases, ${counterExamples} counter-examples, ${seconds} s`);
  }
  const results = Object.values(perLaw);
  const counterExamples = results.reduce((sum, each) => sum + each.counterExamples, 0);
  const asleep = Object.keys(perLaw).filter((name) => perLaw[name]?.counterExamples === 0);
  // A planted defect is reported only when no law slept through its own.
  const holds = seedDefect ? asleep.length > 0 : counterExamples === 0;
  return {
    holds: holds && calendar.zones >= 40,
    figures: {
      cases: results.reduce((sum, each) => sum + each.cases, 0),
      counterExamples,
      perLaw,
      zones: calendar.zones,
      ...(seedDefect ? { lawsAsleep: asleep } : {}),
    },
  };
}

/** Tries a law so many times; answers how often it did not hold. */
function triesOf(law: Law, cases: number, broken: boolean, log: ProofOptions["log"]): number {
  let found = 0;
  for (let number = 0; number < cases; number += 1) {
    const sentence = outcomeOf(law, number, broken);
    if (sentence === undefined) continue;
    found += 1;
    const { seed } = sourceFor(law.name, number);
    if (found <= TOLD && !broken)
      log(`COUNTER-EXAMPLE to "${law.name}", case ${number}, seed ${seed}: ${sentence}`);
  }
  return found;
}

function outcomeOf(law: Law, number: number, broken: boolean): string | undefined {
  try {
    return law.tryOnce(sourceFor(law.name, number), number, broken);
  } catch (thrown) {
    const lines = thrown instanceof Error ? (thrown.stack ?? thrown.message).split("\n") : [String(thrown)];
    return `it crashed: ${lines.slice(0, 4).join("")}`;
  }
}
