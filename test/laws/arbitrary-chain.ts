/**
 * What a target rests on, at random: legs and own work, in sequence, in parallel and redundant, three levels deep.
 */
import fc from "fast-check";
import type { Chain } from "../../src/engine/prepare/chain.ts";
import { clockTime, perhaps } from "./arbitrary-formula.ts";
import { writing } from "./arbitrary-text.ts";

const leg: fc.Arbitrary<Chain> = fc
  .tuple(
    fc.record({
      kind: fc.constant("leg" as const),
      agreement: writing,
      where: fc.constantFrom([], [{ dimension: "priority", is: "P1" }]),
    }),
    fc.oneof(
      fc.record({ clock: writing }),
      fc.record({ target: writing }),
      fc.record({ clock: writing, target: writing }),
    ),
  )
  .map(([named, relied]) => ({ ...named, ...relied }));

const work: fc.Arbitrary<Chain> = fc
  .tuple(
    fc.record({ kind: fc.constant("own work" as const), takes: clockTime }),
    perhaps("on", fc.constant({ kind: "calendar", name: "office" })),
  )
  .map(([takes, on]) => ({ ...takes, ...on }));

/** Any chain. */
export const chain: fc.Arbitrary<Chain> = fc.letrec<{ chain: Chain }>((tie) => ({
  chain: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leg,
    work,
    fc.record({
      kind: fc.constantFrom("in sequence" as const, "in parallel" as const, "any of" as const),
      of: fc.array(tie("chain"), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).chain;
