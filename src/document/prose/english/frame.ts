/** The English phrases of the terms around the promises: services, goals, tasks, meetings, silence. */

export const ENGLISH_FRAME = {
  goalsSection: "Business goals",
  responsibleSection: "Responsibilities",
  reviewsSection: "Service reviews",
  silenceSection: "Requests and silence",
  exclusionsSection: "Exclusions",
  signatoriesSection: "Signatories",

  // Services
  service: "{name} is a service under this agreement.",
  serviceCatalogue: "It is {id} in the service catalogue.",
  serviceOwner: "Accountable for it: {owner}.",
  serviceScope: "Out of scope: {list}.",
  serviceDuties: "So that it can be delivered, the customer sees to the following: {list}.",

  // What a service level rests on
  restsOn: "It rests on the following: {chain}.",
  chainSequence: "one after the other, {list}",
  chainParallel: "side by side, all of them needed, {list}",
  chainAny: "redundantly, one of them being enough, {list}",
  leg: "{relied} of the agreement {agreement}",
  legClock: "the clock {clock}",
  legTarget: "the service level {target}",
  legWhere: "{leg} where {test}",
  ownWork: "own work of {amount}",
  ownWorkOn: "own work of {amount}, counted in the hours of {calendar}",

  // Goals
  goal: "In each {period}, {indicator} is to be {level}.",
  goalOwner: "This is wanted by {owner}.",
  goalBaseline: "Before this agreement it stood at {baseline}.",
  goalSource: "It is read from {source}.",
  goalWithout: "Where nobody reports it, it is taken as {verdict}.",
  goalServed: "The service levels {list} serve this goal.",

  // Responsibilities
  rolesTitle: "Roles",
  roleColumn: "Role",
  partyColumn: "Belongs to",
  rolesCaption: "Roles and the parties to which they belong",
  tasksTitle: "Tasks",
  tasksCaption: "Who does each task, who answers for it, who is consulted and who is informed",
  taskColumn: "Task",
  doesColumn: "Responsible",
  answersColumn: "Accountable",
  consultedColumn: "Consulted",
  informedColumn: "Informed",
  nobody: "–",

  // Reviews
  review: "A service review is held for each {period}.",
  reviewWithin: "A service review is held for each {period}, within {amount} of its end.",
  countedOn: "Business time is counted here in the hours of {calendar}.",
  reviewInvited: "Taking part: {list}.",
  reviewAgenda: "On the agenda: {list}.",

  // Silence
  silenceAccepted:
    "Where a party does not answer {request} within {amount} of receiving it, it counts as accepted.",
  silenceRefused:
    "Where a party does not answer {request} within {amount} of receiving it, it counts as refused.",
  requestExclusion: "the declaration of an exclusion",
  requestStatement: "a statement",
  requestCorrection: "a request to correct a fact",
  requestAmendment: "a proposed amendment",
  requestClaim: "a claim for a credit",
  requestReviewMinutes: "the minutes of a service review",

  // Exclusions
  exclusion: "{name} is left out of account as {type}.",
  exclusionTimeline: "It is taken out as {timeline}.",
  exclusionFacts: "It is reported by {facts}.",
  exclusionDeclared: "Only the {party} may declare it.",
  exclusionNotice: "It must be declared {amount} in advance.",
  exclusionEvidence: "With it must be shown: {list}.",
  exclusionAtMost: "At most {amount} of it are left out in each {period}.",
  typePlanned: "planned maintenance",
  typeEmergency: "emergency maintenance",
  typeForceMajeure: "force majeure",
  typeCustomer: "caused by the customer",
  typeThirdParty: "caused by a third party",
  typeQuota: "use beyond the agreed quota",

  // Signatories
  signatory: "{name}, {capacity}",
  signatoriesOf: "For the {party}: {list}.",
} as const;
