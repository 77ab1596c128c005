/** Story 05 by hand: lines, then orders of lines, then chains; amounts in exact fractions of a euro. */
import type { Expected, ExpectedPeriod } from "./expected.ts";
import {
  decimal,
  exactText,
  type Fraction,
  fraction,
  minorUnits,
  reaches,
  sumOf,
  times,
} from "./fraction.ts";
import { type Row, rowsOf } from "./table.ts";

const CHAINS: Readonly<Record<string, string>> = { ALB: "Albrecht", DEL: "Delaire", KOR: "Kornmarkt" };

interface Line {
  readonly order: string;
  readonly chain: string;
  /** "2026-05", of the last day of the window. */
  readonly month: string;
  readonly ordered: number;
  readonly accepted: number;
  readonly isGood: boolean;
  readonly failedValue: Fraction;
}

export function onTimeInFullFigures(csv: string): Expected {
  const { rows } = rowsOf(csv, ";");
  const refused = rows.filter(
    (row) => CHAINS[row.cell("Chain")] === undefined || /[^\d.]/.test(row.cell("Ordered")),
  );
  const lines = new Map<string, Line>();
  for (const row of rows) {
    if (!refused.includes(row)) lines.set(`${row.cell("Order")} ${row.cell("Line")}`, lineOf(row));
  }
  return {
    files: { "order-lines.csv": { rows: rows.length, rejectedLines: refused.map(({ line }) => line) } },
    periods: ["2026-05", "2026-06"].map((period) =>
      month(
        period,
        [...lines.values()].filter((line) => line.month === period),
      ),
    ),
  };
}

function lineOf(row: Row): Line {
  const [earliest = "", latest = "", arrived = ""] = ["Window from", "Window to", "Arrived"].map((column) =>
    row.cell(column).split("/").reverse().join("-"),
  );
  const [ordered = 0, received = 0] = ["Ordered", "Received"].map((column) =>
    Number(row.cell(column).replace(".", "")),
  );
  const onTime = arrived !== "" && earliest <= arrived && arrived <= latest;
  const accepted = Math.min(ordered, received);
  const failed = onTime ? ordered - accepted : ordered;
  return {
    order: row.cell("Order"),
    chain: CHAINS[row.cell("Chain")] ?? "",
    month: latest.slice(0, 7),
    ordered,
    accepted,
    isGood: onTime && received >= ordered,
    failedValue: times(fraction(failed), decimal(row.cell("Unit price").replace(",", "."))),
  };
}

function month(period: string, lines: readonly Line[]): ExpectedPeriod {
  const chains = Object.values(CHAINS).map((chain) => {
    const own = lines.filter((line) => line.chain === chain);
    const orders = [...new Set(own.map(({ order }) => order))];
    const good = orders.filter((order) => own.every((line) => line.order !== order || line.isGood));
    const share = fraction(good.length, orders.length);
    const sum = (of: (line: Line) => number): number => own.reduce((all, line) => all + of(line), 0);
    return {
      chain,
      share,
      met: reaches(share, fraction(90, 100)),
      pieces: fraction(
        sum(({ accepted }) => accepted),
        sum(({ ordered }) => ordered),
      ),
      deduction: minorUnits(times(fraction(3, 100), sumOf(own.map(({ failedValue }) => failedValue)))),
    };
  });
  const owing = chains.filter(({ met, deduction }) => !met && deduction > 0n);
  return {
    period,
    targets: [
      ...chains.map(({ chain, share, met }) => ({
        target: "orders on time in full",
        cell: chain,
        measured: exactText(share),
        verdict: met ? "met" : "missed",
      })),
      ...chains.map(({ chain, pieces }) => ({
        target: "pieces delivered",
        cell: chain,
        measured: exactText(pieces),
        verdict: reaches(pieces, fraction(98, 100)) ? "met" : "missed",
      })),
    ],
    credits: owing.map(({ chain, deduction }) => ({
      credit: "failed deliveries",
      cell: chain,
      paidBy: "provider" as const,
      granted: `${deduction}`,
    })),
    total: `${owing.reduce((all, { deduction }) => all + deduction, 0n)}`,
  };
}
