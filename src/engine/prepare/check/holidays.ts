/** Do the holidays reach to the end of the term? A list that ends early makes later holidays working
 *  days without anybody having agreed to that, so a careful reader is told while there is time. */
import type { BusinessCalendar } from "../../time/calendar.ts";
import { type LocalDate, partsOf } from "../../time/civil.ts";
import { type Problem, pointerTo, warning } from "../../value/problem.ts";
import type { Agreement } from "../agreement.ts";

/** Warning: `calendar-ends-before-term`, for calendars that list holidays at all. */
export function checkHolidays({ calendars, term }: Agreement): readonly Problem[] {
  return calendars.flatMap((calendar) => {
    const listed = yearsOf(calendar);
    const last = Math.max(...listed);
    const needed = lastYearOf(term.to, term.from);
    if (listed.length === 0 || last >= needed) return [];
    const until = term.to === undefined ? "and the agreement runs on" : `and the term ends in ${needed}`;
    const message = `The holidays of "${calendar.name}" end with ${last} ${until}; add the later ones, or amend the agreement in time.`;
    return [
      warning("calendar-ends-before-term", pointerTo("/calendars", calendar.name, "holidays"), message),
    ];
  });
}

function yearsOf({ versions }: BusinessCalendar): readonly number[] {
  return versions.flatMap(({ holidays }) => holidays.map((date) => partsOf(date).year));
}

/** Without an end the first year counts: nobody lists holidays for ever. A term that ends in the first
 *  days of a year hardly needs that year's list. */
function lastYearOf(to: LocalDate | undefined, from: LocalDate): number {
  return to === undefined ? partsOf(from).year : partsOf(to - FEW_DAYS).year;
}

const FEW_DAYS = 5;
