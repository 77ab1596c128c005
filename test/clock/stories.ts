/** How stories of clocks are told to the test runner, and the terms that many of them share. */
import { expect, it } from "vitest";
import { clockPlan, told } from "./story.ts";

/** A sentence, the terms of the clock, the story, and the zone whose wall clocks it shows. */
export type Story = readonly [sentence: string, terms: string, story: string, zone?: string];

/** One test for each story: it reads as the clock tells it. */
export function tell(stories: readonly Story[]): void {
  for (const [sentence, terms, story, zone] of stories) {
    it(sentence, () => {
      const { expected, actual } = told(clockPlan(terms, zone), story);
      expect(actual).toBe(expected);
    });
  }
}

export const OPENED = "starts: opened\nstops: solved\n";
export const MET = "met when: at most limit\n";
export const OFFICE = `${OPENED}calendar: office\n${MET}`;
export const FOUR_HOURS = `${OFFICE}limit: 4 business hours\n`;
export const WAITING = "pauses: { waiting: { from: waiting, until: back, party: customer } }\n";
export const PAUSED_FOUR = FOUR_HOURS + WAITING;
export const BY_PRIORITY = `${OFFICE}limit: { by: priority, P1: 2 business hours, P2: 8 business hours, P3: 16 business hours, none: not applicable }\n`;
