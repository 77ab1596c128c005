/** "Mon-Fri", "Mon, Wed", "Sat": the days of a week that one entry of opening hours speaks for. */

import { type Refusal, refusal } from "./refusal.ts";

/** Monday first, as the calendar counts them. */
export const WEEKDAYS: readonly string[] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Weekday numbers from 0 for Monday; "Fri-Mon" runs over the end of the week. */
export function readWeekdays(text: string): readonly number[] | Refusal {
  const days: number[] = [];
  for (const part of text.split(/ ?, ?/)) {
    const [first = "", last = first, ...more] = part.split(/ ?[-–] ?/);
    const [from, to] = [WEEKDAYS.indexOf(first), WEEKDAYS.indexOf(last)];
    if (from < 0 || to < 0 || more.length > 0) {
      return refusal(
        "unknown-weekday",
        `"${part}" is no weekday; write Mon, Tue, Wed, Thu, Fri, Sat or Sun, or a range such as Mon-Fri.`,
      );
    }
    for (let day = from; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === to) break;
    }
  }
  return days;
}
