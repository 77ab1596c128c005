/** Does the composed agreement hold together, and what of it is the document's own doing?
 *
 *  What a document leaves out may be needed by a term of the template that stays. The template is not to
 *  blame then, so the problem is told at the entry that takes the thing away. Which entry that is, is found
 *  by trying: the problem is gone when the entry is passed over. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import { hasErrors, type Problem, pointerTo } from "../../engine/value/problem.ts";
import type { Source } from "../source.ts";
import { type ComposeOptions, type Composition, composeAgreement } from "./compose.ts";
import type { Library } from "./library.ts";
import { inDocuments, placedIn } from "./places.ts";

/** A check of agreements, such as compiling one. */
export type Check<T extends Checked> = (agreement: Agreement) => T;

interface Checked {
  readonly problems: readonly Problem[];
}

/** The composition with the problems of the check, each at its line; `checked` is what the check gave. */
export function composeChecked<T extends Checked>(
  input: string | Uint8Array | Source,
  library: Library,
  check: Check<T>,
  options: ComposeOptions = {},
): Composition & { readonly checked?: T } {
  const whole = tried(input, library, check, options);
  if (whole.leftOut.length === 0 || !hasErrors(whole.problems)) return whole;
  const blamed = whole.leftOut.reduce<readonly Problem[]>((problems, keeping, index) => {
    const kept = new Set(tried(input, library, check, { ...options, keeping }).problems.map(identityOf));
    return problems.map((each) =>
      isConsequence(each) && !kept.has(identityOf(each)) ? blame(each, index, keeping, whole) : each,
    );
  }, whole.problems);
  return { ...whole, problems: inDocuments(blamed) };
}

function tried<T extends Checked>(
  input: string | Uint8Array | Source,
  library: Library,
  check: Check<T>,
  options: ComposeOptions,
): Composition & { readonly checked?: T } {
  const composition = composeAgreement(input, library, options);
  const { agreement, places } = composition;
  if (agreement === undefined) return composition;
  const checked = check(agreement);
  const problems = inDocuments([...composition.problems, ...placedIn(places, checked.problems)]);
  return { ...composition, problems, checked };
}

/** What "leaves out" itself has wrong is told there already. */
function isConsequence({ severity, pointer }: Problem): boolean {
  return severity === "error" && !pointer.startsWith("/leaves out");
}

function identityOf({ code, pointer }: Problem): string {
  return `${code} ${pointer}`;
}

function blame(found: Problem, index: number, path: string, { places }: Composition): Problem {
  const pointer = pointerTo("/leaves out", index);
  const { line, column, document, ...rest } = found;
  const message = `Something that stays needs "${path}": ${found.message}`;
  return { ...rest, pointer, message, related: [found.pointer], ...places.get(pointer) };
}
