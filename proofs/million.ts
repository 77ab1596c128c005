/** Do a million tickets fit into a small machine, and does every row of them count?
 *
 *  Half of the tickets come as a table with one row each, half as a log with one row per step; both
 *  pass through the mappings of the examples into one book and are settled under the support desk's
 *  agreement. The files are written while they are read, so no copy of them exists anywhere. Whoever
 *  writes them counts rows, facts and damaged rows; the import has to come to the same counts. Memory
 *  is the highest that the whole process ever held, which is why this proof runs alone. The defect is
 *  one row that disappears on its way. */
import { factColumns } from "../src/connect/columns/fact-columns.ts";
import { type FactSink, type ImportTally, importFacts } from "../src/connect/import.ts";
import { type CompiledMapping, compileMapping } from "../src/connect/mapping/compile.ts";
import { readMapping } from "../src/connect/mapping/read.ts";
import { admitFact } from "../src/engine/measure/fact/admit.ts";
import type { Plan } from "../src/engine/plan/plan.ts";
import { settlePeriods } from "../src/engine/river.ts";
import { DAY } from "../src/engine/value/instant.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import { agreementOf, planOf, release, textOf } from "./world/product.ts";
import { caseTable, stepLog, type Written } from "./world/support-cases.ts";

const AGREEMENT = "proofs/data/support-desk.yaml";
const FULL_SIZE = 1_000_000;
const MOST_MB = 1024;
const JANUARY = Date.UTC(2026, 0, 1);
const MARCH = Date.UTC(2026, 2, 1);

export const proof: Proof = {
  name: "million",
  promise: "A million tickets are imported and settled within a gibibyte, and no row is lost in silence.",
  quick: false,
  run: prove,
};

async function prove({ cases = FULL_SIZE, seedDefect, log }: ProofOptions): Promise<ProofResult> {
  log(cases < FULL_SIZE ? `${cases} tickets, fewer than were promised` : "This takes a few minutes.");
  const plan = planOf(agreementOf(textOf(AGREEMENT)));
  const half = Math.ceil(cases / 2);
  const table = caseTable({ tickets: half, seed: 1, loseRow: seedDefect });
  const steps = stepLog({ tickets: cases - half, seed: 2, loseRow: false });
  const columns = factColumns();
  const sink = sinkInto(columns, plan);
  const startedAt = performance.now();
  const tallies = [
    await imported("support-desk-cases", table, sink, log),
    await imported("support-desk-events", steps, sink, log),
  ];
  const importSeconds = secondsSince(startedAt);
  const { book } = columns.close();
  log(`${book.size} facts in the book after ${importSeconds} s; settling January and February`);

  let items = 0;
  const onItem = (): void => {
    items += 1;
    if (items % 250_000 === 0) log(`${items} items looked at`);
  };
  const outcomes = settlePeriods(plan, book, JANUARY, MARCH, { asOf: MARCH + 30 * DAY, onItem });
  const measured = outcomes
    .flatMap(({ evaluations }) => evaluations)
    .filter(({ measured: value }) => value !== undefined);
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const counted = [table, steps].every((file, index) => sameCounts(file.written, tallies[index]));
  return {
    holds:
      counted &&
      book.size === table.written.facts + steps.written.facts &&
      measured.length > 0 &&
      peakMb < MOST_MB,
    figures: {
      tickets: cases,
      facts: book.size,
      rows: tallies.reduce((sum, { rows }) => sum + rows, 0),
      rejected: tallies.reduce((sum, { rejected }) => sum + rejected, 0),
      everyRowCounted: counted,
      measuredTargets: measured.length,
      importSeconds,
      seconds: secondsSince(startedAt),
      peakMb,
      mostMb: MOST_MB,
    },
  };
}

function sinkInto(columns: ReturnType<typeof factColumns>, plan: Plan): FactSink {
  let position = 0;
  return {
    admit: (raw) => {
      position += 1;
      return admitFact(raw, plan.streams, position);
    },
    keep: columns.add,
  };
}

async function imported(
  name: string,
  file: ReturnType<typeof caseTable>,
  sink: FactSink,
  log: ProofOptions["log"],
): Promise<ImportTally> {
  let told = 0;
  const { tally, problems } = await importFacts(file.chunks, mappingOf(name), sink, {
    onProgress: ({ rows, facts, rejected, bytes }) => {
      if (rows - told < 250_000) return;
      told = rows;
      log(`${name}: ${rows} rows, ${facts} facts, ${rejected} rejected, ${Math.round(bytes / 1e6)} MB`);
    },
  });
  if (problems.length > 0) throw new Error(`${name}: ${problems.map(({ message }) => message).join(" ")}`);
  return tally;
}

function mappingOf(name: string): CompiledMapping {
  const { mapping } = readMapping(textOf(`examples/mappings/${name}.yaml`));
  const compiled = mapping === undefined ? undefined : compileMapping(mapping, release).compiled;
  if (compiled === undefined) throw new Error(`The mapping ${name} cannot be used.`);
  return compiled;
}

function sameCounts(written: Written, tally: ImportTally | undefined): boolean {
  if (tally === undefined) return false;
  return (
    tally.rows === written.rows &&
    tally.facts === written.facts &&
    tally.rejected === written.damaged &&
    tally.rows === tally.accepted + tally.rejected + tally.skipped
  );
}

function secondsSince(startedAt: number): number {
  return Math.round(performance.now() - startedAt) / 1000;
}
