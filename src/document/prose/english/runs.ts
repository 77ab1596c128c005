/** The English phrases for runs of a timeline, and for the extent of what lasts. */

export const ENGLISH_RUNS = {
  itemsRuns: "The set {name} holds the unbroken runs of {stretch}.",
  itemsRunsBy: "The set {name} holds the unbroken runs of {stretch}, formed separately for each {by}.",
  runsCut: "A run is cut where an assessment period begins or ends.",
  runsWhole: "A run is never cut, and counts in one assessment period with its full length.",
  budgetEach: "the first {amount}, in all, of {stretch} in each {period}",
  dimensionAmong: "{dimension} among {among}",
  cellsOf: "the number of assessments of the service level {target}, one for each combination",
  cellsWith:
    "the number of assessments of the service level {target}, one for each combination, that are {verdicts}",
  expectedLevel: "the expected level",
  minimumLevel: "the minimum level",
  clockUnlimited: "No limit is set: the clock only measures.",
  itemStart: "the start",
  itemEnd: "the end",
  itemLength: "the length",
} as const;
