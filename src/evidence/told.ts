/** The parts of a bundle as its reader thinks of them: zone data, keys, journals with their entries, a statement. */

import type { CanonicalValue } from "../engine/value/canonical-json.ts";
import type { EntryPart, JournalPart, Part } from "./part.ts";

export interface ToldBundle {
  readonly zones: string;
  readonly keys: readonly string[];
  /** The agreement's comes first. */
  readonly journals: readonly ToldJournal[];
  readonly statement: CanonicalValue;
}

export interface ToldJournal {
  readonly told: JournalPart;
  readonly entries: readonly EntryPart[];
}

/** Gathers parts that stand in their order. */
export function gathered(parts: readonly Part[]): ToldBundle {
  const journals: { told: JournalPart; entries: EntryPart[] }[] = [];
  let [zones, keys, statement]: [string, readonly string[], CanonicalValue] = ["", [], null];
  for (const part of parts) {
    if (part.part === "zones") zones = part.text;
    else if (part.part === "keys") keys = part.keys;
    else if (part.part === "statement") statement = part.body;
    else if (part.part === "journal") journals.push({ told: part, entries: [] });
    else if (part.part === "entry") journals.at(-1)?.entries.push(part);
  }
  return { zones, keys, journals, statement };
}
