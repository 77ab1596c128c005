/** The English phrases of calendars, which stand in tables more than in sentences. */

export const ENGLISH_CALENDARS = {
  calendarZone: "The hours of {name} are read in the time zone {zone}.",
  calendarVersion: "From {from} the hours of {name} are these.",
  calendarHours: "Hours of {name}",
  dayColumn: "Day",
  hoursColumn: "Hours",
  closed: "closed",
  wholeDay: "all day",
  window: "{open} to {close}",
  windowOvernight: "{open} to {close} of the next day",
  dayRange: "{first} to {last}",
  holidays: "It is closed on {dates}.",
  specialDates: "Days with other hours in {name}",
  breaks: "Breaks in {name}, which do not count",
} as const;
