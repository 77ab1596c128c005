/** Where in the text is it? Adds lines and columns to problems that were found by pointer alone.
 *
 *  Checks that run on an agreement know nothing of the text it came from; they name places by JSON
 *  pointer, and this file looks the pointers up. */

import type { Problem } from "../engine/value/problem.ts";
import { lineFinder, offsetOf } from "./place.ts";
import { readSource, type Source } from "./source.ts";

/** The problems with the line and column of each pointer in the text; those that have them keep them. */
export function locateProblems(text: string | Uint8Array, problems: readonly Problem[]): readonly Problem[] {
  return placed(readSource(text), problems);
}

/** The same for a text that was read already. */
export function placed({ text, offsets }: Source, problems: readonly Problem[]): readonly Problem[] {
  const placeAt = lineFinder(text);
  return problems.map((problem) => ({ ...placeAt(offsetOf(problem.pointer, offsets)), ...problem }));
}
