/** The door in: text, or the bytes of a file, becomes an agreement or every problem it has.
 *
 *  Parsing understands the form and the names' places, not their meaning; that is compiled later.
 *  An agreement is given only when nothing was wrong, so that nobody works with half of a promise. */

import type { Agreement } from "../engine/prepare/agreement.ts";
import { hasErrors, type Problem } from "../engine/value/problem.ts";
import { AGREEMENT } from "./keywords/document.ts";
import { placed } from "./locate.ts";
import { readAgreement } from "./read/agreement.ts";
import { declaredIn } from "./read/declared.ts";
import { type Reading, reportType } from "./read/reading.ts";
import { isShort, reportShort } from "./read/template.ts";
import { readSource, type Source } from "./source.ts";

/** The agreement, absent when any problem is an error; problems come in the order of the text, each
 *  with pointer, line and column. */
export function parseAgreement(input: string | Uint8Array): Parsed {
  return parseSource(readSource(input));
}

export interface Parsed {
  readonly agreement?: Agreement;
  readonly problems: readonly Problem[];
}

/** The same for a text that was read already. */
export function parseSource(source: Source): Parsed {
  const { root } = source;
  if (root === undefined) return { problems: source.problems };
  const reading: Reading = { problems: [], declared: declaredIn(root) };
  if (root.kind !== "map") {
    reportType(reading, root, `an agreement, beginning with "${AGREEMENT.keywords[0]?.key}: 1"`);
    return { problems: inTextOrder([...source.problems, ...placed(source, reading.problems)]) };
  }
  if (isShort(root)) {
    reportShort(reading, root);
    return { problems: inTextOrder([...source.problems, ...placed(source, reading.problems)]) };
  }
  const agreement = readAgreement(reading, root);
  const problems = inTextOrder([...source.problems, ...placed(source, reading.problems)]);
  return hasErrors(problems) ? { problems } : { agreement, problems };
}

/** By place, then by code; the same problem at the same place is told once. */
export function inTextOrder(problems: readonly Problem[]): readonly Problem[] {
  const keyed = problems.map((problem) => ({
    problem,
    key: `${problem.code} ${problem.pointer} ${problem.message}`,
  }));
  const sorted = keyed.sort(
    (a, b) =>
      (a.problem.line ?? 0) - (b.problem.line ?? 0) ||
      (a.problem.column ?? 0) - (b.problem.column ?? 0) ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
  return sorted.filter(({ key }, index) => sorted[index - 1]?.key !== key).map(({ problem }) => problem);
}
