/** What did a verification find, in sentences of two languages?
 *
 *  There are three kinds: what is proven, what is wrong, and what stays open. The last kind matters as much as the
 *  others: a file can prove that nothing was altered and that the figures follow, and never that the facts are
 *  true. Who reads "verified" without this list reads too much. */

import type { Language } from "../engine/value/format.ts";
import { FLAWS, type Flaw, filled, type Sentence } from "../journal/flaw.ts";

const OWN = {
  "file-whole": {
    en: "The file is whole: {lines} lines add up to the hash at its end.",
    de: "Die Datei ist vollständig: {lines} Zeilen ergeben den Hash an ihrem Ende.",
  },
  "zones-known": {
    en: "The time-zone data {id} is the release that this program carries itself.",
    de: "Die Zeitzonendaten {id} sind die Ausgabe, die dieses Programm selbst mitbringt.",
  },
  "journal-holds": {
    en: "The journal {journal} holds {entries} entries, and they add up to the hash in its checkpoint.",
    de: "Das Journal {journal} enthält {entries} Einträge; sie ergeben den Hash seines Prüfpunkts.",
  },
  "journal-continues": {
    en: "The journal {journal} continues what it held at size {size}: nothing earlier was changed.",
    de: "Das Journal {journal} setzt seinen Stand von {size} Einträgen fort: Früheres wurde nicht geändert.",
  },
  signed: {
    en: "{name} signed the checkpoint of {journal} of {at}.",
    de: "{name} hat den Prüfpunkt von {journal} vom {at} unterschrieben.",
  },
  trusted: {
    en: "Every journal is signed with the key you named: {key}.",
    de: "Jedes Journal ist mit dem Schlüssel unterschrieben, den Sie genannt haben: {key}.",
  },
  "version-holds": {
    en: "Version {version} of the agreement {agreement} has the hash {hash}, and every term of it can be computed.",
    de: "Fassung {version} der Vereinbarung {agreement} hat den Hash {hash}, und jede ihrer Bestimmungen ist berechenbar.",
  },
  "statement-recorded": {
    en: "The statement {hash} is an entry of the agreement's journal and rests on exactly these facts.",
    de: "Die Abrechnung {hash} ist ein Eintrag im Journal der Vereinbarung und beruht auf genau diesen Datensätzen.",
  },
  recomputed: {
    en: "Recomputed from {facts} facts, the statement of {period} is the same, byte for byte.",
    de: "Aus {facts} Datensätzen neu berechnet, ist die Abrechnung für {period} Byte für Byte dieselbe.",
  },
  "held-continued": {
    en: "The journal {journal} continues the checkpoint of size {size} that you hold.",
    de: "Das Journal {journal} setzt den Prüfpunkt mit {size} Einträgen fort, den Sie besitzen.",
  },
  "held-contradicted": {
    en: "You hold a checkpoint of {journal} of size {size} that this bundle does not continue or tells otherwise: history was rewritten.",
    de: "Sie besitzen einen Prüfpunkt von {journal} mit {size} Einträgen, den dieses Belegpaket nicht fortsetzt oder anders darstellt: Die Vergangenheit wurde umgeschrieben.",
  },
  "not-text": {
    en: "This is no evidence bundle: it is not UTF-8 text that ends with a line break.",
    de: "Das ist kein Belegpaket: Es ist kein UTF-8-Text, der mit einem Zeilenumbruch endet.",
  },
  "line-unreadable": {
    en: "Line {line} is no part of a bundle in the one spelling that parts have.",
    de: "Zeile {line} ist kein Teil eines Belegpakets in der einzigen Schreibweise, die Teile haben.",
  },
  "line-misplaced": {
    en: "Line {line} is a part that does not belong there, or of a form that this program does not know.",
    de: "Zeile {line} ist ein Teil, der dort nicht hingehört, oder von einer Form, die dieses Programm nicht kennt.",
  },
  "cut-short": {
    en: "The file ends before the bundle does: fetch it again.",
    de: "Die Datei endet vor dem Belegpaket: Laden Sie sie noch einmal.",
  },
  "file-altered": {
    en: "The file was altered after it was written: its lines have the hash {found}, and its end says {told}.",
    de: "Die Datei wurde nach dem Schreiben verändert: Ihre Zeilen haben den Hash {found}, ihr Ende nennt {told}.",
  },
  "zones-unreadable": {
    en: "The time-zone data is not written as a release is.",
    de: "Die Zeitzonendaten sind nicht so geschrieben, wie eine Ausgabe geschrieben ist.",
  },
  "zones-differ": {
    en: "The statement names the time-zone data {told}; what lies in the bundle is {found}.",
    de: "Die Abrechnung nennt die Zeitzonendaten {told}; im Belegpaket liegen {found}.",
  },
  "zones-forged": {
    en: "The time-zone data calls itself {id}, and is not the release of that name that this program carries.",
    de: "Die Zeitzonendaten nennen sich {id}, sind aber nicht die Ausgabe dieses Namens, die dieses Programm mitbringt.",
  },
  "key-unreadable": {
    en: "A key contradicts itself: {key}.",
    de: "Ein Schlüssel widerspricht sich selbst: {key}.",
  },
  "key-unused": {
    en: "The key {key} signed nothing here.",
    de: "Der Schlüssel {key} hat hier nichts unterschrieben.",
  },
  "not-trusted": {
    en: "The journal {journal} is not signed with the key you named: {key}.",
    de: "Das Journal {journal} ist nicht mit dem Schlüssel unterschrieben, den Sie genannt haben: {key}.",
  },
  "journal-disordered": {
    en: "The checkpoints or entries of {journal} do not stand in their order.",
    de: "Die Prüfpunkte oder Einträge von {journal} stehen nicht in ihrer Reihenfolge.",
  },
  "journal-twice": {
    en: "The journal {journal} stands twice.",
    de: "Das Journal {journal} steht zweimal da.",
  },
  "entry-unreadable": {
    en: "Entry {index} of {journal} is not what its kind asks for.",
    de: "Eintrag {index} von {journal} ist nicht, was seine Art verlangt.",
  },
  "version-altered": {
    en: "Version {version} of the agreement {agreement} is not the text whose hash it names.",
    de: "Fassung {version} der Vereinbarung {agreement} ist nicht der Text, dessen Hash sie nennt.",
  },
  "versions-unusable": {
    en: "The agreement cannot be computed: {reason}",
    de: "Die Vereinbarung ist nicht berechenbar: {reason}",
  },
  "statement-unrecorded": {
    en: "The agreement's journal has no entry about the statement {hash}.",
    de: "Das Journal der Vereinbarung hat keinen Eintrag über die Abrechnung {hash}.",
  },
  "grounds-differ": {
    en: "The statement was made on another state of {journal} than the one told here.",
    de: "Die Abrechnung wurde auf einem anderen Stand von {journal} erstellt als dem, der hier steht.",
  },
  "figure-differs": {
    en: "The statement is not what the facts give. First at {place}: it says {told}, and the facts give {found}.",
    de: "Die Abrechnung ist nicht, was die Datensätze ergeben. Zuerst bei {place}: Sie nennt {told}, die Datensätze ergeben {found}.",
  },
  "not-recomputed": {
    en: "The statement could not be recomputed: {reason}",
    de: "Die Abrechnung konnte nicht neu berechnet werden: {reason}",
  },
  "keys-own": {
    en: "The keys came with the bundle. Compare them with those you were handed: {keys}.",
    de: "Die Schlüssel kamen mit dem Belegpaket. Vergleichen Sie sie mit denen, die Ihnen übergeben wurden: {keys}.",
  },
  "zones-unknown": {
    en: "Whether the time-zone data {id} is as published: this program carries another release.",
    de: "Ob die Zeitzonendaten {id} so veröffentlicht wurden: Dieses Programm bringt eine andere Ausgabe mit.",
  },
  withheld: {
    en: "What {count} entries of {journal} say: they are withheld, and only their number is proven.",
    de: "Was {count} Einträge von {journal} sagen: Sie sind zurückgehalten, nur ihre Zahl ist bewiesen.",
  },
  erased: {
    en: "Personal data of {count} entries of {journal}: it was erased or is not shown.",
    de: "Personenbezogene Daten zu {count} Einträgen von {journal}: Sie sind gelöscht oder werden nicht gezeigt.",
  },
  "facts-refused": {
    en: "{count} facts do not fit what the agreement reads, and count for nothing.",
    de: "{count} Datensätze passen nicht zu dem, was die Vereinbarung liest, und zählen nicht.",
  },
  "truth-of-facts": {
    en: "That the facts are true, and that no source left any out: compare them with records of your own.",
    de: "Dass die Datensätze wahr sind und keine Quelle eine ausließ: Vergleichen Sie sie mit eigenen Aufzeichnungen.",
  },
  "signers-clock": {
    en: "That the instants of checkpoints are right: they are those of the signer's clock.",
    de: "Dass die Zeitpunkte der Prüfpunkte stimmen: Es sind die der Uhr des Unterzeichners.",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

const SENTENCES: Readonly<Record<FindingCode, Sentence>> = { ...FLAWS, ...OWN };

export type FindingCode = keyof typeof OWN | keyof typeof FLAWS;

export interface Finding {
  readonly kind: "proven" | "wrong" | "open";
  readonly code: FindingCode;
  readonly values: Readonly<Record<string, string>>;
}

export function proven(code: FindingCode, values: Finding["values"] = {}): Finding {
  return { kind: "proven", code, values };
}

export function wrong(code: FindingCode, values: Finding["values"] = {}): Finding {
  return { kind: "wrong", code, values };
}

export function open(code: FindingCode, values: Finding["values"] = {}): Finding {
  return { kind: "open", code, values };
}

/** A flaw of a journal as a finding. */
export function flawed({ code, values }: Flaw): Finding {
  return wrong(code, values);
}

/** The finding as one sentence. */
export function findingText({ code, values }: Finding, language: Language): string {
  return filled(SENTENCES[code][language], values);
}
