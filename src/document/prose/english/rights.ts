/** The English phrases of claims and rights. */

export const ENGLISH_RIGHTS = {
  // Headings
  claimsSection: "Claims on credits",
  rightsSection: "Rights that follow",

  // Claims
  claim: "To be given {credits} for an assessment period, the customer has to do all of this, in this order:",
  claimAll: "any credit",
  claimStep: "{step}: one of {items} is made no later than {within} after {after}.",
  claimStepWhere:
    "{step}: one of those {items} for which {test} is made no later than {within} after {after}.",
  claimStepAnyTime: "{step}: one of {items} is made, without limit of time.",
  claimStepWhereAnyTime: "{step}: one of those {items} for which {test} is made, without limit of time.",
  claimDated: "It is about the assessment period of {instant}.",
  countedOn: "Business time is counted in the hours of {calendar}.",
  claimEvidence: "The claim comes with its evidence: {list}.",
  claimMinimum: "Nothing is given unless these credits come, in all, to {level} in the assessment period.",
  claimOnlyIf: "Nothing is given unless {test}.",
  claimDecided: "A claim is decided within {amount} of its last step.",
  claimSilenceAccepted: "A claim that is not decided in that time is accepted.",
  claimSilenceRefused: "A claim that is not decided in that time is refused.",
  claimGivenFees: "Credits are set off against future fees.",
  claimGivenInvoice: "Credits are given on the next invoice.",
  claimGivenCash: "Credits are paid in cash.",
  claimExpires: "A credit that is not used within {amount} of the last step expires.",
  claimSole: "These credits are the sole remedy for what they are given for.",
  claimNotSole: "These credits do not exclude any other remedy.",
  claimProofProvider: "The burden of proof lies with the provider.",
  claimProofCustomer: "The burden of proof lies with the customer.",
  claimMeasuredProvider: "The measurements of the provider decide.",
  claimMeasuredCustomer: "The measurements of the customer decide.",
  claimMeasuredThird: "The measurements of a third party decide.",

  // Rights
  right: "Where, at the end of an assessment period, {test}, {who} may {action}.",
  rightPer:
    "Where, at the end of an assessment period and separately for each {per}, {test}, {who} may {action}.",
  mayTerminate: "terminate this agreement",
  mayTerminateService: "terminate the service concerned",
  maySuspendPayment: "suspend payment",
  maySuspendService: "suspend the service",
  mayStepIn: "step in and have the service performed",
  mayExtend: "extend the term",
  mayDemandPlan: "demand a rectification plan",
  mayDemandReport: "demand a report on the causes",
  mayAudit: "audit the service",
  rightService: "The service concerned is {service}.",
  rightBy: "The extension is {amount}.",
  rightDeliver: "It is to be delivered within {amount} of the demand.",
  rightCure: "The other party may first mend it within {amount} of the end of that assessment period.",
  rightNotice: "It takes effect no sooner than {amount} after notice is given.",
  rightWithin: "The right lapses {amount} after the end of the first assessment period in which it arose.",
} as const;
