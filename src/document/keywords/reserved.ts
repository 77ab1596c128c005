/** Words that no field, value, clock, fee, figure or target can be called, because formulas and
 *  conditions begin with them or use them as names of their own. */

import { CONDITIONS } from "./condition.ts";
import { FORMULAS } from "./formula.ts";

/** Names that mean something in every agreement without being declared. */
export const SPECIAL_NAMES: readonly string[] = [
  "measured",
  "start of period",
  "end of period",
  "length of period",
  "days in period",
];

/** Words of formulas. */
export const FORMULA_WORDS: readonly string[] = FORMULAS.map(({ name }) => name);

/** Words of conditions. A field may be called "value": the word has its other sense only beside "is". */
export const CONDITION_WORDS: readonly string[] = [
  ...CONDITIONS.map(({ name }) => name).filter((name) => name !== "value"),
  "is",
];

/** What names in formulas and conditions cannot be. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  ...SPECIAL_NAMES,
  ...FORMULA_WORDS,
  ...CONDITION_WORDS,
  "not applicable",
  "true",
  "false",
]);
