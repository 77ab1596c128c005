/** Times of day and the windows between them: "08:00-18:00", "22:00-06:00".
 *
 *  A window that closes before it opens runs past midnight. One that closes when it opens is refused:
 *  it might mean the whole day or nothing at all. Midnight at the end of a day is written 24:00 and
 *  may only close; as an opening it would be the next day's 00:00. */

import type { DayWindow } from "../../engine/time/calendar.ts";
import { padded } from "../../engine/value/gregorian.ts";
import { DAY, type Duration, HOUR, MINUTE, SECOND } from "../../engine/value/instant.ts";
import { isRefusal, type Refusal, refusal } from "./refusal.ts";

/** Milliseconds after midnight of "13:00" or "13:00:30"; up to but without 24:00. */
export function readTimeOfDay(text: string): Duration | Refusal {
  const time = timeOf(text);
  if (time === undefined || time >= DAY) {
    return refusal("invalid-time", `"${text}" is no time of day; write hours and minutes like 16:30.`);
  }
  return time;
}

/** The window that "08:00-18:00" states. */
export function readWindow(text: string): DayWindow | Refusal {
  const [from = "", to = "", ...more] = text.split(/ ?[-–] ?/);
  const close = timeOf(to);
  if (more.length > 0 || close === undefined) {
    return refusal(
      "invalid-time",
      `"${text}" is no window of hours; write it like 08:00-18:00, or "closed".`,
    );
  }
  const open = readTimeOfDay(from);
  if (isRefusal(open)) return open;
  if (open === close) {
    return refusal(
      "empty-window",
      `"${text}" opens and closes at once; write 00:00-24:00 for a whole day, or "closed".`,
    );
  }
  return { open, close: close < open ? close + DAY : close };
}

/** "08:00-18:00". */
export function printWindow({ open, close }: DayWindow): string {
  return `${printTimeOfDay(open)}-${printTimeOfDay(close > DAY ? close - DAY : close)}`;
}

/** "13:00"; with seconds when there are some. */
export function printTimeOfDay(time: Duration): string {
  const seconds = Math.floor((time % MINUTE) / SECOND);
  const parts = [
    Math.floor(time / HOUR),
    Math.floor((time % HOUR) / MINUTE),
    ...(seconds === 0 ? [] : [seconds]),
  ];
  return parts.map((part) => padded(part, 2)).join(":");
}

function timeOf(text: string): Duration | undefined {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (match === null) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? "0")];
  const time = hours * HOUR + minutes * MINUTE + seconds * SECOND;
  return minutes < 60 && seconds < 60 && time <= DAY ? time : undefined;
}
