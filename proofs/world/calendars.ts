/** Which opening hours could somebody agree on?
 *
 *  Any that the language can say, and the awkward ones on purpose: night shifts, split days, windows
 *  around the hour that daylight saving skips or repeats, holidays on the eve of a change, breaks. All
 *  times are whole minutes, so that a counter that looks once a minute must agree to the millisecond. */
import type { BusinessCalendar, DayWindow } from "../../src/engine/time/calendar.ts";
import { chance, pick, type RandomSource, whole } from "./random.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A calendar in a zone; holidays, special dates and breaks lie around the local date `around`. */
export function randomCalendar(random: RandomSource, zone: string, around: number): BusinessCalendar {
  const usual = windows(random);
  const week = Array.from({ length: 7 }, (_, day) => {
    if (day >= 5 && chance(random, 0.6)) return [];
    return chance(random, 0.7) ? usual : windows(random);
  });
  if (week.every((day) => day.length === 0)) week[2] = [{ open: 0, close: DAY }];
  const someDate = (): number => around + whole(random, -4, 4);
  return {
    name: "hours",
    zone,
    versions: [
      {
        from: null,
        week,
        holidays: chance(random, 0.4) ? [someDate()] : [],
        dates: chance(random, 0.3) ? [{ date: someDate(), windows: windows(random) }] : [],
        breaks: chance(random, 0.3) ? [{ date: someDate(), windows: [window(random)] }] : [],
      },
    ],
  };
}

/** One or two windows of a day, not overlapping; the last may close after midnight. */
function windows(random: RandomSource): readonly DayWindow[] {
  if (chance(random, 0.15)) return [{ open: 0, close: DAY }];
  if (chance(random, 0.2)) return [night(random)];
  if (chance(random, 0.5)) return [window(random)];
  const noon = whole(random, 400, 900);
  const open = whole(random, 0, noon - 60);
  const reopen = whole(random, noon + 15, 1300);
  return [
    { open: open * MINUTE, close: noon * MINUTE },
    { open: reopen * MINUTE, close: whole(random, reopen + 1, 1440) * MINUTE },
  ];
}

function window(random: RandomSource): DayWindow {
  const open = pick(random, [0, 30, 60, 90, 120, 150, 180, whole(random, 0, 1380)]);
  return { open: open * MINUTE, close: whole(random, open + 1, 1440) * MINUTE };
}

function night(random: RandomSource): DayWindow {
  const open = whole(random, 1080, 1439);
  return { open: open * MINUTE, close: (1440 + whole(random, 1, Math.min(600, open))) * MINUTE };
}
