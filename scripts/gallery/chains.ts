/**
 * What is said about the chains of a damaged twin, whose other documents are the agreements beneath it.
 */
import type { Library } from "../../src/document/compose/library.ts";
import { locateProblems } from "../../src/document/locate.ts";
import { parseAgreement } from "../../src/document/parse.ts";
import { feasibilityOf } from "../../src/engine/measure/chain/feasibility.ts";
import { compilePlan } from "../../src/engine/plan/compile.ts";
import type { Plan } from "../../src/engine/plan/plan.ts";
import type { Problem } from "../../src/engine/value/problem.ts";
import { zoneRelease } from "../../src/zones/release.ts";

/** Problems of the chains alone; none for an agreement that has no plan. */
export function chainProblemsOf(bytes: Uint8Array, library: Library): readonly Problem[] {
  const plan = planOf(bytes);
  if (plan === undefined) return [];
  const beneath = (id: string): Plan | undefined => {
    const found = library.find((document) => document.id === id);
    return found && planOf(found.text);
  };
  return locateProblems(bytes, feasibilityOf(plan, beneath).problems);
}

function planOf(text: string | Uint8Array): Plan | undefined {
  const { agreement } = parseAgreement(text);
  return agreement && compilePlan(agreement, zoneRelease()).plan;
}
