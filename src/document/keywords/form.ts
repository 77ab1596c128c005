/** The texts whose form is fixed, for editors: what each is called, and how it is written.
 *
 *  A pattern tells a person nothing, so whoever breaks one is shown a sentence and examples in its place.
 *  Readers of patterns are in `phrase/`; the schema looks a pattern up here. */

import { AMOUNT, DATE, type Shape, TIME_OF_DAY, WINDOW } from "./keyword.ts";

export interface Form {
  readonly pattern: string;
  readonly name: string;
  /** What to write, as a sentence that can stand as a complaint. */
  readonly says: string;
  readonly examples: readonly [string, ...string[]];
}

export const FORMS: readonly Form[] = [
  {
    pattern: patternOf(AMOUNT),
    name: "amount of time",
    says: "Write an amount of time with its unit: clock hours, business hours or days, calendar days, or months.",
    examples: ["4 business hours", "30 minutes", "2 business days", "10 calendar days", "3 months"],
  },
  {
    pattern: patternOf(DATE),
    name: "date",
    says: "Write a date as year, month and day.",
    examples: ["2026-10-05"],
  },
  {
    pattern: patternOf(WINDOW),
    name: "window",
    says: "Write hours from an opening to a closing; a window may run past midnight.",
    examples: ["08:00-18:00", "22:00-06:00", "00:00-24:00"],
  },
  {
    pattern: `^${TIME_OF_DAY}$`,
    name: "time of day",
    says: "Write a time of day with two digits each.",
    examples: ["13:00"],
  },
  {
    pattern: `^at ${TIME_OF_DAY}$`,
    name: "moment of a day",
    says: 'Write "at" and a time of day.',
    examples: ["at 16:00"],
  },
  {
    pattern: "^(at least|at most|above|below|exactly) .+$",
    name: "level in words",
    says: 'Write "at least", "at most", "above", "below" or "exactly", and a constant or a name.',
    examples: ["at least 99.9 %", "at most 4 hours", "below 5 %"],
  },
  {
    pattern: "^(at least|above) .+$",
    name: "part of a unit",
    says: 'Write "at least" or "above", and an amount of time.',
    examples: ["at least 6 minutes"],
  },
  {
    pattern: "^.+ to \\d+ decimals?( of a percent)?$",
    name: "rounding",
    says: "Write a way to round, and to how many decimals.",
    examples: ["half up to 2 decimals of a percent", "half even to 3 decimals"],
  },
  {
    pattern: "^-?\\d+(\\.\\d+)? ?%$",
    name: "percentage",
    says: "Write a number and a percent sign.",
    examples: ["3 %"],
  },
  {
    pattern: "^[A-Z]{3}$",
    name: "currency",
    says: "Write the three capitals of a currency by ISO 4217.",
    examples: ["EUR"],
  },
  {
    pattern: "^money in [A-Z]{3}$",
    name: "money of another currency",
    says: 'Write "money in" and the three capitals of a currency.',
    examples: ["money in USD"],
  },
  {
    pattern: "^(lost|carried forward|paid in cash|to account .+)$",
    name: "rest above a cap",
    says: 'Write "lost", "carried forward", "paid in cash", or "to account" and the name of one.',
    examples: ["lost", "carried forward", "paid in cash", "to account credits kept"],
  },
  {
    pattern: "^\\d+ periods?$",
    name: "number of periods",
    says: "Write a whole number of periods.",
    examples: ["12 periods"],
  },
  {
    pattern: "^[0-9a-f]{64}$",
    name: "hash",
    says: 'Write the 64 hexadecimal digits that "tally print --format hash" prints.',
    examples: ["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
  },
];

/** The form of a pattern; undefined for one that nobody described. */
export function formOf(pattern: string): Form | undefined {
  return FORMS.find((form) => form.pattern === pattern);
}

function patternOf(shape: Shape): string {
  return (shape.kind === "text" ? shape.pattern : undefined) ?? "";
}
