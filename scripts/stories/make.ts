/** Writes the data and the expected figures of every story: `npm run -s stories`.
 *
 *  Expected figures are those of the naive models, never of the engine, so a difference between the two
 *  shows as a failing test and not as a changed file. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { amendment } from "./amendment.ts";
import { aroundTheClock } from "./around-the-clock.ts";
import { availability } from "./availability.ts";
import { businessHours } from "./business-hours.ts";
import { lateFact } from "./late-fact.ts";
import { ledgerOfPoints } from "./ledger-of-points.ts";
import { onTimeInFull } from "./on-time-in-full.ts";
import { pointsAndEarnBack } from "./points-and-earn-back.ts";
import type { Files, Story } from "./story.ts";
import { twoZones } from "./two-zones.ts";
import { waitingForTheCustomer } from "./waiting-for-the-customer.ts";

export const stories: readonly Story[] = [
  aroundTheClock,
  businessHours,
  waitingForTheCustomer,
  availability,
  onTimeInFull,
  amendment,
  lateFact,
  twoZones,
  pointsAndEarnBack,
  ledgerOfPoints,
];

/** Everything that is made for a story, by file name. */
export function filesOf(story: Story): Files {
  const data = story.data();
  const expected = Object.entries(story.expected(data)).map(([name, figures]) => [
    name,
    `${JSON.stringify(figures, undefined, 1)}\n`,
  ]);
  return { ...data, ...Object.fromEntries(expected) };
}

/** A story's folder. */
export function folderOf(story: Story): string {
  return fileURLToPath(new URL(`../../examples/${story.name}/`, import.meta.url));
}

function makeAll(): void {
  for (const story of stories) {
    const files = Object.entries(filesOf(story));
    for (const [name, text] of files) writeFileSync(`${folderOf(story)}${name}`, text);
    process.stdout.write(`${story.name}: ${files.map(([name]) => name).join(", ")}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) makeAll();
