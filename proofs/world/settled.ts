/** An agreement with facts of our own making, settled to the bytes of its statements.
 *
 *  The bytes are the promise: two imports of the same evidence must give the same ones, whatever the
 *  order. Periods are few and facts are many, because it is the crowd of facts that tempts a program to
 *  depend on who came first. */
import { documentHash } from "../../src/document/canonical.ts";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { admitFacts } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { FactBook, RawFact } from "../../src/engine/measure/fact/fact.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import { evidenceOf } from "../../src/engine/report/evidence.ts";
import { buildStatement, canonicalBody } from "../../src/engine/report/statement.ts";
import { periodsOf, settlePeriod } from "../../src/engine/river.ts";
import { factsFor, WORLD_DAYS } from "./facts-for.ts";
import { planOf } from "./product.ts";
import { type RandomSource, whole } from "./random.ts";

const DAY = 86_400_000;
/** Periods that are settled of one world; more would only say the same again. */
const PERIODS = 3;

/** Whether settling takes long whatever happened: every five minutes of a month exist on their own. */
export function isSlow(agreement: Agreement): boolean {
  return agreement.items.some(
    (set) => set.kind === "group" && set.every !== undefined && set.empty === "included",
  );
}

export interface World {
  readonly agreement: Agreement;
  readonly plan: Plan;
  readonly facts: readonly RawFact[];
  readonly asOf: number;
  readonly documentHash: string;
}

/** A world of `size` subjects a stream; looked at while some of it still lies ahead. */
export function worldOf(agreement: Agreement, random: RandomSource, size: number): World {
  const start = agreement.term.from * DAY;
  return {
    agreement,
    plan: planOf(agreement),
    facts: factsFor(agreement, random, size),
    asOf: start + whole(random, Math.floor(WORLD_DAYS / 2), WORLD_DAYS) * DAY,
    documentHash: documentHash(agreement),
  };
}

export interface Settled {
  readonly book: FactBook;
  readonly outcomes: readonly PeriodOutcome[];
  /** Canonical text of each period's statement body. */
  readonly bodies: readonly string[];
  /** Facts that were not admitted. */
  readonly refused: number;
}

/** Admits the facts in the order given, and settles. */
export function settled({ plan, asOf, documentHash: hash }: World, facts: readonly RawFact[]): Settled {
  const admitted = admitFacts(facts, plan.streams);
  const { book } = bookOf(admitted.facts);
  const start = plan.agreement.term.from * DAY;
  const periods = isSlow(plan.agreement) ? 1 : PERIODS;
  const outcomes: PeriodOutcome[] = [];
  const bodies: string[] = [];
  for (const period of periodsOf(plan, { start, end: start + WORLD_DAYS * DAY }).slice(0, periods)) {
    const outcome = settlePeriod(plan, book, period, { asOf, prior: [...outcomes] });
    const evidence = evidenceOf(plan, book, period, asOf);
    outcomes.push(outcome);
    bodies.push(canonicalBody(buildStatement(plan, outcome, { asOf, documentHash: hash, evidence })));
  }
  return { book, outcomes, bodies, refused: facts.length - admitted.facts.length };
}
