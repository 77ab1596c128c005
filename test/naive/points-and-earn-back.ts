/** Story 09 by hand: nine months in a row, each with what it remembers of those before. */
import type { Expected, ExpectedCredit, ExpectedPeriod } from "./expected.ts";
import { exactText, type Fraction, fraction, halfUp, reaches, times } from "./fraction.ts";
import { capped } from "./sharing.ts";
import { rowsOf } from "./table.ts";

const POINT = 900_00n;
const POOL = 9000_00n;

/** Levels in percent that give 0, 1 and 2 points; below the last it is 4. */
const TRIPS = [99, 98, 97] as const;
const PUNCTUAL = [90, 88, 86] as const;

interface Month {
  planned: number;
  driven: number;
  onTime: number;
}

/** What one promise remembers. */
interface Memory {
  missedInARow: number;
  metInARow: number;
  /** Credits granted so far, month by month. */
  readonly granted: bigint[];
}

export function pointsFigures(csv: string): Expected {
  const { rows } = rowsOf(csv, ";");
  const months = new Map<string, Month>();
  const rejectedLines: number[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const day = row.cell("Tag").split(".").reverse().join("-");
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) rejectedLines.push(row.line);
    else if (!seen.has(day)) {
      seen.add(day);
      const month = months.get(day.slice(0, 7)) ?? { planned: 0, driven: 0, onTime: 0 };
      month.planned += Number(row.cell("geplant"));
      month.driven += Number(row.cell("gefahren"));
      month.onTime += Number(row.cell("pünktlich"));
      months.set(day.slice(0, 7), month);
    }
  }
  const [trips, punctual] = [fresh(), fresh()];
  return {
    files: { "days.csv": { rows: rows.length, rejectedLines } },
    periods: [...months].map(([period, month]) => settled(period, month, trips, punctual)),
  };
}

function fresh(): Memory {
  return { missedInARow: 0, metInARow: 0, granted: [] };
}

function settled(period: string, month: Month, trips: Memory, punctual: Memory): ExpectedPeriod {
  const driven = fraction(month.driven, month.planned);
  const onTime = fraction(month.onTime, month.driven);
  const owed = [
    pointsFor(driven, TRIPS, trips) * POINT,
    pointsFor(onTime, PUNCTUAL, punctual) * POINT,
  ] as const;
  const [tripsCredit, punctualCredit] = capped(owed, POOL);
  const [tripsBack, punctualBack] = [earnedBack(trips), earnedBack(punctual)];
  trips.granted.push(tripsCredit);
  punctual.granted.push(punctualCredit);
  const credits: readonly ExpectedCredit[] = [
    { credit: "trips credit", paidBy: "provider", granted: `${tripsCredit}` },
    { credit: "punctuality credit", paidBy: "provider", granted: `${punctualCredit}` },
    { credit: "trips earned back", paidBy: "customer", granted: `${tripsBack}` },
    { credit: "punctuality earned back", paidBy: "customer", granted: `${punctualBack}` },
  ];
  const verdict = ({ missedInARow }: Memory): string => (missedInARow > 0 ? "missed" : "met");
  return {
    period,
    targets: [
      { target: "trips driven", measured: exactText(driven), verdict: verdict(trips) },
      { target: "punctuality", measured: exactText(onTime), verdict: verdict(punctual) },
    ],
    credits: credits.filter(({ granted }) => granted !== "0"),
    total: `${tripsCredit + punctualCredit - tripsBack - punctualBack}`,
  };
}

/** Judges the month, keeps it in mind and says its points: twice as many from the second miss in a row. */
function pointsFor(
  measured: Fraction,
  [expected, one, two]: readonly [number, number, number],
  memory: Memory,
): bigint {
  const judged = fraction(halfUp(times(measured, fraction(10_000))), 10_000);
  const atLeast = (percent: number): boolean => reaches(judged, fraction(percent, 100));
  memory.missedInARow = atLeast(expected) ? 0 : memory.missedInARow + 1;
  memory.metInARow = atLeast(expected) ? memory.metInARow + 1 : 0;
  const points = atLeast(expected) ? 0n : atLeast(one) ? 1n : atLeast(two) ? 2n : 4n;
  return memory.missedInARow >= 2 ? 2n * points : points;
}

/** With the third good month in a row, half of the credit of the month before the three. */
function earnedBack({ metInARow, granted }: Memory): bigint {
  return metInARow === 3 ? (granted.at(-3) ?? 0n) / 2n : 0n;
}
