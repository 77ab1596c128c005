/** Numbers, lengths of time and instants as people read them.
 *
 *  Written here and not taken from the machine, whose language data differs from release to release:
 *  a printed statement has the same bytes everywhere. A duration prints every unit that is not zero,
 *  because "4 h" for four hours and one second would print a missed promise as a met one. */
import { dateOfDays, padded } from "./gregorian.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "./instant.ts";

export type Language = "en" | "de";

/** Groups the whole part in threes: "1234.50" becomes "1,234.50" in English, "1.234,50" in German.
 *  The text is a plain decimal as `formatDecimal` writes it. */
export function groupDigits(decimal: string, language: Language): string {
  const negative = decimal.startsWith("-");
  const [whole = "", fraction] = (negative ? decimal.slice(1) : decimal).split(".");
  const groupMark = language === "de" ? "." : ",";
  const pointMark = language === "de" ? "," : ".";
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, groupMark);
  return (negative ? "-" : "") + (fraction === undefined ? grouped : grouped + pointMark + fraction);
}

/** "1 h 52 min", "26 min", "2 d 3 h", "4 h 1 s", "250 ms", "0 min"; negative with a leading "-".
 *  A day is 24 hours; ask for `largest: "h"` where a day would be misread as a working day. */
export function formatDuration(duration: Duration, largest: "d" | "h" = "d"): string {
  let rest = Math.abs(duration);
  const parts: string[] = [];
  for (const [length, symbol] of UNITS) {
    if (symbol === "d" && largest === "h") continue;
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${symbol}`);
  }
  if (parts.length === 0) return "0 min";
  return (duration < 0 ? "-" : "") + parts.join(" ");
}

const UNITS: readonly (readonly [Duration, string])[] = [
  [DAY, "d"],
  [HOUR, "h"],
  [MINUTE, "min"],
  [SECOND, "s"],
  [1, "ms"],
];

/** "2026-10-05T09:04:00Z"; milliseconds only when they are not zero: "2026-10-05T09:04:00.250Z". */
export function formatInstant(instant: Instant): string {
  return `${formatLocal(instant)}Z`;
}

/** The same without a zone mark, for local milliseconds: "2026-10-05T09:04:00". */
export function formatLocal(local: number): string {
  const days = Math.floor(local / DAY);
  const rest = local - days * DAY;
  const { year, month, day } = dateOfDays(days);
  const ms = rest % SECOND;
  const time = [rest / HOUR, (rest / MINUTE) % 60, (rest / SECOND) % 60]
    .map((part) => padded(Math.floor(part), 2))
    .join(":");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}T${time}${ms === 0 ? "" : `.${padded(ms, 3)}`}`;
}
