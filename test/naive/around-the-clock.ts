/** Story 01 by hand: how many tickets of each priority were answered and solved in time?
 *
 *  Round the clock, elapsed time is the difference of two instants, so nothing is counted here but minutes. */
import type { Expected, ExpectedCredit, ExpectedTarget } from "./expected.ts";
import { exactText, fraction, reaches } from "./fraction.ts";
import { rowsOf } from "./table.ts";
import { midnight, minuteOf } from "./wall-clock.ts";

const ZONE = "Europe/Stockholm";
const FEE = 240_000;
const CAP = 24_000;

interface Promised {
  readonly priority: string;
  /** Minutes. */
  readonly answer: number;
  readonly solution: number;
  /** Percent. */
  readonly solvedAtLeast: number;
}

const PROMISED: Readonly<Record<string, Promised>> = {
  Critical: { priority: "P1", answer: 15, solution: 240, solvedAtLeast: 95 },
  High: { priority: "P2", answer: 30, solution: 480, solvedAtLeast: 95 },
  Normal: { priority: "P3", answer: 120, solution: 1440, solvedAtLeast: 90 },
  Low: { priority: "P4", answer: 480, solution: 4320, solvedAtLeast: 90 },
};

interface Ticket extends Promised {
  readonly answeredAfter: number;
  readonly solvedAfter: number;
}

export function aroundTheClockFigures(csv: string): Expected {
  const { rows, width } = rowsOf(csv);
  const rejectedLines: number[] = [];
  const tickets = new Map<string, Ticket>();
  for (const row of rows) {
    const promised = PROMISED[row.cell("priority")];
    const [opened, answered, solved] = ["opened", "first reply", "solved"].map((column) =>
      minuteOf(ZONE, row.cell(column)),
    );
    const unreadable = opened === undefined || answered === undefined || solved === undefined;
    if (row.width !== width || promised === undefined || unreadable || !isDay(row.cell("opened"))) {
      rejectedLines.push(row.line);
    } else if (opened >= midnight(ZONE, "2026-01-01") && opened < midnight(ZONE, "2026-04-01")) {
      tickets.set(row.cell("ticket"), {
        ...promised,
        answeredAfter: answered - opened,
        solvedAfter: solved - opened,
      });
    }
  }
  const answered = judged("answered in time", [...tickets.values()], (ticket) => ({
    met: ticket.answeredAfter <= ticket.answer,
    atLeast: 95,
  }));
  const solved = judged("solved in time", [...tickets.values()], (ticket) => ({
    met: ticket.solvedAfter <= ticket.solution,
    atLeast: ticket.solvedAtLeast,
  }));
  const credits = [
    ...credited("late answers", answered, 90, [1, 2]),
    ...credited("late solutions", solved, 85, [2, 4]),
  ];
  const total = credits.reduce((sum, { granted }) => sum + Number(granted), 0);
  if (total > CAP * 100) throw new Error("This model does not share a cap out; change the seed.");
  return {
    files: { "tickets.csv": { rows: rows.length, rejectedLines } },
    periods: [{ period: "2026-Q1", targets: [...answered, ...solved], credits, total: `${total}` }],
  };
}

/** The host reads 30 February as 2 March; people do not. */
function isDay(text: string): boolean {
  return new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().slice(0, 10) === text.slice(0, 10);
}

function judged(
  target: string,
  tickets: readonly Ticket[],
  look: (ticket: Ticket) => { readonly met: boolean; readonly atLeast: number },
): readonly ExpectedTarget[] {
  return ["P1", "P2", "P3", "P4"].map((cell) => {
    const looked = tickets.filter(({ priority }) => priority === cell).map(look);
    const share = fraction(looked.filter(({ met }) => met).length, looked.length);
    const enough = looked.length >= 5;
    const met = reaches(share, fraction(looked[0]?.atLeast ?? 0, 100));
    const verdict = enough ? (met ? "met" : "missed") : "not measured";
    return { target, cell, measured: exactText(share), verdict };
  });
}

function credited(
  credit: string,
  targets: readonly ExpectedTarget[],
  minimum: number,
  [above, below]: readonly [number, number],
): readonly ExpectedCredit[] {
  return targets
    .filter(({ verdict }) => verdict === "missed")
    .map(({ cell = "", measured = "" }) => {
      const [over = 0, under = 1] = measured.split("/").map(Number);
      const percent = reaches(fraction(over, under), fraction(minimum, 100)) ? above : below;
      return { credit, cell, paidBy: "provider", granted: `${FEE * percent}` };
    });
}
