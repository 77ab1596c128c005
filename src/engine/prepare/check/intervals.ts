/** Does a group by time have more intervals than a computer should hold? A month has 2.6 million seconds,
 *  and where empty intervals are included each of them exists, for every region once. */
import { DAY } from "../../value/instant.ts";
import { type Problem, pointerTo, problem } from "../../value/problem.ts";
import { floorOf } from "../../value/ratio.ts";
import type { Agreement, ItemSet, PeriodKind } from "../agreement.ts";
import { lengthOf } from "../time-amount.ts";

/** The most intervals that one group may have in a period, over all declared values of its fields. */
export const MOST_INTERVALS = 1_000_000;

/** Problem: `too-many-intervals`. */
export function checkIntervals(agreement: Agreement): readonly Problem[] {
  const { governing, targets, items } = agreement;
  const periods = [governing.period, ...targets.flatMap(({ period }) => period ?? [])];
  const longest = Math.max(...periods.map(daysOf)) * DAY;
  return items.flatMap((set) => {
    const width = widthOf(set);
    if (set.kind !== "group" || width === undefined || width <= 0) return [];
    const count = Math.ceil(longest / width) * combinations(set.by, agreement);
    if (count <= MOST_INTERVALS) return [];
    const message = `A period has up to ${count} intervals here, more than ${MOST_INTERVALS}; make them longer, or write "empty: left out".`;
    return [problem("too-many-intervals", pointerTo("", "items", set.name, "every"), message)];
  });
}

/** Milliseconds of an interval, where each interval of a period exists; months are never too many. */
function widthOf(set: ItemSet): number | undefined {
  if (set.kind !== "group" || set.every === undefined || set.empty === "left out") return undefined;
  const length = lengthOf(set.every);
  return length === undefined ? undefined : Number(floorOf(length));
}

/** Declared values multiply; a field without a list counts once, for the facts decide. */
function combinations(by: readonly string[], { streams }: Agreement): number {
  return by.reduce((product, name) => {
    const fields = streams.flatMap((stream) => stream.fields.filter((field) => field.name === name));
    return product * Math.max(1, new Set(fields.flatMap(({ oneOf }) => oneOf ?? [])).size);
  }, 1);
}

/** The days of the longest period of a kind. */
function daysOf(period: PeriodKind): number {
  return period.kind === "rolling" ? period.days : LONGEST[period.kind];
}

const LONGEST: Readonly<Record<Exclude<PeriodKind["kind"], "rolling">, number>> = {
  day: 1,
  week: 7,
  "calendar month": 31,
  "billing month": 31,
  "calendar quarter": 92,
  "calendar half-year": 184,
  year: 366,
};
