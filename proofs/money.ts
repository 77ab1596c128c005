/** Is every cent the one that a database would compute?
 *
 *  People check our statements with what they have, and most of that computes like PostgreSQL's `numeric`.
 *  So a real PostgreSQL is started, is handed drawn cases with our answers, computes each of them by itself
 *  and names every row that differs. It gets whole columns at once, since a million questions one by one
 *  would measure the network instead. The defect rounds "half even" like "half up". */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "../src/storage/embedded.ts";
import type { Proof, ProofOptions, ProofResult } from "./proof.ts";
import {
  arithmeticCases,
  type Columns,
  type Defect,
  indexationCases,
  partCases,
  percentageCases,
  roundingCases,
  sharingCases,
} from "./world/money-cases.ts";
import { QUESTIONS, statementOf } from "./world/money-sql.ts";
import { type RandomSource, sourceFor } from "./world/random.ts";

const QUICK = 20_000;
const BATCH = 10_000;
const SHOWN = 3;

export const proof: Proof = {
  name: "money",
  promise:
    "Sums, roundings, percentages, parts of periods, indexed amounts and shares of a pool are to the last digit what PostgreSQL's numeric says.",
  quick: true,
  run: prove,
};

type Family = keyof typeof QUESTIONS;
type Draw = (random: RandomSource, count: number, defect: Defect) => Columns;

const FAMILIES: Readonly<Record<Family, Draw>> = {
  arithmetic: arithmeticCases,
  rounding: roundingCases,
  percentages: percentageCases,
  parts: partCases,
  indexation: indexationCases,
  sharing: sharingCases,
};

async function prove({ cases = QUICK, seedDefect, log }: ProofOptions): Promise<ProofResult> {
  const folder = mkdtempSync(join(tmpdir(), "tallystick-postgres-"));
  try {
    const server = await startEmbedded(folder);
    const client = new pg.Client({ ...server, database: "postgres" });
    await client.connect();
    try {
      return await compared(client, cases, { halfEvenIsHalfUp: seedDefect }, log);
    } finally {
      await client.end();
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compared(
  client: pg.Client,
  cases: number,
  defect: Defect,
  log: ProofOptions["log"],
): Promise<ProofResult> {
  const families = Object.keys(FAMILIES) as readonly Family[];
  const each = Math.ceil(cases / families.length);
  const counts: Record<string, number> = {};
  const differing: unknown[] = [];
  for (const family of families) {
    counts[family] = 0;
    for (let first = 0; first < each; first += BATCH) {
      const source = sourceFor(`money/${family}`, first);
      const drawn = FAMILIES[family](source, Math.min(BATCH, each - first), defect);
      counts[family] += drawn[0]?.length ?? 0;
      differing.push(...(await differences(client, family, drawn)));
    }
    log(`${family}: ${counts[family]} cases, ${differing.length} differences so far`);
  }
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  return {
    holds: differing.length === 0,
    figures: {
      postgresql: rows[0]?.server_version,
      cases: Object.values(counts).reduce((all, count) => all + count, 0),
      ...counts,
      equal: differing.length === 0,
      differing: differing.length,
      examples: differing.slice(0, SHOWN),
    },
  };
}

/** The rows of a batch for which PostgreSQL gives another answer. */
async function differences(client: pg.Client, family: Family, drawn: Columns): Promise<readonly unknown[]> {
  const arrays = drawn.map((column) => `{${column.map((text) => `"${text}"`).join(",")}}`);
  const { rows } = await client.query<{ row: unknown }>({
    name: family,
    text: statementOf(QUESTIONS[family]),
    values: arrays,
  });
  return rows.map(({ row }) => ({ family, ...Object(row) }));
}
