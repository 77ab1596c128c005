/** Makes the tickets of story 06: three months of a clinics' desk, which works longer hours from 13 May on.
 *
 *  Four tickets around the change are set by hand for the README. */
import { amendmentFigures } from "../../test/naive/amendment.ts";
import { type Chance, chanceFrom } from "./random.ts";
import { csvText, type Story } from "./story.ts";
import { DAY, HOUR, isoDay, isoText, type WallTime, wallTime, weekday } from "./wall-time.ts";

export const amendment: Story = {
  name: "06-amendment",
  data: () => ({ "tickets.csv": csvText(["ticket", "urgency", "opened", "solved", "clinic"], rows()) }),
  expected: (data) => ({ "expected.json": amendmentFigures(data["tickets.csv"] ?? "") }),
};

const CLINICS = ["Harbourfront", "Queen Street", "Islington", "St. Clair"];
const CHANGE = wallTime("2026-05-13 00:00");

type Ticket = readonly [name: string, urgency: string, opened: WallTime, solved: WallTime];

function rows(): readonly (readonly string[])[] {
  const chance = chanceFrom(612);
  const opened = Array.from({ length: 92 }, () => openedAt(chance)).sort((a, b) => a - b);
  const made = opened.map((at, index) => ticket(`MC-${2200 + index}`, at, chance));
  const written = [...made, ...COUNTED_OUT]
    .sort(([, , a], [, , b]) => a - b)
    .map(([name, urgency, from, to]) => [name, urgency, isoText(from), isoText(to), chance.pick(CLINICS)]);
  return [
    ...written.slice(0, 50),
    ["MC-2299", "medium", "2026-05-14 25:10", "2026-05-15 09:00", "Islington"],
    ...written.slice(50),
  ];
}

function openedAt(chance: Chance): WallTime {
  const day = wallTime("2026-04-01 00:00") + chance.whole(0, 88) * DAY;
  return weekday(day) > 4 ? openedAt(chance) : day + chance.whole(7 * HOUR, 18 * HOUR);
}

/** Each ticket takes some share of the limit under which it was opened. */
function ticket(name: string, at: WallTime, chance: Chance): Ticket {
  const urgency = chance.pick(["high", "medium", "medium", "low"]);
  const [urgent, normal] = at < CHANGE ? [4 * HOUR, 10 * HOUR] : [2 * HOUR, 8 * HOUR];
  const percent = chance.happens(9) ? chance.whole(103, 170) : chance.whole(6, 95);
  let solved = at;
  for (
    let left = Math.ceil(((urgency === "high" ? urgent : normal) * percent) / 100);
    left > 0;
    solved += 1
  ) {
    if (isOpen(solved, at)) left -= 1;
  }
  return [name, urgency, at, solved];
}

function isOpen(at: WallTime, opened: WallTime): boolean {
  if (weekday(at) > 4 || ["2026-04-03", "2026-05-18"].includes(isoDay(at))) return false;
  const minute = at % DAY;
  return opened < CHANGE
    ? minute >= 8 * HOUR && minute < 18 * HOUR
    : minute >= 7 * HOUR && minute < 19 * HOUR;
}

/** Before the change and solved after it; in its first hour; in the evening before; and a day after. */
const COUNTED_OUT: readonly Ticket[] = [
  ["MC-2401", "high", wallTime("2026-05-12 16:00"), wallTime("2026-05-13 10:00")],
  ["MC-2402", "high", wallTime("2026-05-13 07:15"), wallTime("2026-05-13 09:20")],
  ["MC-2403", "high", wallTime("2026-05-12 18:30"), wallTime("2026-05-13 11:50")],
  ["MC-2404", "medium", wallTime("2026-05-14 18:00"), wallTime("2026-05-15 13:30")],
];
