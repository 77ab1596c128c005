/** Constants, names and the words for roundings and verdicts, each at its place in the document. */

import type { PeriodKind } from "../../../engine/prepare/agreement.ts";
import type { ClockOutcome, Comparator, Literal, Name, Verdict } from "../../../engine/prepare/expression.ts";
import { unreachable } from "../../../engine/value/assert.ts";
import { ratio } from "../../../engine/value/ratio.ts";
import type { Rounding, RoundingMode } from "../../../engine/value/rounding.ts";
import { named, type Phrase, passage, value } from "../phrase.ts";
import { type PhraseKey, say, type Voice } from "../voice.ts";

/** A constant in the language's own writing. */
export function literalPhrase(voice: Voice, literal: Literal, at: string): Phrase {
  return value(literalText(voice, literal), at);
}

function literalText({ forms, phrases }: Voice, literal: Literal): string {
  switch (literal.kind) {
    case "number":
      return literal.percent ? forms.percent(literal.value) : forms.number(literal.value);
    case "money":
      return forms.money(literal.amount, literal.currency);
    case "time amount":
      return forms.amount(literal);
    case "date":
      return forms.date(literal.date);
    case "instant":
      return forms.instant(literal.instant);
    case "text":
      return forms.quoted(literal.text);
    case "flag":
      return literal.flag ? phrases.yes : phrases.no;
    case "not applicable":
      return phrases.notApplicable;
    default:
      return unreachable(literal);
  }
}

/** A name in use; the few that the language itself defines print as what they mean. */
export function namePhrase(voice: Voice, name: Name): Phrase {
  const isOwn = Object.hasOwn(OWN_NAMES, name.name) && !voice.declared.has(name.name);
  const own = isOwn ? OWN_NAMES[name.name] : undefined;
  return own === undefined ? named(name.name, name.pointer) : passage(voice.phrases[own], name.pointer);
}

const OWN_NAMES: Readonly<Record<string, PhraseKey>> = {
  expected: "expectedLevel",
  minimum: "minimumLevel",
  start: "itemStart",
  end: "itemEnd",
  length: "itemLength",
  measured: "measured",
  "start of period": "startOfPeriod",
  "end of period": "endOfPeriod",
  "length of period": "lengthOfPeriod",
  "days in period": "daysInPeriod",
};

/** A count of things, such as the fewest items a target is judged on. */
export function countPhrase(voice: Voice, count: number, at: string): Phrase {
  return value(voice.forms.number(ratio(count)), at);
}

/** "at least 95 %": how a level or a bound compares. */
export function levelPhrase(voice: Voice, comparator: Comparator, bound: Phrase): Phrase {
  return say(voice, COMPARATORS[comparator], { bound });
}

const COMPARATORS = {
  "at least": "atLeast",
  "at most": "atMost",
  above: "above",
  below: "below",
  exactly: "exactly",
} as const satisfies Readonly<Record<Comparator, PhraseKey>>;

/** "rounded half up to 2 decimals". A percentage of n decimals has n + 2 as a fraction, and says so. */
export function roundingPhrase(voice: Voice, rounding: Rounding, at: string, ofPercentage = false): Phrase {
  const decimals = value(voice.forms.decimals(rounding.decimals), at);
  const plain = say(voice, "roundedTo", { mode: modePhrase(voice, rounding.mode, at), decimals });
  if (!ofPercentage || rounding.decimals < 2) return plain;
  const shown = value(voice.forms.decimals(rounding.decimals - 2), at);
  return say(voice, "ofPercentage", { rounding: plain, decimals: shown });
}

/** The name of a rounding mode is a term that the interpretation clause explains. */
export function modePhrase(voice: Voice, mode: RoundingMode, at: string): Phrase {
  return value(voice.phrases[MODES[mode]], at);
}

const MODES: Readonly<Record<RoundingMode, PhraseKey>> = {
  "half up": "roundHalfUp",
  "half down": "roundHalfDown",
  "half even": "roundHalfEven",
  up: "roundUp",
  down: "roundDown",
  ceiling: "roundCeiling",
  floor: "roundFloor",
};

export function verdictPhrase(voice: Voice, verdict: Verdict, at: string): Phrase {
  return value(voice.phrases[VERDICTS[verdict]], at);
}

const VERDICTS: Readonly<Record<Verdict, PhraseKey>> = {
  met: "verdictMet",
  missed: "verdictMissed",
  "not measured": "verdictNotMeasured",
  "not applicable": "verdictNotApplicable",
  "deemed met": "verdictDeemedMet",
};

export function outcomePhrase(voice: Voice, outcome: ClockOutcome, at: string): Phrase {
  return value(voice.phrases[OUTCOMES[outcome]], at);
}

const OUTCOMES: Readonly<Record<ClockOutcome, PhraseKey>> = {
  met: "outcomeMet",
  breached: "outcomeBreached",
  undecided: "outcomeUndecided",
  void: "outcomeVoid",
  absent: "outcomeAbsent",
};

/** "calendar month", "year beginning in April". */
export function periodPhrase(voice: Voice, period: PeriodKind, at: string): Phrase {
  switch (period.kind) {
    case "calendar month":
      return value(voice.phrases.calendarMonth, at);
    case "calendar quarter":
      return value(voice.phrases.calendarQuarter, at);
    case "calendar half-year":
      return value(voice.phrases.calendarHalfYear, at);
    case "week":
      return value(voice.phrases.week, at);
    case "day":
      return value(voice.phrases.day, at);
    case "year":
      return say(voice, "yearFrom", { month: value(voice.forms.month(period.startMonth), at) });
    case "billing month":
      return say(voice, "billingMonth", { day: countPhrase(voice, period.startDay, at) });
    case "rolling":
      return say(voice, "rolling", { days: countPhrase(voice, period.days, at) });
    default:
      return unreachable(period);
  }
}
