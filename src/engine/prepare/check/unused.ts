/** Is anything declared that nothing uses? It is read and signed all the same, and one side will think
 *  that it counts. Figures, sets and clocks are exempt: a statement shows them for their own sake.
 *
 *  A use is any mention, so a tree is simply searched for its words; whether a word is spelt rightly
 *  is somebody else's question. */
import { type Problem, pointerTo, warning } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";

/** Warnings: `unused-calendar`, `unused-timeline`, `unused-fee`. */
export function checkUnused(agreement: Agreement): readonly Problem[] {
  const { calendars, timelines, fees, items, clocks, figures, targets, credits, caps, frame } = agreement;
  const { accounts, governing } = agreement;
  const mentioned = new Set<string>();
  const { claims, rights } = agreement;
  collectWords([timelines, fees, items, clocks, figures, targets, credits, caps, accounts, frame], mentioned);
  for (const fee of governing.tax?.on ?? []) mentioned.add(fee);
  collectWords([claims, rights], mentioned);
  for (const { on } of [...claims, ...rights]) if (on !== undefined) mentioned.add(on);
  const unused = (
    section: string,
    what: string,
    declared: readonly { readonly name: string }[],
  ): readonly Problem[] =>
    declared
      .filter(({ name }) => !mentioned.has(name))
      .map(({ name }) => {
        const message = `Nothing uses the ${what} "${name}"; use it, or delete it.`;
        return warning(`unused-${what}`, pointerTo("", section, name), message);
      });
  return [
    ...unused("calendars", "calendar", calendars),
    ...unused("timelines", "timeline", timelines),
    ...unused("fees", "fee", fees),
  ];
}

/** The words of every leaf: names, calendars, named timelines, and texts, which may choose a calendar. */
function collectWords(tree: unknown, into: Set<string>): void {
  if (typeof tree !== "object" || tree === null) return;
  if ("kind" in tree && typeof tree.kind === "string" && LEAVES.has(tree.kind)) {
    if ("name" in tree && typeof tree.name === "string") into.add(tree.name);
    if ("text" in tree && typeof tree.text === "string") into.add(tree.text);
  }
  for (const part of Object.values(tree)) collectWords(part, into);
}

const LEAVES: ReadonlySet<string> = new Set(["name", "calendar", "named", "text"]);
