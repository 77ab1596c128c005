/** The German phrases for runs of a timeline, and for the extent of what lasts. */

import type { ENGLISH_RUNS } from "../english/runs.ts";

export const GERMAN_RUNS = {
  itemsRuns: "Die Menge {name} umfasst die ununterbrochenen Abschnitte von {stretch:dative}.",
  itemsRunsBy:
    "Die Menge {name} umfasst die gesondert nach {by} gebildeten ununterbrochenen Abschnitte von {stretch:dative}.",
  runsCut: "Ein Abschnitt beginnt frühestens und endet spätestens mit dem Bewertungszeitraum.",
  runsWhole:
    "Ein Abschnitt wird nicht geteilt und zählt mit seiner ganzen Länge in einem Bewertungszeitraum.",
  budgetEach:
    "die Zeit von {stretch:dative}, in jedem {period} vom Anfang an und nur bis zu einer Gesamtdauer von {amount:dative},",
  dimensionAmong: "{dimension} unter den Elementen von {among}",
  cellsOf: "die Zahl der gesonderten Bewertungen des Service-Levels {target}",
  cellsWith:
    "die Zahl der gesonderten Bewertungen des Service-Levels {target}, deren Ergebnis {verdicts} lautet,",
  expectedLevel: "das Zielniveau",
  minimumLevel: "das Mindestniveau",
  clockUnlimited: "Eine Höchstdauer ist nicht vereinbart; es wird nur gemessen.",
  itemStart: "der Beginn",
  itemEnd: "das Ende",
  itemLength: "die Dauer",
} as const satisfies Readonly<Record<keyof typeof ENGLISH_RUNS, string>>;
