/** The English phrases of what lasts longer than a period: accounts, spans of limits, earlier periods. */

export const ENGLISH_LEDGER = {
  accountsSection: "Accounts",
  capOver: "Over {span}, {credits} are together limited to {limit}.",
  capOverPer: "Over {span} and separately for each {per}, {credits} are together limited to {limit}.",
  eachSpan: "the assessment periods that end in one {span}",
  wholeTerm: "all assessment periods of the term",
  capCash: "What lies above is paid in cash, apart from the credits.",
  capPosted: "What lies above is added to the account {account}.",
  account: "{name} is an account that holds: {holds}.",
  accountPer: "{name} is an account that holds, separately for each {per}: {holds}.",
  accountOpening: "Before the first assessment period {opening} stands on it.",
  accountAtMost: "Its balance does not rise above {bound}; whatever would lift it further is not posted.",
  accountAtLeast: "Its balance does not fall below {bound}; whatever would lower it further is not posted.",
  accountExpires:
    "The number of assessment periods for which an addition stands, its own included, is {periods}; as the next one begins, what is left of it expires. What is taken is taken from the oldest addition first.",
  accountOrder:
    "In each assessment period, once credits and the limits on them are known, these are posted in this order:",
  entryAdds: "{entry}: {amount} is added.",
  entryAddsIf: "{entry}: where {test}, {amount} is added.",
  entryTakes: "{entry}: {amount} is taken off.",
  entryTakesIf: "{entry}: where {test}, {amount} is taken off.",
  balanceBefore: "the balance of {account} at the end of the assessment period before",
  balanceNow: "the balance of {account} at this point of the order",
} as const;
