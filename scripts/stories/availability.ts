/** Makes the outages and maintenance windows of story 04: an autumn of two systems and two monitors.
 *
 *  Short outages come by chance; those that the README counts out are set by hand. */
import { availabilityFigures } from "../../test/naive/availability.ts";
import { type Chance, chanceFrom } from "./random.ts";
import { csvText, type Story } from "./story.ts";
import { DAY, isoText, wallTime } from "./wall-time.ts";

export const availability: Story = {
  name: "04-availability",
  data: () => ({
    "outages.csv": csvText(["outage", "system", "began", "ended", "cause", "monitor"], outages()),
    "maintenance.csv": csvText(["change", "system", "from", "to", "agreed by museum", "what"], MAINTENANCE),
  }),
  expected: (data) => ({
    "expected.json": availabilityFigures(data["outages.csv"] ?? "", data["maintenance.csv"] ?? ""),
  }),
};

function outages(): readonly (readonly string[])[] {
  const chance = chanceFrom(404);
  const short = Array.from({ length: 26 }, () => blip(chance));
  const all = [...short, ...COUNTED_OUT].sort(([, , a = ""], [, , b = ""]) => (a < b ? -1 : a > b ? 1 : 0));
  const numbered = all.map((row, index) => [`O-${301 + index}`, ...row.slice(1)]);
  return [...numbered.slice(0, 20), ...numbered.slice(18, 20), ...numbered.slice(20), ...REFUSED];
}

/** A few minutes, on any day but those that the README speaks of. */
function blip(chance: Chance): readonly string[] {
  const at = wallTime("2026-09-01 00:00") + chance.whole(0, 90) * DAY + chance.whole(180, DAY - 60);
  if (/-1[0-9] |-20 |10-25 /.test(isoText(at))) return blip(chance);
  const system = chance.pick(["webshop", "webshop", "gates"]);
  const cause = chance.weighted([
    ["Polder", 80],
    ["third party", 12],
    ["Museum", 8],
  ] as const);
  return ["", system, isoText(at), isoText(at + chance.whole(1, 6)), cause, chance.pick(["Leiden", "Ghent"])];
}

/** Two monitors and one outage; the hour that comes twice; an outage within a window that is over budget; a bad
 *  November; an outage that is not over. */
const COUNTED_OUT: readonly (readonly string[])[] = [
  ["", "webshop", "2026-10-12 08:15", "2026-10-12 09:52", "Polder", "Leiden"],
  ["", "webshop", "2026-10-12 09:30", "2026-10-12 10:10", "Polder", "Ghent"],
  ["", "webshop", "2026-10-20 01:30", "2026-10-20 02:40", "Polder", "Leiden"],
  ["", "gates", "2026-10-25 01:30", "2026-10-25 03:30", "Polder", "Ghent"],
  ["", "gates", "2026-10-17 10:00", "2026-10-17 12:20", "Museum", "Leiden"],
  ["", "webshop", "2026-11-14 09:10", "2026-11-14 17:45", "Polder", "Leiden"],
  ["", "webshop", "2026-11-14 09:12", "2026-11-14 17:40", "Polder", "Ghent"],
  ["", "gates", "2026-11-14 09:10", "2026-11-14 13:05", "Polder", "Leiden"],
  ["", "gates", "2026-11-30 23:10", "", "Polder", "Leiden"],
];

/** An end before the beginning; a cause that nobody agreed on. */
const REFUSED: readonly (readonly string[])[] = [
  ["O-390", "gates", "2026-09-17 14:20", "2026-09-17 14:02", "Polder", "Ghent"],
  ["O-391", "webshop", "2026-11-18 08:00", "2026-11-18 08:09", "unknown", "Leiden"],
];

const MAINTENANCE: readonly (readonly string[])[] = [
  ["C-71", "webshop", "2026-09-15 02:00", "2026-09-15 04:00", "yes", "New database version"],
  ["C-72", "gates", "2026-09-16 02:00", "2026-09-16 03:00", "yes", "Firmware of gates, part 1"],
  ["C-73", "webshop", "2026-10-13 02:00", "2026-10-13 05:00", "yes", "Move to new storage"],
  ["C-74", "webshop", "2026-10-20 01:00", "2026-10-20 03:30", "yes", "Move to new storage, again"],
  ["C-75", "gates", "2026-11-10 02:00", "2026-11-10 04:00", "yes", "Firmware of gates, part 2"],
  [
    "C-76",
    "gates",
    "2026-11-14 12:30",
    "2026-11-14 13:30",
    "no",
    "Restart of gates, asked for in the middle of it",
  ],
];
