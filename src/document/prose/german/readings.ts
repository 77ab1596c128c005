/** How the words of a German contract are to be read: the English rules in the same order; only the words
 *  by which they are called for are others. */

import type { Reading } from "../interpretation.ts";

export const GERMAN_READINGS: readonly Reading[] = [
  {
    title: "Begriffe",
    text: "Ein kursiv gesetztes Wort ist ein Name, den diese Vereinbarung unter der gleichnamigen Überschrift oder in einer Tabelle der Angaben bestimmt; er bedeutet überall dasselbe.",
  },
  {
    title: "Zeiträume und Zeitspannen",
    text: "Ein Bewertungszeitraum und jede Zeitspanne schließen ihren ersten Zeitpunkt ein und ihren letzten aus. Ein Datensatz gehört zu dem Zeitpunkt, zu dem das Festgehaltene eingetreten ist, nicht zu dem seiner Erfassung.",
  },
  {
    when: /Geschäfts(?:sekunde|minute|stunde)/,
    title: "Geschäftsstunden",
    text: "Eine Geschäftsstunde ist eine Stunde, in der nach dem genannten Kalender Geschäftszeit besteht; für Geschäftsminuten und Geschäftssekunden gilt Entsprechendes.",
  },
  {
    when: /Geschäftstag/,
    title: "Geschäftstage",
    text: "Ein Geschäftstag ist ein Datum, an dem nach dem genannten Kalender zu irgendeiner Zeit Geschäftszeit besteht. Eine Zahl von Geschäftstagen endet ebenso viele Geschäftstage nach dem Tag des Beginns zur selben Uhrzeit.",
  },
  {
    when: /Kalendertage?n?\b/,
    title: "Kalendertage",
    text: "Ein Kalendertag ist ein Datum in der maßgeblichen Zeitzone, gleichviel ob es 23, 24 oder 25 Stunden hat.",
  },
  {
    when: /\b(?:Minuten?|Stunden?)\b/,
    title: "Stunden und Minuten",
    text: "Eine Stunde oder Minute ohne den Zusatz „Geschäfts-“ ist eine Stunde oder Minute verstrichener Zeit, rund um die Uhr.",
  },
  {
    when: /Beginn nach \d\d:\d\d/,
    title: "Annahmeschluss",
    text: "Wo Geschäftstage gezählt werden, gilt ein Beginn nach dem Annahmeschluss oder an einem Tag, der kein Geschäftstag ist, als bei Eröffnung des nächsten Geschäftstags erfolgt. Bei jeder anderen Zeitdauer gilt ein Beginn nach dem Annahmeschluss als um die Mitternacht erfolgt, die seinen Tag beendet.",
  },
  {
    when: /Perzentil/,
    title: "Perzentile",
    text: "Ein Perzentil ist einer der Werte selbst, nämlich in aufsteigender Reihenfolge der erste, bis zu dem einschließlich der genannte Prozentsatz aller Werte erreicht ist (nächstgelegener Rang).",
  },
  {
    when: /Anteil|Mittelwert|Minimum|Maximum|Perzentil/,
    title: "Nichts zu messen",
    text: "Eine Summe oder Zahl über keine Elemente ist null. Ein Anteil, ein Mittelwert, ein Minimum, ein Maximum und ein Perzentil über keine Elemente bestehen nicht; was dann gilt, bestimmt das Service-Level.",
  },
  {
    when: /(?:[Dd]ie|der) Frist/,
    title: "Fristen",
    text: "Eine Frist ist in dem Zeitpunkt überschritten, in dem ihre Dauer aufgebraucht ist, gleichviel wer dies wann bemerkt. Eine Frist, die weder beendet noch überschritten ist, ist offen; eine weggefallene Frist ist hinfällig; eine nie begonnene Frist ist nicht in Gang gesetzt. Vor dem Vergleich mit der Dauer der Frist wird nichts gerundet.",
  },
  {
    when: /gerundet/,
    title: "Rundung",
    text: "Alles wird genau berechnet und einmal gerundet, nämlich wo diese Vereinbarung es bestimmt. „Kaufmännisch“ rundet bei Gleichstand von null weg, „halb abwärts“ zur Null hin und „halb gerade“ zum geraden Nachbarn; „aufwärts“ rundet von null weg, „abwärts“ zur Null hin, „nach oben“ zum nächstgrößeren und „nach unten“ zum nächstkleineren Wert.",
  },
  {
    when: /nicht anwendbar/,
    title: "Nicht anwendbar",
    text: "Wo eine Tabelle „nicht anwendbar“ oder keinen Wert nennt, besteht keine Zusage.",
  },
  {
    when: /begrenzt auf/,
    title: "Mehrere Begrenzungen",
    text: "Mehrere Begrenzungen von Gutschriften gelten nacheinander in der Reihenfolge, in der sie aufgeführt sind.",
  },
];
