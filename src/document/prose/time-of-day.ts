/** Times of day as a contract writes them: "09:00", "16:30:15" when there are seconds, "24:00" at the end. */

import { padded } from "../../engine/value/gregorian.ts";
import { HOUR, MINUTE, SECOND } from "../../engine/value/instant.ts";

/** `ms` counts from local midnight. Seconds and milliseconds print when they are not zero, or when asked for. */
export function formatTimeOfDay(ms: number, detail: "minutes" | "seconds" = "minutes"): string {
  const clock = `${padded(Math.floor(ms / HOUR), 2)}:${padded(Math.floor(ms / MINUTE) % 60, 2)}`;
  const seconds = Math.floor(ms / SECOND) % 60;
  const rest = ms % SECOND;
  if (seconds === 0 && rest === 0 && detail === "minutes") return clock;
  return `${clock}:${padded(seconds, 2)}${rest === 0 ? "" : `.${padded(rest, 3)}`}`;
}
