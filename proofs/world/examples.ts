/** The agreements of this repository that the proofs try things on, by their paths. */
import type { Plan } from "../../src/engine/plan/plan.ts";
import { agreementOf, planOf, textOf } from "./product.ts";

/** The ten agreements written from published terms, and those for the public data sets. */
export const EXAMPLES: readonly string[] = [
  ...[
    "idnet-care-levels",
    "digitalocean-family",
    "github-business-2017",
    "aws-s3",
    "contact-centre-80-20",
    "gsop-electricity",
    "walmart-otif-2024",
    "uk-model-services",
    "orgvue-support",
    "gcp-compute-engine",
  ].map((name) => `examples/agreements/${name}/agreement.yaml`),
  ...["help-desk", "incident-log", "order-lines", "problem-log", "uptime-checks"].map(
    (name) => `examples/public-data/${name}/agreement.yaml`,
  ),
];

let plans: readonly Plan[] | undefined;

/** The examples compiled; read once and kept. */
export function examplePlans(): readonly Plan[] {
  plans ??= EXAMPLES.map((path) => planOf(agreementOf(textOf(path))));
  return plans;
}
