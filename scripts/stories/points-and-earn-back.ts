/** Makes the daily reports of story 09: nine months of buses, good and bad ones by plan, days by chance. */
import { pointsFigures } from "../../test/naive/points-and-earn-back.ts";
import { chanceFrom } from "./random.ts";
import { csvText, type Story } from "./story.ts";
import { DAY, germanText, isoDay, wallTime, weekday } from "./wall-time.ts";

export const pointsAndEarnBack: Story = {
  name: "09-points-and-earn-back",
  data: () => ({ "days.csv": csvText(["Tag", "geplant", "gefahren", "pünktlich"], rows(), ";") }),
  expected: (data) => ({ "expected.json": pointsFigures(data["days.csv"] ?? "") }),
};

/** Of a thousand trips, how many are not driven, and of a thousand driven, how many are late; by month. */
const MONTHS: Readonly<Record<string, readonly [number, number]>> = {
  "2026-01": [5, 70],
  "2026-02": [15, 85],
  "2026-03": [26, 111],
  "2026-04": [6, 131],
  "2026-05": [4, 80],
  "2026-06": [7, 75],
  "2026-07": [36, 88],
  "2026-08": [41, 155],
  "2026-09": [6, 90],
};

function rows(): readonly (readonly string[])[] {
  const chance = chanceFrom(909);
  const made: string[][] = [];
  for (let day = wallTime("2026-01-01 00:00"); day < wallTime("2026-10-01 00:00"); day += DAY) {
    const [cancelled, late] = MONTHS[isoDay(day).slice(0, 7)] ?? [0, 0];
    const planned = (PLANNED[weekday(day)] ?? 0) - chance.whole(0, 3);
    const driven = planned - shareOf(planned, cancelled, chance.whole(40, 160));
    const onTime = driven - shareOf(driven, late, chance.whole(70, 130));
    made.push([germanText(day).slice(0, 10), `${planned}`, `${driven}`, `${onTime}`]);
  }
  const total = ["Summe 1. Halbjahr", ...[1, 2, 3].map((column) => `${sumOf(made.slice(0, 181), column)}`)];
  return [...made.slice(0, 120), ...made.slice(119, 120), ...made.slice(120, 181), total, ...made.slice(181)];
}

/** Trips of a day, Monday first. */
const PLANNED = [412, 412, 412, 412, 420, 305, 228];

/** `perMille` of trips, on a day that is `percent` as bad as others. */
function shareOf(trips: number, perMille: number, percent: number): number {
  return Math.round((trips * perMille * percent) / 100_000);
}

function sumOf(list: readonly (readonly string[])[], column: number): number {
  return list.reduce((sum, row) => sum + Number(row[column]), 0);
}
