/** In which of many periods does an item count? Asked once, remembered for all of them.
 *
 *  A year of months looks at every ticket twelve times, and its date may need a clock, so most of the
 *  work would be to find out again that a ticket belongs elsewhere. An item's date does not depend on the
 *  period: it is kept by the item's place in its stream, one number each, and an item whose date is
 *  known to lie elsewhere is not even built. Under an evidence window the facts that count differ from
 *  period to period, and nothing is remembered. */

import type { PlannedSet } from "../../plan/plan.ts";
import { type Dating, dateOf, isDatedInPeriod } from "./dating.ts";
import type { Item } from "./item.ts";
import { inPeriod, type View } from "./view.ts";

/** Dates by place in the stream, for each set and way of dating; NaN for an item that has none. */
export interface KnownDates {
  of(set: PlannedSet, dating: Dating): number[];
}

/** Which items of a set can be passed over, by their place in the stream. */
export interface Sieve {
  isElsewhere(place: number): boolean;
  /** Hears of an item that is none of the set. */
  dropped(place: number): void;
}

export function knownDates(): KnownDates {
  const lists = new Map<PlannedSet, Map<Dating, number[]>>();
  return {
    of: (set, dating) => {
      const ofSet = lists.get(set) ?? new Map<Dating, number[]>();
      lists.set(set, ofSet);
      const known = ofSet.get(dating) ?? [];
      ofSet.set(dating, known);
      return known;
    },
  };
}

/** Whether an item of a set counts in the view's period, found out once if dates are remembered. */
export function isDatedHere(item: Item, set: PlannedSet, dating: Dating, view: View): boolean {
  const { place } = item.parts;
  if (view.known === undefined || place === undefined || dating === "members") {
    return isDatedInPeriod(item, dating, view);
  }
  const dates = view.known.of(set, dating);
  const date = dates[place] ?? dateOf(item, dating, view) ?? Number.NaN;
  dates[place] = date;
  return inPeriod(date, formulaOf(dating), view);
}

/** What is known of a set beforehand, if all that ask for it date its items by these. */
export function sieveOf(set: PlannedSet, datings: readonly Dating[], view: View): Sieve | undefined {
  const { known } = view;
  if (known === undefined || datings.includes("members")) return undefined;
  const lists = datings.map((dating) => ({ dates: known.of(set, dating), formula: formulaOf(dating) }));
  return {
    isElsewhere: (place) =>
      lists.every(({ dates, formula }) => {
        const date = dates[place];
        return date !== undefined && !inPeriod(date, formula, view);
      }),
    dropped: (place) => {
      for (const { dates } of lists) dates[place] = Number.NaN;
    },
  };
}

function formulaOf(dating: Dating): Exclude<Dating, string> | undefined {
  return typeof dating === "string" ? undefined : dating;
}
