/** Story 10 by hand: points on a heap, one by one, and what could not be deducted yet in a box of pennies. */
import type { Expected, ExpectedPeriod } from "./expected.ts";
import { naiveLedger } from "./ledger.ts";
import { capped } from "./sharing.ts";
import { rowsOf } from "./table.ts";

const MONTH_LIMIT = 600_00n;
const YEAR_LIMIT = 2400_00n;
const PERSISTENT = 500_00n;

const POINTS: Readonly<Record<string, number>> = { minor: 1, serious: 5, severe: 20 };

export function ledgerFigures(csv: string): Expected {
  const { rows } = rowsOf(csv);
  const months = new Map<string, number>();
  const rejectedLines: number[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const found = row.cell("found");
    const number = row.cell("number");
    if (!/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(found)) rejectedLines.push(row.line);
    else if (!seen.has(number)) {
      seen.add(number);
      const month = found.slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + (POINTS[row.cell("band")] ?? 0));
    }
  }
  return {
    files: { "inspections.csv": { rows: rows.length, rejectedLines } },
    periods: periodsOf([...months]),
  };
}

function periodsOf(months: readonly (readonly [string, number])[]): readonly ExpectedPeriod[] {
  const heap = naiveLedger(
    { opening: 0, atLeast: 0, expiresAfter: 3 },
    months.map(([, points]) => ({ add: points, take: points <= 10 ? 10 : 0 })),
  );
  let keptBack = 0n;
  let year = 0n;
  return months.map(([period, points], index) => {
    const met = points <= 10;
    const owed = met ? 0n : BigInt(points) * 20_00n;
    const deducted = owed > MONTH_LIMIT ? MONTH_LIMIT : owed;
    const persistent = (heap[index - 1]?.closing ?? 0) >= 100 ? PERSISTENT : 0n;
    // Either something is deducted now or something that was kept back, so the year's limit shares two sums.
    const [first, second] = capped([met ? keptBack : deducted, persistent], YEAR_LIMIT - year);
    year += first + second;
    keptBack += owed - deducted - (met ? first : 0n);
    const credits = [
      { credit: met ? "deduction kept back" : "deduction", paidBy: "provider" as const, granted: `${first}` },
      { credit: "persistent failure", paidBy: "provider" as const, granted: `${second}` },
    ];
    return {
      period,
      targets: [{ target: "service", measured: `${points}`, verdict: met ? "met" : "missed" }],
      credits: credits.filter(({ granted }) => granted !== "0"),
      total: `${first + second}`,
      accounts: { points: `${heap[index]?.closing ?? 0}`, "kept back": pounds(keptBack) },
    };
  });
}

/** Exact pounds of pence: "220", "8117/25". */
function pounds(pence: bigint): string {
  let [above, below] = [pence, 100n];
  for (const factor of [2n, 5n]) {
    while (below % factor === 0n && above % factor === 0n) [above, below] = [above / factor, below / factor];
  }
  return below === 1n ? `${above}` : `${above}/${below}`;
}
