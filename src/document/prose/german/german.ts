/** The German phrase table: the keys and slots of the English one, in the order of a German sentence.
 *
 *  Three conventions keep the grammar right whatever fills a slot. Formulas are noun phrases that begin
 *  with their article in the nominative, and a slot may ask for another case ("{value:dative}"). Tests
 *  are subordinate clauses with the verb last, so that they stand behind "für die", "wenn" and "sofern"
 *  alike. A relative clause ends with its comma; one that meets a full stop or a bracket is dropped. */

import type { ENGLISH } from "../english/english.ts";
import { GERMAN_CALENDARS } from "./calendars.ts";
import { GERMAN_FORMULAS } from "./formulas.ts";
import { GERMAN_FRAME } from "./frame.ts";
import { GERMAN_LEDGER } from "./ledger.ts";
import { GERMAN_PRICES } from "./prices.ts";
import { GERMAN_RIGHTS } from "./rights.ts";
import { GERMAN_RUNS } from "./runs.ts";
import { GERMAN_TEMPLATE } from "./template.ts";

export const GERMAN = {
  ...GERMAN_PRICES,
  ...GERMAN_CALENDARS,
  ...GERMAN_LEDGER,
  ...GERMAN_RUNS,
  ...GERMAN_RIGHTS,
  // Headings
  partiesSection: "Vertragsparteien und Laufzeit",
  servicesSection: "Dienstleistungen",
  calendarsSection: "Kalender",
  factsSection: "Datengrundlage",
  itemsSection: "Gegenstand der Zählung",
  feesSection: "Entgelte und Kennzahlen",
  targetsSection: "Service-Level",
  clocksSection: "Fristen",
  timelinesSection: "Zeitabschnitte",
  creditsSection: "Servicegutschriften",
  capsSection: "Begrenzung der Servicegutschriften",
  governingSection: "Allgemeine Bestimmungen",
  clausesSection: "Weitere Bestimmungen",
  interpretationSection: "Auslegung",
  extensionsSection: "Angaben für Werkzeuge",

  // Kinds of agreement and parties
  subtitle: "{kind} {id}, Fassung {version}, in {language} Sprache",
  subtitleTranslated:
    "{kind} {id}, Fassung {version}. Dies ist eine Übersetzung; maßgeblich ist die Fassung in {language} Sprache.",
  colophon:
    "Dieser Vertragstext gibt das Dokument mit dem SHA-256-Wert {hash} wieder, auf {language}, gedruckt von {printer}.",
  colophonEn: "Englisch",
  colophonDe: "Deutsch",
  kindService: "Dienstleistungsvereinbarung (SLA)",
  kindOperational: "Vereinbarung auf Betriebsebene (OLA)",
  kindUnderpinning: "Absicherungsvertrag (UC)",
  languageEn: "englischer",
  languageDe: "deutscher",
  partiesTitle: "Vertragsparteien",
  parties: "Diese Vereinbarung wird geschlossen zwischen {parties}.",
  party: "{name} (nachfolgend „{role}“)",
  roleProvider: "Dienstleister",
  roleCustomer: "Kunde",
  roleSupplier: "Lieferant",
  termTitle: "Laufzeit",
  termOpen: "Diese Vereinbarung tritt am {from} in Kraft und gilt auf unbestimmte Zeit.",
  termClosed: "Diese Vereinbarung tritt am {from} in Kraft und endet mit Ablauf des {to}.",
  renews: "Danach verlängert sie sich jeweils um {length}.",
  notice: "Jede Vertragspartei kann sie mit einer Frist von {length:dative} kündigen.",

  // Facts
  streamEvents:
    "Die Datenreihe {name} besteht aus Ereignissen: Jeder Datensatz hält ein Ereignis im Verlauf eines Vorgangs fest.",
  streamEventList: "Die Ereignisse sind {list}.",
  streamIntervals:
    "Die Datenreihe {name} besteht aus Zeitspannen: Jeder Datensatz hat einen Anfang und ein Ende.",
  streamSamples:
    "Die Datenreihe {name} besteht aus Messpunkten: Jeder Datensatz hält einen Zustand zu einem Zeitpunkt fest.",
  streamRecords:
    "Die Datenreihe {name} besteht aus einzelnen Aufzeichnungen, die jeweils zu einem Zeitpunkt entstehen.",
  streamWhere: "Es zählen nur diejenigen, für die {test}.",
  fieldsOf: "Angaben eines Datensatzes von {name}",
  fieldColumn: "Angabe",
  typeColumn: "Art",
  valuesColumn: "Zulässige Werte",
  typeNumber: "Zahl",
  typeMoney: "Geldbetrag",
  typeDuration: "Zeitdauer",
  typeInstant: "Zeitpunkt",
  typeDate: "Datum",
  typeFlag: "ja oder nein",
  typeText: "Text",
  anyValue: "beliebig",

  // Item sets
  itemsFrom: "Die Menge {name} umfasst die Elemente von {source}.",
  itemsCycles:
    "Die Menge {name} umfasst die Durchläufe der Frist {clock}, jeweils vom Beginn bis zur darauf folgenden Beendigung.",
  itemsGroup:
    "Die Menge {name} umfasst die Gruppen derjenigen Elemente von {source}, die in {by} übereinstimmen.",
  itemsGroupEvery:
    "Die Menge {name} umfasst die Gruppen derjenigen Elemente von {source}, die in dasselbe Intervall von {every:dative} fallen.",
  itemsGroupByEvery:
    "Die Menge {name} umfasst die Gruppen derjenigen Elemente von {source}, die in {by} übereinstimmen und in dasselbe Intervall von {every:dative} fallen.",
  emptyIncluded: "Ein Intervall ohne Elemente zählt mit.",
  emptyLeftOut: "Ein Intervall ohne Elemente zählt nicht.",
  itemsWhere: "Es zählen nur diejenigen, für die {test}.",
  itemsDated: "Jedes Element gehört zu dem Bewertungszeitraum, in dem {instant} liegt.",
  itemsValue: "Für jedes Element ist {name} wie folgt bestimmt: {formula}.",

  // Fees and figures
  fee: "Das Entgelt {name} beträgt {formula:accusative}.",
  figure: "Die Kennzahl {name} ist wie folgt bestimmt: {formula}.",
  figurePer: "Die Kennzahl {name} wird gesondert nach {per} gebildet und ist wie folgt bestimmt: {formula}.",

  // Service levels
  targetExpected: "In jedem {period} muss {measure} {level} betragen.",
  targetExpectedPer: "In jedem {period} und gesondert nach {per} muss {measure} {level} betragen.",
  targetReported: "In jedem {period} wird {measure} ausgewiesen; ein bestimmtes Niveau ist nicht zugesagt.",
  targetReportedPer:
    "In jedem {period} und gesondert nach {per} wird {measure} ausgewiesen; ein bestimmtes Niveau ist nicht zugesagt.",
  targetMinimum: "Das Mindestniveau liegt bei {level}.",
  targetRounding: "Vor der Beurteilung wird der Messwert {rounding}.",
  targetVolume: "Ist {count} kleiner als {number}, so gilt das Service-Level als {verdict}.",
  withoutValue: "Gibt es nichts zu messen, so gilt das Service-Level als {verdict}.",
  targetDated: "Jedes Element zählt in dem {period}, in dem {instant} liegt.",
  targetService: "Dieses Service-Level bezieht sich auf die Dienstleistung {service}.",
  periodHere: "Bewertungszeitraum",

  // Verdicts, clock outcomes
  verdictMet: "erreicht",
  verdictMissed: "verfehlt",
  verdictNotMeasured: "nicht gemessen",
  verdictNotApplicable: "nicht anwendbar",
  verdictDeemedMet: "kraft Vereinbarung erreicht",
  outcomeMet: "eingehalten",
  outcomeBreached: "überschritten",
  outcomeUndecided: "offen",
  outcomeVoid: "hinfällig",
  outcomeAbsent: "nicht in Gang gesetzt",

  // Clocks
  clockItems: "Die Frist {name} läuft für {items}.",
  clockItemsWhere: "Die Frist {name} läuft für diejenigen {items}, für die {test}.",
  clockStarts: "Sie beginnt mit {events}.",
  clockStartsAt: "Sie beginnt mit {events}; die Zeit zählt dann ab dem in {field} angegebenen Zeitpunkt.",
  clockStops: "Sie endet mit {events}.",
  clockCancelled: "Sie wird hinfällig durch {events}.",
  clockReset: "Sie beginnt von Neuem durch {events}.",
  clockPauseBetween: "Die Frist ist gehemmt von {from} bis {until}: {reason}.",
  clockPauseWhile: "Die Frist ist gehemmt, solange {test}: {reason}.",
  pauseParty: "Die Ursache für {reason} liegt bei folgender Vertragspartei: {party}.",
  pauseNoLimit: "Dies ist zeitlich nicht begrenzt.",
  pauseAtMost: "Die Hemmung wegen {reason} dauert höchstens {amount}; danach läuft die Frist weiter.",
  clockCalendar: "Die Geschäftszeit richtet sich nach {calendar:dative}.",
  clockAlways: "Die Zeit zählt rund um die Uhr.",
  clockLimit: "Die Dauer der Frist beträgt {limit:accusative}.",
  metAtMost:
    "Die Frist ist eingehalten, wenn ihre Laufzeit, also die gezählte Zeit, höchstens so lang ist wie ihre Dauer; ist die Laufzeit länger, so ist die Frist überschritten.",
  metBelow:
    "Die Frist ist eingehalten, wenn ihre Laufzeit, also die gezählte Zeit, kürzer ist als ihre Dauer; erreicht die Laufzeit die Dauer, so ist die Frist überschritten.",
  clockCutOff: "Ein Beginn nach {time} Uhr gilt als am nächsten Tag erfolgt.",
  snapDay: "Die Frist läuft am Ende des Tages ab, auf den ihr Ablauf fällt.",
  snapBusinessDay: "Die Frist läuft am Ende der Geschäftszeit des Tages ab, auf den ihr Ablauf fällt.",
  snapAt: "Die Frist läuft um {time} Uhr des Tages ab, auf den ihr Ablauf fällt.",
  changeKeep:
    "Ändert sich die Dauer der Frist, so bleibt die bereits gezählte Zeit angerechnet, und es gilt die neue Dauer.",
  changeRestart: "Ändert sich die Dauer der Frist, so wird die Zeit ab der Änderung neu gezählt.",
  changeBeginning: "Ändert sich die Dauer der Frist, so gilt die neue Dauer wie von Anfang an.",
  changeStays: "Ändert sich die Dauer der Frist, so bleibt es bei der Dauer, die zu Beginn galt.",
  reopenedFirst: "Wird ein Vorgang wieder geöffnet, so bleibt die erste Beendigung maßgeblich.",
  reopenedContinues:
    "Wird ein Vorgang wieder geöffnet, so läuft die Zeit von dort weiter, wo sie angehalten wurde.",
  reopenedEach:
    "Wird ein Vorgang wieder geöffnet, so beginnt ein neuer Durchlauf, und jeder Durchlauf zählt.",
  pausesBeforeCount: "Auch eine Wartezeit, die vor dem Beginn eingesetzt hat, wird nicht gezählt.",
  pausesBeforeNot:
    "Eine Wartezeit vor dem Beginn ist ohne Wirkung; soweit sie nach dem Beginn fortdauert, wird sie nicht gezählt.",
  pausesAfterCount: "Auch eine Wartezeit nach einer Überschreitung wird nicht gezählt.",
  pausesAfterNot: "Eine Wartezeit nach einer Überschreitung wird gezählt.",
  sameInstant: "Ereignisse desselben Zeitpunkts wirken in dieser Reihenfolge: {order}.",
  trigger: "{event}, sofern {test},",
  stepStart: "Beginn",
  stepStop: "Beendigung",
  stepReset: "Neubeginn",
  stepCancel: "Wegfall",
  stepPause: "Hemmung",
  stepResume: "Fortsetzung",

  // Timelines
  timeline: "Als {name} gilt {stretch}.",
  wholePeriod: "die Gesamtzeit des Bewertungszeitraums",
  calendarHoursOf: "die Geschäftszeit des Kalenders {calendar}",
  during: "die Zeit während der {items}",
  duringWhere: "die Zeit während derjenigen {items}, für die {test},",
  samples:
    "die Zeit, für die Messpunkte aus {stream} ergeben, dass {test}, wobei jeder Messpunkt bis zum nächsten fortgilt,",
  samplesHold:
    "die Zeit, für die Messpunkte aus {stream} ergeben, dass {test}, wobei jeder Messpunkt bis zum nächsten, höchstens jedoch {holds} lang fortgilt,",
  silence: "die Zeit, in der seit dem letzten Datensatz aus {stream} mehr als {after} vergangen sind,",
  union: "die Zeit, die unter {list} fällt,",
  overlap: "die Zeit, die zugleich unter {list} fällt,",
  atLeastK: "die Zeit, die zugleich unter mindestens {k} von diesen fällt: {list}",
  acrossAny: "die Zeit, die für irgendeine Ausprägung von {dimension} unter {stretch} fällt,",
  acrossAll: "die Zeit, die für jede Ausprägung von {dimension} zugleich unter {stretch} fällt,",
  acrossK: "die Zeit, die für {k} oder mehr Ausprägungen von {dimension} zugleich unter {stretch} fällt,",
  without: "{stretch} ohne {list}",
  outside: "die Zeit außerhalb von {stretch:dative}",
  runsAtLeast:
    "die Zeit derjenigen ununterbrochenen Abschnitte von {stretch:dative}, die mindestens {amount} dauern,",
  runsAbove:
    "die Zeit derjenigen ununterbrochenen Abschnitte von {stretch:dative}, die länger als {amount} dauern,",
  beyond:
    "die Zeit, die von jedem ununterbrochenen Abschnitt von {stretch:dative} nach Ablauf von {amount:dative} verbleibt,",
  whole:
    "die Zeit derjenigen Schritte von {unit:dative}, die für {stretch} zählen, wobei ein Schritt zählt, wenn {rule},",
  wholeFull: "er vollständig erfasst ist",
  wholeTouched: "er überhaupt berührt ist",
  wholeAtLeast: "seine erfasste Zeit mindestens {amount} beträgt",
  wholeAbove: "seine erfasste Zeit mehr als {amount} beträgt",
  budget:
    "die Zeit von {stretch:dative}, vom Anfang an und nur bis zu einer Gesamtdauer von {amount:dative},",

  // Service credits
  creditMissed:
    "Wird das Service-Level {target} verfehlt, so {payer} des folgenden Betrags verpflichtet: {amount}.",
  creditBelow:
    "Bleibt das Service-Level {target} hinter dem Mindestniveau zurück, so {payer} des folgenden Betrags verpflichtet: {amount}.",
  creditAlways:
    "Unabhängig vom Ergebnis bei dem Service-Level {target} {payer} des folgenden Betrags verpflichtet: {amount}.",
  creditIf:
    "Sofern {test}, {payer} des folgenden Betrags für das Service-Level {target} verpflichtet: {amount}.",
  creditMissedBare:
    "Wird ein Service-Level verfehlt, so {payer} des folgenden Betrags verpflichtet: {amount}.",
  creditBelowBare:
    "Bleibt ein Service-Level hinter seinem Mindestniveau zurück, so {payer} des folgenden Betrags verpflichtet: {amount}.",
  creditAlwaysBare: "In jedem Bewertungszeitraum {payer} des folgenden Betrags verpflichtet: {amount}.",
  creditIfBare: "Sofern {test}, {payer} des folgenden Betrags verpflichtet: {amount}.",
  providerPays: "ist {provider} gegenüber {customer} zur Gutschrift",
  customerPays: "ist {customer} gegenüber {provider} zur Rückgewähr",
  creditRounding: "Der Betrag wird {rounding} auf die kleinste Einheit der Währung gerundet.",
  cap: "In jedem Bewertungszeitraum sind {credits} zusammen begrenzt auf {limit:accusative}.",
  capPer:
    "In jedem Bewertungszeitraum und gesondert nach {per} sind {credits} zusammen begrenzt auf {limit:accusative}.",
  capAll: "alle Gutschriften",
  capNamed: "die Gutschriften {list}",
  capLost: "Der darüber hinausgehende Betrag verfällt.",
  capCarried: "Der darüber hinausgehende Betrag wird in den nächsten Bewertungszeitraum übertragen.",

  clauseCited: "Diese Bestimmung wird als {id} zitiert.",

  // Governing terms
  periodTitle: "Bewertungszeitraum",
  periodGoverning: "Die Service-Level werden je {period} bewertet.",
  zoneTitle: "Zeitzone",
  zoneGoverning:
    "Kalenderdaten und Uhrzeiten verstehen sich in der Zeitzone {zone} nach der Ausgabe {release} der Zeitzonendaten.",
  moneyTitle: "Währung",
  moneyGoverning: "Gutschriften lauten auf {currency}.",
  evidenceTitle: "Nachweise",
  evidenceWindow:
    "Ein Datensatz zählt für einen Zeitraum, wenn er binnen {amount:dative} nach dessen Ende erfasst wird.",
  evidenceOpen: "Ein Datensatz zählt für seinen Zeitraum, wann immer er erfasst wird.",
  calendarMonth: "Kalendermonat",
  calendarQuarter: "Kalendervierteljahr",
  calendarHalfYear: "Kalenderhalbjahr",
  week: "Wochenzeitraum",
  day: "Kalendertag",
  yearFrom: "Jahr mit Beginn im {month}",
  billingMonth: "Abrechnungsmonat mit Beginn am Tag {day} eines Monats",
  rolling: "Zeitraum von {days} Tagen",

  ...GERMAN_FORMULAS,
  ...GERMAN_FRAME,
  ...GERMAN_TEMPLATE,
} as const satisfies Readonly<Record<keyof typeof ENGLISH, string>>;
