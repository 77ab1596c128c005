/** The German phrases of calendars, which stand in tables more than in sentences. */

import type { ENGLISH_CALENDARS } from "../english/calendars.ts";

export const GERMAN_CALENDARS = {
  calendarZone: "Die Geschäftszeiten des Kalenders {name} verstehen sich in der Zeitzone {zone}.",
  calendarVersion: "Ab dem {from} gelten für {name} die folgenden Geschäftszeiten.",
  calendarHours: "Geschäftszeiten {name}",
  dayColumn: "Tag",
  hoursColumn: "Geschäftszeit",
  closed: "geschlossen",
  wholeDay: "ganztägig",
  window: "{open} bis {close} Uhr",
  windowOvernight: "{open} bis {close} Uhr des Folgetages",
  dayRange: "{first} bis {last}",
  holidays: "Keine Geschäftszeit besteht am {dates}.",
  specialDates: "Tage mit abweichender Geschäftszeit in {name}",
  breaks: "Nicht zählende Unterbrechungen in {name}",
} as const satisfies Readonly<Record<keyof typeof ENGLISH_CALENDARS, string>>;
