/** The same clock by hand: weekday minutes from opening to the first closing, out of the rows themselves.
 *
 *  Knows the log's columns and nothing of agreements, events or calendars. */
import type { TableRow } from "./table.ts";

export interface NaiveIncident {
  readonly number: string;
  readonly priority: string;
  /** Minutes since 1970 on the clock of the log. */
  readonly opened: number;
  readonly closed: number;
  readonly weekdayMinutes: number;
  /** What the log says on the incident's last row. */
  readonly made: boolean;
}

const MONDAY = Date.UTC(2015, 11, 28) / 60_000;
const DAY = 1440;

/** Incidents that were closed, by when they were opened and then by number. */
export function naiveIncidents(rows: readonly TableRow[]): readonly NaiveIncident[] {
  const byNumber = new Map<string, TableRow[]>();
  for (const row of rows) {
    const known = byNumber.get(row.number ?? "") ?? [];
    known.push(row);
    byNumber.set(row.number ?? "", known);
  }
  return [...byNumber]
    .flatMap(([number, life]) => incidentOf(number, life))
    .sort((a, b) => a.opened - b.opened || (a.number < b.number ? -1 : 1));
}

function incidentOf(number: string, life: readonly TableRow[]): readonly NaiveIncident[] {
  const closing = life.find((row) => row.incident_state === "Closed");
  if (closing === undefined) return [];
  const opened = minutesOf(closing.opened_at);
  const closed = minutesOf(closing.sys_updated_at);
  const weekdayMinutes = weekdays(closed) - weekdays(opened);
  const made = life.at(-1)?.made_sla === "true";
  return [{ number, priority: `P${closing.priority}`, opened, closed, weekdayMinutes, made }];
}

/** Weekday minutes since some Monday: five whole days a week, and what there is of this week's. */
function weekdays(at: number): number {
  const sinceMonday = at - MONDAY;
  const weeks = Math.floor(sinceMonday / (7 * DAY));
  return weeks * 5 * DAY + Math.min(sinceMonday - weeks * 7 * DAY, 5 * DAY);
}

function minutesOf(text: string | undefined): number {
  const [day, month, year, hour, minute] = (text ?? "").split(/[/ :]/).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute) / 60_000;
}
