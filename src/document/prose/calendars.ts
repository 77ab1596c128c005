/** Calendars as tables of hours: a line for each run of equal days, then holidays, other hours and breaks. */

import type {
  BusinessCalendar,
  CalendarVersion,
  DatedWindows,
  DayWindow,
} from "../../engine/time/calendar.ts";
import { formatDate } from "../../engine/time/civil.ts";
import { DAY } from "../../engine/value/instant.ts";
import { pointerTo } from "../../engine/value/problem.ts";
import { type DraftBlock, type DraftClause, joined, named, type Phrase, paragraph, value } from "./phrase.ts";
import { formatTimeOfDay } from "./time-of-day.ts";
import { listed, say, tell, type Voice } from "./voice.ts";

/** The clause that states when a calendar is open. */
export function calendarClause(voice: Voice, calendar: BusinessCalendar): DraftClause {
  const at = pointerTo("/calendars", calendar.name);
  const name = named(calendar.name, at);
  const single = calendar.versions.length === 1 && calendar.versions[0]?.from === null;
  const zone = paragraph(
    say(voice, "calendarZone", { name, zone: value(calendar.zone, pointerTo(at, "zone")) }),
  );
  const versions = calendar.versions.flatMap((version, index) =>
    versionBlocks(voice, version, name, single ? at : pointerTo(at, "versions", index)),
  );
  return { title: calendar.name, pointer: at, blocks: [zone, ...versions] };
}

function versionBlocks(
  voice: Voice,
  version: CalendarVersion,
  name: Phrase,
  at: string,
): readonly DraftBlock[] {
  const from =
    version.from === null
      ? []
      : [
          paragraph(
            say(voice, "calendarVersion", {
              name,
              from: value(voice.forms.date(version.from), pointerTo(at, "from")),
            }),
          ),
        ];
  return [
    ...from,
    hoursTable(voice, version, name, at),
    ...holidayBlocks(voice, version, pointerTo(at, "holidays")),
    ...datedTable(voice, version.dates, say(voice, "specialDates", { name }), pointerTo(at, "dates")),
    ...datedTable(voice, version.breaks, say(voice, "breaks", { name }), pointerTo(at, "breaks")),
  ];
}

function hoursTable(voice: Voice, version: CalendarVersion, name: Phrase, at: string): DraftBlock {
  const hours = pointerTo(at, "hours");
  const rows = equalDays(version.week).map(({ first, last, windows }) => [
    value(dayText(voice, first, last), hours),
    windowsPhrase(voice, windows, hours),
  ]);
  const columns = [tell(voice, "dayColumn"), tell(voice, "hoursColumn")];
  return { kind: "unlabelled", table: { caption: say(voice, "calendarHours", { name }), columns, rows } };
}

interface EqualDays {
  readonly first: number;
  readonly last: number;
  readonly windows: readonly DayWindow[];
}

function equalDays(week: CalendarVersion["week"]): readonly EqualDays[] {
  const runs: EqualDays[] = [];
  week.forEach((windows, day) => {
    const run = runs.at(-1);
    if (run !== undefined && sameWindows(run.windows, windows)) runs[runs.length - 1] = { ...run, last: day };
    else runs.push({ first: day, last: day, windows });
  });
  return runs;
}

function sameWindows(a: readonly DayWindow[], b: readonly DayWindow[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ open, close }, index) => open === b[index]?.open && close === b[index]?.close)
  );
}

function dayText(voice: Voice, first: number, last: number): string {
  const [from, to] = [voice.forms.weekday(first), voice.forms.weekday(last)];
  if (first === last) return from;
  return voice.phrases.dayRange.replace("{first}", from).replace("{last}", to);
}

function windowsPhrase(voice: Voice, windows: readonly DayWindow[], at: string): Phrase {
  if (windows.length === 0) return value(voice.phrases.closed, at);
  return joined(
    windows.map((window) => windowPhrase(voice, window, at)),
    voice.phrases.comma,
  );
}

function windowPhrase(voice: Voice, { open, close }: DayWindow, at: string): Phrase {
  if (open === 0 && close === DAY) return value(voice.phrases.wholeDay, at);
  const overnight = close > DAY;
  const slots = {
    open: value(formatTimeOfDay(open), at),
    close: value(formatTimeOfDay(overnight ? close - DAY : close), at),
  };
  return say(voice, overnight ? "windowOvernight" : "window", slots);
}

function holidayBlocks(voice: Voice, version: CalendarVersion, at: string): readonly DraftBlock[] {
  if (version.holidays.length === 0) return [];
  const dates = version.holidays.map((date, index) => value(voice.forms.date(date), pointerTo(at, index)));
  return [paragraph(say(voice, "holidays", { dates: listed(voice, dates, "and") }))];
}

function datedTable(
  voice: Voice,
  dates: readonly DatedWindows[],
  caption: Phrase,
  at: string,
): readonly DraftBlock[] {
  if (dates.length === 0) return [];
  const rows = dates.map(({ date, windows }) => {
    const place = pointerTo(at, formatDate(date));
    return [value(voice.forms.date(date), place), windowsPhrase(voice, windows, place)];
  });
  return [
    {
      kind: "unlabelled",
      table: { caption, columns: [tell(voice, "dayColumn"), tell(voice, "hoursColumn")], rows },
    },
  ];
}
