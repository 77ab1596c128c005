/** Makes the tickets of story 08: two desks, two files, each in the time of its own wall.
 *
 *  Neither file names its zone. Three tickets of each desk are set by hand for the README. */
import { twoZonesFigures } from "../../test/naive/two-zones.ts";
import { type Chance, chanceFrom } from "./random.ts";
import { csvText, type Story } from "./story.ts";
import { americanText, DAY, HOUR, isoText, type WallTime, wallTime, weekday } from "./wall-time.ts";

export const twoZones: Story = {
  name: "08-two-zones",
  data: () => ({
    "new-york.csv": fileOf(NEW_YORK, 808),
    "tokyo.csv": fileOf(TOKYO, 811),
  }),
  expected: (data) => ({
    "expected.json": twoZonesFigures(data["tokyo.csv"] ?? "", data["new-york.csv"] ?? ""),
  }),
};

interface Desk {
  readonly prefix: string;
  readonly text: (at: WallTime) => string;
  /** Windows of a working day, in minutes after midnight. */
  readonly windows: readonly (readonly [number, number])[];
  readonly traders: readonly string[];
  readonly countedOut: readonly (readonly [string, string, string, string])[];
}

const TOKYO: Desk = {
  prefix: "TKO",
  text: isoText,
  windows: [
    [9 * HOUR, 12 * HOUR],
    [13 * HOUR, 18 * HOUR],
  ],
  traders: ["Sato", "Tanaka", "Mori", "Fujita"],
  countedOut: [
    ["TKO-901", "A", "2026-04-01 06:30", "2026-04-01 10:45"],
    ["TKO-902", "A", "2026-03-19 17:00", "2026-03-23 10:00"],
    ["TKO-903", "B", "2026-03-10 11:30", "2026-03-11 11:31"],
  ],
};

const NEW_YORK: Desk = {
  prefix: "NYC",
  text: americanText,
  windows: [[8 * HOUR + 30, 17 * HOUR + 30]],
  traders: ["Alvarez", "Chen", "O'Brien", "Washington"],
  countedOut: [
    ["NYC-901", "A", "2026-03-06 16:30", "2026-03-09 09:30"],
    ["NYC-902", "A", "2026-03-31 17:10", "2026-04-01 10:05"],
    ["NYC-903", "B", "2026-03-31 18:05", "2026-04-01 12:00"],
  ],
};

const SUBJECTS = [
  "Prices are stale",
  "Order screen freezes",
  "No connection to the exchange",
  "Wrong book shown",
];

function fileOf(desk: Desk, seed: number): string {
  const chance = chanceFrom(seed);
  const opened = Array.from({ length: 52 }, () => openedAt(desk, chance)).sort((a, b) => a - b);
  const made = opened.map((at, index) => ticket(`${desk.prefix}-${110 + index}`, at, desk, chance));
  const set = desk.countedOut.map(
    ([name, severity, from, to]) => [name, severity, wallTime(from), wallTime(to)] as const,
  );
  const rows = [...made, ...set]
    .sort(([, , a], [, , b]) => a - b)
    .map(([name, severity, from, to]) => [
      name,
      severity,
      desk.text(from),
      desk.text(to),
      chance.pick(desk.traders),
      chance.pick(SUBJECTS),
    ]);
  return csvText(["ticket", "severity", "opened", "solved", "trader", "subject"], rows);
}

function openedAt(desk: Desk, chance: Chance): WallTime {
  const day = wallTime("2026-03-02 00:00") + chance.whole(0, 29) * DAY;
  const [[first = 0] = [], last = []] = [desk.windows[0], desk.windows.at(-1)];
  const at = day + chance.whole(first - HOUR, (last[1] ?? 0) + HOUR);
  return weekday(at) > 4 ? openedAt(desk, chance) : at;
}

function ticket(
  name: string,
  at: WallTime,
  desk: Desk,
  chance: Chance,
): readonly [string, string, WallTime, WallTime] {
  const severity = chance.happens(30) ? "A" : "B";
  const limit = severity === "A" ? 2 * HOUR : 8 * HOUR;
  const percent = chance.happens(8) ? chance.whole(104, 190) : chance.whole(6, 94);
  let solved = at;
  for (let left = Math.ceil((limit * percent) / 100); left > 0; solved += 1) {
    const isOpen = desk.windows.some(([open, close]) => solved % DAY >= open && solved % DAY < close);
    if (isOpen && weekday(solved) < 5) left -= 1;
  }
  return [name, severity, at, solved];
}
