/** Between the time line and the calendar on the wall: which date an instant has in a zone, and when a
 *  date begins there. A day may begin at one in the morning where the clock skips midnight. */
import type { Instant } from "../value/instant.ts";
import { dateOfLocal, type LocalDate, localTime } from "./civil.ts";
import { localOf, resolveLocal, type Zone } from "./zone.ts";

/** The date on the wall at an instant. */
export function localDate(zone: Zone, instant: Instant): LocalDate {
  return dateOfLocal(localOf(zone, instant));
}

/** The instant at which a local date begins. */
export function startOfDate(zone: Zone, date: LocalDate): Instant {
  return resolveLocal(zone, localTime(date, 0), "earlier");
}
