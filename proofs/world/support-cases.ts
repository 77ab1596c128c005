/** What would a support desk's export look like, of any size, without a file?
 *
 *  Rows are written while they are read, from a seed. Tickets come over January and February 2026;
 *  each has four to six steps, and one row in about a thousand is damaged in one of four ways. What
 *  was written is counted here, by the writer, so that a reader's counts have something to agree with. */
import { formatInstant } from "../../src/engine/value/format.ts";
import { DAY, HOUR, MINUTE } from "../../src/engine/value/instant.ts";
import { chance, pick, type RandomSource, randomSource, whole } from "./random.ts";

/** Counts of what has been written so far. */
export interface Written {
  readonly rows: number;
  /** Facts that the undamaged rows say. */
  readonly facts: number;
  readonly damaged: number;
}

export interface WrittenFile {
  readonly chunks: Iterable<Uint8Array>;
  /** Grows while the chunks are read. */
  readonly written: Written;
}

export interface FileOptions {
  readonly tickets: number;
  readonly seed: number;
  /** Writes all rows but one, and counts that one too. */
  readonly loseRow: boolean;
}

const STEPS = ["raised", "responded", "work started", "waiting", "answered", "solved"] as const;
const START = Date.UTC(2026, 0, 1);
const SPAN = 59 * DAY;
const ROWS_A_CHUNK = 512;
const DAMAGED = 0.001;

/** A table with one row per ticket. */
export function caseTable(options: FileOptions): WrittenFile {
  return fileOf(`case,priority,occurred,${STEPS.join(",")}`, options, (ticket, random) => {
    const { name, priority, occurred, times } = ticket;
    const row = [name, priority, occurred, ...times.map((time) => time ?? "")].join(",");
    const facts = times.filter((time) => time !== undefined).length;
    return [chance(random, DAMAGED) ? { text: damaged(row, random), facts: 0 } : { text: row, facts }];
  });
}

/** A log with one row per step. */
export function stepLog(options: FileOptions): WrittenFile {
  return fileOf("case,step,at,priority,occurred", options, ({ name, priority, occurred, times }, random) =>
    times.flatMap((time, step) => {
      if (time === undefined) return [];
      const row = `L${name},${STEPS[step]},${time},${priority},${occurred}`;
      return [chance(random, DAMAGED) ? { text: damaged(row, random), facts: 0 } : { text: row, facts: 1 }];
    }),
  );
}

interface Row {
  readonly text: string;
  /** How many facts it says; a damaged row says none. */
  readonly facts: number;
}

interface Ticket {
  readonly name: string;
  readonly priority: string;
  readonly occurred: string;
  /** One per step, absent where the step was not taken. */
  readonly times: readonly (string | undefined)[];
}

function fileOf(
  header: string,
  { tickets, seed, loseRow }: FileOptions,
  rowsOf: (ticket: Ticket, random: RandomSource) => readonly Row[],
): WrittenFile {
  const written = { rows: 0, facts: 0, damaged: 0 };
  const random = randomSource(seed);
  const lost = loseRow ? Math.floor(tickets / 2) : -1;
  function* chunks(): Generator<Uint8Array> {
    const encoder = new TextEncoder();
    let text = `${header}\n`;
    for (let number = 0; number < tickets; number += 1) {
      for (const row of rowsOf(ticketOf(number, tickets, random), random)) {
        written.rows += 1;
        written.facts += row.facts;
        if (row.facts === 0) written.damaged += 1;
        if (number !== lost) text += `${row.text}\n`;
      }
      if (number % ROWS_A_CHUNK < ROWS_A_CHUNK - 1) continue;
      yield encoder.encode(text);
      text = "";
    }
    yield encoder.encode(text);
  }
  return { chunks: chunks(), written };
}

function ticketOf(number: number, of: number, random: RandomSource): Ticket {
  const raised = START + Math.floor(((number + random.next()) / of) * SPAN);
  const responded = raised + whole(random, 1, 180) * MINUTE;
  const begun = responded + whole(random, 1, 6 * 60) * MINUTE;
  const waiting = chance(random, 0.4) ? begun + whole(random, 10, 300) * MINUTE : undefined;
  const answered = waiting === undefined ? undefined : waiting + whole(random, 1, 48) * HOUR;
  const solved = (answered ?? begun) + whole(random, 1, 60) * HOUR;
  return {
    name: `C-${String(number).padStart(7, "0")}`,
    priority: pick(random, ["urgent", "high", "normal", "normal", "low"]),
    occurred: formatInstant(raised - whole(random, 0, 30) * MINUTE),
    times: [raised, responded, begun, waiting, answered, solved].map((time) =>
      time === undefined ? undefined : formatInstant(time),
    ),
  };
}

/** A row that no reader may take: a quote too many, a cell too many, no such priority, no such time. */
function damaged(row: string, random: RandomSource): string {
  return pick(random, [
    `"${row}"x`,
    `${row},`,
    row.replace(/,(urgent|high|normal|low),/, ",asap,"),
    row.replaceAll(/T\d\d/g, "T25"),
  ]);
}
