/** A folder of agreements by their ids: what a chain may rest on.
 *
 *  Of several versions of one agreement the newest counts. A document is compiled when a chain asks for it, so
 *  one that is broken stands in the way of those alone that rest on it. */

import type { LibraryDocument } from "../../document/index.ts";
import type { Underpinning } from "../../engine/measure/chain/link.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { loadAgreement } from "./agreement-file.ts";
import { templatesIn } from "./templates.ts";

/** The agreements of a folder; asking throws `DataProblems` for one that does not compute. */
export function libraryIn(folder: string): Underpinning {
  const newest = new Map<string, LibraryDocument>();
  for (const document of templatesIn(folder)) {
    const known = newest.get(document.id);
    if (known === undefined || known.version < document.version) newest.set(document.id, document);
  }
  const plans = new Map<string, Plan>();
  return (id) => {
    const document = newest.get(id);
    if (document === undefined) return undefined;
    const plan = plans.get(id) ?? loadAgreement(document.name, folder).plan;
    plans.set(id, plan);
    return plan;
  };
}
