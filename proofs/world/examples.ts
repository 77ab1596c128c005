/** The agreements of this repository that the proofs try things on, by their paths. */
import type { Plan } from "../../src/engine/plan/plan.ts";
import { agreementOf, planOf, textOf } from "./product.ts";

/** The ten agreements written from published terms, and those for the public data sets. */
export const EXAMPLES: readonly string[] = [
  ...[
    "carrier-line",
    "cloud-family",
    "hosted-code",
    "object-storage",
    "outsourcing-pool",
    "power-restoration",
    "retail-otif",
    "service-points",
    "support-desk",
    "virtual-machines",
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
