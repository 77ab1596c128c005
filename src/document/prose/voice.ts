/** A language at work: its phrase table, its forms, and how both are put together.
 *
 *  Phrase builders know nodes of the agreement and keys of the table, never words. A slot that a
 *  template does not have, or one left empty, is a compile error: the slots are read from the type
 *  of the English table, with which every other language has to agree. */

import type { Agreement } from "../../engine/prepare/agreement.ts";
import { unreachable } from "../../engine/value/assert.ts";
import type { Language } from "../../engine/value/format.ts";
import { ENGLISH } from "./english/english.ts";
import { ENGLISH_FORMS } from "./english/forms.ts";
import { ENGLISH_READINGS } from "./english/readings.ts";
import type { Forms } from "./forms.ts";
import { GERMAN_FORMS } from "./german/forms.ts";
import { GERMAN } from "./german/german.ts";
import { GERMAN_READINGS } from "./german/readings.ts";
import type { Reading } from "./interpretation.ts";
import { filled, joined, type Phrase, words } from "./phrase.ts";

export type PhraseKey = keyof typeof ENGLISH;

type SlotsIn<T extends string> = T extends `${string}{${infer Slot}}${infer Rest}`
  ? Slot | SlotsIn<Rest>
  : never;

/** What a phrase needs to be said. */
export type Slots<K extends PhraseKey> = Readonly<Record<SlotsIn<(typeof ENGLISH)[K]>, Phrase>>;

export interface Voice {
  readonly language: Language;
  readonly phrases: Readonly<Record<PhraseKey, string>>;
  readonly forms: Forms;
  readonly readings: readonly Reading[];
  /** What the agreement itself calls something: such a word is printed as it stands. */
  readonly declared: ReadonlySet<string>;
}

/** The voice of a language. */
export function voiceOf(language: Language, agreement: Agreement): Voice {
  const declared = declaredIn(agreement);
  switch (language) {
    case "en":
      return { language, phrases: ENGLISH, forms: ENGLISH_FORMS, readings: ENGLISH_READINGS, declared };
    case "de":
      return { language, phrases: GERMAN, forms: GERMAN_FORMS, readings: GERMAN_READINGS, declared };
    default:
      return unreachable(language);
  }
}

function declaredIn({ streams, items, fees, figures, targets, credits }: Agreement): ReadonlySet<string> {
  const within = [...streams.flatMap(({ fields }) => fields), ...items.flatMap(({ values }) => values)];
  return new Set([within, fees, figures, targets, credits].flat().map(({ name }) => name));
}

/** A phrase of the table with its slots filled. */
export function say<K extends PhraseKey>(voice: Voice, key: K, slots: Slots<K>): Phrase {
  return filled(voice.phrases[key], slots, voice.forms.inCase);
}

/** A phrase without slots. */
export function tell(voice: Voice, key: PhraseKey): Phrase {
  return words(voice.phrases[key]);
}

/** "a, b and c" or "a, b or c". */
export function listed(voice: Voice, phrases: readonly Phrase[], by: "and" | "or"): Phrase {
  const last = phrases.at(-1);
  if (last === undefined || phrases.length === 1) return last ?? [];
  return [...joined(phrases.slice(0, -1), voice.phrases.comma), ...words(voice.phrases[by]), ...last];
}

/** A part of a larger phrase kept together where it could be misread. */
export function bracketed(voice: Voice, phrase: Phrase): Phrase {
  return [...words(voice.phrases.open), ...phrase, ...words(voice.phrases.close)];
}
