/** The proofs on real data that no copy of the repository may carry along.
 *
 *  The files lie beside a checkout or they do not. When they do not, every case is skipped by name and
 *  one line on stderr says so, because a silent skip looks like a pass. Expected figures were counted
 *  outside this repository, from the files alone. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { proof as otif } from "../proofs/otif.ts";
import type { Proof } from "../proofs/proof.ts";
import { proof as servicenow } from "../proofs/servicenow.ts";
import { proof as uptime } from "../proofs/uptime.ts";
import { agreementOf, bookFrom, evidenceOf, planOf, settleAll, textOf } from "../proofs/world/product.ts";
import { bytesOf } from "../proofs/world/table.ts";
import type { PeriodOutcome } from "../src/engine/measure/evaluation.ts";

const DATA = fileURLToPath(new URL("../../shared/data/", import.meta.url));
/** Years of somebody's log take a while on a busy machine, ms. */
const TIMEOUT = 300_000;
const isThere = existsSync(DATA);
if (!isThere) {
  process.stderr.write(
    "SKIPPED: the real data are not beside this checkout (../shared/data), so nothing was proven on them.\n",
  );
}

const figuresOf = async (proof: Proof, input: string) =>
  await proof.run({ input, seedDefect: false, log: () => {} });

describe.skipIf(!isThere)("on real data", () => {
  it(
    "limits learnt from half of an incident log give 2,496 of the other 2,500 the log's verdict",
    async () => {
      const { holds, figures } = await figuresOf(servicenow, `${DATA}servicenow-incident-events.csv.gz`);
      expect(holds).toBe(true);
      expect(figures).toMatchObject({ incidents: 2500, agreeing: 2496, rejected: 0, rows: 35_082 });
    },
    TIMEOUT,
  );

  it(
    "57,096 order lines are flagged as the order book flags them, and 31,729 orders counted",
    async () => {
      const { holds, figures } = await figuresOf(otif, DATA);
      expect(holds).toBe(true);
      expect(figures).toMatchObject({
        lines: 57_096,
        orders: 31_729,
        onTime: 18_730,
        inFull: 16_747,
        otif: 9208,
        linesDiffering: 0,
      });
      expect(figures.customers).toHaveLength(36);
      expect(figures.customers).toContainEqual(
        expect.objectContaining({ id: "789912", orders: 0, "on time": { verdict: "not measured" } }),
      );
    },
    TIMEOUT,
  );

  it(
    "14 sites are up, down and unwatched to the second, and rows without a site are refused",
    async () => {
      const { holds, figures } = await figuresOf(uptime, `${DATA}uptime-checks-university.csv.gz`);
      expect(holds).toBe(true);
      expect(figures).toMatchObject({ checks: 4588, rejected: 8, siteDays: 14 * 297, differing: 0 });
    },
    TIMEOUT,
  );

  it(
    "a help desk's tickets are settled month by month, with every row accounted for",
    async () => {
      const { tally, outcomes } = await settledLog("help-desk", "help-desk", "italian-helpdesk.csv.gz");
      expect(tally).toMatchObject({ rows: 21_348, rejected: 0 });
      expect(measuredMonths(outcomes, "resolved in time")).toBeGreaterThan(12);
    },
    TIMEOUT,
  );

  it(
    "a problem log is settled month by month, with every row accounted for",
    async () => {
      const { tally, outcomes } = await settledLog(
        "problem-log",
        "volvo-problems",
        "volvo-closed-problems.csv.gz",
      );
      expect(tally).toMatchObject({ rows: 6660, rejected: 0 });
      expect(measuredMonths(outcomes, "solved in time")).toBe(6);
    },
    TIMEOUT,
  );
});

async function settledLog(agreement: string, mapping: string, file: string) {
  const plan = planOf(agreementOf(textOf(`examples/public-data/${agreement}/agreement.yaml`)));
  const { facts, tally } = await evidenceOf(
    bytesOf(`${DATA}${file}`),
    `examples/mappings/${mapping}.yaml`,
    plan,
  );
  expect(tally.accepted + tally.rejected + tally.skipped).toBe(tally.rows);
  // Before anything was closed there is nothing to judge, and after the last fact neither.
  const start = Math.min(
    ...facts.filter(({ event }) => event === "closed").map(({ occurredAt }) => occurredAt),
  );
  const span = { start, end: facts.reduce((last, { occurredAt }) => Math.max(last, occurredAt), start) + 1 };
  return { tally, outcomes: settleAll(plan, bookFrom(facts), span) };
}

function measuredMonths(outcomes: readonly PeriodOutcome[], target: string): number {
  return outcomes.filter(({ evaluations }) =>
    evaluations.some((each) => each.target === target && each.measured !== undefined),
  ).length;
}
