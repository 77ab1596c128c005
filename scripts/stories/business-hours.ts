/** Makes the log of story 02: two months of a support desk for tills, one row a step.
 *
 *  Time is spent minute by minute on the desk's hours as the wall shows them. Five tickets are set by hand
 *  for the README; one row tells of a time that no clock showed. */
import { businessHoursFigures } from "../../test/naive/business-hours.ts";
import { type Chance, chanceFrom } from "./random.ts";
import { csvText, type Story } from "./story.ts";
import { DAY, germanText, HOUR, isoDay, type WallTime, wallTime, weekday } from "./wall-time.ts";

export const businessHours: Story = {
  name: "02-business-hours",
  data: () => ({ "ticketlog.csv": csvText(HEADER, rows(), ";") }),
  expected: (data) => ({ "expected.json": businessHoursFigures(data["ticketlog.csv"] ?? "") }),
};

const HEADER = ["Vorgang", "Zeitpunkt", "Ereignis", "Priorität", "Bearbeiter"];
const CLERKS = ["J. Krämer", "S. Yıldız", "M. Obermeier", "T. Fuchs"];
const CLOSED = ["2026-04-03", "2026-04-06"];

/** Minutes to answer and to solve. */
const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  hoch: [30, 4 * HOUR],
  normal: [HOUR, 8 * HOUR],
  niedrig: [2 * HOUR, 16 * HOUR],
};

interface Step {
  readonly ticket: string;
  readonly at: WallTime;
  readonly event: string;
  readonly priority: string;
  readonly clerk: string;
}

function rows(): readonly (readonly string[])[] {
  const chance = chanceFrom(202);
  const opened = Array.from({ length: 88 }, () => openedAt(chance)).sort((a, b) => a - b);
  const steps = opened.flatMap((at, index) => ticket(`K-${6812 + index}`, at, chance));
  const all = [...steps, ...COUNTED_OUT].sort((a, b) => a.at - b.at);
  const written = all.map(({ ticket: name, at, event, priority, clerk }) => [
    name,
    germanText(at),
    event,
    priority,
    clerk,
  ]);
  return [...written.slice(0, 97), ...written.slice(95, 97), ...written.slice(97)];
}

function openedAt(chance: Chance): WallTime {
  const day = wallTime("2026-03-02 00:00") + chance.whole(0, 56) * DAY;
  if (weekday(day) === 5) return day + 22 * HOUR + chance.whole(0, 90);
  return weekday(day) === 6 ? openedAt(chance) : day + chance.whole(7 * HOUR + 30, 16 * HOUR + 50);
}

function ticket(name: string, at: WallTime, chance: Chance): readonly Step[] {
  const priority = chance.weighted([
    ["hoch", 20],
    ["normal", 50],
    ["niedrig", 30],
  ] as const);
  const clerk = chance.pick(CLERKS);
  const [answer = 0, solution = 0] = LIMITS[priority] ?? [];
  const answered = worked(at, spent(answer, 3, chance));
  const solved = Math.max(answered + 1, worked(at, spent(solution, 9, chance)));
  const step = (when: WallTime, event: string, its: string = priority): Step => ({
    ticket: name,
    at: when,
    event,
    priority: its,
    clerk,
  });
  const raised = priority === "normal" && chance.happens(15) && solved - answered > 90;
  if (!raised) return [step(at, "eröffnet"), step(answered, "angenommen"), step(solved, "gelöst")];
  const when = worked(answered, 20);
  return [
    step(at, "eröffnet"),
    step(answered, "angenommen"),
    step(when, "Priorität erhöht", "hoch"),
    step(Math.max(solved, when + 5), "gelöst", "hoch"),
  ];
}

function spent(limit: number, late: number, chance: Chance): number {
  const percent = chance.happens(late) ? chance.whole(105, 220) : chance.whole(8, 90);
  return Math.max(2, Math.ceil((limit * percent) / 100));
}

/** The wall time after so many minutes of the desk's hours. */
function worked(from: WallTime, minutes: number): WallTime {
  let at = from;
  for (let left = minutes; left > 0; at += 1) if (isOpen(at)) left -= 1;
  return at >= GAP && at < GAP + HOUR ? at + HOUR : at;
}

/** On 29 March no clock in Berlin showed an hour from 02:00. */
const GAP = wallTime("2026-03-29 02:00");

function isOpen(at: WallTime): boolean {
  const minute = at % DAY;
  if (weekday(at) === 5) return minute >= 22 * HOUR;
  if (weekday(at) === 6) return minute < 6 * HOUR;
  if (CLOSED.includes(isoDay(at))) return false;
  const morning = minute >= 8 * HOUR && minute < 12 * HOUR;
  return morning || (minute >= 13 * HOUR && minute < 17 * HOUR && isoDay(at) !== "2026-03-31");
}

/** Lunch, Easter, a raised priority, the night without two o'clock, an afternoon of stock-taking. */
const COUNTED_OUT: readonly Step[] = [
  ...set("K-7001", "hoch", [
    ["2026-03-10 11:40", "eröffnet"],
    ["2026-03-10 13:10", "angenommen"],
    ["2026-03-10 16:30", "gelöst"],
  ]),
  ...set("K-7002", "normal", [
    ["2026-04-02 15:00", "eröffnet"],
    ["2026-04-02 15:20", "angenommen"],
    ["2026-04-07 10:00", "gelöst"],
  ]),
  ...set("K-7003", "normal", [
    ["2026-03-11 09:00", "eröffnet"],
    ["2026-03-11 09:25", "angenommen"],
  ]),
  ...set("K-7003", "hoch", [
    ["2026-03-11 11:00", "Priorität erhöht"],
    ["2026-03-11 14:30", "gelöst"],
  ]),
  ...set("K-7004", "hoch", [
    ["2026-03-28 23:00", "eröffnet"],
    ["2026-03-28 23:20", "angenommen"],
    ["2026-03-29 02:15", "gelöst"],
    ["2026-03-29 03:45", "gelöst"],
  ]),
  ...set("K-7005", "niedrig", [
    ["2026-03-31 11:00", "eröffnet"],
    ["2026-03-31 11:45", "angenommen"],
    ["2026-03-31 11:50", "Notiz"],
    ["2026-04-02 14:00", "gelöst"],
  ]),
];

function set(name: string, priority: string, steps: readonly (readonly [string, string])[]): readonly Step[] {
  return steps.map(([at, event]) => ({
    ticket: name,
    at: wallTime(at),
    event,
    priority,
    clerk: "J. Krämer",
  }));
}
