/** Which clocks does a target measure? Those that its formula, or the items and figures it reads, ask. */

import type { Formula, Plan, PlannedFigure, Test } from "../../plan/plan.ts";

/** Names of clocks, each once, in the order in which the formula meets them. */
export function clocksRead(formula: Formula, plan: Plan): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const named = (kind: string, name: string, read: () => unknown): void => {
    if (seen.has(`${kind} ${name}`)) return;
    seen.add(`${kind} ${name}`);
    visit(read());
  };
  const visitSet = (name: string): void =>
    named("set", name, () => {
      const set = plan.sets.get(name);
      if (set?.kind === "cycles") found.add(set.clock);
      if (set?.kind === "from" || set?.kind === "group") visitSet(set.of);
      return set;
    });
  const visit = (tree: unknown): void => {
    if (typeof tree !== "object" || tree === null) return;
    if ("kind" in tree && "name" in tree && typeof tree.name === "string") {
      const { kind, name } = tree;
      if (kind === "clock") found.add(name);
      if (kind === "figure" || kind === "fee")
        named("figure", name, () => plan.figures.find((figure) => figure.name === name)?.is);
    }
    if ("over" in tree && typeof tree.over === "string") visitSet(tree.over);
    Object.values(tree).forEach(visit);
  };
  visit(formula);
  return [...found];
}

/** The test by which a target's measure narrows what it counts, where its formula is one aggregate. */
export function narrowingOf({ is }: PlannedFigure): Test | undefined {
  return "over" in is && "where" in is ? is.where : undefined;
}
