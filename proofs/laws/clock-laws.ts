/** Three laws of clocks: the future tells nothing, looking changes nothing, and time adds up by spans.
 *
 *  A clock is read as of an instant. Facts that happen later must not show in that reading, or a figure
 *  would depend on when somebody imported; and a breach that was seen must be seen at the same instant
 *  by whoever looks later, as long as nothing happened in between. */

import { isDeepStrictEqual } from "node:util";
import { foldClock } from "../../src/engine/measure/clock/clock.ts";
import { clockContextOf } from "../../src/engine/measure/clock/context.ts";
import type { ClockHistory } from "../../src/engine/measure/clock/reading.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { FactHistory } from "../../src/engine/measure/fact/fact.ts";
import type { Plan, PlannedClock } from "../../src/engine/plan/plan.ts";
import { examplePlans } from "../world/examples.ts";
import { factsFor, WORLD_DAYS } from "../world/facts-for.ts";
import { pick, type RandomSource, whole } from "../world/random.ts";
import type { Law } from "./law.ts";

const DAY = 86_400_000;

export function clockLaws(): readonly Law[] {
  return [futureTellsNothing, lookingChangesNothing, spansAddUp];
}

const futureTellsNothing: Law = {
  name: "a clock does not know the future",
  weight: 70,
  tryOnce(random, _caseNumber, broken) {
    const { plan, clock, history } = someClock(random);
    const asOf = instantIn(plan, random);
    const past = history.facts.filter((fact) => fact.occurredAt <= asOf);
    const seen = read(plan, clock, { ...history, facts: broken ? past.slice(1) : past }, asOf);
    const all = read(plan, clock, history, asOf);
    if (isDeepStrictEqual(seen, all)) return undefined;
    return `${clock.rule.name} of ${history.subject} at ${asOf} reads otherwise with later facts: ${told(history)}`;
  },
};

const lookingChangesNothing: Law = {
  name: "looking oftener never moves a breach",
  weight: 70,
  tryOnce(random, _caseNumber, broken) {
    const { plan, clock, history } = someClock(random);
    const lastFact = history.facts.at(-1)?.occurredAt ?? 0;
    const first = lastFact + whole(random, 0, 20) * DAY + whole(random, 0, DAY);
    const later = first + whole(random, 1, 60 * DAY);
    const before = breachesOf(read(plan, clock, history, first), 0);
    // The defect is a breach that is noticed when somebody looks, instead of computed.
    const after = breachesOf(read(plan, clock, history, later), broken ? later : 0);
    const moved = before.find((breach, cycle) => breach !== undefined && breach !== after[cycle]);
    if (moved === undefined) return undefined;
    return `${clock.rule.name} of ${history.subject} was breached at ${moved} as seen at ${first}, but not at ${later}: ${told(history)}`;
  },
};

const spansAddUp: Law = {
  name: "the spans of a cycle add up to its time",
  weight: 70,
  tryOnce(random, _caseNumber, broken) {
    const { plan, clock, history } = someClock(random);
    for (const cycle of read(plan, clock, history, instantIn(plan, random)).cycles) {
      const spans = broken ? cycle.spans.slice(1) : cycle.spans;
      const counted = spans.reduce((sum, span) => sum + span.counted, 0);
      const gap = spans.findIndex((span, index) => index > 0 && span.start !== spans[index - 1]?.end);
      const begins = spans[0]?.start ?? cycle.start;
      if (counted === cycle.elapsed && gap < 0 && begins === cycle.start) continue;
      return `${clock.rule.name} of ${history.subject}: ${counted} ms in spans, ${cycle.elapsed} ms in all, from ${begins}: ${told(history)}`;
    }
    return undefined;
  },
};

interface SomeClock {
  readonly plan: Plan;
  readonly clock: PlannedClock;
  readonly history: FactHistory;
}

/** A clock of an example, and one random life for it to measure. */
function someClock(random: RandomSource): SomeClock {
  const plan = pick(
    random,
    examplePlans().filter(({ clocks }) => clocks.size > 0),
  );
  const clock = pick(random, [...plan.clocks.values()]);
  const streams = plan.agreement.streams.filter(({ name }) => name === clock.rule.items);
  const { facts } = admitFacts(factsFor({ ...plan.agreement, streams }, random, 1), plan.streams);
  const { book } = bookOf(facts);
  const [history] = [...book.histories(clock.rule.items)];
  return { plan, clock, history: history ?? { subject: "nobody", facts: [] } };
}

function read(plan: Plan, clock: PlannedClock, history: FactHistory, asOf: number): ClockHistory {
  return foldClock(
    clock,
    history,
    clockContextOf(plan, { zone: plan.zone, coverages: plan.coverages }, asOf),
  );
}

function breachesOf({ cycles }: ClockHistory, noticedAt: number): readonly (number | undefined)[] {
  return cycles.map(({ breach }) => (breach === undefined ? undefined : Math.max(breach, noticedAt)));
}

function instantIn(plan: Plan, random: RandomSource): number {
  return plan.agreement.term.from * DAY + whole(random, 0, WORLD_DAYS * DAY);
}

function told(history: FactHistory): string {
  return JSON.stringify(history.facts, (_key, value) => (typeof value === "bigint" ? String(value) : value));
}
