/** Makes the facts of story 07: a month of lift faults, each event with the time at which it was typed in.
 *
 *  Lines stand in the order in which they were recorded, which is not the order in which things happened.
 *  Five faults are set by hand for the README: late paper and corrected paper among them. */
import { lateFactFigures } from "../../test/naive/late-fact.ts";
import { type Chance, chanceFrom } from "./random.ts";
import type { Story } from "./story.ts";
import { DAY, HOUR, isoText, type WallTime, wallTime } from "./wall-time.ts";

export const lateFact: Story = {
  name: "07-late-fact",
  data: () => ({ "faults.jsonl": `${lines().join("\n")}\n` }),
  expected: (data) => {
    const faults = data["faults.jsonl"] ?? "";
    return {
      "expected-as-of-20-june.json": lateFactFigures(faults, "2026-06-20T12:00:00+02:00"),
      "expected.json": lateFactFigures(faults, "2026-08-01T00:00:00+02:00"),
    };
  },
};

interface Typed {
  readonly id: string;
  readonly subject: string;
  readonly event: string;
  readonly at: WallTime;
  readonly typedIn: WallTime;
  readonly kind?: string;
  readonly corrects?: string;
}

function lines(): readonly string[] {
  const chance = chanceFrom(707);
  const reported = Array.from({ length: 44 }, () => reportedAt(chance)).sort((a, b) => a - b);
  const made = reported.flatMap((at, index) => fault(`L-${620 + index}`, at, chance));
  const all = [...made, ...COUNTED_OUT].sort((a, b) => a.typedIn - b.typedIn);
  const written = all.map(lineOf);
  return [...written.slice(0, 64), ...written.slice(63, 64), ...written.slice(64)];
}

function reportedAt(chance: Chance): WallTime {
  const at = wallTime("2026-06-01 00:00") + chance.whole(0, 29) * DAY + chance.whole(5 * HOUR, 23 * HOUR);
  return isoText(at).startsWith("2026-06-20") ? reportedAt(chance) : at;
}

/** Calls are logged at once; visits are typed in some evening of the days that follow. */
function fault(subject: string, at: WallTime, chance: Chance): readonly Typed[] {
  const kind = chance.happens(20) ? "people trapped" : "standstill";
  const limit = kind === "people trapped" ? HOUR : 4 * HOUR;
  const percent = chance.happens(4) ? chance.whole(105, 180) : chance.whole(20, 95);
  const visit = at + Math.ceil((limit * percent) / 100);
  const repaired = visit + (chance.happens(7) ? chance.whole(24, 40) * HOUR : chance.whole(20, 15 * HOUR));
  return [
    { id: `${subject}/1`, subject, event: "reported", at, typedIn: at, kind },
    { id: `${subject}/2`, subject, event: "technician on site", at: visit, typedIn: evening(visit, chance) },
    { id: `${subject}/3`, subject, event: "running again", at: repaired, typedIn: evening(repaired, chance) },
  ];
}

function evening(at: WallTime, chance: Chance): WallTime {
  const day = at - (at % DAY) + chance.pick([1, 1, 1, 2, 3, 6]) * DAY;
  return day + chance.whole(17 * HOUR, 19 * HOUR);
}

/** Vienna is two hours ahead of UTC in June and July. */
function lineOf({ id, subject, event, at, typedIn, kind, corrects }: Typed): string {
  const text = (time: WallTime): string => `${isoText(time).replace(" ", "T")}:00+02:00`;
  return JSON.stringify({
    id,
    source: "brenner-field",
    stream: "faults",
    subject,
    event,
    occurredAt: text(at),
    recordedAt: text(typedIn),
    ...(kind === undefined ? {} : { fields: { kind } }),
    ...(corrects === undefined ? {} : { corrects }),
  });
}

/** Typed in on the last evening of the window; after it; corrected within it; corrected after it; and a visit
 *  under way at noon of 20 June. */
const COUNTED_OUT: readonly Typed[] = [
  ...set(
    "L-701",
    "2026-06-30 21:10",
    ["2026-06-30 23:40", "2026-07-10 18:30"],
    ["2026-07-01 02:15", "2026-07-10 18:31"],
  ),
  ...set(
    "L-702",
    "2026-06-24 09:00",
    ["2026-06-24 11:30", "2026-07-14 08:20"],
    ["2026-06-24 13:00", "2026-07-14 08:21"],
  ),
  ...set(
    "L-703",
    "2026-06-09 08:00",
    ["2026-06-09 13:05", "2026-06-09 18:00"],
    ["2026-06-09 15:00", "2026-06-09 18:01"],
  ),
  typed("L-703/4", "L-703", "technician on site", "2026-06-09 10:05", "2026-07-03 09:00", "L-703/2"),
  ...set(
    "L-704",
    "2026-06-11 07:30",
    ["2026-06-11 12:10", "2026-06-11 18:20"],
    ["2026-06-11 16:00", "2026-06-11 18:21"],
  ),
  typed("L-704/4", "L-704", "technician on site", "2026-06-11 11:10", "2026-07-22 10:15", "L-704/2"),
  ...set(
    "L-705",
    "2026-06-20 09:15",
    ["2026-06-20 12:40", "2026-06-20 18:05"],
    ["2026-06-20 17:00", "2026-06-20 18:06"],
  ),
];

type Visit = readonly [at: string, typedIn: string];

function set(subject: string, reported: string, visit: Visit, repaired: Visit): readonly Typed[] {
  return [
    { ...typed(`${subject}/1`, subject, "reported", reported, reported), kind: "standstill" },
    typed(`${subject}/2`, subject, "technician on site", ...visit),
    typed(`${subject}/3`, subject, "running again", ...repaired),
  ];
}

function typed(
  id: string,
  subject: string,
  event: string,
  at: string,
  typedIn: string,
  corrects?: string,
): Typed {
  const fact = { id, subject, event, at: wallTime(at), typedIn: wallTime(typedIn) };
  return corrects === undefined ? fact : { ...fact, corrects };
}
