/** In which cells is a figure formed, and does it fit there?
 *
 *  A dimension of a cell must be known to something that is read, or every cell would show the same
 *  figure; and whatever is named must not need a dimension that the cell does not have, or it would
 *  have no value. A fee or figure without `per` is formed in the cell of whoever asks for it. */
import { meant } from "../prepare/nearest.ts";
import {
  type Compilation,
  inside,
  noReads,
  type PeriodScope,
  type Place,
  type Reads,
  report,
} from "./scope.ts";

/** A place whose names are those of a period. */
export type PeriodPlace = Place & { readonly scope: { readonly period: PeriodScope } };

/** The entry of a section, with a fresh account of what it reads. */
export function periodPlace(
  compilation: Compilation,
  section: string,
  name: string,
  dimensions: PeriodScope["dimensions"],
): PeriodPlace {
  const period: PeriodScope = { dimensions, credits: false, reads: noReads() };
  const place = inside({ compilation, scope: { period }, pointer: "", promisesTime: false }, section, name);
  return { ...place, scope: { period } };
}

/** Reports `per-dimension-unknown` for dimensions that nothing read here knows. `widely` admits the
 *  text fields of every stream: a table by region reads nothing and is still formed per region. */
export function checkCells(per: readonly string[], place: PeriodPlace, widely: boolean): void {
  const { reads } = place.scope.period;
  const everywhere = textFields(place.compilation);
  per.forEach((dimension, index) => {
    if (reads.dimensions.has(dimension) || (widely && everywhere.includes(dimension))) return;
    const known = reads.dimensions.size > 0 ? reads.dimensions : everywhere;
    const why = everywhere.includes(dimension)
      ? "measure facts that have it, or leave it out."
      : meant(dimension, known);
    const message = `Nothing read here has a text "${dimension}"; ${why}`;
    report(inside(place, "per", index), "per-dimension-unknown", message);
  });
  checkNeeds(per, reads, place);
}

/** Reports `per-dimension-unknown` for dimensions that something named cannot do without. */
export function checkNeeds(per: readonly string[], reads: Reads, place: Place): void {
  for (const [dimension, name] of reads.needs) {
    if (per.includes(dimension)) continue;
    const why =
      name === dimension ? `This depends on "${dimension}"` : `"${name}" is formed per ${dimension}`;
    const holder = place.pointer.startsWith("/credits") ? `"per" of its target` : `"per"`;
    report(
      place,
      "per-dimension-unknown",
      `${why}, so it has no value without it; add "${dimension}" to ${holder}.`,
    );
  }
}

/** Reports `per-dimension-unknown` for figures without `per` that nobody asks for in a cell: each would be
 *  formed once for the whole agreement, where what it reads has no value. Runs when all is resolved. */
export function checkUnasked(compilation: Compilation): void {
  const { agreement, figures, used } = compilation;
  for (const { name, per } of agreement.figures) {
    const reads = figures.peek(name)?.reads;
    if (reads === undefined || per.length > 0 || used.figures.has(name)) continue;
    checkNeeds(per, reads, periodPlace(compilation, "figures", name, per));
  }
}

function textFields({ streams }: Compilation): readonly string[] {
  const fields = [...streams.values()].flatMap((stream) =>
    stream.fields.filter(({ type }) => type === "text"),
  );
  return [...new Set(fields.map(({ name }) => name))];
}
