/** Story 06 by hand: a ticket's hours and limit are those of the day on which it was opened; a month's level, fee and
 *  rate are those of its last day. */
import type { Expected, ExpectedPeriod } from "./expected.ts";
import { exactText, fraction, reaches } from "./fraction.ts";
import { rowsOf } from "./table.ts";
import { countMinutes, midnight, minuteOf, wallAt } from "./wall-clock.ts";

const ZONE = "America/Toronto";
const CHANGE = "2026-05-13";

interface Version {
  /** Minutes after midnight. */
  readonly opens: number;
  readonly closes: number;
  readonly urgent: number;
  readonly normal: number;
  /** Percent, and cents. */
  readonly atLeast: number;
  readonly credit: number;
}

const FIRST: Version = {
  opens: 8 * 60,
  closes: 18 * 60,
  urgent: 240,
  normal: 600,
  atLeast: 88,
  credit: 200_00,
};

const SECOND: Version = {
  opens: 7 * 60,
  closes: 19 * 60,
  urgent: 120,
  normal: 480,
  atLeast: 90,
  credit: 270_00,
};

interface Ticket {
  readonly month: string;
  readonly met: boolean;
}

export function amendmentFigures(csv: string): Expected {
  const { rows } = rowsOf(csv);
  const readable = rows.filter((row) => minuteOf(ZONE, row.cell("opened")) !== undefined);
  const tickets = readable.map((row): Ticket => {
    const [opened = 0, solved = 0] = ["opened", "solved"].map((column) => minuteOf(ZONE, row.cell(column)));
    const version = opened < midnight(ZONE, CHANGE) ? FIRST : SECOND;
    const used = countMinutes(opened, solved, (at) => isOpen(at, version));
    const limit = row.cell("urgency") === "high" ? version.urgent : version.normal;
    return { month: row.cell("opened").slice(0, 7), met: used <= limit };
  });
  const ofMonth = (period: string): readonly Ticket[] => tickets.filter(({ month }) => month === period);
  return {
    files: {
      "tickets.csv": {
        rows: rows.length,
        rejectedLines: rows.filter((row) => !readable.includes(row)).map(({ line }) => line),
      },
    },
    periods: [
      monthFigures("2026-04", ofMonth("2026-04"), FIRST),
      monthFigures("2026-05", ofMonth("2026-05"), SECOND),
      monthFigures("2026-06", ofMonth("2026-06"), SECOND),
    ],
  };
}

function isOpen(at: number, { opens, closes }: Version): boolean {
  const { date, weekday, minute } = wallAt(ZONE, at);
  if (weekday > 4 || date === "2026-04-03" || date === "2026-05-18") return false;
  return opens <= minute && minute < closes;
}

function monthFigures(period: string, tickets: readonly Ticket[], version: Version): ExpectedPeriod {
  const share = fraction(tickets.filter(({ met }) => met).length, tickets.length);
  const met = reaches(share, fraction(version.atLeast, 100));
  const granted = `${met ? 0 : version.credit}`;
  return {
    period,
    targets: [{ target: "solved in time", measured: exactText(share), verdict: met ? "met" : "missed" }],
    credits: met ? [] : [{ credit: "late solutions", paidBy: "provider", granted }],
    total: granted,
  };
}
