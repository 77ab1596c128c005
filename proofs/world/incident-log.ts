/** What does an export of an incident log look like whose verdicts somebody else has formed?
 *
 *  Rows of the form of a public ServiceNow log: one per update, dates as d/M/yyyy HH:mm without a zone,
 *  "?" for what is missing, the closing time repeated on every row, so that early rows know the future.
 *  The flag `made_sla` is formed here by a rule of this file alone: weekdays round the clock from opening
 *  to the first closing against a limit per priority, and here and there by nobody's rule, as in life. */
import { chance, pick, type RandomSource, whole } from "./random.ts";

const MINUTE = 60_000;
const WEEKDAY_MINUTES = 5 * 1440;
/** Monday 4 January 2016, in minutes. */
const SOME_MONDAY = Date.UTC(2016, 0, 4) / MINUTE;

/** Minutes of weekdays within which the service desk of this log is content, by priority. */
const HIDDEN_LIMITS: Readonly<Record<string, number>> = {
  "1": 0,
  "2": 0,
  "3": 163 * 60 - 20,
  "4": 347 * 60 - 45,
};

const COLUMNS = [
  "number",
  "incident_state",
  "active",
  "reassignment_count",
  "reopen_count",
  "sys_mod_count",
  "made_sla",
  "caller_id",
  "opened_by",
  "opened_at",
  "sys_created_by",
  "sys_created_at",
  "sys_updated_by",
  "sys_updated_at",
  "contact_type",
  "location",
  "category",
  "subcategory",
  "u_symptom",
  "cmdb_ci",
  "impact",
  "urgency",
  "priority",
  "assignment_group",
  "assigned_to",
  "knowledge",
  "u_priority_confirmation",
  "notify",
  "problem_id",
  "rfc",
  "vendor",
  "caused_by",
  "closed_code",
  "resolved_by",
  "resolved_at",
  "closed_at",
] as const;

interface Update {
  readonly state: string;
  /** Minutes since 1970, on the wall clock of the log. */
  readonly at: number;
  readonly priority: string;
  readonly reopened: number;
}

/** CSV text of a log of `incidents` incidents, opened over half a year. */
export function incidentLog(random: RandomSource, incidents: number): string {
  const lines = [COLUMNS.join(",")];
  for (let index = 0; index < incidents; index += 1) {
    const number = String(45 + index * 4 + whole(random, 0, 3)).padStart(7, "0");
    lines.push(...rowsOf(number, updatesOf(random, index, incidents), random));
  }
  return `${lines.join("\n")}\n`;
}

/** The life of one incident: states in order, now and then another priority, a second closing. */
function updatesOf(random: RandomSource, index: number, incidents: number): readonly Update[] {
  const opened =
    SOME_MONDAY + 57 * 1440 + Math.floor((index * 180 * 1440) / incidents) + whole(random, 0, 600);
  let priority = pick(random, ["1", "2", "3", "3", "3", "3", "3", "3", "4", "4"]);
  const updates: Update[] = [{ state: "New", at: opened, priority, reopened: 0 }];
  let at = opened + whole(random, 1, 30);
  const move = (state: string, minutes: number, reopened = 0): void => {
    at += minutes;
    updates.push({ state, at, priority, reopened });
  };
  move("New", 0);
  for (let step = whole(random, 0, 3); step > 0; step -= 1) {
    if (chance(random, 0.06)) priority = pick(random, ["1", "2", "3", "4"]);
    move(
      pick(random, ["Active", "Active", "Awaiting User Info", "Awaiting Vendor", "Awaiting Problem"]),
      whole(random, 0, 5000),
    );
  }
  // The desk of this log falls behind month by month, so that some months are missed and cost something.
  const backlog = Math.floor((15_000 * index) / incidents);
  move("Resolved", whole(random, 5, chance(random, 0.3) ? 20_000 : 3000) + whole(random, 0, backlog));
  move("Closed", 5 * 1440 + whole(random, 0, 60));
  const afterwards = random.next();
  if (afterwards < 0.01) {
    move("Active", whole(random, 30, 9000), 1);
    move("Closed", whole(random, 30, 9000), 1);
  } else if (afterwards < 0.02) {
    move("Closed", whole(random, 1, 200_000));
  }
  return updates;
}

function rowsOf(number: string, updates: readonly Update[], random: RandomSource): readonly string[] {
  const opened = updates[0]?.at ?? 0;
  const closings = updates.filter((update) => update.state === "Closed");
  const firstClosing = closings[0];
  const inTime =
    firstClosing !== undefined &&
    weekdayMinutes(firstClosing.at) - weekdayMinutes(opened) <= (HIDDEN_LIMITS[firstClosing.priority] ?? 0);
  const flag = chance(random, 0.001) ? !inTime : inTime;
  return updates.slice(1).map((update, index) => {
    const closed = firstClosing !== undefined && update.at >= firstClosing.at;
    const known: Readonly<Record<string, string>> = {
      number,
      incident_state: update.state,
      active: String(update.state !== "Closed"),
      reopen_count: String(update.reopened),
      sys_mod_count: String(index),
      made_sla: String(closed ? flag : true),
      opened_at: wallClock(opened),
      sys_created_at: wallClock(opened + 1),
      sys_updated_at: wallClock(update.at),
      contact_type: "Phone",
      priority: update.priority,
      closed_at: wallClock(closings.at(-1)?.at ?? opened),
    };
    return COLUMNS.map((column) => known[column] ?? "?").join(",");
  });
}

function weekdayMinutes(at: number): number {
  const weeks = Math.floor((at - SOME_MONDAY) / (7 * 1440));
  return weeks * WEEKDAY_MINUTES + Math.min(at - SOME_MONDAY - weeks * 7 * 1440, WEEKDAY_MINUTES);
}

function wallClock(minutes: number): string {
  const date = new Date(minutes * MINUTE);
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}
