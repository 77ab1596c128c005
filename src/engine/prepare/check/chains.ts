/** Can the own work of a chain be counted? What the other agreements say is asked where they are at hand. */
import { type Problem, pointerTo } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";
import type { Chain } from "../chain.ts";
import { checkCountedOn } from "./meetings.ts";

/** Problems: `unknown-calendar`, `business-unit-without-calendar`. */
export function checkChains(agreement: Agreement): readonly Problem[] {
  const within = (chain: Chain, at: string): readonly Problem[] => {
    if (chain.kind === "leg") return [];
    if (chain.kind === "own work")
      return checkCountedOn(agreement, chain, chain.takes, pointerTo(at, "own work"));
    return chain.of.flatMap((each, index) => within(each, pointerTo(at, chain.kind, index)));
  };
  return agreement.targets.flatMap(({ name, restsOn }) =>
    restsOn === undefined ? [] : within(restsOn, pointerTo("/targets", name, "rests on")),
  );
}
