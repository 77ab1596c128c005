/** The words of the verifier page in both languages. */

import type { Language } from "../engine/value/format.ts";

export interface PageWords {
  readonly title: string;
  readonly lead: string;
  readonly drop: string;
  readonly choose: string;
  readonly keys: string;
  readonly keysHint: string;
  readonly reading: string;
  readonly holds: string;
  readonly fails: string;
  readonly proven: string;
  readonly wrong: string;
  readonly open: string;
  readonly statement: string;
  readonly recomputedOnly: string;
  readonly badKey: string;
  readonly broke: string;
  readonly trust: string;
}

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  en: {
    title: "Verify an evidence bundle",
    lead: "This page checks a bundle and computes its statement again, on this computer alone. It sends nothing and fetches nothing; it works without a network.",
    drop: "Drop a bundle here, or",
    choose: "choose a file",
    keys: "Keys you were handed",
    keysHint:
      "One line each, from the parties themselves and not from the bundle. Without them you see who claims to have signed.",
    reading: "Checking every link, and computing …",
    holds: "The bundle holds.",
    fails: "The bundle does not hold.",
    proven: "Proven",
    wrong: "Wrong",
    open: "Not proven by this file",
    statement: "The statement, as this page computed it",
    recomputedOnly: "This is what the facts in the bundle give. It is not what somebody claims.",
    badKey: "This line is no key, or was changed: {line}",
    broke: "The bundle made this program fail, which no honest bundle does: {reason}",
    trust: "Take this page from somebody other than the maker of the bundle.",
  },
  de: {
    title: "Ein Belegpaket prüfen",
    lead: "Diese Seite prüft ein Belegpaket und berechnet seine Abrechnung neu, allein auf diesem Rechner. Sie sendet nichts und lädt nichts; sie arbeitet ohne Netz.",
    drop: "Legen Sie ein Belegpaket hier ab oder",
    choose: "wählen Sie eine Datei",
    keys: "Schlüssel, die Ihnen übergeben wurden",
    keysHint:
      "Je eine Zeile, von den Parteien selbst und nicht aus dem Belegpaket. Ohne sie sehen Sie, wer unterschrieben haben will.",
    reading: "Jede Verbindung wird geprüft, die Abrechnung neu berechnet …",
    holds: "Das Belegpaket hält stand.",
    fails: "Das Belegpaket hält nicht stand.",
    proven: "Bewiesen",
    wrong: "Falsch",
    open: "Durch diese Datei nicht bewiesen",
    statement: "Die Abrechnung, wie diese Seite sie berechnet hat",
    recomputedOnly: "Das ergeben die Datensätze im Belegpaket. Es ist nicht, was jemand behauptet.",
    badKey: "Diese Zeile ist kein Schlüssel oder wurde verändert: {line}",
    broke: "Das Belegpaket brachte dieses Programm zum Scheitern; kein ehrliches tut das: {reason}",
    trust: "Nehmen Sie diese Seite von jemand anderem als dem, der das Belegpaket gemacht hat.",
  },
};
