/** The German phrases of claims and rights; the conventions are those of the table around them. */

import type { ENGLISH_RIGHTS } from "../english/rights.ts";

export const GERMAN_RIGHTS = {
  // Headings
  claimsSection: "Geltendmachung von Gutschriften",
  rightsSection: "Rechte der Vertragsparteien",

  // Claims
  claim:
    "Damit für einen Bewertungszeitraum {credits} gewährt werden, ist in dieser Reihenfolge Folgendes zu tun:",
  claimAll: "Gutschriften",
  claimStep: "{step}: Ein Element von {items} liegt spätestens {within} nach {after:dative} vor.",
  claimStepWhere:
    "{step}: Ein Element von {items}, für das {test}, liegt spätestens {within} nach {after:dative} vor.",
  claimStepAnyTime: "{step}: Ein Element von {items} liegt vor; eine Frist besteht nicht.",
  claimStepWhereAnyTime:
    "{step}: Ein Element von {items}, für das {test}, liegt vor; eine Frist besteht nicht.",
  claimDated: "Es betrifft den Bewertungszeitraum, in dem {instant} liegt.",
  countedOn: "Die Geschäftszeit richtet sich nach dem Kalender {calendar}.",
  claimEvidence: "Dem Antrag sind folgende Nachweise beizufügen: {list}.",
  claimMinimum:
    "Gutschriften werden nur gewährt, wenn sie in dem Bewertungszeitraum zusammen {level} betragen.",
  claimOnlyIf: "Gutschriften werden nur gewährt, wenn {test}.",
  claimDecided: "Über den Antrag ist binnen {amount:dative} nach dem letzten Schritt zu entscheiden.",
  claimSilenceAccepted: "Unterbleibt die Entscheidung in dieser Zeit, so gilt der Antrag als angenommen.",
  claimSilenceRefused: "Unterbleibt die Entscheidung in dieser Zeit, so gilt der Antrag als abgelehnt.",
  claimGivenFees: "Gutschriften werden mit künftigen Entgelten verrechnet.",
  claimGivenInvoice: "Gutschriften werden auf der nächsten Rechnung abgezogen.",
  claimGivenCash: "Gutschriften werden ausgezahlt.",
  claimExpires:
    "Eine Gutschrift, die nicht binnen {amount:dative} nach dem letzten Schritt in Anspruch genommen wird, verfällt.",
  claimSole:
    "Über die Gutschriften hinaus bestehen keine Ansprüche wegen der Umstände, für die sie gewährt werden.",
  claimNotSole: "Weitergehende Ansprüche bleiben neben den Gutschriften unberührt.",
  claimProofProvider: "Die Beweislast trägt der Dienstleister.",
  claimProofCustomer: "Die Beweislast trägt der Kunde.",
  claimMeasuredProvider: "Maßgeblich sind die Messungen des Dienstleisters.",
  claimMeasuredCustomer: "Maßgeblich sind die Messungen des Kunden.",
  claimMeasuredThird: "Maßgeblich sind die Messungen eines Dritten.",

  // Rights
  right: "Ergibt sich am Ende eines Bewertungszeitraums, dass {test}, so ist {who} berechtigt, {action}.",
  rightPer:
    "Ergibt sich am Ende eines Bewertungszeitraums gesondert nach {per}, dass {test}, so ist {who} berechtigt, {action}.",
  mayTerminate: "diese Vereinbarung zu kündigen",
  mayTerminateService: "die betroffene Dienstleistung zu kündigen",
  maySuspendPayment: "die Zahlung auszusetzen",
  maySuspendService: "die Dienstleistung auszusetzen",
  mayStepIn: "die Leistung selbst zu übernehmen oder durch Dritte erbringen zu lassen",
  mayExtend: "die Laufzeit zu verlängern",
  mayDemandPlan: "einen Plan zur Abhilfe zu verlangen",
  mayDemandReport: "einen Bericht über die Ursachen zu verlangen",
  mayAudit: "die Dienstleistung zu prüfen",
  rightService: "Betroffen ist die Dienstleistung {service}.",
  rightBy: "Die Verlängerung beträgt {amount}.",
  rightDeliver: "Die Vorlage hat binnen {amount:dative} nach dem Verlangen zu erfolgen.",
  rightCure:
    "Zuvor kann die andere Vertragspartei binnen {amount:dative} nach dem Ende dieses Bewertungszeitraums Abhilfe schaffen.",
  rightNotice: "Die Ausübung wird frühestens {amount} nach ihrer Erklärung wirksam.",
  rightWithin:
    "Das Recht erlischt {amount} nach dem Ende des ersten Bewertungszeitraums, in dem es entstanden ist.",
} as const satisfies Readonly<Record<keyof typeof ENGLISH_RIGHTS, string>>;
