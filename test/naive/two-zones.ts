/** Story 08 by hand: every minute is looked at on the wall of the ticket's own desk, and every month on the wall in
 *  Berlin. */
import type { Expected, ExpectedPeriod } from "./expected.ts";
import { exactText, fraction, reaches } from "./fraction.ts";
import { rowsOf } from "./table.ts";
import { countMinutes, minuteOf, wallAt } from "./wall-clock.ts";

interface Desk {
  readonly name: string;
  readonly zone: string;
  /** A time as the desk writes it, as "2026-03-09 09:05". */
  readonly isoOf: (text: string) => string;
  readonly holidays: readonly string[];
  readonly windows: readonly (readonly [number, number])[];
}

interface Ticket {
  readonly desk: string;
  /** Of the instant of opening, in Berlin. */
  readonly month: string;
  readonly met: boolean;
}

const TOKYO: Desk = {
  name: "Tokyo",
  zone: "Asia/Tokyo",
  isoOf: (text) => text,
  holidays: ["2026-03-20"],
  windows: [
    [540, 720],
    [780, 1080],
  ],
};

const NEW_YORK: Desk = {
  name: "New York",
  zone: "America/New_York",
  isoOf: isoOfAmerican,
  holidays: [],
  windows: [[510, 1050]],
};

export function twoZonesFigures(tokyo: string, newYork: string): Expected {
  const tickets = [...ticketsOf(NEW_YORK, newYork), ...ticketsOf(TOKYO, tokyo)];
  return {
    files: {
      "new-york.csv": { rows: rowsOf(newYork).rows.length, rejectedLines: [] },
      "tokyo.csv": { rows: rowsOf(tokyo).rows.length, rejectedLines: [] },
    },
    periods: ["2026-03", "2026-04"].map((period) =>
      monthFigures(
        period,
        tickets.filter(({ month }) => month === period),
      ),
    ),
  };
}

function ticketsOf(desk: Desk, csv: string): readonly Ticket[] {
  return rowsOf(csv).rows.map((row) => {
    const [opened = Number.NaN, solved = Number.NaN] = ["opened", "solved"].map((column) =>
      minuteOf(desk.zone, desk.isoOf(row.cell(column))),
    );
    const used = countMinutes(opened, solved, (at) => isOpen(desk, at));
    return {
      desk: desk.name,
      month: wallAt("Europe/Berlin", opened).date.slice(0, 7),
      met: used <= (row.cell("severity") === "A" ? 120 : 480),
    };
  });
}

function isOpen({ zone, holidays, windows }: Desk, at: number): boolean {
  const { date, weekday, minute } = wallAt(zone, at);
  const isWorkday = weekday < 5 && !holidays.includes(date);
  return isWorkday && windows.some(([open, close]) => open <= minute && minute < close);
}

function isoOfAmerican(text: string): string {
  const [, month = "", day = "", year = "", hour = "", minute = "", half = ""] =
    /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+) (AM|PM)$/.exec(text) ?? [];
  const hours = (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")} ${String(hours).padStart(2, "0")}:${minute}`;
}

function monthFigures(period: string, tickets: readonly Ticket[]): ExpectedPeriod {
  const targets = ["New York", "Tokyo"].map((cell) => {
    const own = tickets.filter(({ desk }) => desk === cell);
    if (own.length === 0) return { target: "solved in time", cell, verdict: "not measured" };
    const share = fraction(own.filter(({ met }) => met).length, own.length);
    const verdict = reaches(share, fraction(92, 100)) ? "met" : "missed";
    return { target: "solved in time", cell, measured: exactText(share), verdict };
  });
  const missed = targets.filter(({ verdict }) => verdict === "missed");
  return {
    period,
    targets,
    credits: missed.map(({ cell }) => ({
      credit: "late solutions",
      cell,
      paidBy: "provider" as const,
      granted: "36000",
    })),
    total: `${missed.length * 360_00}`,
  };
}
