/** How do the proofs use the product? Through the same steps as a person with files.
 *
 *  An agreement is parsed and compiled, an export is read through a mapping, facts are admitted into a
 *  book, periods are settled. Whatever a step objects to is thrown here with its code and its place: a
 *  proof brings its own files, so an objection is a mistake of the proof or of the product, never a case. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ImportTally, importFacts, type Reject } from "../../src/connect/import.ts";
import { compileMapping } from "../../src/connect/mapping/compile.ts";
import { readMapping } from "../../src/connect/mapping/read.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import type { PeriodOutcome } from "../../src/engine/measure/evaluation.ts";
import { admitFact } from "../../src/engine/measure/fact/admit.ts";
import { bookOf } from "../../src/engine/measure/fact/book.ts";
import type { Fact, FactBook, RawFact } from "../../src/engine/measure/fact/fact.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import type { Agreement } from "../../src/engine/prepare/agreement.ts";
import { periodsOf, settlePeriods } from "../../src/engine/river.ts";
import type { Interval } from "../../src/engine/time/interval.ts";
import { hasErrors, type Problem } from "../../src/engine/value/problem.ts";
import { zoneRelease } from "../../src/zones/release.ts";

export const release = zoneRelease();

/** Text of a file of this repository, by its path from the top. */
export function textOf(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
}

export function agreementOf(text: string): Agreement {
  const { agreement, problems } = parseAgreement(text);
  if (agreement === undefined || hasErrors(problems)) throw new Error(told("The agreement", problems));
  return agreement;
}

export function planOf(agreement: Agreement): Plan {
  const { plan, problems } = compilePlan(agreement, release);
  if (plan === undefined) throw new Error(told("The agreement", problems));
  return plan;
}

export interface Evidence {
  /** Admitted facts in the order of the file. */
  readonly facts: readonly Fact[];
  readonly tally: ImportTally;
  readonly rejects: readonly Reject[];
}

/** Reads an export through a mapping of this repository for the streams of a plan. */
export async function evidenceOf(bytes: Uint8Array, mappingPath: string, plan: Plan): Promise<Evidence> {
  const { mapping, problems } = readMapping(textOf(mappingPath));
  if (mapping === undefined) throw new Error(told(mappingPath, problems));
  const { compiled, problems: objections } = compileMapping(mapping, release);
  if (compiled === undefined) throw new Error(told(mappingPath, objections));
  const facts: Fact[] = [];
  const rejects: Reject[] = [];
  const sink = {
    admit: (raw: RawFact) => admitFact(raw, plan.streams, facts.length),
    keep: (fact: Fact) => {
      facts.push(fact);
      return "kept" as const;
    },
  };
  const imported = await importFacts([bytes], compiled, sink, { onReject: (reject) => rejects.push(reject) });
  if (hasErrors(imported.problems)) throw new Error(told(mappingPath, imported.problems));
  return { facts, tally: imported.tally, rejects };
}

/** Every period that the span touches, settled in order as of the end of the last. */
export function settleAll(plan: Plan, book: FactBook, span: Interval): readonly PeriodOutcome[] {
  const asOf = periodsOf(plan, span).at(-1)?.end ?? span.end;
  return settlePeriods(plan, book, span.start, span.end, { asOf });
}

/** A book of admitted facts; facts that contradict one another have no place in a proof's own files. */
export function bookFrom(facts: readonly Fact[]): FactBook {
  const { book, problems } = bookOf(facts);
  if (hasErrors(problems)) throw new Error(told("The book of facts", problems));
  return book;
}

function told(what: string, problems: readonly Problem[]): string {
  return `${what}: ${problems.map(({ code, pointer, message }) => `${code} at "${pointer}": ${message}`).join(" ")}`;
}
