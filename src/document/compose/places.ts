/** In which document, and on which line of it, does a problem of a composed text stand?
 *
 *  A problem is told where its words stand: in the template when they are the template's. A key that is
 *  missing stands nowhere, so it is told at the nearest thing above that does. */

import type { Problem } from "../../engine/value/problem.ts";
import { inTextOrder } from "../parse.ts";
import type { DocumentPlace } from "./merge.ts";

type Places = ReadonlyMap<string, DocumentPlace>;

/** The problems with document, line and column; what is not in the tree may stand in `beside`. */
export function placedIn(
  places: Places,
  problems: readonly Problem[],
  beside: Places = places,
): readonly Problem[] {
  return problems.map((each) => ({ ...placeOf(each.pointer, places, beside), ...each }));
}

/** The place of the pointer's own entry, or of the nearest entry above it. */
function placeOf(pointer: string, places: Places, beside: Places): DocumentPlace | undefined {
  for (let path = pointer; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
    const place = places.get(path) ?? beside.get(path);
    if (place !== undefined) return place;
  }
  return places.get("");
}

/** Document by document, those of the text that was read first, each in the order of its text. */
export function inDocuments(problems: readonly Problem[]): readonly Problem[] {
  const documents = [...new Set(problems.map(({ document }) => document))];
  const sorted = documents.sort((a, b) => Number(a !== undefined) - Number(b !== undefined));
  return sorted.flatMap((document) => inTextOrder(problems.filter((each) => each.document === document)));
}
