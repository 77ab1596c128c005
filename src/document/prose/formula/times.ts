/** Values of time in words: lengths between instants, deadlines, and what a clock says. */

import type { CalendarChoice, Deadline, Name, TimeExpression } from "../../../engine/prepare/expression.ts";
import { unreachable } from "../../../engine/value/assert.ts";
import { pointerTo } from "../../../engine/value/problem.ts";
import { named, type Phrase, value } from "../phrase.ts";
import { formatTimeOfDay } from "../time-of-day.ts";
import { say, type Voice } from "../voice.ts";
import { operand } from "./expressions.ts";
import { namePhrase } from "./literals.ts";
import { tablePhrase } from "./tables.ts";

/** Lengths, deadlines and readings of clocks. */
export function timePhrase(voice: Voice, node: TimeExpression<Name>, at: string): Phrase {
  switch (node.kind) {
    case "time between": {
      const slots = {
        from: operand(voice, node.from, pointerTo(at, "time from")),
        to: operand(voice, node.to, pointerTo(at, "to")),
      };
      if (node.on === undefined) return say(voice, "timeBetween", slots);
      return say(voice, "timeBetweenOn", {
        ...slots,
        calendar: calendarPhrase(voice, node.on, pointerTo(at, "on")),
      });
    }
    case "moved":
      return movedPhrase(voice, node, at);
    case "day of":
      return say(voice, "dayOf", { instant: operand(voice, node.instant, pointerTo(at, "day of")) });
    case "clock value":
      return say(voice, CLOCK_VALUES[node.value], { clock: namePhrase(voice, node.clock) });
    case "field at":
      return say(voice, "fieldAt", {
        field: namePhrase(voice, node.field),
        event: named(node.event, pointerTo(at, "at")),
      });
    default:
      return unreachable(node);
  }
}

const CLOCK_VALUES = {
  elapsed: "clockElapsed",
  due: "clockDue",
  start: "clockStart",
  stop: "clockStop",
  breach: "clockBreach",
  margin: "clockMargin",
  paused: "clockPaused",
} as const;

type Moved = Extract<TimeExpression<Name>, { readonly kind: "moved" }>;

function movedPhrase(voice: Voice, node: Moved, at: string): Phrase {
  const due = pointerTo(at, "due");
  const slots = {
    from: operand(voice, node.from, pointerTo(due, "from")),
    by: operand(voice, node.by, pointerTo(due, "by")),
  };
  const plain =
    node.on === undefined
      ? say(voice, "moved", slots)
      : say(voice, "movedOn", { ...slots, calendar: calendarPhrase(voice, node.on, pointerTo(due, "on")) });
  const cut =
    node.cutOff === undefined
      ? plain
      : say(voice, "movedCutOff", {
          moved: plain,
          time: value(formatTimeOfDay(node.cutOff), pointerTo(due, "cut-off")),
        });
  return snappedPhrase(voice, cut, node.snap, pointerTo(due, "end"));
}

function snappedPhrase(voice: Voice, moved: Phrase, snap: Deadline["snap"], at: string): Phrase {
  if (snap === undefined) return moved;
  if (snap === "end of day") return say(voice, "movedEndOfDay", { moved });
  if (snap === "end of business day") return say(voice, "movedEndOfBusinessDay", { moved });
  return say(voice, "movedAt", { moved, time: value(formatTimeOfDay(snap.timeOfDay), at) });
}

/** A calendar by name, or by a table of names. */
export function calendarPhrase(voice: Voice, choice: CalendarChoice<Name>, at: string): Phrase {
  return choice.kind === "calendar" ? named(choice.name, at) : tablePhrase(voice, choice, at, "calendarIn");
}
