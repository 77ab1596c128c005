/** Story 02 by hand: for every ticket, the desk's open minutes are counted one by one.
 *
 *  The wall clock decides whether a minute is open, so lunch, Easter, the night shift and the hour that is
 *  missing in March need no rule of their own. A limit is the one of the priority at the end. */
import type { Expected, ExpectedPeriod } from "./expected.ts";
import { exactText, fraction, reaches } from "./fraction.ts";
import { rowsOf } from "./table.ts";
import { countMinutes, midnight, minuteOf, wallAt } from "./wall-clock.ts";

const ZONE = "Europe/Berlin";
const HOLIDAYS = ["2026-04-03", "2026-04-06", "2026-05-01"];
const ANSWER: Readonly<Record<string, number>> = { hoch: 30, normal: 60, niedrig: 120 };
const SOLUTION: Readonly<Record<string, number>> = { hoch: 240, normal: 480, niedrig: 960 };

interface Ticket {
  opened: number;
  answered: number;
  solved: number;
  priorityWhenAnswered: string;
  priority: string;
}

export function businessHoursFigures(csv: string): Expected {
  const { rows } = rowsOf(csv, ";");
  const rejectedLines: number[] = [];
  const tickets = new Map<string, Ticket>();
  for (const row of rows) {
    const event = row.cell("Ereignis");
    if (event === "Notiz") continue;
    const [day = "", time = ""] = row.cell("Zeitpunkt").split(" ");
    const at = minuteOf(ZONE, `${day.split(".").reverse().join("-")} ${time}`);
    if (at === undefined) {
      rejectedLines.push(row.line);
      continue;
    }
    const name = row.cell("Vorgang");
    const ticket = tickets.get(name) ?? {
      opened: at,
      answered: 0,
      solved: 0,
      priorityWhenAnswered: "",
      priority: "",
    };
    ticket.priority = row.cell("Priorität");
    if (event === "angenommen") {
      ticket.answered = at;
      ticket.priorityWhenAnswered = ticket.priority;
    }
    if (event === "gelöst") ticket.solved = at;
    tickets.set(name, ticket);
  }
  const all = [...tickets.values()];
  return {
    files: { "ticketlog.csv": { rows: rows.length, rejectedLines } },
    periods: [
      month("2026-03", all, midnight(ZONE, "2026-03-01"), midnight(ZONE, "2026-04-01")),
      month("2026-04", all, midnight(ZONE, "2026-04-01"), midnight(ZONE, "2026-05-01")),
    ],
  };
}

function month(period: string, tickets: readonly Ticket[], from: number, to: number): ExpectedPeriod {
  const own = tickets.filter(({ opened }) => opened >= from && opened < to);
  const answered = own.filter((ticket) => {
    const limit = ANSWER[ticket.priorityWhenAnswered] ?? 0;
    return countMinutes(ticket.opened, ticket.answered, isOpen) <= limit;
  });
  const solved = own.filter(
    (ticket) => countMinutes(ticket.opened, ticket.solved, isOpen) <= (SOLUTION[ticket.priority] ?? 0),
  );
  const answers = fraction(answered.length, own.length);
  const solutions = fraction(solved.length, own.length);
  const late = reaches(answers, fraction(95, 100)) ? 0 : 120_00;
  const points = reaches(solutions, fraction(90, 100))
    ? 0
    : Math.ceil((90 * own.length - 100 * solved.length) / own.length);
  const credits = [
    { credit: "late answers", paidBy: "provider", granted: `${late}` },
    { credit: "late solutions", paidBy: "provider", granted: `${points * 60_00}` },
  ] as const;
  const total = late + points * 60_00;
  if (total > 600_00) throw new Error("This model does not share a cap out; change the seed.");
  return {
    period,
    targets: [
      { target: "answered in time", measured: exactText(answers), verdict: late === 0 ? "met" : "missed" },
      { target: "solved in time", measured: exactText(solutions), verdict: points === 0 ? "met" : "missed" },
    ],
    credits: credits.filter(({ granted }) => granted !== "0"),
    total: `${total}`,
  };
}

function isOpen(at: number): boolean {
  const { date, weekday, minute } = wallAt(ZONE, at);
  if (weekday === 5) return minute >= 22 * 60;
  if (weekday === 6) return minute < 6 * 60;
  if (HOLIDAYS.includes(date)) return false;
  if (minute >= 8 * 60 && minute < 12 * 60) return true;
  return minute >= 13 * 60 && minute < 17 * 60 && date !== "2026-03-31";
}
