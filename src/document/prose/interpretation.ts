/** How the words of a contract are to be read: the fixed rules of the agreement language.
 *
 *  They hold for every agreement of this language version and are part of what is signed; only the
 *  rules whose words occur in a contract are printed, so that a short contract stays short. */

export interface Reading {
  /** The rule is printed when the contract's text holds this; without it, always. */
  readonly when?: RegExp;
  readonly title: string;
  readonly text: string;
}

export const ENGLISH_READINGS: readonly Reading[] = [
  {
    title: "Defined terms",
    text: "A word in italics is a name that this agreement defines, in the clause of that title or in a table of fields; it means the same throughout.",
  },
  {
    title: "Periods and intervals",
    text: "An assessment period, and every stretch of time, includes its first instant and excludes its last. A fact belongs to the instant at which it occurred, not to the one at which it was recorded.",
  },
  {
    when: /business (?:second|minute|hour)/,
    title: "Business hours",
    text: "A business hour is an hour during which the named calendar is open; so are business minutes and seconds.",
  },
  {
    when: /business day/,
    title: "Business days",
    text: "A business day is a date on which the named calendar is open at some time. A number of business days ends on that many business days after the day of the start, at the same time of day.",
  },
  {
    when: /calendar days? /,
    title: "Calendar days",
    text: "A calendar day is a date in the governing time zone, whether it has 23, 24 or 25 hours.",
  },
  {
    when: /\b(?:minutes?|hours?)\b/,
    title: "Hours and minutes",
    text: "An hour or a minute without the word “business” is one of elapsed time, round the clock.",
  },
  {
    when: /later than \d\d:\d\d/,
    title: "Cut-off",
    text: "Where business days are counted, a start later than the cut-off, or on a day that is no business day, counts as made when the next business day opens. For every other length of time, a start later than the cut-off counts as made at the midnight that ends its day.",
  },
  {
    when: /percentile/,
    title: "Percentiles",
    text: "A percentile is one of the values themselves: in ascending order, the first at or below which the stated percentage of all values lies (nearest rank).",
  },
  {
    when: /share|mean|lowest|highest|percentile/,
    title: "Nothing to measure",
    text: "A sum or a count of no items is zero. A share, a mean, a lowest or highest value and a percentile of no items do not exist, and the service level then says what holds.",
  },
  {
    when: /the clock/,
    title: "Clocks",
    text: "A clock is breached at the instant at which its limit is used up, whoever notices it and when. A clock that has neither stopped nor been breached is undecided; one that was cancelled is void; one that never started is absent. Nothing is rounded before it is compared with its limit.",
  },
  {
    when: /rounded/,
    title: "Rounding",
    text: "Everything is computed exactly and rounded once, where this agreement says so. “Half up” rounds a tie away from zero, “half down” toward zero and “half even” to the even neighbour; “up” rounds away from zero, “down” toward zero, “ceiling” to the next greater and “floor” to the next smaller value.",
  },
  {
    when: /not applicable/,
    title: "Not applicable",
    text: "Where a table says “not applicable”, or names no value, no promise is made there.",
  },
  {
    when: /limited to/,
    title: "Several limits",
    text: "Limits on credits apply one after the other, in the order in which they are written.",
  },
];

/** The same rules in the same order; only the words by which they are called for are others. */
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
