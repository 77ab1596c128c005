/** Story 04 by hand: one letter for every minute of a month, per system.
 *
 *  A minute is down once, however many monitors saw it; the first 240 minutes of agreed maintenance are taken
 *  out of the month altogether. */
import type { Expected, ExpectedFile, ExpectedPeriod } from "./expected.ts";
import { exactText, type Fraction, fraction, reaches } from "./fraction.ts";
import { capped } from "./sharing.ts";
import { type Row, rowsOf } from "./table.ts";
import { midnight, minuteOf } from "./wall-clock.ts";

const ZONE = "Europe/Amsterdam";
const SYSTEMS = { webshop: "shop", gates: "gates" } as const;
const FEES = { shop: 5000, gates: 3000 } as const;
const CAP = 2000_00n;
const BUDGET = 240;

interface Span {
  readonly system: string;
  readonly from: number;
  readonly to: number;
}

export function availabilityFigures(outagesCsv: string, maintenanceCsv: string): Expected {
  const outages = rowsOf(outagesCsv).rows;
  const maintenance = rowsOf(maintenanceCsv).rows;
  const refused = outages.filter(
    (row) =>
      !["Polder", "Museum", "third party"].includes(row.cell("cause")) ||
      toOf(row, "ended") < fromOf(row, "began"),
  );
  const down = outages
    .filter((row) => !refused.includes(row) && row.cell("cause") === "Polder")
    .map((row) => ({ system: systemOf(row), from: fromOf(row, "began"), to: toOf(row, "ended") }));
  const agreed = maintenance
    .filter((row) => row.cell("agreed by museum") === "yes")
    .map((row) => ({ system: systemOf(row), from: fromOf(row, "from"), to: toOf(row, "to") }));
  const month = (period: string, first: string, next: string): ExpectedPeriod =>
    monthFigures(period, midnight(ZONE, first), midnight(ZONE, next), down, agreed);
  return {
    files: {
      "maintenance.csv": fileOf(maintenance, []),
      "outages.csv": fileOf(outages, refused),
    },
    periods: [
      month("2026-09", "2026-09-01", "2026-10-01"),
      month("2026-10", "2026-10-01", "2026-11-01"),
      month("2026-11", "2026-11-01", "2026-12-01"),
    ],
  };
}

function fileOf(rows: readonly Row[], refused: readonly Row[]): ExpectedFile {
  return { rows: rows.length, rejectedLines: refused.map(({ line }) => line) };
}

function systemOf(row: Row): string {
  return row.cell("system") === "webshop" ? SYSTEMS.webshop : SYSTEMS.gates;
}

function fromOf(row: Row, column: string): number {
  return minuteOf(ZONE, row.cell(column)) ?? Number.NaN;
}

/** What has no end lasts. */
function toOf(row: Row, column: string): number {
  return row.cell(column) === "" ? Number.POSITIVE_INFINITY : fromOf(row, column);
}

function monthFigures(
  period: string,
  start: number,
  end: number,
  down: readonly Span[],
  agreed: readonly Span[],
): ExpectedPeriod {
  const shares = (["gates", "shop"] as const).map((system) => ({
    system,
    share: upShare(start, end, down.filter(isOf(system)), agreed.filter(isOf(system))),
  }));
  const owed = shares.map(({ system, share }) => BigInt(FEES[system] * percentOf(share)));
  const granted = capped([owed[0] ?? 0n, owed[1] ?? 0n], CAP);
  return {
    period,
    targets: shares.map(({ system, share }) => ({
      target: "availability",
      cell: system,
      measured: exactText(share),
      verdict: reaches(share, fraction(999, 1000)) ? "met" : "missed",
    })),
    credits: shares
      .map(({ system }, index) => ({
        credit: "availability credit",
        cell: system,
        paidBy: "provider" as const,
        granted: `${granted[index]}`,
      }))
      .filter((credit) => credit.granted !== "0"),
    total: `${granted.reduce((sum, each) => sum + each, 0n)}`,
  };
}

function isOf(system: string): (span: Span) => boolean {
  return (span) => span.system === system;
}

function upShare(start: number, end: number, down: readonly Span[], agreed: readonly Span[]): Fraction {
  let [up, counted, takenOut] = [0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const isIn = ({ from, to }: Span): boolean => from <= at && at < to;
    if (takenOut < BUDGET && agreed.some(isIn)) takenOut += 1;
    else {
      counted += 1;
      if (!down.some(isIn)) up += 1;
    }
  }
  return fraction(up, counted);
}

function percentOf(share: Fraction): number {
  if (reaches(share, fraction(999, 1000))) return 0;
  if (reaches(share, fraction(995, 1000))) return 10;
  return reaches(share, fraction(99, 100)) ? 25 : 50;
}
