/** The small phrases that stand as values, for the reference: each form with an example.
 *
 *  Reading them is the business of the grammars in `phrase/`; a test reads every example with its
 *  grammar, so that the reference promises nothing that is refused. */

export interface PhraseForm {
  /** Which grammar reads it. */
  readonly grammar: "constant" | "comparison" | "period" | "rounding" | "window" | "weekdays" | "closing";
  readonly example: string;
  readonly says: string;
}

export const PHRASES: readonly PhraseForm[] = [
  { grammar: "constant", example: "95 %", says: "A percentage; exactly nineteen twentieths." },
  { grammar: "constant", example: "12.50 EUR", says: "Money, with no more decimals than the currency has." },
  { grammar: "constant", example: "15 minutes", says: "Clock time: milliseconds, seconds, minutes, hours." },
  {
    grammar: "constant",
    example: "4 business hours",
    says: "Time on a calendar: business seconds, minutes, hours and days.",
  },
  {
    grammar: "constant",
    example: "3 calendar days",
    says: "Dates onwards, whatever hours they have. A day alone is refused: it could be either.",
  },
  { grammar: "constant", example: "1 month", says: "The same day of a later month, or its last day." },
  { grammar: "constant", example: "2026-10-05", says: "A date, without a zone." },
  { grammar: "constant", example: "2026-10-05T09:00:00Z", says: "An instant, with its offset from UTC." },
  { grammar: "constant", example: "not applicable", says: "No promise is made here." },
  {
    grammar: "comparison",
    example: "at least 95 %",
    says: "As much or more; also at most, above, below and exactly. A name may follow.",
  },
  {
    grammar: "period",
    example: "calendar month",
    says: "Also calendar quarter, calendar half-year, week and day.",
  },
  {
    grammar: "period",
    example: "year from April",
    says: "A year that begins with a month; year alone begins in January.",
  },
  {
    grammar: "period",
    example: "billing month from day 15",
    says: "A month that begins with a day, in shorter months their last.",
  },
  { grammar: "period", example: "rolling 28 days", says: "So many days, ending with every day." },
  {
    grammar: "rounding",
    example: "half up to 2 decimals of a percent",
    says: "Decimals as a reader of the percentage counts them.",
  },
  {
    grammar: "rounding",
    example: "half even to 3 decimals",
    says: "Decimals of the number itself. Also half down, up, down, floor and ceiling.",
  },
  { grammar: "window", example: "08:00-18:00", says: "Hours of a day; 00:00-24:00 is the whole day." },
  {
    grammar: "window",
    example: "22:00-06:00",
    says: "Hours past midnight; they belong to the day on which they begin.",
  },
  { grammar: "weekdays", example: "Mon-Fri", says: "A range of weekdays." },
  { grammar: "weekdays", example: "Mon, Wed", says: "A list of weekdays." },
  {
    grammar: "closing",
    example: "end of business day",
    says: "Until the calendar closes on the final day; also end of day, or at 16:00.",
  },
];
