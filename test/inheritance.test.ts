/** Forty agreements under one template: each holds together, and a change of the template does to each what a naive
 *  model finds, which is kept in a file that nobody can soften unseen. */

import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { composeChecked } from "../src/document/compose/checked.ts";
import { type Change, type Impact, templateImpact } from "../src/document/compose/impact.ts";
import { libraryDocument } from "../src/document/compose/library.ts";
import { compilePlan } from "../src/engine/plan/compile.ts";
import { assert } from "../src/engine/value/assert.ts";
import { zoneRelease } from "../src/zones/release.ts";
import { leavesOf, type NaiveImpact, naiveImpact } from "./naive/inheritance.ts";

const folder = "examples/inheritance";
const paths = globSync(`${folder}/library/*/*.yaml`).sort();
const library = paths.flatMap((path) => libraryDocument(path, readFileSync(path)) ?? []);
const proposed = readFileSync(`${folder}/proposed.yaml`, "utf8");
const expected: Record<string, NaiveImpact> = JSON.parse(
  readFileSync(`${folder}/impact.expected.json`, "utf8"),
);

describe("forty agreements under one template", () => {
  it("are there", () => {
    expect(library.length).toBe(42);
  });

  it.each(paths)("%s holds together, without a warning", (path) => {
    const { agreement, problems } = composeChecked(readFileSync(path), library, (each) =>
      compilePlan(each, zoneRelease()),
    );
    expect(problems).toEqual([]);
    expect(agreement).toBeDefined();
  });

  it("would change as the naive model says", () => {
    const texts = library.map(({ text }) => new TextDecoder().decode(text as Uint8Array));
    expect(naiveImpact(proposed, texts)).toEqual(expected);
    const changed = libraryDocument("proposed.yaml", proposed);
    assert(changed !== undefined, "the proposal is an agreement");
    const found = templateImpact(changed, library, (each) => compilePlan(each, zoneRelease()));
    expect(Object.fromEntries(found.map((impact) => [impact.id, plain(impact)]))).toEqual(expected);
  });
});

/** An impact leaf by leaf, as the naive model tells it. */
function plain({ changes, shielded, redundant, composes }: Impact): NaiveImpact {
  const leaves = changes.flatMap((change) => leavesIn(change));
  return {
    changes: leaves.map(([pointer, before, after]) => `${pointer}: ${before} → ${after}`).sort(),
    shielded: shielded.flatMap((change) => leavesIn(change).map(([pointer]) => pointer)).sort(),
    redundant: [...redundant].sort(),
    composes,
  };
}

function leavesIn({ pointer, before, after }: Change): readonly (readonly [string, string, string])[] {
  const [old, fresh] = [before, after].map((text) =>
    text === undefined ? new Map() : leavesOf(parse(text), pointer),
  );
  const pointers = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])];
  return pointers.map((each) => [each, old?.get(each) ?? "nothing", fresh?.get(each) ?? "nothing"]);
}
