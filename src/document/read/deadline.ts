/** What a clock's limit and a `due` formula share: whose hours count, and how the final day closes. */

import type { CalendarChoice, Deadline, Expression, Name } from "../../engine/prepare/expression.ts";
import { type Refusal, refusal } from "../phrase/refusal.ts";
import { readTimeOfDay } from "../phrase/window.ts";
import type { Node } from "../tree.ts";
import { STAND_IN } from "./literal.ts";
import { type Fields, given, maybe, type Reading, readName, readPhrase, reportType } from "./reading.ts";
import { readTable } from "./table.ts";

/** A calendar by name, or a table whose values are names of calendars. */
export function readCalendarChoice(reading: Reading, node: Node): CalendarChoice<Name> {
  if (node.kind === "map") return readTable(reading, node, (value) => readCalendarName(reading, value));
  return { kind: "calendar", name: readName(reading, node, "the name of a calendar") };
}

function readCalendarName(reading: Reading, node: Node): Expression<Name> {
  if (node.kind === "map") return readTable(reading, node, (value) => readCalendarName(reading, value));
  if (node.kind !== "text") {
    reportType(reading, node, "the name of a calendar");
    return STAND_IN;
  }
  return node.text === "not applicable" ? STAND_IN : { kind: "text", text: readName(reading, node) };
}

/** The cut-off and the closing moment; `closing` is the key that states the moment. */
export function readDeadline(reading: Reading, fields: Fields, closing: "due" | "end"): Deadline {
  const cutOff = maybe(fields.get("cut-off"), (node) =>
    readPhrase(reading, node, readTimeOfDay, 0, "a time of day such as 13:00"),
  );
  const snap = maybe(fields.get(closing), (node) =>
    readPhrase(reading, node, readSnap, "end of day" as const, 'when the day closes, such as "end of day"'),
  );
  return given({ cutOff, snap });
}

function readSnap(text: string): NonNullable<Deadline["snap"]> | Refusal {
  if (text === "end of day" || text === "end of business day") return text;
  const time = /^at (.+)$/.exec(text)?.[1];
  if (time === undefined) {
    return refusal(
      "unknown-choice",
      `"${text}" does not say when the final day closes; write "end of day", "end of business day" or "at 16:00".`,
    );
  }
  const timeOfDay = readTimeOfDay(time);
  return typeof timeOfDay === "number" ? { timeOfDay } : timeOfDay;
}
