/** Which names does the document declare, before anything in it is read?
 *
 *  A condition `{ response: met }` speaks of a clock, `{ class: standard }` of a field; a timeline
 *  `office` is a calendar. Which it is follows from the declarations, wherever in the document they
 *  stand. Whether a name exists at all is the compiler's question and not asked here. */

import { type Node, valueAt } from "../tree.ts";

export interface Declared {
  readonly clocks: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
  readonly calendars: ReadonlySet<string>;
  readonly timelines: ReadonlySet<string>;
  readonly streams: ReadonlySet<string>;
  /** Everything that a formula or condition may name. */
  readonly names: ReadonlySet<string>;
}

/** The names of the whole tree; parts of a wrong shape declare nothing. */
export function declaredIn(root: Node): Declared {
  const section = (name: string): readonly string[] => keysOf(child(root, name));
  const inEach = (name: string, part: string): readonly string[] => {
    const node = child(root, name);
    return node?.kind === "map" ? node.entries.flatMap(({ value }) => keysOf(child(value, part))) : [];
  };
  const names = ["clocks", "targets", "fees", "figures", "credits"].flatMap(section);
  return {
    clocks: new Set(section("clocks")),
    targets: new Set(section("targets")),
    calendars: new Set([...section("calendars"), "24x7"]),
    timelines: new Set(section("timelines")),
    streams: new Set(section("facts")),
    names: new Set([...names, ...inEach("facts", "fields"), ...inEach("items", "values")]),
  };
}

function child(node: Node, key: string): Node | undefined {
  return node.kind === "map" ? valueAt(node, key) : undefined;
}

function keysOf(node: Node | undefined): readonly string[] {
  return node?.kind === "map" ? node.entries.map(({ key }) => key) : [];
}
