/** The German phrases of the terms around the promises: services, goals, tasks, meetings, silence. */

import type { ENGLISH_FRAME } from "../english/frame.ts";

export const GERMAN_FRAME = {
  goalsSection: "Geschäftsziele",
  responsibleSection: "Zuständigkeiten",
  reviewsSection: "Service-Reviews",
  silenceSection: "Erklärungen und Schweigen",
  exclusionsSection: "Ausschlüsse",
  signatoriesSection: "Unterzeichnende",

  // Services
  service: "Die Dienstleistung {name} ist Gegenstand dieser Vereinbarung.",
  serviceCatalogue: "Im Servicekatalog trägt sie die Kennung {id}.",
  serviceOwner: "Verantwortlich für sie: {owner}.",
  serviceScope: "Nicht umfasst: {list}.",
  serviceDuties: "Damit sie erbracht werden kann, obliegt dem Kunden: {list}.",

  // What a service level rests on
  restsOn: "Dieses Service-Level beruht auf Folgendem: {chain}.",
  chainSequence: "nacheinander {list}",
  chainParallel: "nebeneinander, wobei alle erforderlich sind, {list}",
  chainAny: "ersatzweise, wobei eines davon genügt, {list}",
  leg: "{relied} der Vereinbarung {agreement}",
  legClock: "die Frist {clock}",
  legTarget: "das Service-Level {target}",
  legWhere: "{leg}, soweit {test}",
  ownWork: "eigene Arbeit von {amount:dative}",
  ownWorkOn: "eigene Arbeit von {amount:dative}, gerechnet nach dem Kalender {calendar}",

  // Goals
  goal: "In jedem {period} soll {indicator} {level} betragen.",
  goalOwner: "Dieses Ziel verfolgt: {owner}.",
  goalBaseline: "Der Ausgangswert vor dieser Vereinbarung beträgt {baseline}.",
  goalSource: "Der Wert wird entnommen aus: {source}.",
  goalWithout: "Wird der Wert nicht gemeldet, so gilt er als {verdict}.",
  goalServed: "Diesem Ziel dienen die Service-Level {list}.",

  // Responsibilities
  rolesTitle: "Rollen",
  roleColumn: "Rolle",
  partyColumn: "Gehört zu",
  rolesCaption: "Rollen und die Vertragsparteien, denen sie angehören",
  tasksTitle: "Aufgaben",
  tasksCaption: "Durchführung, Verantwortung, Anhörung und Unterrichtung je Aufgabe",
  taskColumn: "Aufgabe",
  doesColumn: "Durchführung",
  answersColumn: "Verantwortung",
  consultedColumn: "Anhörung",
  informedColumn: "Unterrichtung",
  nobody: "–",

  // Reviews
  review: "Zu jedem {period} findet ein Service-Review statt.",
  reviewWithin: "Zu jedem {period} findet binnen {amount:dative} nach dessen Ende ein Service-Review statt.",
  countedOn: "Für Geschäftszeit ist hierbei der Kalender {calendar} maßgeblich.",
  reviewInvited: "Es nehmen teil: {list}.",
  reviewAgenda: "Gegenstand der Besprechung: {list}.",

  // Silence
  silenceAccepted:
    "Antwortet eine Vertragspartei auf {request} nicht binnen {amount:dative} nach Zugang, so gilt ihre Zustimmung als erteilt.",
  silenceRefused:
    "Antwortet eine Vertragspartei auf {request} nicht binnen {amount:dative} nach Zugang, so gilt ihre Zustimmung als verweigert.",
  requestExclusion: "die Erklärung eines Ausschlusses",
  requestStatement: "eine Abrechnung",
  requestCorrection: "ein Verlangen nach Berichtigung eines Datensatzes",
  requestAmendment: "einen Änderungsvorschlag",
  requestClaim: "die Geltendmachung einer Gutschrift",
  requestReviewMinutes: "das Protokoll eines Service-Reviews",

  // Exclusions
  exclusion: "Der Ausschluss {name} bleibt außer Betracht; Art des Ausschlusses: {type}.",
  exclusionTimeline: "Er wird als {timeline} herausgerechnet.",
  exclusionFacts: "Er wird gemeldet in der Datenreihe {facts}.",
  exclusionDeclared: "Zur Erklärung berechtigt ist allein: {party}.",
  exclusionNotice: "Er ist mit einer Frist von {amount:dative} im Voraus zu erklären.",
  exclusionEvidence: "Mit der Erklärung sind vorzulegen: {list}.",
  exclusionAtMost: "In jedem {period} bleiben davon höchstens {amount} außer Betracht.",
  typePlanned: "geplante Wartung",
  typeEmergency: "Notfallwartung",
  typeForceMajeure: "höhere Gewalt",
  typeCustomer: "vom Kunden verursacht",
  typeThirdParty: "von einem Dritten verursacht",
  typeQuota: "Nutzung über die vereinbarte Menge hinaus",

  // Signatories
  signatory: "{name}, {capacity}",
  signatoriesOf: "Unterzeichnende Personen ({party}): {list}.",
} as const satisfies Readonly<Record<keyof typeof ENGLISH_FRAME, string>>;
