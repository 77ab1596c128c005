/** The German phrases by which an agreement names its template, and the annex that lists what differs. */

import type { ENGLISH_TEMPLATE } from "../english/template.ts";

export const GERMAN_TEMPLATE = {
  basedOnTitle: "Vorlage",
  basedOn:
    "Die Bestimmungen dieser Vereinbarung sind der Fassung {version} der Vereinbarung {agreement} entnommen, deren kanonischer Text den SHA-256-Wert {hash} hat. Sie sind hier vollständig wiedergegeben; soweit beide voneinander abweichen, gilt diese Vereinbarung.",
  deviationsSection: "Abweichungen von {agreement}, Fassung {version}",
  deviationsTitle: "Verzeichnis der Abweichungen",
  deviationsIntro:
    "Dieses Verzeichnis wiederholt, was die vorstehenden Bestimmungen abweichend von der Vorlage regeln; es umfasst {count} Abweichungen.",
  deviationsNone: "Abgesehen von ihrer Bezeichnung stimmt diese Vereinbarung mit ihrer Vorlage überein.",
  deviationPlaceColumn: "Fundstelle",
  deviationTemplateColumn: "Vorlage",
  deviationHereColumn: "Diese Vereinbarung",
  deviationAdded: "in der Vorlage nicht enthalten",
  deviationLeftOut: "entfällt",
  deviationOrder: "in dieser Reihenfolge: {list}",
} as const satisfies Readonly<Record<keyof typeof ENGLISH_TEMPLATE, string>>;
