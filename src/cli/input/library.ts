/** A folder of agreements by their ids: what a chain may rest on.
 *
 *  Documents stand in the folder or one folder deeper; of several versions of one agreement the newest
 *  counts. Other files (facts, mappings, notes) are passed by. */

import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Underpinning } from "../../engine/measure/chain/link.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { loadAgreement } from "./agreement-file.ts";
import { readDocument } from "./read-bounded.ts";

/** The agreements of a folder; throws `DataProblems` for one that does not compute. */
export function libraryIn(folder: string): Underpinning {
  const plans = new Map<string, Plan>();
  for (const path of documentsIn(folder)) {
    const { plan, agreement } = loadAgreement(path);
    const known = plans.get(agreement.id);
    if (known === undefined || known.agreement.version < agreement.version) plans.set(agreement.id, plan);
  }
  return (id) => plans.get(id);
}

function documentsIn(folder: string): readonly string[] {
  const here = listed(folder);
  const below = here
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => filesOf(join(folder, name), listed(join(folder, name))));
  return [...filesOf(folder, here), ...below].filter(isAgreement).sort();
}

function listed(folder: string): readonly Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}

function filesOf(folder: string, entries: readonly Dirent[]): readonly string[] {
  return entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map(({ name }) => join(folder, name));
}

/** Whether the first words of a file claim to be an agreement. */
function isAgreement(path: string): boolean {
  const text = readDocument(path, "a document of the library").toString("utf8");
  return /^\s*\{?\s*"?tallystick"?\s*:/m.test(text);
}
