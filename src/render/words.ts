/** The words of a statement page in each language; a statement is written in the language that governs.
 *
 *  What the parties named stays as they named it, and the sentences of explanations are the engine's, in
 *  English; everything else that the page says stands here. */

import { GERMAN } from "../document/prose/german/german.ts";
import type { AgreementKind, AgreementParty } from "../engine/prepare/agreement.ts";
import type { Comparator, Verdict } from "../engine/prepare/expression.ts";
import type { Language } from "../engine/value/format.ts";
import { ENGLISH_REMEDIES, GERMAN_REMEDIES, type RemedyWords } from "./remedy-words.ts";

export interface StatementWords {
  readonly statement: string;
  readonly kinds: Readonly<Record<AgreementKind, string>>;
  readonly roles: Readonly<Record<AgreementParty["role"], string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly comparators: Readonly<Record<Comparator, string>>;
  version(number: number): string;
  range(first: string, last: string): string;
  readonly summary: string;
  readonly judged: string;
  readonly none: string;
  readonly kept: string;
  outOf(count: number): string;
  readonly notMeasured: string;
  readonly due: string;
  provisionalAsOf(moment: string): string;
  readonly provisional: string;
  against(figure: string, level: string): string;
  readonly belowMinimum: string;
  readonly levels: string;
  readonly remedies: string;
  readonly remedy: RemedyWords;
  readonly legend: string;
  readonly level: string;
  readonly history: string;
  readonly identity: string;
  readonly identityText: string;
  readonly identities: readonly [
    agreement: string,
    document: string,
    period: string,
    asOf: string,
    zoneData: string,
    body: string,
    computedBy: string,
  ];
  readonly measured: string;
  readonly expected: string;
  readonly minimum: string;
  readonly lastPeriods: string;
  readonly againstLevels: string;
  readonly verdict: string;
  readonly reported: string;
  readonly noFigure: string;
  judgedAs(figure: string): string;
  counted(count: string): string;
  stretches(count: number, total: string): string;
  readonly why: string;
  whyFor(subject: string): string;
  whyAmount(amount: string, subject: string): string;
  readonly credits: string;
  readonly creditsAddUp: string;
  readonly nothingDue: string;
  owes(debtor: string, creditor: string, amount: string): string;
  readonly creditColumns: readonly [
    credit: string,
    of: string,
    computed: string,
    rounded: string,
    after: string,
  ];
  readonly dueForPeriod: string;
  readonly earnedBack: string;
  readonly caps: string;
  readonly capExtras: { readonly used: string; readonly cash: string; readonly posted: string };
  readonly accounts: string;
  readonly accountColumns: readonly [account: string, posting: string, amount: string, balance: string];
  readonly opening: string;
  cutFrom(amount: string): string;
  readonly capColumns: readonly [
    limit: string,
    atMost: string,
    brought: string,
    before: string,
    after: string,
    carried: string,
  ];
  readonly inAll: string;
  limitStep(cap: string): string;
}

const ENGLISH_WORDS: StatementWords = {
  statement: "Statement",
  kinds: {
    "service level agreement": "Service level agreement",
    "operational level agreement": "Operational level agreement",
    "underpinning contract": "Underpinning contract",
  },
  roles: { provider: "provider", customer: "customer", supplier: "supplier" },
  verdicts: {
    met: "met",
    missed: "missed",
    "not measured": "not measured",
    "not applicable": "not applicable",
    "deemed met": "deemed met",
  },
  comparators: {
    "at least": "at least",
    "at most": "at most",
    above: "above",
    below: "below",
    exactly: "exactly",
  },
  version: (number) => `version ${number}`,
  range: (first, last) => `${first} to ${last}`,
  summary: "Summary",
  judged: "Promises judged",
  none: "none",
  kept: "Promises kept",
  outOf: (count) => `of ${count}`,
  notMeasured: "Not measured",
  due: "Credit due",
  provisionalAsOf: (moment) =>
    `Provisional: the period or some of its clocks are not over as of ${moment}; figures may still change.`,
  provisional: "provisional",
  against: (figure, level) => `${figure} against ${level}`,
  belowMinimum: "below the minimum level",
  levels: "Service levels",
  remedies: "Claims and rights",
  remedy: ENGLISH_REMEDIES,
  legend:
    "In the small charts the dashed line is the expected level and the dotted one the minimum; a square is a period that missed.",
  level: "Service level",
  history: "Period by period",
  identity: "Check it yourself",
  identityText:
    "Whoever holds the same facts and the same version of the agreement computes the same statement body, byte for byte. Its SHA-256 and those of what it rests on:",
  identities: ["Agreement", "Document", "Period", "As of", "Time-zone data", "Statement body", "Computed by"],
  measured: "Measured",
  expected: "Expected",
  minimum: "Minimum",
  lastPeriods: "Last periods",
  againstLevels: "Against its levels",
  verdict: "Verdict",
  reported: "reported",
  noFigure: "no figure",
  judgedAs: (figure) => `judged as ${figure}`,
  counted: (count) => `of ${count} counted`,
  stretches: (count, total) => `${count} ${count === 1 ? "stretch" : "stretches"} of time, together ${total}`,
  why: "Why this figure",
  whyFor: (subject) => `Why this figure for ${subject}`,
  whyAmount: (amount, subject) => `Why ${amount} for ${subject}`,
  credits: "Service credits",
  creditsAddUp: "How the credits of the period add up.",
  nothingDue: "No credit is due for this period.",
  owes: (debtor, creditor, amount) => `${debtor} owes ${creditor} ${amount} for this period.`,
  creditColumns: ["Credit", "For", "Computed", "Rounded", "After limits"],
  dueForPeriod: "Due for the period",
  earnedBack: "earned back by the provider",
  accounts: "Accounts",
  accountColumns: ["Account", "Posting", "Amount", "Balance"],
  opening: "opening",
  cutFrom: (amount) => `cut from ${amount}`,
  capExtras: { used: "Used before", cash: "Paid in cash", posted: "To account" },
  caps: "Limits, in the order in which they apply",
  capColumns: ["Limit", "At most", "Brought forward", "Before", "After", "Carried forward"],
  inAll: "in all",
  limitStep: (cap) => `limit: ${cap}`,
};

const GERMAN_WORDS: StatementWords = {
  statement: "Abrechnung",
  kinds: {
    "service level agreement": GERMAN.kindService,
    "operational level agreement": GERMAN.kindOperational,
    "underpinning contract": GERMAN.kindUnderpinning,
  },
  roles: { provider: GERMAN.roleProvider, customer: GERMAN.roleCustomer, supplier: GERMAN.roleSupplier },
  verdicts: {
    met: GERMAN.verdictMet,
    missed: GERMAN.verdictMissed,
    "not measured": GERMAN.verdictNotMeasured,
    "not applicable": GERMAN.verdictNotApplicable,
    "deemed met": GERMAN.verdictDeemedMet,
  },
  comparators: {
    "at least": "mindestens",
    "at most": "höchstens",
    above: "mehr als",
    below: "weniger als",
    exactly: "genau",
  },
  version: (number) => `Fassung ${number}`,
  range: (first, last) => `${first} bis ${last}`,
  summary: "Zusammenfassung",
  judged: "Beurteilte Zusagen",
  none: "keine",
  kept: "Eingehaltene Zusagen",
  outOf: (count) => `von ${count}`,
  notMeasured: "Nicht gemessen",
  due: "Fällige Gutschrift",
  provisionalAsOf: (moment) =>
    `Vorläufig: Der Zeitraum oder einzelne seiner Fristen sind zum Stand ${moment} nicht abgelaufen; die Zahlen können sich noch ändern.`,
  provisional: "vorläufig",
  against: (figure, level) => `${figure} statt ${level}`,
  belowMinimum: "unter dem Mindestniveau",
  levels: "Service-Level",
  remedies: "Anträge und Rechte",
  remedy: GERMAN_REMEDIES,
  legend:
    "In den kleinen Diagrammen ist die gestrichelte Linie das zugesagte Niveau und die gepunktete das Mindestniveau; ein Quadrat ist ein verfehlter Zeitraum.",
  level: "Service-Level",
  history: "Zeitraum für Zeitraum",
  identity: "Zum Nachrechnen",
  identityText:
    "Wer über dieselben Datensätze und dieselbe Fassung der Vereinbarung verfügt, berechnet Byte für Byte denselben Abrechnungsinhalt. Sein SHA-256-Wert und die Werte dessen, worauf er beruht:",
  identities: [
    "Vereinbarung",
    "Dokument",
    "Zeitraum",
    "Stand",
    "Zeitzonendaten",
    "Abrechnungsinhalt",
    "Berechnet von",
  ],
  measured: "Gemessen",
  expected: "Zugesagt",
  minimum: "Mindestniveau",
  lastPeriods: "Letzte Zeiträume",
  againstLevels: "Im Vergleich",
  verdict: "Ergebnis",
  reported: "ausgewiesen",
  noFigure: "kein Wert",
  judgedAs: (figure) => `beurteilt als ${figure}`,
  counted: (count) => `bei ${count} gezählten`,
  stretches: (count, total) => `${count} ${count === 1 ? "Zeitspanne" : "Zeitspannen"}, zusammen ${total}`,
  why: "Herleitung dieses Werts",
  whyFor: (subject) => `Herleitung dieses Werts für ${subject}`,
  whyAmount: (amount, subject) => `Herleitung von ${amount} für ${subject}`,
  credits: "Servicegutschriften",
  creditsAddUp: "Wie sich die Gutschriften des Zeitraums zusammensetzen.",
  nothingDue: "Für diesen Zeitraum ist keine Gutschrift fällig.",
  owes: (debtor, creditor, amount) => `${debtor} schuldet ${creditor} für diesen Zeitraum ${amount}.`,
  creditColumns: ["Gutschrift", "Für", "Berechnet", "Gerundet", "Nach Begrenzung"],
  dueForPeriod: "Fällig für den Zeitraum",
  earnedBack: "vom Dienstleister zurückerworben",
  accounts: "Konten",
  accountColumns: ["Konto", "Buchung", "Betrag", "Saldo"],
  opening: "Anfangsbestand",
  cutFrom: (amount) => `gekürzt von ${amount}`,
  capExtras: { used: "Verbraucht", cash: "Ausgezahlt", posted: "Auf Konto" },
  caps: "Begrenzungen in der Reihenfolge ihrer Anwendung",
  capColumns: ["Begrenzung", "Höchstens", "Vortrag", "Davor", "Danach", "Übertrag"],
  inAll: "insgesamt",
  limitStep: (cap) => `Begrenzung: ${cap}`,
};

/** The words of the language that governs. */
export function wordsIn(language: Language): StatementWords {
  return language === "de" ? GERMAN_WORDS : ENGLISH_WORDS;
}
