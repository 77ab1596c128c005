/** Makes the inspection log of story 10: how many failures of each band a month has is planned, where and when is chance. */
import { ledgerFigures } from "../../test/naive/ledger-of-points.ts";
import { chanceFrom } from "./random.ts";
import { csvText, type Story } from "./story.ts";

export const ledgerOfPoints: Story = {
  name: "10-a-ledger-of-points",
  data: () => ({ "inspections.csv": csvText(["number", "found", "area", "band"], rows()) }),
  expected: (data) => ({ "expected.json": ledgerFigures(data["inspections.csv"] ?? "") }),
};

/** Minor, serious and severe failures, by month. */
const MONTHS: Readonly<Record<string, readonly [number, number, number]>> = {
  "2026-04": [4, 1, 0],
  "2026-05": [6, 3, 1],
  "2026-06": [3, 0, 0],
  "2026-07": [2, 4, 2],
  "2026-08": [5, 5, 1],
  "2026-09": [2, 1, 0],
  "2026-10": [1, 0, 0],
};

function rows(): readonly (readonly string[])[] {
  const chance = chanceFrom(1010);
  const two = (value: number): string => String(value).padStart(2, "0");
  const made = Object.entries(MONTHS).flatMap(([month, counts]) =>
    counts.flatMap((count, band) =>
      Array.from({ length: count }, () => {
        const day = two(chance.whole(1, 28));
        const time = `${two(chance.whole(7, 20))}:${two(chance.whole(0, 59))}`;
        const area = ["pool", "hall", "gym"][chance.whole(0, 2)] ?? "pool";
        return [`${month}-${day} ${time}`, area, ["minor", "serious", "severe"][band] ?? "minor"] as const;
      }),
    ),
  );
  const sorted = [...made].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const numbered = sorted.map((row, index) => [`F-${index + 101}`, ...row]);
  // Somebody entered one failure twice, and one line is only half filled in.
  const half = [`F-${numbered.length + 101}`, "2026-08-31", "pool", "serious"];
  return [...numbered.slice(0, 9), ...numbered.slice(8), half];
}
