/** What can be wrong with a journal, in words of two languages?
 *
 *  A flaw is a code that never changes and the values its sentence names. The sentences stand in a table, so that a
 *  page can tell the same flaw in another language, and a program need not read sentences at all. */

import type { Language } from "../engine/value/format.ts";

/** What a sentence has in each language; {names} in braces are replaced by values. */
export type Sentence = Readonly<Record<Language, string>>;

export const FLAWS = {
  "personal-altered": {
    en: "The personal data of entry {index} of {journal} is not what the entry was bound to.",
    de: "Die personenbezogenen Daten zu Eintrag {index} von {journal} sind nicht die, an die der Eintrag gebunden ist.",
  },
  "root-differs": {
    en: "The entries of {journal} do not add up to the hash in its checkpoint: an entry was changed, added, left out or moved.",
    de: "Die Einträge von {journal} ergeben nicht den Hash des Prüfpunkts: Ein Eintrag wurde geändert, hinzugefügt, weggelassen oder verschoben.",
  },
  "checkpoint-unreadable": {
    en: "A checkpoint of {journal} is not written as checkpoints are.",
    de: "Ein Prüfpunkt von {journal} ist nicht so geschrieben, wie Prüfpunkte geschrieben werden.",
  },
  "history-rewritten": {
    en: "The journal {journal} does not continue what it held at size {size}: its history was rewritten.",
    de: "Das Journal {journal} setzt seinen Stand von {size} Einträgen nicht fort: Die Vergangenheit wurde umgeschrieben.",
  },
  "signature-wrong": {
    en: "{name} (key {id}) did not sign the checkpoint of {journal} as it stands here.",
    de: "{name} (Schlüssel {id}) hat den Prüfpunkt von {journal} so, wie er hier steht, nicht unterschrieben.",
  },
  "key-unknown": {
    en: "The checkpoint of {journal} is signed by {name} with key {id}, which is not among the keys.",
    de: "Den Prüfpunkt von {journal} hat {name} mit dem Schlüssel {id} unterschrieben, der nicht unter den Schlüsseln ist.",
  },
  "key-out-of-time": {
    en: "The key {id} of {name} was not in force when it signed the checkpoint of {journal}.",
    de: "Der Schlüssel {id} von {name} galt nicht, als er den Prüfpunkt von {journal} unterschrieb.",
  },
  "signed-twice": {
    en: "The checkpoint of {journal} carries two signatures by the same key {id}.",
    de: "Der Prüfpunkt von {journal} trägt zwei Unterschriften desselben Schlüssels {id}.",
  },
  "rotation-broken": {
    en: "The key {key} was not handed over by a key in force.",
    de: "Der Schlüssel {key} wurde nicht von einem geltenden Schlüssel übergeben.",
  },
  "not-included": {
    en: "The receipt does not prove that its entry stands at place {index} of {journal}.",
    de: "Die Quittung beweist nicht, dass ihr Eintrag an Stelle {index} von {journal} steht.",
  },
  unsigned: {
    en: "Nobody signed the checkpoint of {journal}.",
    de: "Den Prüfpunkt von {journal} hat niemand unterschrieben.",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type FlawCode = keyof typeof FLAWS;

export interface Flaw {
  readonly code: FlawCode;
  readonly values: Readonly<Record<string, string>>;
}

export function flaw(code: FlawCode, values: Flaw["values"] = {}): Flaw {
  return { code, values };
}

/** The flaw as one sentence. */
export function flawText({ code, values }: Flaw, language: Language): string {
  return filled(FLAWS[code][language], values);
}

/** A sentence with its values in place. */
export function filled(sentence: string, values: Flaw["values"]): string {
  return sentence.replace(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces);
}
