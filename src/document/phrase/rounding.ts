/** "half up to 2 decimals": how a measure is brought to the decimals that are judged.
 *
 *  Decimals are those of the number itself, and a percentage is a number: 99.95 % is 0.9995. So that
 *  nobody has to count zeros, "of a percent" counts the decimals that a reader of the percentage sees. */

import { nearest } from "../../engine/prepare/nearest.ts";
import { ROUNDING_MODES, type Rounding, type RoundingMode } from "../../engine/value/rounding.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** The most decimals that an agreement may round to. */
export const MOST_DECIMALS = 20;

/** Reads a rounding rule with its decimals. */
export function readRounding(text: string): Rounding | Refusal {
  const match = /^(.+?) to (\d{1,3}) decimals?( of a percent)?$/.exec(text);
  if (match === null) {
    return refusal(
      "invalid-rounding",
      `"${text}" is no rounding rule; write it like "half up to 2 decimals of a percent".`,
    );
  }
  const mode = readRoundingMode(match[1] ?? "");
  if (typeof mode !== "string") return mode;
  const decimals = Number(match[2]) + (match[3] === undefined ? 0 : 2);
  if (decimals <= MOST_DECIMALS) return { mode, decimals };
  return refusal(
    "invalid-rounding",
    `${decimals} decimals are more than the ${MOST_DECIMALS} that can be promised; write fewer.`,
  );
}

/** Reads the mode alone, as credits state it: they are always rounded to the currency's minor unit. */
export function readRoundingMode(text: string): RoundingMode | Refusal {
  const mode = ROUNDING_MODES.find((each) => each === text);
  if (mode !== undefined) return mode;
  const near = nearest(text, ROUNDING_MODES);
  const instead =
    near === undefined ? `write one of: ${ROUNDING_MODES.join(", ")}.` : `did you mean "${near}"?`;
  return refusal("invalid-rounding", `"${text}" is no way of rounding; ${instead}`);
}

/** The rule in words. A percentage's decimals are counted in the percentage. */
export function printRounding({ mode, decimals }: Rounding, percent: boolean): string {
  const shown = percent && decimals >= 2 ? decimals - 2 : decimals;
  return `${mode} to ${shown} ${shown === 1 ? "decimal" : "decimals"}${percent && decimals >= 2 ? " of a percent" : ""}`;
}
