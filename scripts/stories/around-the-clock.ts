/** Makes the tickets of story 01: a quarter of a web shop's life at its hosting provider.
 *
 *  Most tickets come by day, a few by night; most are handled well within their time. Four of them are set by
 *  hand, because the README counts them out, and five rows are as bad as rows of real exports are. */
import { aroundTheClockFigures } from "../../test/naive/around-the-clock.ts";
import { type Chance, chanceFrom } from "./random.ts";
import { csvText, type Story } from "./story.ts";
import { DAY, HOUR, isoText, type WallTime, wallTime } from "./wall-time.ts";

export const aroundTheClock: Story = {
  name: "01-around-the-clock",
  data: () => ({ "tickets.csv": csvText(HEADER, rows()) }),
  expected: (data) => ({ "expected.json": aroundTheClockFigures(data["tickets.csv"] ?? "") }),
};

const HEADER = ["ticket", "priority", "opened", "first reply", "solved", "requester", "subject"];

/** Minutes to the first reply and to the solution that the agreement allows. */
const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  Critical: [15, 4 * HOUR],
  High: [30, 8 * HOUR],
  Normal: [2 * HOUR, 24 * HOUR],
  Low: [8 * HOUR, 72 * HOUR],
};

const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  Critical: [
    "Shop is down",
    "Checkout fails for everybody",
    "Certificate expired",
    "Database refuses connections",
  ],
  High: [
    "Checkout is slow",
    "Search returns nothing",
    "Nightly backup failed",
    "Mails to customers are delayed",
  ],
  Normal: [
    "Disk nearly full",
    'Restore the file "prices.csv"',
    "New redirect, please",
    "Raise memory of web-02",
  ],
  Low: [
    "Question about the invoice",
    "Access for a new colleague",
    "Old log files",
    "Typo on status page, footer",
  ],
};

const PEOPLE = ["Maja Lindqvist", "Oskar Berg", "Elin Sjöberg", "Ali Rahimi", "Greta Holm"];

function rows(): readonly (readonly string[])[] {
  const chance = chanceFrom(101);
  const opened = Array.from({ length: 176 }, () => openedAt(chance)).sort((a, b) => a - b);
  const made = opened.map((at, index) => ticket(`HH-${10231 + index}`, at, chance));
  const all = [...made, ...COUNTED_OUT].sort((a, b) => ((a[2] ?? "") < (b[2] ?? "") ? -1 : 1));
  return withBadRows(all);
}

/** Two thirds of the tickets come in office hours, the rest at any hour of any day. */
function openedAt(chance: Chance): WallTime {
  const day = wallTime("2026-01-01 00:00") + chance.whole(0, 89) * DAY;
  return chance.happens(66) ? day + chance.whole(8 * HOUR, 18 * HOUR) : day + chance.whole(0, DAY - 1);
}

function ticket(id: string, at: WallTime, chance: Chance): readonly string[] {
  const priority = chance.weighted([
    ["Critical", 6],
    ["High", 18],
    ["Normal", 46],
    ["Low", 30],
  ] as const);
  const [answer = 0, solution = 0] = LIMITS[priority] ?? [];
  const answered = at + spent(answer, 4, chance);
  const solved = Math.max(answered + 5, at + spent(solution, 8, chance));
  return [
    id,
    priority,
    isoText(at),
    isoText(answered),
    isoText(solved),
    chance.pick(PEOPLE),
    chance.pick(SUBJECTS[priority] ?? []),
  ];
}

/** Some share of the limit; in `late` of a hundred cases more than all of it. */
function spent(limit: number, late: number, chance: Chance): number {
  const percent = chance.happens(late) ? chance.whole(102, 260) : chance.whole(8, 92);
  return Math.max(1, Math.ceil((limit * percent) / 100));
}

/** Answered at the last minute, answered a minute late; solved across the night in which the clocks change,
 *  and across the end of the quarter. */
const COUNTED_OUT: readonly (readonly string[])[] = [
  [
    "HH-10501",
    "Critical",
    "2026-02-14 20:02",
    "2026-02-14 20:17",
    "2026-02-15 00:02",
    "Oskar Berg",
    "Shop is down, sale has started",
  ],
  [
    "HH-10502",
    "Critical",
    "2026-03-06 03:40",
    "2026-03-06 03:56",
    "2026-03-06 05:10",
    "Maja Lindqvist",
    "Checkout fails for everybody",
  ],
  [
    "HH-10503",
    "High",
    "2026-03-28 22:30",
    "2026-03-28 22:45",
    "2026-03-29 07:20",
    "Greta Holm",
    "Nightly backup failed",
  ],
  [
    "HH-10504",
    "Low",
    "2026-03-31 16:45",
    "2026-03-31 17:30",
    "2026-04-02 10:00",
    "Ali Rahimi",
    "Question about the invoice",
  ],
];

/** Two rows stand twice; a priority nobody agreed on, a day that does not exist and a row cut short are refused. */
function withBadRows(good: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const again = [good[40] ?? [], good[121] ?? []];
  const bad = [
    [
      "HH-10511",
      "Urgent!!",
      "2026-01-19 09:12",
      "2026-01-19 09:30",
      "2026-01-19 15:00",
      "Ali Rahimi",
      "Banner",
    ],
    [
      "HH-10512",
      "Normal",
      "2026-02-30 11:05",
      "2026-03-02 11:40",
      "2026-03-02 18:20",
      "Elin Sjöberg",
      "Redirect",
    ],
    ["HH-10513", "Low", "2026-03-11 13:31"],
  ];
  return [
    ...good.slice(0, 60),
    ...bad.slice(0, 1),
    ...good.slice(60, 130),
    ...again,
    ...good.slice(130),
    ...bad.slice(1),
  ];
}
