/** What was agreed differently from the template?
 *
 *  Every deviation has its place, what the template says, what stands here, and the sentence of prose in
 *  which a reader meets each. They are worked out from the two full texts and need no memory of how the
 *  document was written. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import type { Language } from "../../engine/value/format.ts";
import { printContract } from "../prose/contract.ts";
import { sentencesAt } from "../prose/find.ts";
import { type Difference, differences, termsOf, valueText } from "./difference.ts";

export interface Deviation {
  readonly kind: Difference["kind"];
  readonly pointer: string;
  /** Absent where the template has nothing of the kind. */
  readonly template?: Stated;
  /** Absent where this agreement has nothing of the kind. */
  readonly own?: Stated;
}

export interface Stated {
  /** As the document writes it; a list of names where the order differs. */
  readonly value: string;
  /** What the contract says at this place; empty for an order. */
  readonly sentence: string;
}

/** Every deviation of an agreement from its template, in the order of the document. */
export function deviationsOf(
  full: Agreement,
  template: Agreement,
  options: { readonly language: Language },
): readonly Deviation[] {
  const found = differences(termsOf(template), termsOf(full));
  if (found.length === 0) return [];
  const [here, there] = [full, template].map((each) => printContract(each, options));
  return found.map((difference): Deviation => {
    const { kind, pointer } = difference;
    if (kind === "order") {
      const [before, after] = [difference.before, difference.after].map((names) => names.join(", "));
      return { kind, pointer, template: stated(before), own: stated(after) };
    }
    const own = "after" in difference ? stated(valueText(difference.after), here, pointer) : undefined;
    const old = "before" in difference ? stated(valueText(difference.before), there, pointer) : undefined;
    return { kind, pointer, ...(old ? { template: old } : {}), ...(own ? { own } : {}) };
  });
}

function stated(value = "", prose?: ReturnType<typeof printContract>, pointer = ""): Stated {
  return { value, sentence: prose === undefined ? "" : sentencesAt(prose, pointer) };
}
