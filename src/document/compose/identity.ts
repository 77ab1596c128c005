/** Does a short document say who it is? What names an agreement is taken over from no template. */

import type { TemplateReference } from "../../engine/prepare/agreement.ts";
import { AGREEMENT } from "../keywords/document.ts";
import { type Reading, report } from "../read/reading.ts";
import { type MapNode, valueAt } from "../tree.ts";
import { IDENTITY } from "./merge.ts";

/** Problems: `missing-key`, `same-id-as-template`. */
export function checkIdentity(reading: Reading, root: MapNode, reference: TemplateReference): void {
  for (const { key, required, example } of AGREEMENT.keywords) {
    if (!required || !IDENTITY.has(key) || valueAt(root, key) !== undefined || root.incomplete) continue;
    const message = `"${key}" is missing; a document takes its name from no template, so write it, for example "${key}: ${example}".`;
    report(reading, "missing-key", "", message);
  }
  const id = valueAt(root, "id");
  if (id?.kind !== "text" || id.text !== reference.agreement) return;
  const message = `This agreement has the id of its template, "${id.text}"; choose another one, for two agreements of one id are versions of each other.`;
  report(reading, "same-id-as-template", id.pointer, message);
}
