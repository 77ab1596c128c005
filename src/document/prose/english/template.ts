/** The English phrases by which an agreement names its template, and the annex that lists what differs. */

export const ENGLISH_TEMPLATE = {
  basedOnTitle: "Template",
  basedOn:
    "The terms of this agreement were taken from version {version} of the agreement {agreement}, whose canonical text has the SHA-256 {hash}. They are written out here in full, and where the two differ this agreement holds.",
  deviationsSection: "Deviations from {agreement}, version {version}",
  deviationsTitle: "List of deviations",
  deviationsIntro:
    "This list repeats what the clauses above say differently from the template; there are {count} of them.",
  deviationsNone: "Apart from its name this agreement says the same as its template.",
  deviationPlaceColumn: "Place",
  deviationTemplateColumn: "Template",
  deviationHereColumn: "This agreement",
  deviationAdded: "not in the template",
  deviationLeftOut: "left out",
  deviationOrder: "in this order: {list}",
} as const;
