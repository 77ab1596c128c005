/** On what a target rests, in the words of the document. */

import type { Chain } from "../../engine/prepare/chain.ts";
import { writeAmount } from "./constant.ts";
import { mapOfEntries, type WrittenMap, writtenMap } from "./written.ts";

/** A chain of any depth. */
export function writeChain(chain: Chain): WrittenMap {
  switch (chain.kind) {
    case "leg": {
      const { agreement, clock, target, where } = chain;
      const fixed = where.map(({ dimension, is }) => [dimension, is] as const);
      return writtenMap({
        agreement,
        clock,
        target,
        where: fixed.length === 0 ? undefined : mapOfEntries(fixed),
      });
    }
    case "own work":
      return writtenMap({ "own work": writeAmount(chain.takes), on: chain.on?.name });
    default:
      return writtenMap({ [chain.kind]: chain.of.map(writeChain) });
  }
}
