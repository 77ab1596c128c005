/** The agreements of this repository that the proofs try things on, by their paths. */
import { readdirSync } from "node:fs";
import type { Plan } from "../../src/engine/plan/plan.ts";
import { agreementOf, planOf, textOf } from "./product.ts";

/** Every published agreement of this repository, and the agreements for the public data sets. */
export const EXAMPLES: readonly string[] = ["agreements", "public-data"].flatMap((folder) =>
  foldersOf(`examples/${folder}/`).map((name) => `examples/${folder}/${name}/agreement.yaml`),
);

let plans: readonly Plan[] | undefined;

/** The examples compiled; read once and kept. */
export function examplePlans(): readonly Plan[] {
  plans ??= EXAMPLES.map((path) => planOf(agreementOf(textOf(path))));
  return plans;
}

function foldersOf(path: string): readonly string[] {
  return readdirSync(new URL(`../../${path}`, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
